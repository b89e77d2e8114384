"""The frozen records the rest of the course reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from baclofen.content.written_numbers import quantity, quantity_range

URGENCIES = ("emergency now", "call at once", "same day", "next contact")
ROUTES = ("mouth", "pump")


@dataclass(frozen=True)
class Parameter:
    """One number: value and range with unit, for whom, from where, how sure."""

    id: str
    value: float | None
    low: float | None
    high: float | None
    step: float | None
    unit: str
    label: str
    plain: str
    population: str
    source: tuple[str, ...]
    certainty: str
    role: str
    note: str
    topic: str

    @property
    def text(self) -> str:
        """The number as a learner reads it: the range where there is one, else the value.

        >>> Parameter("x", None, 3, 4, None, "h", "", "", "", (), "L", "published", "", "t").text
        '3 to 4\\xa0h'
        """
        if self.low is not None and self.high is not None and self.low != self.high:
            return quantity_range(self.low, self.high, self.unit)
        for number in (self.value, self.low, self.high):
            if number is not None:
                return quantity(number, self.unit)
        raise ValueError(f"{self.id} has no number")

    def part(self, name: str) -> str | None:
        """The text of one part: value, low, high (with unit), label, unit, population, note or plain."""
        if name in ("value", "low", "high"):
            number = getattr(self, name)
            return None if number is None else quantity(number, self.unit)
        if name in ("plain", "label", "unit", "population", "note"):
            return getattr(self, name)
        return None


@dataclass(frozen=True)
class Source:
    """Where facts come from, and how much of it was read."""

    id: str
    title: str
    authors_short: str
    year: str
    kind: str
    link: str
    read_as: str

    @property
    def text(self) -> str:
        """Authors, title and year on one line."""
        year = f", {self.year}" if self.year else ""
        return f"{self.authors_short}: {self.title}{year}."


@dataclass(frozen=True)
class Sign:
    """One symptom, sign or complication; `mouth` and `pump` say how soon, "" where not of that route."""

    id: str
    term: str
    article_term: tuple[str, ...]
    exam_term: tuple[str, ...]
    search: str
    plain: str
    system: str
    lists: tuple[str, ...]
    lists_added: tuple[str, ...]
    rule: str
    tick: str
    first_action: str
    source: tuple[str, ...]
    certainty: str
    note: str
    mouth: str
    pump: str

    def urgency(self, route: str = "any") -> str:
        """How soon someone must act on this route, or the sooner of both; "" where not of that route."""
        speeds = (self.mouth, self.pump) if route == "any" else (getattr(self, route),)
        return min(filter(None, speeds), key=URGENCIES.index, default="")

    @property
    def all_lists(self) -> tuple[str, ...]:
        """The article's lists and those that better sources add."""
        return self.lists + self.lists_added


@dataclass(frozen=True)
class Claim:
    """One claim of the article with our verdict."""

    id: str
    says: str
    verdict: str
    better: str
    lesson: str
    also: tuple[str, ...]
    source: tuple[str, ...]
    certainty: str


@dataclass(frozen=True)
class Lesson:
    """One lesson: its file, title, the question it answers, its minutes, and its kind.

    The kind is "door" (the way in), "lesson", or "express" (the heart of the course in one lesson).
    """

    id: str
    file: str
    title: str
    question: str
    minutes: int
    kind: str

    @property
    def asks(self) -> bool:
        """Whether it has questions, objectives and claims of its own."""
        return self.kind == "lesson"


@dataclass(frozen=True)
class Term:
    """One word of the glossary: how to say it, what it means, other words, and whether the exam uses it."""

    term: str
    say: str
    plain: str
    source: tuple[str, ...]
    also: tuple[str, ...]
    exam: str


@dataclass(frozen=True)
class Option:
    """One option of a question, with the reason why it is right or wrong."""

    id: str
    text: str
    why: str
    source: tuple[str, ...]
    misconception: str = ""
    group: str = ""


@dataclass(frozen=True)
class Question:
    """One question. `key` has the shape the scoring wants; `more` holds the keys special to its type."""

    id: str
    lesson: str
    type: str
    objective: str
    step: str
    client_needs: str
    claims: tuple[str, ...]
    stem: str
    key: Any
    options: tuple[Option, ...]
    invented: tuple[str, ...] = ()
    more: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def main(self) -> bool:
        """Whether it is asked on the main path of its lesson; the others wait under More practice."""
        return bool(self.more.get("main"))


@dataclass(frozen=True)
class ChartEntry:
    """One entry of a client's chart; it is seen from item `since` on."""

    tab: str
    since: int
    time: str
    text: str = ""
    values: tuple[str, ...] = ()
    caption: str = ""
    hours: tuple[float, ...] = ()


@dataclass(frozen=True)
class Case:
    """One unfolding case: a client, a chart that gains data, six questions in the order of judgement."""

    id: str
    lesson: str
    title: str
    about: str
    pair: str
    findings: tuple[str, ...]
    entries: tuple[ChartEntry, ...]
    questions: tuple[Question, ...]
    course: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    invented: tuple[str, ...] = ()

    def chart(self, item: int) -> tuple[ChartEntry, ...]:
        """What can be seen of the chart when item 1 to 6 is open: all entries up to then."""
        return tuple(entry for entry in self.entries if entry.since <= item)
