"""Check yourself: one question at a time, scored by the exam's own rules, with a reason for every option."""

import html
from typing import Any

import ipywidgets

from baclofen import content
from baclofen.labs.card import Card
from baclofen.widgets import Button, Panel, Status

_TYPES = ("mc", "sata")
_LIVE_VIEW = "application/vnd.jupyter.widget-view+json"


class Quiz:
    """The questions of one lesson. ``answer(id, response)`` and ``go(number)`` move it from Python."""

    name = "quiz"

    def __init__(self, lesson: str) -> None:
        self.lesson = lesson
        questions = [q for q in content.questions(lesson) if q.type in _TYPES and "trend" not in q.more]
        self.cards = {q.id: Card(q, self._scored) for q in questions}
        self.place = 0
        self.progress = Status("")
        self.total = Status("")
        self.back_button = Button(content.word("quiz.back"))
        self.next_button = Button(content.word("quiz.next"))
        self.back_button.on_press(lambda: self.go(self.place - 1))
        self.next_button.on_press(lambda: self.go(self.place + 1))
        self.stage = ipywidgets.VBox([])
        self.panel = self._frame()
        self.go(0)

    def _frame(self) -> Panel:
        steps = ipywidgets.HBox([self.back_button, self.next_button])
        return Panel(
            title=content.word("quiz.title"),
            question=content.word("quiz.question"),
            controls=[self.progress, self.stage, steps],
            picture=None,
            sentence=self.total,
            safety=content.word("safety.line"),
            on_reset=self.reset,
        )

    def go(self, place: int) -> None:
        """Show the question at ``place`` (0 is the first); stops at both ends."""
        cards = list(self.cards.values())
        self.place = max(0, min(place, len(cards) - 1))
        self.stage.children = (cards[self.place].widget,)
        self.progress.text = content.word("quiz.progress", number=str(self.place + 1), count=str(len(cards)))
        self.back_button.disabled = self.place == 0
        self.next_button.disabled = self.place == len(cards) - 1
        self._show_total()

    def answer(self, question_id: str, response: Any) -> Any:
        """Answer one question from Python; returns its score."""
        self.go(list(self.cards).index(question_id))
        return self.cards[question_id].answer(response)

    def reset(self) -> "Quiz":
        """Forget every answer and go back to the first question."""
        for card in self.cards.values():
            card.reset()
        self.go(0)
        return self

    @property
    def line(self) -> str:
        """The plain-text form: how many questions, how many answered, the points so far."""
        return content.word("quiz.line", lesson=self.lesson, **self._points())

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

    def _scored(self, _card: Card) -> None:
        self._show_total()

    def poster(self) -> str:
        """The questions as plain HTML, for a saved notebook that nobody has run yet."""
        items = "".join(
            f"<li>{html.escape(card.question.stem)}{_options(card)}</li>" for card in self.cards.values()
        )
        return f"<ol>{items}</ol>"

    def _repr_mimebundle_(self, **_kwargs: Any) -> dict[str, Any]:
        live = self.panel._repr_mimebundle_()
        live = live[0] if isinstance(live, tuple) else live
        return {"text/plain": self.line, "text/html": self.poster(), _LIVE_VIEW: live[_LIVE_VIEW]}

    def __repr__(self) -> str:
        return self.line


def _options(card: Card) -> str:
    return (
        "<ul>" + "".join(f"<li>{html.escape(option.text)}</li>" for option in card.question.options) + "</ul>"
    )


def quiz(lesson: str) -> Quiz:
    """The questions of one lesson, such as ``quiz("02")``."""
    return Quiz(lesson)
