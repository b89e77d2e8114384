"""An unfolding case: a chart that gains data, and six items in the order of clinical judgement."""

from html import escape
from threading import RLock
from typing import Any

import ipywidgets

from baclofen import content
from baclofen.labs import chart
from baclofen.labs.card import Card
from baclofen.labs.posters import chart_html
from baclofen.labs.view import LIVE_VIEW, kit_words, live_view
from baclofen.widgets import Button, Note, Panel, Status
from baclofen.widgets.formats import DataTable, Tabs


class CaseLab:
    """One case. ``go(place)``, ``answer(place, response)`` and ``reset()`` play it from Python."""

    name = "case"

    def __init__(self, id: str) -> None:
        self.case, self._lock = content.case(id), RLock()
        self.cards = [Card(question, self._scored) for question in self.case.questions]
        self.place = 0
        self.chart = Tabs(content.word("case.chart"), chart.tabs(self.case, 1))
        self.progress, self.total, self.scores = Status(""), Status(""), DataTable()
        self.stage = ipywidgets.VBox([])
        self.back_button = Button(content.word("case.back"))
        self.next_button = Button(content.word("case.next"))
        self.back_button.on_press(lambda: self.go(self.place - 1))
        self.next_button.on_press(lambda: self.go(self.place + 1))
        steps = ipywidgets.HBox([self.back_button, self.next_button])
        about = Note(f"{self.case.about} {content.word('case.made_up')}")
        self.panel = Panel(
            title=content.word("case.title", title=self.case.title),
            question=content.word("case.question"),
            controls=[about, self.chart, self.progress, self.stage, steps, self.scores],
            picture=None,
            sentence=self.total,
            safety=content.word("safety.line"),
            on_reset=self.reset,
            words=kit_words(),
        )
        self.go(0)

    def go(self, place: int) -> None:
        """Open the item at ``place`` (0 is the first); the chart then shows what was known by that time."""
        with self._lock:
            self.place = max(0, min(place, len(self.cards) - 1))
            self._show_chart()
            self.stage.children = (self.cards[self.place].widget,)
            self.back_button.disabled = self.place == 0
            self.next_button.disabled = self.place == len(self.cards) - 1
            self._show_points()

    def _show_chart(self) -> None:
        tabs, question = chart.tabs(self.case, self.place + 1), self.case.questions[self.place]
        with self.chart.hold_trait_notifications():
            self.chart.tabs = tabs
            if self.chart.value not in [tab["key"] for tab in tabs]:
                self.chart.value = tabs[0]["key"]
        step = content.word(f"case.step.{question.step}")
        count, number = str(len(self.cards)), str(self.place + 1)
        said = content.word("case.progress", number=number, count=count, step=step)
        new = ", ".join(tab["title"] for tab in tabs if tab["new"])
        self.progress.text = f"{said} {content.word('case.progress.new', tabs=new)}" if new else said

    def _show_points(self) -> None:
        points = self._points()
        done = content.word("case.done") if self.cards[-1].score else ""
        said = content.word("case.total", **points) if points["answered"] != "0" else ""
        self.total.text = f"{said} {done}".strip()
        heads = [content.word(f"case.scores.{head}") for head in ("item", "step", "points")]
        with self.scores.hold_sync():
            self.scores.caption, self.scores.columns = content.word("case.scores"), heads
            self.scores.rows = [self._row(number) for number, card in enumerate(self.cards) if card.score]

    def _row(self, number: int) -> list[str]:
        card = self.cards[number]
        points = content.word("case.scores.cell", score=str(card.score.score), max=str(card.score.max))
        return [str(number + 1), content.word(f"case.step.{card.question.step}"), points]

    def _points(self) -> dict[str, str]:
        scores = [card.score for card in self.cards if card.score]
        return {
            "title": self.case.title,
            "count": str(len(self.cards)),
            "answered": str(len(scores)),
            "score": str(sum(score.score for score in scores)),
            "max": str(sum(score.max for score in scores)),
        }

    def _scored(self, _card: Card) -> None:
        with self._lock:
            self._show_points()

    def answer(self, place: int, response: Any, confidence: str = "") -> Any:
        """Open an item (0 is the first) and answer it from Python; returns its score."""
        with self._lock:
            self.go(place)
            return self.cards[self.place].answer(response, confidence)

    def reset(self) -> "CaseLab":
        """Forget every answer, and take the chart back to its beginning: the case may be played anew."""
        with self._lock:
            for card in self.cards:
                if card.attempt or card.score:
                    card.reset()
            self.go(0)
            self.chart.value = self.chart.tabs[0]["key"]
        return self

    @property
    def line(self) -> str:
        """The plain-text form: the case, how many items, how many answered, the points so far."""
        return content.word("case.line", **self._points())

    def poster(self) -> str:
        """Client, opening chart and first item as HTML, for a saved notebook; the rest is not given away."""
        more = content.word("case.wait", count=str(len(self.cards) - 1))
        title = content.word("case.title", title=self.case.title)
        return (
            f"<h3>{escape(title)}</h3><p>{escape(self.case.about)}</p>"
            f"{chart_html(chart.tabs(self.case, 1))}{self.cards[0].poster()}<p>{escape(more)}</p>"
        )

    def _repr_mimebundle_(self, **_kwargs: Any) -> dict[str, Any]:
        return {"text/plain": self.line, "text/html": self.poster(), LIVE_VIEW: live_view(self.panel)}

    def __repr__(self) -> str:
        return self.line


def case(id: str) -> CaseLab:
    """One unfolding case, such as ``case("stiff_and_hot")``."""
    return CaseLab(id)
