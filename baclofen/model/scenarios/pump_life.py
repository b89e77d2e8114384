"""From implant to replacement: how many refills a pump asks for, by strength, reservoir and dose."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from baclofen.model.pump import PumpSpec, flow_mL_per_day, refill_days

_DAY_H, _YEAR_DAYS = 24.0, 365.25
LIMITS = ("alarm", "expiry", "too_slow", "too_fast")


@dataclass(frozen=True)
class PumpLife:
    """One way to run a pump until its battery ends; days count from the implant.

    limit: what sets the date of a refill, or why the pump refuses: one of LIMITS.
    """

    strength_mcg_per_mL: float
    flow_mL_per_day: float
    limit: str
    to_limit_days: float
    interval_days: float
    life_days: float
    notice_day: float
    refill_day: tuple[float, ...]

    @property
    def life_years(self) -> float:
        """How long the battery lasts [years]."""
        return self.life_days / _YEAR_DAYS

    @property
    def visits(self) -> int:
        """Refills from implant to replacement, the first filling not counted."""
        return len(self.refill_day)

    @property
    def runs(self) -> bool:
        """False where the flow lies outside what the pump accepts."""
        return self.limit in ("alarm", "expiry")


def life(
    spec: PumpSpec,
    *,
    dose_mcg_per_day: float,
    strength_mcg_per_mL: float,
    reservoir_mL: float,
    early_days: float,
) -> PumpLife:
    """Return refills and battery of a pump that runs at one dose all its life; no refills if it is refused.

    interval = days to the alarm or to the drug's last day - early, at least half of those days, so that more
    dose never means fewer visits; the battery as PumpSpec.battery_life_h.

    Raises:
        ValueError: as `refill_days`.

    Reference:
        MDT-BAT (battery), LOWV (alarm), STAB (180 days), GIL-R (booking).
    """
    flow = flow_mL_per_day(dose_mcg_per_day, strength_mcg_per_mL)
    last = refill_days(
        reservoir_mL, spec.low_alarm_mL, strength_mcg_per_mL, dose_mcg_per_day, spec.expiry_days
    )
    life_days = spec.battery_life_h(flow) / _DAY_H
    limit = "expiry" if last >= spec.expiry_days else "alarm"
    if flow < spec.flow_low_mL_per_day:
        limit = "too_slow"
    elif flow > spec.flow_high_mL_per_day:
        limit = "too_fast"
    interval = max(last - early_days, last / 2.0)
    count = floor((life_days - 1e-9) / interval) if limit in ("alarm", "expiry") else 0
    visits = tuple(interval * (number + 1) for number in range(count))
    notice = life_days - spec.replacement_notice_days
    return PumpLife(strength_mcg_per_mL, flow, limit, last, interval, life_days, notice, visits)
