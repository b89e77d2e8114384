"""An unfolding case: a chart that gains data, and six items in the order of clinical judgement."""

from html import escape
from typing import Any

from baclofen import content
from baclofen.labs.questions import case_chart
from baclofen.labs.questions.card import Card
from baclofen.labs.questions.deck import Walk
from baclofen.labs.questions.poster import chart_html
from baclofen.labs.questions.saving import Memory
from baclofen.widgets import Note
from baclofen.widgets.exam import DataTable, Tabs


class CaseLab(Walk):
    """One case. ``go(place)``, ``answer(place, response)`` and ``reset()`` play it from Python."""

    name = "case"

    def __init__(self, id: str) -> None:
        self.case = content.case(id)
        self.memory = Memory(self.case.lesson)
        self.cards = [Card(question, self._scored, self.memory.keep) for question in self.case.questions]
        super().__init__(self.cards)
        self.chart, self.scores = Tabs(self.word("chart"), case_chart.tabs(self.case, 1)), DataTable()
        about = Note(f"{self.case.about} {self.word('made_up')}")
        controls = [about, self.chart, self.progress, self.stage, self.steps, self.scores]
        title = self.word("title", title=self.case.title)
        self.panel = self.framed(controls, self.total, title=title, on_reset=self.reset)
        self.panel.add_class("bac-charted")
        self.go(0)

    def _show_place(self) -> None:
        """Open the item; the chart then shows what was known by that time."""
        tabs, question = case_chart.tabs(self.case, self.place + 1), self.case.questions[self.place]
        with self.chart.hold_trait_notifications():
            self.chart.tabs = tabs
            if self.chart.value not in [tab["key"] for tab in tabs]:
                self.chart.value = tabs[0]["key"]
        step = self.word(f"step.{question.step}")
        count, number = str(len(self.cards)), str(self.place + 1)
        said = self.word("progress", number=number, count=count, step=step)
        new = ", ".join(tab["title"] for tab in tabs if tab["new"])
        self.progress.text = f"{said} {self.word('progress.new', tabs=new)}" if new else said

    def _show_points(self) -> None:
        done = self.word("done") if self.cards[-1].score else ""
        self.total.text = " ".join(filter(None, (self._total(), done, self.memory.trouble)))
        heads = [self.word(f"scores.{head}") for head in ("item", "step", "points")]
        with self.scores.hold_sync():
            self.scores.caption, self.scores.columns = self.word("scores"), heads
            self.scores.rows = [self._row(number) for number, card in enumerate(self.cards) if card.score]

    def _row(self, number: int) -> list[str]:
        card = self.cards[number]
        points = self.word("scores.cell", score=str(card.score.score), max=str(card.score.max))
        return [str(number + 1), self.word(f"step.{card.question.step}"), points]

    def _points(self) -> dict[str, str]:
        return {"title": self.case.title, **super()._points()}

    def _scored(self, _card: Card) -> None:
        with self._lock:
            self._show_points()

    def answer(self, place: int, response: Any, confidence: str = "") -> Any:
        """Open an item (0 is the first) and answer it from Python; returns its score."""
        return self._answer_at(place, response, confidence)

    def reset(self) -> "CaseLab":
        """Forget every answer, and take the chart back to its beginning: the case may be played anew."""
        with self._lock:
            super().reset()
            self.chart.value = self.chart.tabs[0]["key"]
        return self

    def poster(self) -> str:
        """Client, opening chart and first item as HTML, for a saved notebook; the rest is not given away."""
        more = self.word("wait", count=str(len(self.cards) - 1))
        title = self.word("title", title=self.case.title)
        return (
            f"<h3>{escape(title)}</h3><p>{escape(self.case.about)}</p>"
            f"{chart_html(case_chart.tabs(self.case, 1))}{self.cards[0].poster()}<p>{escape(more)}</p>"
        )


def case(id: str) -> CaseLab:
    """One unfolding case, such as ``case("stiff_and_hot")``."""
    return CaseLab(id)
