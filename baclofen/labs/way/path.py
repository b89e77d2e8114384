"""The door of the course: who are you, and how much time is there? A path of links, remembered and ticked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from threading import RLock
from typing import Any

from baclofen import content, progress
from baclofen.labs.live_view import NotebookOutput
from baclofen.labs.questions.saving import told
from baclofen.labs.way import done
from baclofen.progress import Entry
from baclofen.widgets import Choice, Status
from baclofen.widgets.markup import tag, together
from baclofen.widgets.trail import Trail

WHO = ("student", "family", "family_pump", "teacher")
TIMES = ("short", "half_hour", "hour", "all")
#: under this id the choice stands in the learner's file; the lesson is that of the door
ITEM, _DOOR = "path:choice", "00"


class Path(NotebookOutput):
    """Two questions and the links that answer them; ``choose("family", "short")`` does it from Python."""

    name = "path"

    def __init__(self) -> None:
        self._lock, self._quiet = RLock(), False
        self.who = Choice(self.word("who"), [(one, self.word(f"who.{one}")) for one in WHO])
        self.time = Choice(self.word("time"), [(one, self.word(f"time.{one}")) for one in TIMES])
        for choice in (self.who, self.time):
            choice.add_class("bac-inline")
        self.said = Status("")
        self.trail = Trail(self.word("label"), done=self.word("done"))
        self.panel = self.framed([self.who, self.time, self.trail], self.said, on_reset=self.reset)
        self._remember()
        for choice in (self.who, self.time):
            choice.observe(self._chosen, "value")
        progress.listen(self.show)

    def _remember(self) -> None:
        """Take up what was chosen last."""
        who, time = last_choice(progress.store().entries())
        self._put(who, time)
        self.show()

    def _put(self, who: str | None, time: str | None) -> None:
        self._quiet = True
        try:
            self.who.value, self.time.value = who, time
        finally:
            self._quiet = False

    def choose(self, who: str, time: str) -> Path:
        """Answer both questions."""
        with self._lock:
            self._put(who, self.time.value)
            self.time.value = time
            return self

    def _chosen(self, _change: Any) -> None:
        with self._lock:
            if self._quiet:
                return
            trouble = ""
            if self.who.value and self.time.value:
                chosen = f"who:{self.who.value};time:{self.time.value}"
                store = progress.store()
                store.add(Entry(ITEM, _DOOR, 0, 1, "", progress.today(), chosen=chosen))
                trouble = told(store.notice) if store.notice and store.notice.code != "memory" else ""
            self.show(trouble)

    def show(self, trouble: str = "") -> None:
        """Show the links, each with its tick."""
        stops = _stops(self.who.value, self.time.value)
        there = done.answered(progress.store().entries())
        self.trail.steps = [self._step(stop, there) for stop in stops]
        ticked = sum(step["done"] for step in self.trail.steps)
        values = {"done": str(ticked), "count": str(len(stops))}
        self.said.text = f"{self.word('said', **values) if stops else self.word('choose')} {trouble}".strip()

    def _step(self, stop: Mapping[str, Any], there: frozenset[str]) -> dict[str, Any]:
        lesson = content.lesson(stop["lesson"])
        text = self.word("stop", number=lesson.id, title=lesson.title)
        if stop["item"]:
            got, of = done.count([stop["item"]], there)
        else:
            got, of = done.lesson_count(lesson.id, there)
        begun = self.word("of", got=str(got), of=str(of)) if 0 < got < of else ""
        return {
            "text": text,
            "says": stop["says"],
            "file": lesson.file,
            "heading": _heading(stop),
            "done": got == of > 0,
            "note": begun,
        }

    def reset(self) -> Path:
        """Back to the open questions; what was chosen last stays in the file until another choice."""
        with self._lock:
            self._put(None, None)
            self.show()
            return self

    @property
    def line(self) -> str:
        """The plain-text form: nothing of the learner."""
        return self.word("line")

    def poster(self) -> str:
        """The paths of an hour as a list for each reader, for a saved or printed page."""
        return together(
            tag("details", tag("summary", self.word(f"who.{who}")), self._listed(who)) for who in WHO
        )

    def _listed(self, who: str) -> str:
        rows = []
        for time in TIMES:
            lines = (f"{content.lesson(stop['lesson']).title}: {stop['says']}" for stop in _stops(who, time))
            listed = tag("ul", *(tag("li", line) for line in lines))
            rows.append(tag("li", self.word(f"time.{time}"), listed))
        return tag("ul", *rows)


def _stops(who: str | None, time: str | None) -> tuple[Mapping[str, Any], ...]:
    """The stops of one path, in order."""
    return tuple(row for row in content.table("paths") if who in row["who"] and time in row["times"])


def _heading(stop: Mapping[str, Any]) -> str:
    """The heading of the beat in which a stop's thing is done; "" for a whole lesson."""
    rows = done.beats(stop["lesson"], main=False)
    return next((row["heading"] for row in rows if stop["item"] in row["does"]), "")


def last_choice(entries: Iterable[Entry]) -> tuple[str | None, str | None]:
    """What was chosen last; None where nothing was, or where another edition offered it."""
    kept = [one.chosen for one in entries if one.item_id == ITEM]
    parts = dict(part.partition(":")[::2] for part in kept[-1].split(";")) if kept else {}
    who, time = parts.get("who"), parts.get("time")
    return (who, time) if who in WHO and time in TIMES else (None, None)


def path() -> Path:
    """Who are you, and how much time do you have? A path of links, remembered."""
    return Path()
