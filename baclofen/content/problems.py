"""What is wrong with the data, said to the person who can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: file, row as a spreadsheet counts it, column, what, and what is allowed."""

    file: str
    wrong: str
    allowed: str = ""
    row: int | None = None
    column: str = ""

    def __str__(self) -> str:
        place = self.file
        if self.row is not None:
            place += f", row {self.row}"
        if self.column:
            place += f", column '{self.column}'"
        return f"{place}: {self.wrong}" + (f" {self.allowed}" if self.allowed else "")


class ContentError(Exception):
    """Every problem found, together. When it comes from loading, nothing was loaded."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        head = "One thing in the data needs" if count == 1 else f"{count} things in the data need"
        lines = [head + " mending:", *(f"- {problem}" for problem in self.problems)]
        super().__init__("\n".join(lines))


def home_of(table: str) -> str:
    """Where a kind of record is added: its file, or the folder of its files.

    >>> home_of("how_soon"), home_of("sources")
    ('data/how_soon.csv', 'a table of data/sources')
    """
    return f"a table of data/{table}" if table in ("sources", "parameters", "words") else f"data/{table}.csv"


def choices(words: Iterable[object]) -> str:
    """'Allowed: a, b or c.'

    >>> choices(["a", "b", "c"])
    'Allowed: a, b or c.'
    """
    names = [str(word) for word in words]
    if len(names) > 1:
        names = [", ".join(names[:-1]) + " or " + names[-1]]
    return f"Allowed: {names[0]}." if names else ""


def did_you_mean(word: str, known: Iterable[str], kind: str) -> str:
    """A suggestion for a name that is not there.

    >>> did_you_mean("K86", ["K85", "GAB"], "source")
    'Did you mean K85?'
    """
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"Did you mean {near[0]}?" if near else f"Look up the {kind} in the data folder, or add it there."
