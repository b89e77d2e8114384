"""What each slip of a dose problem comes to, from the givens alone: kind, slip, the amounts it can give."""

from fractions import Fraction as F

LIQUIDS, VIALS, TEST_VIAL = (1, 2, 5, 10), (500, 1000, 2000), 50


def levels(g):
    """The dose of each day of a titration, one day at a time, 40 days long."""
    return [g["start"] + g["step"] * sum(1 for end in range(day) if (end + 1) % g["days_per_level"] == 0)
            for day in range(40)]  # fmt: skip


def others(all, used):
    return [F(one) for one in all if one != used]


def days(g, volume, strength=None):
    """Whole problem in days, with the limit of the drug."""
    return min(volume * (strength or g["strength"]) / g["dose"], g["limit"])


def child_day(g):
    return g["weight"] * g["per_kg"]


def mcg(g, name):
    """A given in mcg."""
    return g[name] * (1000 if g["unit", name].startswith("mg") else 1)


HAND = {
    "tablets": lambda g: {
        "inverted": [g["strength"] / g["dose"]],
        "per_day_for_per_dose": [g["dose"] * g["doses_per_day"] / g["strength"]],
        "dose_for_count": [g["dose"]],
        "half_made_whole": [-(-g["dose"] // g["strength"])],
    },
    "liquid_volume": lambda g: {
        "multiplied": [g["dose"] * g["strength"]],
        "inverted": [g["strength"] / g["dose"]],
        "dose_for_volume": [g["dose"]],
        "per_day_for_per_dose": [g["dose"] * g["doses_per_day"] / g["strength"]],
        "wrong_concentration": [g["dose"] / one for one in others(LIQUIDS, g["strength"])],
    },
    "liquid_swap": lambda g: {
        "same_dose_assumed": [g["dose"]],
        "volume_for_dose": [g["dose"] / g["strength"]],
        "inverted": [g["dose"] / (g["other_strength"] / g["strength"])],
        "multiplied": [g["dose"] * g["other_strength"]],
    },
    "child_dose": lambda g: {
        "per_day_for_per_dose": [child_day(g)],
        "weight_forgotten": [g["per_kg"] / g["doses_per_day"]],
        "not_per_kg": [g["weight"] / g["doses_per_day"]],
        "multiplied": [child_day(g) * g["doses_per_day"]],
    },
    "child_volume": lambda g: {
        "per_day_for_per_dose": [child_day(g) / g["strength"]],
        "dose_for_volume": [child_day(g) / g["doses_per_day"]],
        "multiplied": [child_day(g) / g["doses_per_day"] * g["strength"]],
        "inverted": [g["strength"] * g["doses_per_day"] / child_day(g)],
        "weight_forgotten": [g["per_kg"] / (g["doses_per_day"] * g["strength"])],
        "wrong_concentration": [
            child_day(g) / g["doses_per_day"] / one for one in others(LIQUIDS, g["strength"])
        ],
    },
    "titration_day": lambda g: {
        "per_dose_for_per_day": [levels(g)[int(g["day"]) - 1]],
        "step_too_early": [levels(g)[int(g["day"])] * g["doses_per_day"]],
        "step_too_late": [max(levels(g)[int(g["day"]) - 1] - g["step"], g["start"]) * g["doses_per_day"]],
        "step_once_a_day": [
            g["start"] * g["doses_per_day"] + levels(g)[int(g["day"]) - 1] - g["start"]
        ],
    },
    "titration_supply": lambda g: {
        "per_dose_for_per_day": [sum(levels(g)[: int(g["days"])]) / g["strength"]],
        "last_dose_throughout": [
            levels(g)[int(g["days"]) - 1] * g["days"] * g["doses_per_day"] / g["strength"]
        ],
        "start_dose_throughout": [g["start"] * g["days"] * g["doses_per_day"] / g["strength"]],
        "one_day_per_level": [
            sum(set(levels(g)[: int(g["days"])])) * g["doses_per_day"] / g["strength"]
        ],
        "total_for_count": [sum(levels(g)[: int(g["days"])]) * g["doses_per_day"]],
    },
    "taper_days": lambda g: {
        "one_level_too_many": [g["daily"] / g["step"] * g["days_per_level"]],
        "one_level_too_few": [(g["daily"] - 2 * g["step"]) / g["step"] * g["days_per_level"]],
        "levels_for_days": [(g["daily"] - g["step"]) / g["step"]],
        "inverted": [g["daily"] / g["step"] / g["days_per_level"]],
    },
    "pump_flow": lambda g: {
        "inverted": [g["strength"] / g["dose"]],
        "multiplied": [g["dose"] * g["strength"]],
        "per_hour_for_per_day": [g["dose"] / 24 / g["strength"]],
        "wrong_concentration": [g["dose"] / one for one in others(VIALS, g["strength"])],
    },
    "refill_days": lambda g: {
        "limit_forgotten": [(g["fill"] - g["alarm"]) * g["strength"] / g["dose"]],
        "alarm_volume_forgotten": [days(g, g["fill"])],
        "alarm_volume_added": [days(g, g["fill"] + g["alarm"])],
        "inverted": [g["dose"] * (g["fill"] - g["alarm"]) / g["strength"]],
        "flow_for_days": [g["dose"] / g["strength"]],
        "wrong_concentration": [
            days(g, g["fill"] - g["alarm"], one) for one in others(VIALS, g["strength"])
        ],
    },
    "refill_date": lambda g: {
        name: [g["fill_date"] + int(lasts) - margin]
        for name, lasts, margin in (
            ("margin_forgotten", days(g, g["fill"] - g["alarm"]), 0),
            ("margin_forgotten_expiry", days(g, g["fill"] - g["alarm"]), 0),
            ("margin_added", days(g, g["fill"] - g["alarm"]), -g["margin"]),
            ("first_day_counted", days(g, g["fill"] - g["alarm"]) - 1, g["margin"]),
            ("day_too_late", days(g, g["fill"] - g["alarm"]) + 1, g["margin"]),
            ("alarm_volume_forgotten", days(g, g["fill"]), g["margin"]),
            ("limit_forgotten", (g["fill"] - g["alarm"]) * g["strength"] / g["dose"], g["margin"]),
        )
    },
    "pump_step_dose": lambda g: {
        "rise_only": [g["dose"] * g["percent"] / 100],
        "percent_as_mcg": [g["dose"] + g["percent"]],
        "lowered": [g["dose"] * (100 - g["percent"]) / 100],
        "percent_ten_fold": [g["dose"] * (100 + g["percent"] * tens) / 100 for tens in (10, F(1, 10))],
    },
    "pump_step_percent": lambda g: {
        "rise_for_percent": [g["new"] - g["dose"]],
        "new_dose_as_base": [100 - g["dose"] / g["new"] * 100],
        "whole_for_rise": [g["new"] * 100 / g["dose"]],
        "hundred_forgotten": [g["new"] / g["dose"] - 1],
    },
    "bridge_dose": lambda g: {
        "new_concentration": [g["path"] * g["new"]],
        "inverted": [g["old"] / g["path"]],
        "divided": [g["path"] / g["old"]],
        "both_concentrations": [g["path"] * g["old"] + g["path"] * g["new"]],
    },
    "bridge_hours": lambda g: {
        "days_for_hours": [g["path"] * g["old"] / g["dose"]],
        "new_concentration": [g["path"] * g["new"] / (g["dose"] / 24)],
        "inverted": [g["dose"] * 24 / (g["path"] * g["old"])],
        "divided": [g["path"] * g["old"] / (g["dose"] * 24)],
    },
    "mg_to_mcg": lambda g: {
        "unit_not_changed": [g["dose"]],
        "divided": [g["dose"] / 1000],
        "hundred_fold": [g["dose"] * 100, g["dose"] * 10],
    },
    "mcg_to_mg": lambda g: {
        "unit_not_changed": [g["dose"]],
        "multiplied": [g["dose"] * 1000],
        "hundred_fold": [g["dose"] / 100, g["dose"] / 10],
    },
    "screening_volume": lambda g: {
        "multiplied": [mcg(g, "dose") * TEST_VIAL],
        "inverted": [TEST_VIAL / mcg(g, "dose")],
        "dose_for_volume": [mcg(g, "dose")],
        "wrong_concentration": [mcg(g, "dose") / one for one in VIALS],
    },
    "starting_dose": lambda g: {
        "exception_missed": [g["dose"] * 2],
        "exception_not_needed": [g["dose"]],
        "halved": [g["dose"] / 2],
        "per_hour_for_per_day": [g["dose"] * (24 if g["effect"] > 12 else 48)],
    },
    "spot_slip": lambda g: {
        "units_ignored": [g["entered"] / g["dose"]],
        "inverted": [g["dose"] / mcg(g, "entered")],
        "missed_slip": [F(1)],
        "difference": [abs(mcg(g, "entered") - g["dose"])],
    },
}  # fmt: skip
