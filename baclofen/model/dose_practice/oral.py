"""Practice by mouth: tablets, liquids, doses by weight, titration and taper."""

from __future__ import annotations

from fractions import Fraction as F

from baclofen.model.dose_practice.bounds import Bounds, Draw
from baclofen.model.dose_practice.record import Draft, Number

HALF = F(1, 2)
STRENGTHS = ("liquid_strength_1", "liquid_strength_2", "liquid_strength_5", "liquid_strength_10")


def tablets(draw: Draw, bounds: Bounds) -> Draft:
    """Tablets per dose = dose / tablet strength; whole tablets, or halves of a scored tablet."""
    top, per_day = bounds.high("single_dose_mg"), draw.pick(bounds.grid("doses_per_day"))
    pairs = [
        (strength, count)
        for strength in bounds.grid("tablet_strength_mg")
        for count in (HALF, F(1), F(3, 2), F(2), F(3), F(4))
        if count * strength <= top and count != 1
    ]
    strength, count = draw.pick(pairs)
    dose = strength * count
    return Draft(
        givens={"dose": (dose, "mg"), "strength": (strength, "mg"), "doses_per_day": (per_day, "")},
        exact=dose / strength,
        unit="tablets",
        before=(("", 0, ""),),
        after=(("check", count * strength, "mg"),),
        slips=(
            ("inverted", strength / dose),
            ("per_day_for_per_dose", count * per_day),
            ("dose_for_count", dose),
            ("half_made_whole", count + HALF if count.denominator == 2 else F(0)),
        ),
        scales=("ten_fold",),
    )


def liquid_volume(draw: Draw, bounds: Bounds) -> Draft:
    """Volume per dose = dose / strength of the liquid (1, 2, 5 or 10 mg per mL)."""
    dose = draw.pick(bounds.grid("liquid_dose_mg"))
    strengths = [bounds.value(name) for name in STRENGTHS]
    strength, per_day = draw.pick(strengths), draw.pick(bounds.grid("doses_per_day"))
    volume = dose / strength
    return Draft(
        givens={
            "dose": (dose, "mg"),
            "strength": (strength, "mg per mL"),
            "doses_per_day": (per_day, ""),
        },
        exact=volume,
        unit="mL",
        decimals=_volume_decimals(volume),
        before=(("", 0, ""),),
        after=(("check", volume * strength, "mg"),),
        slips=(
            ("multiplied", dose * strength),
            ("inverted", strength / dose),
            ("dose_for_volume", dose),
            ("per_day_for_per_dose", volume * per_day),
            *(("wrong_concentration", dose / other) for other in strengths if other != strength),
        ),
    )


def liquid_swap(draw: Draw, bounds: Bounds) -> Draft:
    """The volume for one strength, drawn up from another bottle: mg given = dose x other / ordered."""
    strengths = [bounds.value(name) for name in STRENGTHS]
    dose, strength = draw.pick(bounds.grid("liquid_dose_mg")), draw.pick(strengths)
    other = draw.pick([one for one in strengths if one != strength])
    volume = dose / strength
    return Draft(
        givens={
            "dose": (dose, "mg"),
            "strength": (strength, "mg per mL"),
            "other_strength": (other, "mg per mL"),
        },
        exact=volume * other,
        unit="mg",
        decimals=2,
        before=(("volume", volume, "mL"),),
        after=(("times", other / strength, ""),),
        slips=(
            ("same_dose_assumed", dose),
            ("volume_for_dose", volume),
            ("inverted", dose * strength / other),
            ("multiplied", dose * other),
        ),
    )


def child_dose(draw: Draw, bounds: Bounds) -> Draft:
    """mg per dose = weight x (mg per kg per day) / doses per day."""
    weight, per_kg, per_day = _child(draw, bounds)
    total = weight * per_kg
    return Draft(
        givens=_child_givens(weight, per_kg, per_day),
        exact=total / per_day,
        unit="mg",
        decimals=1,
        before=(("total", total, "mg per day"),),
        after=(("check", total / weight, "mg per kg per day"),),
        slips=(
            ("per_day_for_per_dose", total),
            ("weight_forgotten", per_kg / per_day),
            ("not_per_kg", weight / per_day),
            ("multiplied", total * per_day),
        ),
    )


def child_volume(draw: Draw, bounds: Bounds) -> Draft:
    """mL per dose = weight x (mg per kg per day) / doses per day / strength of the liquid."""
    weight, per_kg, per_day = _child(draw, bounds)
    strengths = [bounds.value(name) for name in STRENGTHS]
    strength = draw.pick(strengths)
    total = weight * per_kg
    dose = total / per_day
    volume = dose / strength
    return Draft(
        givens=_child_givens(weight, per_kg, per_day) | {"strength": (strength, "mg per mL")},
        exact=volume,
        unit="mL",
        decimals=_volume_decimals(volume),
        before=(("total", total, "mg per day"), ("dose", dose, "mg")),
        after=(("check", volume * strength, "mg"),),
        slips=(
            ("per_day_for_per_dose", total / strength),
            ("dose_for_volume", dose),
            ("multiplied", dose * strength),
            ("inverted", strength / dose),
            ("weight_forgotten", per_kg / per_day / strength),
            *(("wrong_concentration", dose / other) for other in strengths if other != strength),
        ),
    )


def titration_day(draw: Draw, bounds: Bounds) -> Draft:
    """mg per day on day n of a titration: (start + step x whole levels passed) x doses per day."""
    start, step, length, per_day, levels = _titration(draw, bounds)
    day = draw.pick(range(1, int(levels * length) + 1))
    passed = (day - 1) // length
    dose = start + step * passed
    return Draft(
        givens=_titration_givens(start, step, length, per_day) | {"day": (day, "")},
        exact=dose * per_day,
        unit="mg per day",
        decimals=0,
        before=(("steps_passed", passed, ""), ("dose", dose, "mg")),
        slips=(
            ("per_dose_for_per_day", dose),
            ("step_too_early", (start + step * (day // length)) * per_day),
            ("step_too_late", (start + step * max(0, passed - 1)) * per_day),
            ("step_once_a_day", start * per_day + step * passed),
        ),
    )


def titration_supply(draw: Draw, bounds: Bounds) -> Draft:
    """Tablets for the first days of a titration: the sum over the days of mg per day / tablet strength."""
    start, step, length, per_day, levels = _titration(draw, bounds)
    days = draw.pick(range(int(length) + 1, int(levels * length) + 1))
    strength = start  # the tablet that gives every level in whole tablets
    doses = [start + step * (day // length) for day in range(days)]
    total = sum(doses) * per_day
    first, last = doses[0] * days * per_day, doses[-1] * days * per_day
    return Draft(
        givens=_titration_givens(start, step, length, per_day)
        | {"days": (days, "days"), "strength": (strength, "mg")},
        exact=total / strength,
        unit="tablets",
        decimals=0,
        before=(("last", doses[-1], "mg"), ("total", total, "mg")),
        slips=(
            ("per_dose_for_per_day", sum(doses) / strength),
            ("last_dose_throughout", last / strength),
            ("start_dose_throughout", first / strength),
            ("one_day_per_level", sum(set(doses)) * per_day / strength),
            ("total_for_count", total),
        ),
        scales=("ten_fold",),
    )


def taper_days(draw: Draw, bounds: Bounds) -> Draft:
    """Days of a taper: (daily dose / step - 1) levels above 0, each kept for the same number of days."""
    low, high = bounds.low("taper_days"), bounds.high("taper_days")
    length = draw.pick(bounds.grid("taper_days_per_level"))
    pairs = [
        (daily, step)
        for step in bounds.grid("taper_step_mg")
        for daily in bounds.grid("adult_daily_mg")
        if daily % step == 0 and low <= (daily / step - 1) * length <= high
    ]
    daily, step = draw.pick(pairs)
    levels = daily / step - 1
    return Draft(
        givens={
            "daily": (daily, "mg per day"),
            "step": (step, "mg"),
            "days_per_level": (length, "days"),
        },
        exact=levels * length,
        unit="days",
        decimals=0,
        before=(("first", daily - step, "mg per day"), ("levels", levels, "")),
        slips=(
            ("one_level_too_many", (levels + 1) * length),
            ("one_level_too_few", (levels - 1) * length),
            ("levels_for_days", levels),
            ("inverted", daily / (step * length)),
        ),
        scales=("ten_fold",),
    )


def _volume_decimals(volume: F) -> int:
    """Syringes: to the tenth of a mL, below 1 mL to the hundredth."""
    return 2 if volume < 1 else 1


def _child(draw: Draw, bounds: Bounds) -> tuple[F, F, F]:
    top = bounds.high("child_daily_mg")
    weight = draw.pick(bounds.grid("child_weight_kg"))
    published = [bounds.value("child_start_mg_per_kg_per_day"), *bounds.grid("child_mg_per_kg_per_day")]
    per_kg = draw.pick([one for one in published if weight * one <= top])
    return weight, per_kg, draw.pick(bounds.grid("child_doses_per_day"))


def _child_givens(weight: F, per_kg: F, per_day: F) -> dict[str, tuple[Number, str]]:
    return {
        "weight": (weight, "kg"),
        "per_kg": (per_kg, "mg per kg per day"),
        "doses_per_day": (per_day, ""),
    }


def _titration(draw: Draw, bounds: Bounds) -> tuple[F, F, F, F, F]:
    start, step = bounds.value("adult_start_mg"), bounds.value("adult_step_mg")
    length = draw.pick([bounds.value("adult_step_days_label"), bounds.value("adult_step_days_weekly")])
    levels = (bounds.value("adult_target_mg") - start) / step + 1
    return start, step, length, bounds.value("adult_doses_per_day"), levels


def _titration_givens(start: F, step: F, length: F, per_day: F) -> dict[str, tuple[Number, str]]:
    return {
        "start": (start, "mg"),
        "step": (step, "mg"),
        "days_per_level": (length, "days"),
        "doses_per_day": (per_day, ""),
    }
