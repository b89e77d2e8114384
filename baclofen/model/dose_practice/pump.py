"""Practice with the pump: flow, refill, titration and bridge bolus."""

from __future__ import annotations

from datetime import date
from fractions import Fraction as F

from baclofen.model.dose_practice.bounds import Bounds, Draw
from baclofen.model.dose_practice.record import Draft

CONCENTRATIONS = ("pump_concentration_500", "pump_concentration_1000", "pump_concentration_2000")
RESERVOIRS = ("reservoir_small_mL", "reservoir_large_mL")
TITRATIONS = ("titration_adult_spinal", "titration_adult_cerebral", "titration_child")


def pump_flow(draw: Draw, bounds: Bounds) -> Draft:
    """Flow = daily dose / concentration."""
    _, _, strength, dose = _pump(draw, bounds)
    return Draft(
        givens={"dose": (dose, "mcg per day"), "strength": (strength, "mcg per mL")},
        exact=dose / strength,
        unit="mL per day",
        decimals=3,
        before=(("", 0, ""),),
        after=(("check", dose, "mcg per day"),),
        slips=(
            ("inverted", strength / dose),
            ("multiplied", dose * strength),
            ("per_hour_for_per_day", dose / strength / 24),
            *_other_concentrations(bounds, strength, lambda other: dose / other),
        ),
    )


def refill_days(draw: Draw, bounds: Bounds) -> Draft:
    """Days to the alarm = (fill - alarm volume) x concentration / daily dose, at most the time limit."""
    fill, alarm, strength, dose = _pump(draw, bounds)
    limit = bounds.value("refill_limit_days")

    def days(volume: F, with_strength: F = strength) -> F:
        return min(volume * with_strength / dose, limit)

    usable = fill - alarm
    return Draft(
        givens=_refill_givens(fill, alarm, strength, dose) | {"limit": (limit, "days")},
        exact=days(usable),
        unit="days",
        decimals=0,
        mode="down",
        before=(
            ("usable", usable, "mL"),
            ("amount", usable * strength, "mcg"),
            ("lasts", usable * strength / dose, "days"),
        ),
        slips=(
            ("limit_forgotten", usable * strength / dose),
            ("alarm_volume_forgotten", days(fill)),
            ("alarm_volume_added", days(fill + alarm)),
            ("inverted", dose / strength * usable),
            ("flow_for_days", dose / strength),
            *_other_concentrations(bounds, strength, lambda other: days(usable, other)),
        ),
        scales=("ten_fold",),
    )


def refill_date(draw: Draw, bounds: Bounds) -> Draft:
    """Latest refill date = fill date + whole days to the alarm or the drug's last day - days of margin."""
    fill, alarm, strength, dose = _pump(draw, bounds)
    limit, margin = bounds.value("refill_limit_days"), draw.pick(bounds.grid("refill_margin_days"))
    start = date(2027, 1, 1).toordinal() + int(draw.pick(range(365)))
    exact_days = min((fill - alarm) * strength / dose, limit)
    days = int(exact_days)
    by_expiry = exact_days == limit
    without_alarm = int(min(fill * strength / dose, limit))
    alarm_day = start + days
    return Draft(
        givens=_refill_givens(fill, alarm, strength, dose)
        | {
            "limit": (limit, "days"),
            "fill_date": (date.fromordinal(start), "date"),
            "margin": (margin, "days"),
        },
        exact=F(alarm_day - margin),
        unit="date",
        decimals=0,
        before=(
            ("usable", fill - alarm, "mL"),
            ("days", days, "days"),
            ("alarm_date", date.fromordinal(alarm_day), "date"),
        ),
        slips=(
            ("margin_forgotten_expiry" if by_expiry else "margin_forgotten", F(alarm_day)),
            ("margin_added", F(alarm_day + margin)),
            ("first_day_counted", F(alarm_day - margin - 1)),
            ("day_too_late", F(alarm_day - margin + 1)),
            ("alarm_volume_forgotten", F(start + without_alarm - margin)),
            ("limit_forgotten", F(start + int((fill - alarm) * strength / dose) - margin)),
        ),
        scales=(),
        told={3: "expiry_3", 4: "expiry_4"} if by_expiry else {},
    )


def pump_step_dose(draw: Draw, bounds: Bounds) -> Draft:
    """New daily dose = daily dose x (1 + percent / 100), with a percentage inside the published range."""
    dose, percent = (
        draw.pick(bounds.grid("pump_daily_dose_mcg")),
        draw.pick(bounds.grid(draw.pick(TITRATIONS))),
    )
    rise = dose * percent / 100
    return Draft(
        givens={"dose": (dose, "mcg per day"), "percent": (percent, "%")},
        exact=dose + rise,
        unit="mcg per day",
        decimals=1,
        before=(("rise", rise, "mcg per day"),),
        slips=(
            ("rise_only", rise),
            ("percent_as_mcg", dose + percent),
            ("lowered", dose - rise),
            ("percent_ten_fold", dose + rise / 10),
            ("percent_ten_fold", dose + rise * 10),
        ),
    )


def pump_step_percent(draw: Draw, bounds: Bounds) -> Draft:
    """Size of a step in percent = (new dose - old dose) / old dose x 100."""
    name, dose = draw.pick(TITRATIONS), draw.pick(bounds.grid("pump_daily_dose_mcg"))
    low, high = bounds.low(name) * dose / 100, bounds.high(name) * dose / 100
    rise = draw.pick([F(mcg) for mcg in range(1, int(high) + 1) if mcg >= low])
    new = dose + rise
    return Draft(
        givens={"dose": (dose, "mcg per day"), "new": (new, "mcg per day")},
        exact=rise / dose * 100,
        unit="%",
        decimals=1,
        before=(("rise", rise, "mcg per day"),),
        slips=(
            ("rise_for_percent", rise),
            ("new_dose_as_base", rise / new * 100),
            ("whole_for_rise", new / dose * 100),
            ("hundred_forgotten", rise / dose),
        ),
        scales=("ten_fold",),
    )


def bridge_dose(draw: Draw, bounds: Bounds) -> Draft:
    """Bridge bolus = volume of tubing and catheter x the old concentration that still fills them."""
    path, old, new, _ = _bridge(draw, bounds)
    return Draft(
        givens={"path": (path, "mL"), "old": (old, "mcg per mL"), "new": (new, "mcg per mL")},
        exact=path * old,
        unit="mcg",
        decimals=0,
        before=(("", 0, ""),),
        after=(("check", path, "mL"),),
        slips=(
            ("new_concentration", path * new),
            ("inverted", old / path),
            ("divided", path / old),
            ("both_concentrations", path * (old + new)),
        ),
    )


def bridge_hours(draw: Draw, bounds: Bounds) -> Draft:
    """Hours of the bridge = bridge bolus / daily dose x 24."""
    path, old, new, dose = _bridge(draw, bounds)
    bolus = path * old
    return Draft(
        givens={
            "path": (path, "mL"),
            "old": (old, "mcg per mL"),
            "new": (new, "mcg per mL"),
            "dose": (dose, "mcg per day"),
        },
        exact=bolus / dose * 24,
        unit="h",
        decimals=1,
        before=(("bolus", bolus, "mcg"), ("days", bolus / dose, "days")),
        slips=(
            ("days_for_hours", bolus / dose),
            ("new_concentration", path * new / dose * 24),
            ("inverted", dose / bolus * 24),
            ("divided", bolus / dose / 24),
        ),
        scales=("ten_fold",),
    )


def _pump(draw: Draw, bounds: Bounds) -> tuple[F, F, F, F]:
    """A fill, an alarm volume, a concentration and a daily dose that are refilled at a usual interval."""
    low, high = bounds.low("refill_interval_days"), bounds.high("refill_interval_days")
    alarm, strength, dose = bounds.value("alarm_volume_mL"), F(0), F(0)
    fill, days = F(0), F(0)
    slow = bounds.value("flow_low_mL_per_day")
    # above the limit of days the drug's last day decides; slower the course's own pump does not run
    while not (low <= days <= 2 * high and dose >= slow * strength):
        fill = bounds.value(draw.pick(RESERVOIRS))
        strength = bounds.value(draw.pick(CONCENTRATIONS))
        dose = draw.pick(bounds.grid("pump_daily_dose_mcg"))
        days = (fill - alarm) * strength / dose
    return fill, alarm, strength, dose


def _refill_givens(fill: F, alarm: F, strength: F, dose: F) -> dict:
    return {
        "fill": (fill, "mL"),
        "alarm": (alarm, "mL"),
        "strength": (strength, "mcg per mL"),
        "dose": (dose, "mcg per day"),
    }


def _bridge(draw: Draw, bounds: Bounds) -> tuple[F, F, F, F]:
    """A path, an old and a new concentration, and a daily dose both can carry."""
    strengths, slow = [bounds.value(name) for name in CONCENTRATIONS], bounds.value("flow_low_mL_per_day")
    old = draw.pick(strengths)
    new = draw.pick([one for one in strengths if one != old])
    path = draw.pick(bounds.grid("bridge_path_mL"))
    doses = [dose for dose in bounds.grid("pump_daily_dose_mcg") if dose >= slow * max(old, new)]
    return path, old, new, draw.pick(doses)


def _other_concentrations(bounds: Bounds, strength: F, result) -> list[tuple[str, F]]:
    others = [bounds.value(name) for name in CONCENTRATIONS]
    return [("wrong_concentration", result(other)) for other in others if other != strength]
