"""What a pump or a needle puts into the spinal fluid: boluses and a rate that changes in steps."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from baclofen.model.guards import ModelInputError, finite, not_negative

# Published daily doses end near 2,000 mcg, the worst published programming error at 1,440 mcg per day.
_LARGEST_RATE_MCG_PER_DAY = 100_000.0
_LARGEST_BOLUS_MCG = 100_000.0
_UNIT_HINT = "the model works in mcg; 1 mg is 1,000 mcg"


@dataclass(frozen=True)
class Delivery:
    """Boluses and rates, each in order of time. A rate holds until the next; before the first it is 0."""

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


def bolus(amount_mcg: float, *, at_h: float = 0.0) -> Delivery:
    """One bolus [mcg], given at once at a time [h]; 0 to 100,000 mcg."""
    return Delivery(bolus_time_h=(at_h,), bolus_mcg=(amount_mcg,))


def infusion(rate_mcg_per_day: float, *, start_h: float = 0.0) -> Delivery:
    """A steady rate [mcg per day] from a time on [h]; 0 to 100,000 mcg per day."""
    return Delivery(rate_time_h=(start_h,), rate_mcg_per_day=(rate_mcg_per_day,))
