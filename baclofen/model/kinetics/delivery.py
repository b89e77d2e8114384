"""What a pump or a needle puts into the spinal fluid: boluses and a rate that changes in steps."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from baclofen.model.guards import ModelInputError, finite, not_negative, positive

_DAY_H = 24.0
# Published daily doses end near 2,000 mcg, the worst published programming error at 1,440 mcg per day.
_LARGEST_RATE_MCG_PER_DAY = 100_000.0
_LARGEST_BOLUS_MCG = 100_000.0
_UNIT_HINT = "the model works in mcg; 1 mg is 1,000 mcg"


@dataclass(frozen=True)
class Delivery:
    """Boluses and rates over time. The rate holds until the next entry; before the first it is 0.

    Fields:
        bolus_time_h, bolus_mcg: boluses, in order of time.
        rate_time_h, rate_mcg_per_day: changes of the rate, in order of time.
    """

    bolus_time_h: tuple[float, ...] = ()
    bolus_mcg: tuple[float, ...] = ()
    rate_time_h: tuple[float, ...] = ()
    rate_mcg_per_day: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        for what, size, high in (
            ("bolus", "bolus_mcg", _LARGEST_BOLUS_MCG),
            ("rate", "rate_mcg_per_day", _LARGEST_RATE_MCG_PER_DAY),
        ):
            at = tuple(finite(f"{what}_time_h", t) for t in getattr(self, f"{what}_time_h"))
            sizes = tuple(not_negative(size, s, high=high, hint=_UNIT_HINT) for s in getattr(self, size))
            if len(at) != len(sizes):
                raise ModelInputError(f"give one {size} per {what}_time_h: got {len(sizes)} and {len(at)}")
            if any(b < a for a, b in pairwise(at)):
                raise ModelInputError(
                    f"{what}_time_h must be in ascending order; sort times and sizes together"
                )
            object.__setattr__(self, f"{what}_time_h", at)
            object.__setattr__(self, size, sizes)

    def __str__(self) -> str:
        parts = [f"{m:,g} mcg at hour {t:g}" for t, m in zip(self.bolus_time_h, self.bolus_mcg, strict=True)]
        parts += [
            f"{r:,g} mcg per day from hour {t:g}"
            for t, r in zip(self.rate_time_h, self.rate_mcg_per_day, strict=True)
        ]
        more = f"; and {len(parts) - 6} more" if len(parts) > 6 else ""
        return "; ".join(parts[:6]) + more if parts else "nothing delivered"

    def plus(self, other: Delivery) -> Delivery:
        """Both deliveries together; the rates add up.

        >>> print(infusion(100).plus(bolus(50, at_h=6)))
        50 mcg at hour 6; 100 mcg per day from hour 0
        """
        mine = zip(self.bolus_time_h, self.bolus_mcg, strict=True)
        boluses = sorted([*mine, *zip(other.bolus_time_h, other.bolus_mcg, strict=True)])
        at = sorted({*self.rate_time_h, *other.rate_time_h})
        return Delivery(
            tuple(t for t, _ in boluses),
            tuple(m for _, m in boluses),
            tuple(at),
            tuple(self.rate_at(t) + other.rate_at(t) for t in at),
        )

    def stopped(self, at_h: float) -> Delivery:
        """Deliver nothing from a time on: an empty reservoir, a stall, a kinked catheter.

        >>> print(infusion(300).stopped(at_h=48))
        300 mcg per day from hour 0; 0 mcg per day from hour 48
        """
        end = finite("at_h", at_h)
        boluses = [(t, m) for t, m in zip(self.bolus_time_h, self.bolus_mcg, strict=True) if t < end]
        rates = [(t, r) for t, r in zip(self.rate_time_h, self.rate_mcg_per_day, strict=True) if t < end]
        rates += [(end, 0.0)] if rates else []
        return _from_pairs(boluses, rates)

    def scaled(self, factor: float) -> Delivery:
        """Multiply every bolus and every rate.

        >>> print(infusion(300).scaled(0.5))
        150 mcg per day from hour 0
        """
        by = not_negative("factor", factor)
        return Delivery(
            self.bolus_time_h,
            tuple(m * by for m in self.bolus_mcg),
            self.rate_time_h,
            tuple(r * by for r in self.rate_mcg_per_day),
        )

    def shifted(self, by_h: float) -> Delivery:
        """Move everything in time.

        >>> print(bolus(50).shifted(24))
        50 mcg at hour 24
        """
        by = finite("by_h", by_h)
        return Delivery(
            tuple(t + by for t in self.bolus_time_h),
            self.bolus_mcg,
            tuple(t + by for t in self.rate_time_h),
            self.rate_mcg_per_day,
        )

    def rate_at(self, time_h: float) -> float:
        """Rate in force at a time [mcg per day].

        >>> infusion(300, start_h=2).rate_at(1.0)
        0.0
        """
        done = bisect_right(self.rate_time_h, finite("time_h", time_h))
        return self.rate_mcg_per_day[done - 1] if done else 0.0

    def delivered_mcg(self, until_h: float) -> float:
        """Total delivered up to a time [mcg].

        >>> infusion(240).delivered_mcg(until_h=12)
        120.0
        """
        end = finite("until_h", until_h)
        total = sum(m for t, m in zip(self.bolus_time_h, self.bolus_mcg, strict=True) if t <= end)
        stops = (*self.rate_time_h[1:], end)
        for start, stop, rate in zip(
            self.rate_time_h, stops, self.rate_mcg_per_day, strict=self.rate_time_h != ()
        ):
            total += rate / _DAY_H * max(min(stop, end) - start, 0.0)
        return total


def bolus(amount_mcg: float, *, at_h: float = 0.0, over_min: float = 0.0) -> Delivery:
    """One bolus, at once or given over some minutes.

    Args:
        amount_mcg: the amount [mcg].
        at_h: when it begins [h].
        over_min: how long it takes [min]; 0 for at once.

    Returns:
        Delivery.

    Valid range:
        0 to 100,000 mcg.

    Raises:
        ModelInputError: for a negative, missing or implausible amount.

    Example:
        >>> print(bolus(50, over_min=30))
        2,400 mcg per day from hour 0; 0 mcg per day from hour 0.5

    Reference:
        A definition.
    """
    start = finite("at_h", at_h)
    hours = not_negative("over_min", over_min) / 60
    if hours == 0:
        return Delivery(bolus_time_h=(start,), bolus_mcg=(amount_mcg,))
    amount = not_negative("amount_mcg", amount_mcg, high=_LARGEST_BOLUS_MCG, hint=_UNIT_HINT)
    return Delivery(rate_time_h=(start, start + hours), rate_mcg_per_day=(amount * _DAY_H / hours, 0.0))


def infusion(rate_mcg_per_day: float, *, start_h: float = 0.0, stop_h: float | None = None) -> Delivery:
    """A steady rate from a time on.

    Args:
        rate_mcg_per_day: the rate [mcg per day].
        start_h: when it begins [h].
        stop_h: when it ends [h]; None for never.

    Returns:
        Delivery.

    Valid range:
        0 to 100,000 mcg per day; published maintenance doses end near 2,000.

    Raises:
        ModelInputError: for a wrong rate, or an end before the start.

    Example:
        >>> print(infusion(100, stop_h=24))
        100 mcg per day from hour 0; 0 mcg per day from hour 24

    Reference:
        A definition.
    """
    steady = Delivery(rate_time_h=(start_h,), rate_mcg_per_day=(rate_mcg_per_day,))
    if stop_h is None:
        return steady
    if finite("stop_h", stop_h) <= start_h:
        raise ModelInputError("stop_h must be later than start_h, or None")
    return steady.stopped(stop_h)


def daily_program(hours: Sequence[float], rate_mcg_per_day: Sequence[float], *, days: int) -> Delivery:
    """A program that repeats every day, for instance a higher rate from 9 to 15 o'clock.

    Args:
        hours: clock times at which the rate changes, the first one 0 [h].
        rate_mcg_per_day: the rate from each of them on [mcg per day].
        days: how many days.

    Returns:
        Delivery.

    Valid range:
        Clock times ascending from 0, below 24.

    Raises:
        ModelInputError: for clock times outside the day or lists of different length.

    Example:
        >>> print(daily_program([0, 9, 15], [240, 360, 240], days=1))
        240 mcg per day from hour 0; 360 mcg per day from hour 9; 240 mcg per day from hour 15

    Reference:
        A definition.
    """
    if len(hours) != len(rate_mcg_per_day) or not hours or hours[0] != 0 or max(hours) >= _DAY_H:
        raise ModelInputError("hours must begin with 0, stay below 24, and have one rate_mcg_per_day each")
    count = int(positive("days", days, high=10_000))
    at = tuple(day * _DAY_H + h for day in range(count) for h in hours)
    return Delivery(rate_time_h=at, rate_mcg_per_day=tuple(rate_mcg_per_day) * count)


def _from_pairs(boluses: Sequence[tuple[float, float]], rates: Sequence[tuple[float, float]]) -> Delivery:
    return Delivery(
        tuple(t for t, _ in boluses),
        tuple(m for _, m in boluses),
        tuple(t for t, _ in rates),
        tuple(r for _, r in rates),
    )
