"""The parts of a practice problem: givens, worked steps, answer, and the slips people make.

The model knows keys and values only; every sentence stands in data/words/dose_practice.csv.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from baclofen.model.units import dose_text

Number = int | Fraction
Amount = tuple[Number | date, str]


@dataclass(frozen=True)
class Quantity:
    """A number with its unit, or a date (unit "date")."""

    value: float | date
    unit: str

    @property
    def text(self) -> str:
        """As a learner reads it: "300 mcg per day", or a date as year-month-day.

        Example:
            >>> Quantity(date(2027, 3, 4), "date").text
            '2027-03-04'
        """
        if isinstance(self.value, date):
            return self.value.isoformat()
        return dose_text(self.value, self.unit)


@dataclass(frozen=True)
class RightAnswer:
    """The right answer and how it is to be written.

    Attributes:
        value: rounded as asked; a date for date problems.
        mode: "half_up", or "down" where rounding up would promise drug that is not there.
        exact: the number before rounding (the day number of a date).
    """

    value: float | date
    unit: str
    decimals: int
    mode: str
    exact: Fraction

    @property
    def rounding(self) -> str:
        """The key of the sentence that says how to write the answer."""
        if self.unit == "date":
            return "dose_practice.round.date"
        return f"dose_practice.round.{'down' if self.mode == 'down' else f'decimals_{self.decimals}'}"

    @property
    def text(self) -> str:
        """As a learner reads it."""
        return Quantity(self.value, self.unit).text


@dataclass(frozen=True)
class Step:
    """One line of a worked example: the key of its sentence, its values, and which value is its result.

    `blank` is true in the half-filled version where the learner is to fill in the result.
    """

    key: str
    values: Mapping[str, Quantity]
    result: str = ""
    blank: bool = False


@dataclass(frozen=True)
class Slip:
    """A wrong way that people really go: the key of its diagnosis, and the number it leads to."""

    key: str
    exact: Fraction
    value: float | date


@dataclass(frozen=True)
class Exercise:
    """One practice problem. The same kind and seed give the same problem on every machine."""

    kind: str
    seed: int
    givens: Mapping[str, Quantity]
    answer: RightAnswer
    steps: tuple[Step, ...]
    slips: tuple[Slip, ...]

    @property
    def statement(self) -> str:
        """The key of the sentence that poses the problem; its placeholders are the names of the givens."""
        return f"dose_practice.{self.kind}.statement"


@dataclass(frozen=True)
class Draft:
    """What a generator writes down, in exact numbers; `finish` in finish.py turns it into an Exercise.

    Attributes:
        givens: name to (number, unit) or (date, "date").
        exact: the answer before rounding.
        unit: unit of the answer.
        decimals: decimals asked for.
        mode: rounding mode.
        before: results that lead to the answer, in order: (name, number, unit).
        after: results that check the answer.
        slips: (diagnosis key, number) in order of how likely they are.
        scales: which slips of scale can happen: "ten_fold", "unit_slip".
        told: number of a step to the key of another sentence for it, where the case asks for one.
    """

    givens: Mapping[str, Amount]
    exact: Fraction
    unit: str
    decimals: int = 1
    mode: str = "half_up"
    before: tuple[tuple[str, Number | date, str], ...] = ()
    after: tuple[tuple[str, Number | date, str], ...] = ()
    slips: tuple[tuple[str, Number], ...] = ()
    scales: tuple[str, ...] = ("ten_fold", "unit_slip")
    told: Mapping[int, str] = field(default_factory=dict)
