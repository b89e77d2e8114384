"""The steps at the top of a lesson: its beats as links, ticked as they are done."""

from __future__ import annotations

import re
from typing import Any

from baclofen import content, progress
from baclofen.labs.live_view import NotebookOutput
from baclofen.labs.way import done
from baclofen.widgets.boxes import Column
from baclofen.widgets.markup import tag
from baclofen.widgets.trail import Trail

_PART = re.compile(r"Part \d+: ")


class Beats(NotebookOutput):
    """One lesson's beats; they tick themselves when something is answered in this window."""

    name = "beats"

    def __init__(self, lesson: str) -> None:
        self.lesson = content.lesson(lesson)
        self.rows = done.beats(lesson)
        self.trail = Trail(self.word("label"), small=True, done=self.word("done"))
        self.panel = Column([self.trail])
        self.show()
        progress.listen(self.show)

    def show(self) -> None:
        """Read the file and tick what is done."""
        there = done.answered(progress.store().entries())
        self.trail.steps = [self._step(row, there) for row in self.rows]

    def _step(self, row: Any, there: frozenset[str]) -> dict[str, Any]:
        got, of = done.count(row["does"], there)
        begun = self.word("of", got=str(got), of=str(of)) if 0 < got < of else ""
        return {"text": _short(row), "heading": row["heading"], "done": got == of > 0, "note": begun}

    @property
    def line(self) -> str:
        """The plain-text form: nothing of the learner."""
        return self.word("line", count=str(len(self.rows)), title=self.lesson.title)

    def poster(self) -> str:
        """The beats as a list, for a saved notebook."""
        return str(tag("ol", *(tag("li", _short(row)) for row in self.rows), class_="bac-trail"))


def _short(row: Any) -> str:
    """The heading without its number: the list has numbers of its own."""
    return _PART.sub("", row["heading"])


def beats(lesson: str) -> Beats:
    """The steps of one lesson with what is done, such as ``beats("02")``."""
    return Beats(lesson)
