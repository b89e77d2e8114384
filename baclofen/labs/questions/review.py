"""Review: questions that come back, what was missed, the safety gate, and the learner's own file."""

import html
from collections.abc import Sequence
from threading import RLock
from typing import Any

from baclofen import content, progress
from baclofen.labs.live_view import NotebookOutput
from baclofen.labs.questions.card import Card
from baclofen.labs.questions.own_progress import OwnProgress
from baclofen.labs.questions.played import items
from baclofen.labs.questions.review_plan import Plan
from baclofen.labs.questions.saving import Memory
from baclofen.progress import Entry
from baclofen.widgets import Button, Catalog, Choice, Panel, Status, hide, show
from baclofen.widgets.boxes import Column

MODES = ("due", "missed", "safety", "played", "mine")


class Review(NotebookOutput):
    """The lab. ``choose``, ``answer`` and ``next`` move it from Python.

    Its lesson decides which questions come back; `card` is the one on the page, None when none is left.
    """

    name = "review"

    def __init__(self, lesson: str = "09") -> None:
        self.plan, self.memory, self._lock = Plan(lesson), Memory(lesson), RLock()
        self._cards: dict[str, Card] = {}
        self._asked: list[str] = []
        self._scores: list[bool] = []
        self.card: Card | None = None
        options = [(mode, self.word(f"mode.{mode}")) for mode in MODES]
        self.mode = Choice(self.word("mode"), options, MODES[0])
        self.mode.add_class("bac-inline")
        self.intro, self.place, self.trouble, self.tally = Status(""), Status(""), Status(""), Status("")
        self.tally.add_class("bac-tally")
        self.next_button = Button(self.word("skip"))
        self.next_button.on_press(self.next)
        self.stage = Column([])
        self.sure_list = Catalog(label=self.word("sure_list"))
        self.sure_head = Status("")
        self.own = OwnProgress(self._deleted, self._loaded)
        self.panel = self._frame()
        self.mode.observe(self._chosen, "value")
        self._show_mode()

    def _frame(self) -> Panel:
        self.asking = Column(
            [self.place, self.stage, self.next_button, self.trouble, self.sure_head, self.sure_list]
        )
        self.played = Catalog(label=content.word("played.list"))
        controls = [self.mode, self.intro, self.asking, self.played, self.own.widget]
        return self.framed(controls, self.tally, on_reset=self.reset)

    def word(self, key: str, **values: object) -> str:
        """Return one of this lab's sentences."""
        return super().word(key, **{name: str(value) for name, value in values.items()})

    @property
    def line(self) -> str:
        """The plain-text form: nothing of the learner, and no count that one question more would change."""
        return self.word("line", lesson=self.plan.lesson)

    def choose(self, mode: str) -> "Review":
        """Choose what to do: one of `MODES`."""
        with self._lock:
            if mode == self.mode.value:
                self._show_mode()
            self.mode.value = mode
        return self

    def waiting(self, entries: Sequence[Entry] | None = None) -> tuple[str, ...]:
        """The ids of the questions that wait in the chosen mode, in the order in which they are asked."""
        entries = progress.store().entries() if entries is None else entries
        plans = {"due": self.plan.due, "missed": self.plan.missed, "safety": self.plan.safety}
        mode = self.mode.value
        return plans[mode](entries) if mode in plans else ()

    def next(self) -> "Review":
        """Ask the next question, or say that nothing is left."""
        with self._lock:
            entries = progress.store().entries()
            self._ask(self._pick(self.waiting(entries)))
            self._tell(entries)
        return self

    def answer(self, response: Any, confidence: str = "") -> Any:
        """Answer the question on the page from Python; returns its score."""
        with self._lock:
            if self.card is None:
                raise ValueError("No question is on the page: choose another mode first.")
            return self.card.answer(response, confidence)

    def reset(self) -> "Review":
        """Begin the sitting again; what is stored stays stored."""
        with self._lock:
            self._asked, self._scores = [], []
            if self.mode.value == MODES[0]:
                self._show_mode()
            self.mode.value = MODES[0]
        return self

    def _chosen(self, _change: Any) -> None:
        with self._lock:
            self._show_mode()

    def _show_mode(self) -> None:
        mine, played = (self.mode.value == mode for mode in ("mine", "played"))
        show(self.asking, not mine and not played)
        show(self.own.widget, mine)
        show(self.played, played)
        self.trouble.text, self._asked = "", []
        if mine:
            self.own.show()
        self.next()

    def _pick(self, waiting: Sequence[str]) -> str | None:
        """The first that was not yet asked in this round; then a new round, not with the same one."""
        fresh = [one for one in waiting if one not in self._asked]
        if not fresh:
            last = self._asked[-1:]
            self._asked = []
            fresh = [one for one in waiting if one not in last] or list(waiting)
        return fresh[0] if fresh else None

    def _ask(self, id: str | None) -> None:
        if id is None:
            self.card, self.stage.children, self.place.text = None, (), ""
            hide(self.next_button)
            return
        self._asked.append(id)
        if id in self._cards:
            self._cards[id].reset()
        else:
            self._cards[id] = Card(self.plan.questions[id], self._scored, self.memory.keep)
        self.card = self._cards[id]
        self.stage.children = (self.card.widget,)
        lesson = content.lesson(self.card.question.lesson)
        self.place.text = self.word("from", lesson=f"{lesson.id}: {lesson.title}")
        self.next_button.text, self.next_button.main = self.word("skip"), False
        show(self.next_button)

    def _scored(self, card: Card) -> None:
        with self._lock:
            self.trouble.text = self.memory.trouble
            self._scores.append(card.score.right)
            self.next_button.text, self.next_button.main = self.word("next"), True
            self._tell(progress.store().entries())

    def _tell(self, entries: Sequence[Entry]) -> None:
        self.played.items = items(entries) if self.mode.value == "played" else []
        self.intro.text = self._intro(entries)
        ids = self.plan.confident_errors(entries)
        self.sure_head.text = self.word("sure_list") if ids else ""
        self.sure_list.items = [self._sure(id) for id in ids]
        show(self.sure_list, bool(ids))
        answered, right = len(self._scores), sum(self._scores)
        self.tally.text = self.word("tally", answered=answered, right=right) if answered else ""

    def _intro(self, entries: Sequence[Entry]) -> str:
        mode, waiting = self.mode.value, len(self.waiting(entries))
        if mode == "safety":
            gate, count = self.plan.gate(entries), len(self.plan.families)
            return self.word("safety_done" if gate.passed else "safety", done=len(gate.done), count=count)
        if mode == "due":
            key = "start" if not entries and waiting else "due" if waiting else "due_done"
            return self.word(key, count=waiting)
        if mode == "played":
            count = len(self.played.items)
            return self.word("played" if count else "played_none", count=count)
        if mode == "missed":
            return self.word("missed" if waiting else "missed_none", count=waiting)
        return self.word("mine")

    def _sure(self, id: str) -> dict[str, Any]:
        question = self.plan.questions[id]
        lesson = content.lesson(question.lesson)
        lines = [
            (self.word("sure.lesson"), f"{lesson.id}: {lesson.title}"),
            (self.word("sure.again"), self.word("sure.again_text")),
        ]
        return {"key": id, "title": question.stem, "lines": lines}

    def _deleted(self) -> None:
        self._asked, self._scores = [], []
        self._tell(())

    def _loaded(self) -> None:
        with self._lock:
            self._tell(progress.store().entries())

    def poster(self) -> str:
        """What the review does, as HTML, for a saved notebook; nothing about the learner."""
        items = "".join(f"<li>{html.escape(self.word(f'poster.{mode}'))}</li>" for mode in MODES)
        return f"<p>{html.escape(self.line)}</p><ul>{items}</ul>"


def review(lesson: str = "09") -> Review:
    """The review of a lesson: what comes back, what was missed, safety topics, stored answers."""
    return Review(lesson)
