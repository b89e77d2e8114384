"""Count each lesson as a row of beats: words before the first touch, between two, in all; and its minutes.

Words are those of Markdown cells in order, without what is folded (``open_words.py``). A touch is a cell that
opens something a learner moves or answers. The minutes are those of the main path with its questions
(``minutes.py``).

``.venv/bin/python -m tools.lessons.beats`` prints the table (``python run.py test`` makes that Python).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import nbformat

from baclofen import content
from tools.lessons import minutes, run
from tools.lessons.open_words import words

#: the rules, in words and in minutes
BEFORE, BETWEEN = 120, 350
#: by kind of lesson: open words, and minutes of the main path
OPEN = {"door": 500, "lesson": 1_500, "express": 600}
MINUTES = {"door": 25, "lesson": 25, "express": 20}
#: one beat: what somebody says before its touch, what one saw, what it means; and the section In practice
SAID, SAW, MEANT, PRACTICE = 60, 80, 120, 120
#: what opens nothing to move or to answer
NO_TOUCH = ("start", "beats")

_CALL = re.compile(r"labs\.(\w+)\(")


@dataclass(frozen=True)
class Count:
    """What was counted in one lesson."""

    lesson: str
    kind: str
    before: int | None  # words before the first touch; None where there is none
    longest: int  # the longest stretch of open words without a touch
    open: int
    minutes: int  # of the main path, worked out by ``minutes.py``
    promised: int  # as data/lessons.csv says
    touches: int

    @property
    def broken(self) -> tuple[str, ...]:
        """The rules this lesson breaks, in words."""
        most, longest = OPEN[self.kind], MINUTES[self.kind]
        found = [
            (self.before is None, "there is nothing to touch"),
            ((self.before or 0) > BEFORE, f"{self.before} words before the first touch, {BEFORE} at most"),
            (self.longest > BETWEEN, f"{self.longest} open words without a touch, {BETWEEN} at most"),
            (self.open > most, f"{self.open} open words, {most} at most"),
            (self.minutes > longest, f"{self.minutes} minutes, {longest} at most"),
            (
                self.minutes != self.promised,
                f"data/lessons.csv says {self.promised} minutes: write {self.minutes}",
            ),
        ]
        return tuple(said for wrong, said in found if wrong)


def is_touch(cell: nbformat.NotebookNode) -> bool:
    """Return whether a cell opens something that a learner moves or answers."""
    call = _CALL.match(cell.source) if cell.cell_type == "code" else None
    return bool(call) and call[1] not in NO_TOUCH


def count(lesson: content.Lesson) -> Count:
    """Count one lesson."""
    cells = nbformat.read(run.FOLDER / lesson.file, as_version=4).cells
    before, stretch, longest, total = None, 0, 0, 0
    for cell in cells:
        if is_touch(cell):
            before, stretch = total if before is None else before, 0
        elif cell.cell_type == "markdown":
            total += words(cell.source)
            stretch += words(cell.source)
            longest = max(longest, stretch)
    spent = sum(row.minutes for row in minutes.plan(cells))
    touches = sum(map(is_touch, cells))
    return Count(lesson.id, lesson.kind, before, longest, total, spent, lesson.minutes, touches)


def table(counts: Iterable[Count]) -> str:
    """Return the count of the lessons as a table, with the rules each one breaks."""
    lines = ["lesson  before  longest   open  minutes  touches"]
    for one in counts:
        before = "-" if one.before is None else one.before
        lines.append(
            f"{one.lesson:>6}{before:>8}{one.longest:>9}{one.open:>7}{one.minutes:>9}{one.touches:>9}  "
            + "; ".join(one.broken)
        )
    return "\n".join(line.rstrip() for line in lines)


if __name__ == "__main__":
    print(table(map(count, content.lessons())))
