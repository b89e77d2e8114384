"""Check yourself: one question at a time, scored by the exam's own rules, with a reason for every option."""

from typing import Any

from baclofen import content
from baclofen.labs.questions.card import Card
from baclofen.labs.questions.deck import Walk
from baclofen.labs.questions.saving import Memory
from baclofen.widgets import Button, Status
from baclofen.widgets.boxes import Column

_FIRST = ("mc", "sata")


class Quiz(Walk):
    """The questions of one lesson. ``answer(id, response)`` and ``go(number)`` move it from Python.

    Args:
        lesson: its two digits.
        main: those of the main path, or those that wait under More practice.
    """

    name = "quiz"

    def __init__(self, lesson: str, main: bool = True) -> None:
        self.lesson, self.memory = lesson, Memory(lesson)
        # The plain formats first; the order of the files else.
        asked = (question for question in content.questions(lesson) if question.main is main)
        questions = sorted(asked, key=lambda question: question.type not in _FIRST)
        if not questions:
            raise ValueError(f"Lesson {lesson} has no such questions; add some to data/questions.")
        self.cards = {question.id: Card(question, self._scored, self.memory.keep) for question in questions}
        super().__init__(self.cards.values())
        self.sure_head, self.sure_list = Status(""), Column([])
        self._ways_back: dict[str, Button] = {}
        controls = [self.progress, self.stage, self.steps, self.sure_head, self.sure_list]
        title = self.word("title" if main else "title.more")
        self.panel = self.framed(controls, self.total, title=title, on_reset=self.reset)
        self.go(0)

    def _show_place(self) -> None:
        self.progress.text = self.word("progress", number=str(self.place + 1), count=str(len(self.cards)))

    def answer(self, question_id: str, response: Any, confidence: str = "") -> Any:
        """Answer one question from Python; returns its score."""
        return self._answer_at(list(self.cards).index(question_id), response, confidence)

    @property
    def confident_errors(self) -> list[Card]:
        """The cards of which the learner was certain and where points are missing."""
        return [card for card in self.cards.values() if card.confident_error]

    def _points(self) -> dict[str, str]:
        return {"lesson": self.lesson, **super()._points()}

    def _show_points(self) -> None:
        self.total.text = self._total()
        self._show_sure()

    def _show_sure(self) -> None:
        """After the last question: what is still open, and the confident errors as ways back."""
        cards = list(self.cards.values())
        if cards[-1].score is None:
            self.sure_head.text, self.sure_list.children = "", ()
            return
        still_open = sum(card.score is None for card in cards)
        told = [self.word("done")]
        if still_open:
            told.append(self.word("still_open", open=str(still_open), count=str(len(cards))))
        told.append(self.word("sure_some" if self.confident_errors else "sure_none"))
        self.sure_head.text = " ".join(told)
        self.sure_list.children = tuple(self._way_back(card) for card in self.confident_errors)

    def _way_back(self, card: Card) -> Button:
        """The button to a question; made once, because a page keeps every part that it ever had."""
        id = card.question.id
        if id not in self._ways_back:
            place = list(self.cards).index(id)
            button = Button(self.word("look_again", number=str(place + 1), stem=card.question.stem))
            button.on_press(lambda: self.go(place))
            self._ways_back[id] = button
        return self._ways_back[id]

    def _scored(self, _card: Card) -> None:
        self._show_points()
        if self.memory.trouble:
            self.total.text = f"{self.total.text} {self.memory.trouble}"

    def poster(self) -> str:
        """The questions as plain HTML, for a saved notebook that nobody has run yet."""
        return "<ol>" + "".join(f"<li>{card.poster()}</li>" for card in self.cards.values()) + "</ol>"


def quiz(lesson: str) -> Quiz:
    """The questions on the main path of one lesson, such as ``quiz("02")``."""
    return Quiz(lesson)


def more_questions(lesson: str) -> Quiz:
    """The other questions of one lesson, for More practice, such as ``more_questions("02")``."""
    return Quiz(lesson, main=False)
