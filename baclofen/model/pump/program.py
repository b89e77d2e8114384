"""Programs: a week of piecewise-constant dose rates, and the arithmetic that follows from one."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from math import floor, inf

from baclofen.model.pump.spec import HOURS_PER_DAY, HOURS_PER_WEEK

SNAP_H = 1e-9  # two hours closer than this are one moment

Steps = tuple[tuple[float, float], ...]  # (hour of the day the rate starts, rate in mcg per h)


@dataclass(frozen=True)
class Program:
    """A week of rates. `days` holds seven days from Monday, each a tuple of (start_h, rate_mcg_per_h)."""

    kind: str  # steady, flex or week
    days: tuple[Steps, ...]

    @cached_property
    def _starts(self) -> tuple[float, ...]:
        return tuple(start for start, _ in self._changes)

    @cached_property
    def bounds_h(self) -> tuple[float, ...]:
        """Hours of the week at which the rate changes [h]; empty for a constant rate."""
        return self._starts if len(self._starts) > 1 else ()

    @cached_property
    def _changes(self) -> tuple[tuple[float, float], ...]:
        flat = [
            (day * HOURS_PER_DAY + start, rate)
            for day, steps in enumerate(self.days)
            for start, rate in steps
        ]
        kept = [item for i, item in enumerate(flat) if i == 0 or item[1] != flat[i - 1][1]]
        return tuple(kept)

    def rate_mcg_per_h(self, clock_h: float) -> float:
        """Return the ordered rate at an hour counted from Monday 00:00 [mcg per h]."""
        hour = clock_h - floor((clock_h + SNAP_H) / HOURS_PER_WEEK) * HOURS_PER_WEEK
        index = bisect_right(self._starts, hour + SNAP_H) - 1
        return self._changes[max(index, 0)][1]

    def next_change_h(self, clock_h: float) -> float:
        """Return the next hour at which the rate changes, counted from Monday 00:00 of the first week [h]."""
        if not self.bounds_h:
            return inf
        week = floor((clock_h + SNAP_H) / HOURS_PER_WEEK)
        index = bisect_right(self.bounds_h, clock_h - week * HOURS_PER_WEEK + SNAP_H)
        if index < len(self.bounds_h):
            return week * HOURS_PER_WEEK + self.bounds_h[index]
        return (week + 1) * HOURS_PER_WEEK

    @cached_property
    def day_doses_mcg(self) -> tuple[float, ...]:
        """Dose of each day from Monday [mcg per day]."""
        return tuple(_day_dose_mcg(steps) for steps in self.days)

    @property
    def dose_mcg_per_day(self) -> float:
        """Mean dose over the week [mcg per day]."""
        return sum(self.day_doses_mcg) / len(self.day_doses_mcg)

    @property
    def peak_rate_mcg_per_h(self) -> float:
        """Fastest rate of the week [mcg per h]."""
        return max(rate for steps in self.days for _, rate in steps)

    @property
    def lowest_rate_mcg_per_h(self) -> float:
        """Slowest rate of the week [mcg per h]."""
        return min(rate for steps in self.days for _, rate in steps)


def _day_dose_mcg(steps: Steps) -> float:
    ends = [start for start, _ in steps[1:]] + [HOURS_PER_DAY]
    return sum(rate * (end - start) for (start, rate), end in zip(steps, ends, strict=True))


def steady(dose_mcg_per_day: float) -> Program:
    """Make a program with one rate all week: rate = dose / 24.

    >>> steady(300.0).rate_mcg_per_h(50.0)
    12.5
    """
    return Program("steady", (((0.0, dose_mcg_per_day / HOURS_PER_DAY),),) * 7)


def flex(steps: Steps) -> Program:
    """Make a program with the same changes every day; the first step begins at hour 0.

    >>> night = flex(((0.0, 10.0), (6.0, 20.0)))
    >>> night.dose_mcg_per_day, night.rate_mcg_per_h(30.0), night.next_change_h(30.0)
    (420.0, 20.0, 48.0)
    """
    return Program("flex", (steps,) * 7)


def hours_to_pump(program: Program, mcg: float, clock_h: float) -> float:
    """Return how long the program takes to order an amount [mcg], from an hour of the week on [h].

    Whole weeks are counted at once, the rest change by change; infinity for an empty program.
    """
    if mcg <= 0:
        return 0.0
    week_mcg = program.dose_mcg_per_day * 7
    if week_mcg <= 0:
        return inf
    weeks = floor(mcg / week_mcg)
    left, now = mcg - weeks * week_mcg, clock_h
    while True:
        rate, change = program.rate_mcg_per_h(now), program.next_change_h(now)
        if rate > 0 and (left <= rate * (change - now) or change == inf):
            return weeks * HOURS_PER_WEEK + now - clock_h + left / rate
        left -= rate * (change - now)
        now = change
