"""Practice with units and with the screening test: mg and mcg, test dose, first dose, slips of scale."""

from __future__ import annotations

from fractions import Fraction as F

from baclofen.model.dose_practice.bounds import Bounds, Draw
from baclofen.model.dose_practice.pump import CONCENTRATIONS
from baclofen.model.dose_practice.record import Draft


def mg_to_mcg(draw: Draw, bounds: Bounds) -> Draft:
    """mcg = mg x 1,000."""
    dose = draw.pick(bounds.grid("pump_daily_dose_mcg")) / 1000
    return Draft(
        givens={"dose": (dose, "mg per day")},
        exact=dose * 1000,
        unit="mcg per day",
        decimals=0,
        before=(("", 0, ""),),
        after=(("check", dose, "mg per day"),),
        slips=(
            ("unit_not_changed", dose),
            ("divided", dose / 1000),
            ("hundred_fold", dose * 100),
            ("hundred_fold", dose * 10),
        ),
    )


def mcg_to_mg(draw: Draw, bounds: Bounds) -> Draft:
    """mg = mcg / 1,000."""
    dose = draw.pick(bounds.grid("pump_daily_dose_mcg"))
    return Draft(
        givens={"dose": (dose, "mcg per day")},
        exact=dose / 1000,
        unit="mg per day",
        decimals=3,
        before=(("", 0, ""),),
        after=(("check", dose, "mcg per day"),),
        slips=(
            ("unit_not_changed", dose),
            ("multiplied", dose * 1000),
            ("hundred_fold", dose / 100),
            ("hundred_fold", dose / 10),
        ),
    )


def screening_volume(draw: Draw, bounds: Bounds) -> Draft:
    """Volume of a test dose = dose / concentration of the test ampule; the order may be in mg."""
    dose, strength = draw.pick(bounds.grid("screening_dose_mcg")), bounds.value("screening_concentration")
    order = draw.pick([(dose, "mcg"), (dose / 1000, "mg")])
    return Draft(
        givens={"dose": order, "strength": (strength, "mcg per mL")},
        exact=dose / strength,
        unit="mL",
        decimals=1,
        before=(("dose_mcg", dose, "mcg"),),
        after=(("check", dose, "mcg"),),
        slips=(
            ("multiplied", dose * strength),
            ("inverted", strength / dose),
            ("dose_for_volume", dose),
            *(("wrong_concentration", dose / bounds.value(name)) for name in CONCENTRATIONS),
        ),
    )


def starting_dose(draw: Draw, bounds: Bounds) -> Draft:
    """First daily dose = 2 x the test dose that worked, or 1 x when the effect was long."""
    dose, long = draw.pick(bounds.grid("screening_dose_mcg")), draw.chance(0.5)
    hours = draw.pick(bounds.grid("screening_effect_long_h" if long else "screening_effect_short_h"))
    double = bounds.value("starting_factor")
    exact = dose * (1 if long else double)
    return Draft(
        givens={"dose": (dose, "mcg"), "effect": (hours, "h"), "factor": (double, "")},
        exact=exact,
        unit="mcg per day",
        decimals=0,
        before=(("used", 1 if long else double, ""),),
        slips=(
            ("exception_missed" if long else "exception_not_needed", dose * (double if long else 1)),
            ("halved", dose / double),
            ("per_hour_for_per_day", exact * 24),
        ),
    )


def spot_slip(draw: Draw, bounds: Bounds) -> Draft:
    """How many times the order was programmed: entered amount / ordered amount, in one unit."""
    dose = draw.pick(bounds.grid("pump_daily_dose_mcg"))
    factor = draw.pick([F(10), F(1, 10), F(1000), F(1)])
    in_mg = factor == 1 or (factor != 1000 and draw.chance(0.5))
    entered = dose * factor
    shown = entered / 1000 if in_mg else entered
    unit = "mg per day" if in_mg else "mcg per day"
    if factor == 1000:
        shown, unit = dose, "mg per day"
    return Draft(
        givens={"dose": (dose, "mcg per day"), "entered": (shown, unit)},
        exact=entered / dose,
        unit="",
        decimals=1,
        before=(("entered_mcg", entered, "mcg per day"),),
        slips=(
            ("units_ignored", shown / dose),
            ("inverted", dose / entered),
            ("missed_slip", F(1)),
            ("difference", abs(entered - dose)),
        ),
    )
