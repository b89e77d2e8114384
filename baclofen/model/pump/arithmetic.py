"""Pencil-and-paper pump arithmetic: the formulas that the state machine obeys too."""

from __future__ import annotations

from dataclasses import dataclass

from baclofen.model.pump.spec import HOURS_PER_DAY


@dataclass(frozen=True)
class BridgePlan:
    """A bridge bolus and what happens when it is forgotten."""

    dose_mcg: float
    hours: float
    flow_mL_per_day: float
    forgotten_mcg_per_day: float
    forgotten_hours: float
    forgotten_times: float


def flow_mL_per_day(dose_mcg_per_day: float, concentration_mcg_per_mL: float) -> float:
    """Return the flow [mL per day] that carries a dose: flow = dose / concentration, a concentration above 0.

    >>> flow_mL_per_day(300.0, 2000.0)
    0.15

    Reference: definition of concentration.
    """
    if concentration_mcg_per_mL <= 0 or dose_mcg_per_day < 0:
        raise ValueError("the strength must be above 0 and the dose 0 or more")
    return dose_mcg_per_day / concentration_mcg_per_mL


def refill_days(
    volume_mL: float,
    alarm_mL: float,
    concentration_mcg_per_mL: float,
    dose_mcg_per_day: float,
    cap_days: float,
) -> float:
    """Return how long a filling lasts [days]: until the low-reservoir alarm or the drug's last day, the cap.

    days = min((volume - alarm volume) * concentration / dose, cap); ValueError below the alarm volume.

    >>> refill_days(20.0, 2.0, 500.0, 300.0, 180.0)
    30.0
    >>> refill_days(40.0, 2.0, 2000.0, 300.0, 180.0)
    180.0

    Reference: CODM (running time), LOWV (2 mL alarm), STAB (180 days).
    """
    if (
        not 0 <= alarm_mL <= volume_mL
        or concentration_mcg_per_mL <= 0
        or dose_mcg_per_day <= 0
        or cap_days <= 0
    ):
        raise ValueError("volume must be at least the alarm volume; strength, dose and cap must be above 0")
    return min((volume_mL - alarm_mL) * concentration_mcg_per_mL / dose_mcg_per_day, cap_days)


def bridge(
    path_mL: float, old_mcg_per_mL: float, new_mcg_per_mL: float, dose_mcg_per_day: float
) -> BridgePlan:
    """Return the bridge bolus for a change of concentration, and what a forgotten one does.

    bridge dose = path volume * old strength; bridge time = bridge dose / daily dose.
    Forgotten: old drug moves at the new flow: dose * old / new, for path volume * new / dose.
    ValueError for anything not above 0.

    >>> plan = bridge(0.4, 500.0, 2000.0, 300.0)
    >>> plan.dose_mcg, plan.hours, plan.forgotten_mcg_per_day, plan.forgotten_hours
    (200.0, 16.0, 75.0, 64.0)

    Reference: definition of the bridge bolus; BP-DOSE says it must be programmed.
    """
    if min(path_mL, old_mcg_per_mL, new_mcg_per_mL, dose_mcg_per_day) <= 0:
        raise ValueError("path volume, both strengths and the dose must be above 0")
    dose = path_mL * old_mcg_per_mL
    times = old_mcg_per_mL / new_mcg_per_mL
    return BridgePlan(
        dose_mcg=dose,
        hours=dose * HOURS_PER_DAY / dose_mcg_per_day,
        flow_mL_per_day=dose_mcg_per_day / old_mcg_per_mL,
        forgotten_mcg_per_day=dose_mcg_per_day * times,
        forgotten_hours=path_mL * new_mcg_per_mL * HOURS_PER_DAY / dose_mcg_per_day,
        forgotten_times=times,
    )


def unit_slip(typed: float, expected: float, near_percent: float) -> str:
    """Name the slip that a ratio of two doses looks like: mg, per_hour, per_day, decimal or "" for none.

    ratio = typed / expected; 1,000 or 1 / 1,000 looks like mg and mcg; 24 like per hour; 1 / 24 like per day;
    10, 100 or their inverses like a decimal point in the wrong place; each within `near_percent`.
    ValueError when a dose is not above 0.

    >>> unit_slip(1440.0, 60.0, 10.0), unit_slip(0.3, 300.0, 10.0), unit_slip(330.0, 300.0, 10.0)
    ('per_hour', 'mg', '')
    >>> unit_slip(3000.0, 300.0, 10.0)
    'decimal'

    Reference: ISMP-N (60 mcg every hour instead of once a day).
    """
    if typed <= 0 or expected <= 0:
        raise ValueError("both doses must be above 0")
    ratio = typed / expected
    for factor, name in (
        (1000.0, "mg"),
        (1 / 1000.0, "mg"),
        (HOURS_PER_DAY, "per_hour"),
        (1 / HOURS_PER_DAY, "per_day"),
        (10.0, "decimal"),
        (100.0, "decimal"),
        (1 / 10.0, "decimal"),
        (1 / 100.0, "decimal"),
    ):
        if abs(ratio / factor - 1.0) * 100.0 <= near_percent:
            return name
    return ""
