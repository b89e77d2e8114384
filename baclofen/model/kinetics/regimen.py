"""A regimen is a value: when which dose is taken. It is never changed, only turned into another one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from baclofen.model.guards import ModelInputError, finite, not_negative, positive, whole

_DAY_H = 24.0
# One dose above this is not a dose by mouth: most likely mcg were given as mg.
_LARGEST_DOSE_MG = 3000.0
_UNIT_HINT = "the model works in mg; 1,000 mcg are 1 mg"


@dataclass(frozen=True)
class Regimen:
    """Doses by mouth, in order of time. Equal regimens compare equal."""

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

    def missed(self, which: int) -> Regimen:
        """Leave out one dose, counted from 1.

        >>> every(10, interval_h=8, count=3).missed(2).time_h
        (0.0, 16.0)
        """
        i = whole("which dose", which, 1, len(self))
        return Regimen(self.time_h[: i - 1] + self.time_h[i:], self.dose_mg[: i - 1] + self.dose_mg[i:])

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
        steps_done = [0 if t < start else 1 + int((t - start) / width + 1e-9) for t in self.time_h]
        kept = [i for i, step in enumerate(steps_done) if step < n]
        doses = (self.dose_mg[i] * (n - steps_done[i]) / n for i in kept)
        return Regimen(tuple(self.time_h[i] for i in kept), tuple(doses))


def every(dose_mg: float, *, interval_h: float, count: int, start_h: float = 0.0) -> Regimen:
    """The same dose at a fixed interval.

    t_i = start + i interval, i = 0 ... count - 1.

    Valid range:
        Dose 0 to 3,000 mg; 1 to 100,000 doses.

    Raises:
        ModelInputError: for a wrong dose, interval or count.

    Example:
        >>> every(10, interval_h=8, count=3).time_h
        (0.0, 8.0, 16.0)
    """
    step = positive("interval_h", interval_h)
    n = whole("count", count, 1, 100_000)
    start = finite("start_h", start_h)
    return Regimen(tuple(start + i * step for i in range(n)), (dose_mg,) * n)
