"""Rates through a day, or through each day of a week, as a list of changes and as a chart to drag."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import traitlets

from baclofen.widgets.base import Control, script, short
from baclofen.widgets.exam.number_field import LONGEST_NUMBER
from baclofen.widgets.kit_words import Words


@dataclass(frozen=True)
class StepWords(Words):
    """What the list of changes speaks; text in braces is filled in when it is used."""

    change: str = "Change {number}"
    from_hour: str = "from hour"
    rate: str = "rate"
    remove: str = "Take away"
    add: str = "Add a change"
    most: str = "{most} changes are the most for one day."
    day: str = "Day"
    copy: str = "Copy this day to every day"
    copied: str = "Copied to every day."
    total: str = "This day gives {total} {unit} together."
    no_total: str = "Type a number in every field."
    drag: str = "On a touch screen or with a mouse you can also drag the points of the chart."


STEP_WORDS = StepWords()
Days = tuple[tuple[tuple[str, str], ...], ...]


def _typed(text: object) -> str:
    """A text as long as a number may be."""
    return short(str(text), LONGEST_NUMBER)


class Steps(Control):
    """A list of changes: from which hour which rate holds. The value is one tuple of pairs of texts per day.

    Texts, because reading them, and saying what is wrong with them, is left to whoever asked. `weekly` shows
    one day at a time; else only the first day is shown.
    """

    _esm = script("rate_steps.js")
    phrases = STEP_WORDS
    speaks = tuple(StepWords.__dataclass_fields__.keys() - Words.__dataclass_fields__.keys())
    days = traitlets.List().tag(sync=True)
    weekly = traitlets.Bool(False).tag(sync=True)
    most = traitlets.Int(24).tag(sync=True)
    grain = traitlets.Float(0.5).tag(sync=True)
    unit = traitlets.Unicode().tag(sync=True)
    total_unit = traitlets.Unicode().tag(sync=True)
    value = traitlets.Any(()).tag(sync=True)

    def __init__(
        self,
        label: str,
        days: Iterable[str],
        steps: Sequence[tuple[float, float]],
        *,
        most: int = 24,
        unit: str = "",
        total_unit: str = "",
        help: str = "",
    ) -> None:
        """Begin with the same steps, pairs (hour, rate), on every day."""
        names = [str(day) for day in days]
        day = tuple((f"{hour:g}", f"{rate:g}") for hour, rate in steps)
        self.default = (day,) * len(names)
        super().__init__(
            label=label,
            help=help,
            days=names,
            most=most,
            unit=unit,
            total_unit=total_unit,
            value=self.default,
        )

    @traitlets.validate("value")
    def _pairs(self, proposal: dict) -> Days:
        days = tuple(
            tuple((_typed(hour), _typed(rate)) for hour, rate in list(day)[: self.most])
            for day in proposal["value"]
        )
        if len(days) != len(self.days) or not all(days):
            raise ValueError(f"{self.label!r} needs at least one step for each of {len(self.days)} days.")
        return days

    def put(self, days: Sequence[Sequence[tuple[float, float]]]) -> None:
        """Show numbers; one day stands for all."""
        every = list(days) * (len(self.days) if len(days) == 1 else 1)
        self.value = tuple(tuple((f"{hour:g}", f"{rate:g}") for hour, rate in day) for day in every)
