"""A regimen is a value: when which dose is taken. It is never changed, only turned into another one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from baclofen.model.guards import ModelInputError, finite, not_negative, positive, whole

_DAY_H = 24.0
# One dose above this is not a dose by mouth: most likely mcg were given as mg.
_LARGEST_DOSE_MG = 3000.0
_UNIT_HINT = "the model works in mg; 1,000 mcg are 1 mg"


@dataclass(frozen=True)
class Regimen:
    """Doses by mouth, in order of time. Equal regimens compare equal; printing one tells what it is."""

    time_h: tuple[float, ...]
    dose_mg: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.time_h) != len(self.dose_mg):
            raise ModelInputError(
                f"give one dose_mg per time_h: got {len(self.dose_mg)} doses and {len(self.time_h)} times"
            )
        at = tuple(finite("time_h of a dose", t) for t in self.time_h)
        if any(b < a for a, b in pairwise(at)):
            raise ModelInputError(
                "time_h of the doses must be in ascending order; sort doses and times together"
            )
        doses = tuple(
            not_negative("dose_mg", d, high=_LARGEST_DOSE_MG, hint=_UNIT_HINT) for d in self.dose_mg
        )
        object.__setattr__(self, "time_h", at)
        object.__setattr__(self, "dose_mg", doses)

    def __len__(self) -> int:
        return len(self.time_h)

    def __str__(self) -> str:
        if not self.time_h:
            return "no doses"
        runs = [(dose, len(list(same))) for dose, same in groupby(self.dose_mg)]
        parts = [f"{count} x {dose:,g} mg" for dose, count in runs[:6]]
        more = f", and {len(runs) - 6} more changes" if len(runs) > 6 else ""
        span = f"from hour {self.time_h[0]:g} to hour {self.time_h[-1]:g}" if len(self) > 1 else self._only()
        return f"{', then '.join(parts)}{more}, {span}{self._rhythm()}"

    def _only(self) -> str:
        return f"at hour {self.time_h[0]:g}"

    def _rhythm(self) -> str:
        gaps = [b - a for a, b in pairwise(self.time_h)]
        if gaps and max(gaps) - min(gaps) < 1e-9:
            return f", every {gaps[0]:g} h"
        return ""

    @property
    def total_mg(self) -> float:
        """All doses together [mg]."""
        return sum(self.dose_mg)

    def missed(self, *which: int) -> Regimen:
        """Leave out doses, counted from 1.

        >>> every(10, interval_h=8, count=3).missed(2).time_h
        (0.0, 16.0)
        """
        gone = {self._index(i) for i in which}
        return self._keep(i for i in range(len(self)) if i not in gone)

    def late(self, which: int, by_h: float) -> Regimen:
        """Take one dose later (or, with a negative number, earlier).

        >>> every(10, interval_h=8, count=3).late(2, by_h=3).time_h
        (0.0, 11.0, 16.0)
        """
        i = self._index(which)
        moved = list(self.time_h)
        moved[i] += finite("by_h", by_h)
        return at(moved, self.dose_mg)

    def doubled(self, which: int) -> Regimen:
        """Take one dose twice at the same time.

        >>> every(10, interval_h=8, count=3).doubled(3).dose_mg
        (10.0, 10.0, 20.0)
        """
        i = self._index(which)
        return replace(self, dose_mg=tuple(2 * d if j == i else d for j, d in enumerate(self.dose_mg)))

    def stopped(self, at_h: float) -> Regimen:
        """Take no dose at or after a time.

        >>> every(10, interval_h=8, count=3).stopped(at_h=16).time_h
        (0.0, 8.0)
        """
        end = finite("at_h", at_h)
        return self._keep(i for i, t in enumerate(self.time_h) if t < end)

    def tapered(self, from_h: float, *, over_days: float, steps: int) -> Regimen:
        """Come down in equal steps from a time on, then take none.

        Step s of n gives (n - s) / n of each dose, s = 1 ... n - 1, each for over_days / n; then nothing.

        >>> every(10, interval_h=24, count=10).tapered(from_h=48, over_days=4, steps=4).dose_mg
        (10.0, 10.0, 7.5, 5.0, 2.5)
        """
        start = finite("from_h", from_h)
        days = positive("over_days", over_days)
        n = whole("steps", steps, 2, 100)
        width = days * _DAY_H / n
        keep = []
        for t, d in zip(self.time_h, self.dose_mg, strict=True):
            step = 0 if t < start else 1 + int((t - start) / width + 1e-9)
            if step < n:
                keep.append((t, d * (n - step) / n))
        return _from_pairs(keep)

    def scaled(self, factor: float) -> Regimen:
        """Multiply every dose.

        >>> every(10, interval_h=8, count=2).scaled(0.5).dose_mg
        (5.0, 5.0)
        """
        by = not_negative("factor", factor)
        return replace(self, dose_mg=tuple(d * by for d in self.dose_mg))

    def shifted(self, by_h: float) -> Regimen:
        """Move every dose in time.

        >>> every(10, interval_h=8, count=2).shifted(24).time_h
        (24.0, 32.0)
        """
        by = finite("by_h", by_h)
        return replace(self, time_h=tuple(t + by for t in self.time_h))

    def plus(self, other: Regimen) -> Regimen:
        """Take both regimens.

        >>> every(10, interval_h=8, count=2).plus(at([4], [5])).dose_mg
        (10.0, 5.0, 10.0)
        """
        return at(self.time_h + other.time_h, self.dose_mg + other.dose_mg)

    def _index(self, which: int) -> int:
        if not self.time_h:
            raise ModelInputError("this regimen holds no dose to change")
        return whole("which dose", which, 1, len(self)) - 1

    def _keep(self, which: Iterable[int]) -> Regimen:
        return _from_pairs([(self.time_h[i], self.dose_mg[i]) for i in which])


def at(time_h: Sequence[float], dose_mg: Sequence[float]) -> Regimen:
    """Doses of any size at any times, given in any order.

    Args:
        time_h: when each dose is taken [h].
        dose_mg: how much [mg].

    Returns:
        Regimen in order of time.

    Valid range:
        Each dose 0 to 3,000 mg (published overdoses reach 2,500 mg).

    Raises:
        ModelInputError: if a dose is negative, missing or implausible, or if the two lists differ in length.

    Example:
        >>> print(at([0, 6, 14], [10, 5, 10]))
        1 x 10 mg, then 1 x 5 mg, then 1 x 10 mg, from hour 0 to hour 14

    Reference:
        Largest dose in a published series 2,500 mg: Leung NY et al. Emerg Med Australas 2006;18:77-82.
    """
    if len(time_h) != len(dose_mg):
        raise ModelInputError(
            f"give one dose_mg per time_h: got {len(dose_mg)} doses and {len(time_h)} times"
        )
    return _from_pairs(list(zip(time_h, dose_mg, strict=True)))


def every(dose_mg: float, *, interval_h: float, count: int, start_h: float = 0.0) -> Regimen:
    """The same dose at a fixed interval.

    t_i = start + i interval, i = 0 ... count - 1.

    Args:
        dose_mg: each dose [mg].
        interval_h: time between doses [h].
        count: number of doses.
        start_h: time of the first dose [h].

    Returns:
        Regimen.

    Valid range:
        Dose 0 to 3,000 mg; 1 to 100,000 doses.

    Raises:
        ModelInputError: for a wrong dose, interval or count.

    Example:
        >>> print(every(10, interval_h=8, count=3))
        3 x 10 mg, from hour 0 to hour 16, every 8 h

    Reference:
        A definition.
    """
    step = positive("interval_h", interval_h)
    n = whole("count", count, 1, 100_000)
    start = finite("start_h", start_h)
    return Regimen(tuple(start + i * step for i in range(n)), (dose_mg,) * n)


def daily(
    hours: Sequence[float], dose_mg: float | Sequence[float], *, days: int, start_h: float = 0.0
) -> Regimen:
    """The same clock times every day, for instance 8, 14 and 20.

    Args:
        hours: clock times, 0 up to 24 [h].
        dose_mg: one dose for all, or one per clock time [mg].
        days: number of days.
        start_h: midnight of the first day [h].

    Returns:
        Regimen.

    Valid range:
        1 to 10,000 days.

    Raises:
        ModelInputError: for a clock time outside the day or lists of different length.

    Example:
        >>> print(daily([8, 14, 20], 10, days=1))
        3 x 10 mg, from hour 8 to hour 20, every 6 h

    Reference:
        A definition.
    """
    doses = [dose_mg] * len(hours) if isinstance(dose_mg, (int, float)) else list(dose_mg)
    if any(not 0 <= finite("hours", h) < _DAY_H for h in hours):
        raise ModelInputError("hours are clock times: each must be 0 or more and below 24")
    n = whole("days", days, 1, 10_000)
    start = finite("start_h", start_h)
    return at([start + day * _DAY_H + h for day in range(n) for h in hours], doses * n)


def titration(steps: Sequence[tuple[float, int, int]], *, start_h: float = 0.0) -> Regimen:
    """A dose that rises (or falls) in steps of some days, evenly spaced over each day.

    Args:
        steps: (dose [mg], doses per day, days) for each step.
        start_h: time of the first dose [h].

    Returns:
        Regimen.

    Valid range:
        At least one step; 1 to 24 doses per day.

    Raises:
        ModelInputError: for an empty list or a wrong step.

    Example:
        >>> print(titration([(5, 3, 3), (10, 3, 3)]))
        9 x 5 mg, then 9 x 10 mg, from hour 0 to hour 136, every 8 h

    Reference:
        Adult titration on labels: 5 mg three times a day for 3 days, then 10, 15, 20 mg (OZOBAX label).
    """
    if not steps:
        raise ModelInputError("titration needs at least one step (dose_mg, doses per day, days)")
    pairs: list[tuple[float, float]] = []
    day = finite("start_h", start_h)
    for dose, per_day, days in steps:
        n = whole("doses per day", per_day, 1, 24)
        length = whole("days", days, 1, 10_000)
        pairs += [(day + i * _DAY_H / n, dose) for i in range(n * length)]
        day += length * _DAY_H
    return _from_pairs(pairs)


def _from_pairs(pairs: Iterable[tuple[float, float]]) -> Regimen:
    ordered = sorted(pairs, key=lambda pair: pair[0])
    return Regimen(tuple(float(t) for t, _ in ordered), tuple(float(d) for _, d in ordered))
