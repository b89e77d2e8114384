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
    """Return the flow that carries a dose: flow = dose / concentration.

    Args:
        dose_mcg_per_day: ordered dose [mcg per day], 0 or more.
        concentration_mcg_per_mL: strength in the reservoir [mcg per mL], above 0.

    Returns:
        The flow [mL per day].

    Raises:
        ValueError for a strength of 0 or less.

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
    """Return how long a filling lasts: until the low-reservoir alarm or the last day of the drug.

    days = min((volume - alarm volume) * concentration / dose, cap)

    Args:
        volume_mL, alarm_mL: filled volume and alarm volume [mL], volume at least the alarm volume.
        concentration_mcg_per_mL, dose_mcg_per_day: strength [mcg per mL] and dose [mcg per day], above 0.
        cap_days: longest stay in the pump [days].

    Returns:
        Days.

    Raises:
        ValueError outside these ranges.

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

    Args:
        path_mL: tubing plus catheter [mL], above 0.
        old_mcg_per_mL, new_mcg_per_mL: strengths [mcg per mL], above 0.
        dose_mcg_per_day: daily dose [mcg per day], above 0.

    Returns:
        A BridgePlan.

    Raises:
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
    10, 100 or their inverses like a decimal point in the wrong place.

    Args:
        typed, expected: doses in the same unit [mcg per day], above 0.
        near_percent: how near the ratio must be [percent].

    Returns:
        One word.

    Raises:
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
