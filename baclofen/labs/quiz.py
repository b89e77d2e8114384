"""Check yourself: one question at a time, scored by the exam's own rules, with a reason for every option."""

from threading import RLock
from typing import Any

import ipywidgets

from baclofen import content
from baclofen.labs.card import Card
from baclofen.labs.memory import remember
from baclofen.labs.view import LIVE_VIEW, kit_words, live_view
from baclofen.widgets import Button, Panel, Status

_FIRST = ("mc", "sata")


class Quiz:
    """The questions of one lesson. ``answer(id, response)`` and ``go(number)`` move it from Python."""

    name = "quiz"

    def __init__(self, lesson: str) -> None:
        self.lesson, self._lock = lesson, RLock()
        # The plain formats first; the order of the files else.
        questions = sorted(content.questions(lesson), key=lambda question: question.type not in _FIRST)
        if not questions:
            raise ValueError(f"Lesson {lesson} has no questions; add some to data/questions.")
        self.cards = {question.id: Card(question, self._scored) for question in questions}
        self.place = 0
        self.progress, self.total, self.sure_head = Status(""), Status(""), Status("")
        self.back_button = Button(content.word("quiz.back"))
        self.next_button = Button(content.word("quiz.next"))
        self.back_button.on_press(lambda: self.go(self.place - 1))
        self.next_button.on_press(lambda: self.go(self.place + 1))
        self.stage = ipywidgets.VBox([])
        self.sure_list = ipywidgets.VBox([])
        self.panel = self._frame()
        self.go(0)

    def _frame(self) -> Panel:
        steps = ipywidgets.HBox([self.back_button, self.next_button])
        return Panel(
            title=content.word("quiz.title"),
            question=content.word("quiz.question"),
            controls=[self.progress, self.stage, steps, self.sure_head, self.sure_list],
            picture=None,
            sentence=self.total,
            safety=content.word("safety.line"),
            on_reset=self.reset,
            words=kit_words(),
        )

    def go(self, place: int) -> None:
        """Show the question at ``place`` (0 is the first); stops at both ends."""
        with self._lock:
            cards = list(self.cards.values())
            self.place = max(0, min(place, len(cards) - 1))
            self.stage.children = (cards[self.place].widget,)
            self.progress.text = content.word(
                "quiz.progress", number=str(self.place + 1), count=str(len(cards))
            )
            self.back_button.disabled = self.place == 0
            self.next_button.disabled = self.place == len(cards) - 1
            self._show_total()

    def answer(self, question_id: str, response: Any, confidence: str = "") -> Any:
        """Answer one question from Python; returns its score."""
        with self._lock:
            self.go(list(self.cards).index(question_id))
            return self.cards[question_id].answer(response, confidence)

    def reset(self) -> "Quiz":
        """Forget every answer and go back to the first question."""
        with self._lock:
            for card in self.cards.values():
                if card.attempt or card.score:
                    card.reset()
            self.go(0)
        return self

    @property
    def line(self) -> str:
        """The plain-text form: how many questions, how many answered, the points so far."""
        return content.word("quiz.line", lesson=self.lesson, **self._points())

    @property
    def confident_errors(self) -> list[Card]:
        """The cards of which the learner was certain and where points are missing."""
        return [card for card in self.cards.values() if card.confident_error]

    def _points(self) -> dict[str, str]:
        scores = [card.score for card in self.cards.values() if card.score]
        return {
            "count": str(len(self.cards)),
            "answered": str(len(scores)),
            "score": str(sum(score.score for score in scores)),
            "max": str(sum(score.max for score in scores)),
        }

    def _show_total(self) -> None:
        points = self._points()
        self.total.text = content.word("quiz.total", **points) if points["answered"] != "0" else ""
        self._show_sure()

    def _show_sure(self) -> None:
        """After the last question: what is still open, and the confident errors as ways back."""
        cards = list(self.cards.values())
        if cards[-1].score is None:
            self.sure_head.text, self.sure_list.children = "", ()
            return
        still_open = sum(card.score is None for card in cards)
        told = [content.word("quiz.done")]
        if still_open:
            told.append(content.word("quiz.still_open", open=str(still_open), count=str(len(cards))))
        told.append(content.word("quiz.sure_some" if self.confident_errors else "quiz.sure_none"))
        self.sure_head.text = " ".join(told)
        self.sure_list.children = tuple(self._way_back(card) for card in self.confident_errors)

    def _way_back(self, card: Card) -> Button:
        place = list(self.cards).index(card.question.id)
        button = Button(content.word("quiz.look_again", number=str(place + 1), stem=card.question.stem))
        button.on_press(lambda: self.go(place))
        return button

    def _scored(self, card: Card) -> None:
        trouble = remember(card, self.lesson)
        self._show_total()
        if trouble:
            self.total.text = f"{self.total.text} {trouble}"

    def poster(self) -> str:
        """The questions as plain HTML, for a saved notebook that nobody has run yet."""
        return "<ol>" + "".join(f"<li>{card.poster()}</li>" for card in self.cards.values()) + "</ol>"

    def _repr_mimebundle_(self, **_kwargs: Any) -> dict[str, Any]:
        return {"text/plain": self.line, "text/html": self.poster(), LIVE_VIEW: live_view(self.panel)}

    def __repr__(self) -> str:
        return self.line


def quiz(lesson: str) -> Quiz:
    """The questions of one lesson, such as ``quiz("02")``."""
    return Quiz(lesson)
