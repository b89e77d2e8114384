"""What a row of data/observed asks of the models: its `model_case` is a word and its arguments.

`cmax k85 10` is the peak of 10 mg by the set K85; `cmax he14@20 10` the same for a child of 20 kg by He14.
"""

import csv
import math
from pathlib import Path

import numpy as np

from baclofen.model.kinetics import delivery, intrathecal, oral, oral_parameters, spine
from tests.literature import reckoned

DATA = Path(__file__).resolve().parents[2] / "data"


def rows(path):
    with open(DATA / path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def table(topic):
    return {row["id"]: float(row["value"]) for row in rows(f"parameters/{topic}.csv")}


ORAL, FLUID = table("oral"), table("intrathecal")
NOTICED = FLUID["notice_percent"] / 100
ROUNDING = 1e-6
COMPLETE = 0.99  # "greatest effect": no more than a hundredth is missing
CANAL = spine.Canal(FLUID["cervical_cm"], FLUID["thoracic_cm"], FLUID["lumbar_cm"])


def patient(name):
    prefix, _, weight = name.partition("@")
    parameters = oral_parameters.from_table(ORAL, prefix)
    return parameters.for_weight(float(weight)) if weight else parameters


def pool(half_life_h):
    return intrathecal.from_half_life(
        clearance_mL_per_h=FLUID["clearance_mL_per_h"],
        half_life_h=float(half_life_h),
        effect_peak_h=FLUID["effect_peak_h"],
    )


def kidney(stage):
    return patient("k85").for_kidney(ORAL[f"kidney_{stage}_clearance_fraction"])


def steady(rate):
    return float(intrathecal.steady_level(float(rate), FLUID["clearance_mL_per_h"]))


def blood_during_infusion(rate):
    return reckoned.blood_during_infusion(float(rate), ORAL["plasma_clearance_L_per_h"])


def blood_by_mouth(dose):
    return oral.mean_level(float(dose), patient("k85"))


def effect_left(half_life, hours):
    """Share of the plateau left so many hours after the pump has stopped."""
    run = delivery.Delivery(rate_time_h=(-1000, 0), rate_mcg_per_day=(300, 0))
    curve = intrathecal.levels(run, [0.0, float(hours)], pool(half_life)).effect_ng_per_mL
    return curve[1] / curve[0]


def time_to_half(half_life):
    """Hours from a stopped pump until half of the effect level is left."""
    t = np.linspace(0, 48, 4801)
    run = delivery.Delivery(rate_time_h=(-1000, 0), rate_mcg_per_day=(300, 0))
    curve = intrathecal.levels(run, t, pool(half_life)).effect_ng_per_mL
    return float(t[np.argmax(curve <= 0.5 * curve[0])])


def effect_share(half_life, hours):
    """Effect level at a time after a bolus, as a share of its peak."""
    peak = pool(half_life).effect_peak_h
    at = sorted({float(hours), peak})
    curve = intrathecal.levels(delivery.bolus(50), at, pool(half_life)).effect_ng_per_mL
    return curve[at.index(float(hours))] / curve[at.index(peak)]


def tip_level(rate, calibration):
    tip = CANAL.position_cm("T10")
    return float(
        spine.profile(
            [tip],
            tip_cm=tip,
            decay_length_cm=FLUID[f"{calibration}_decay_cm"],
            length_cm=CANAL.length_cm,
            mean_level=steady(rate),
        )[0]
    )


def spine_ratio(calibration, distance):
    low = CANAL.length_cm
    near, far = spine.profile(
        [low, low - float(distance)],
        tip_cm=low,
        decay_length_cm=FLUID[f"{calibration}_decay_cm"],
        length_cm=low,
        mean_level=1.0,
    )
    return float(near / far)


CASES = {
    "cmax": lambda who, dose: reckoned.single_dose(float(dose), patient(who)).cmax_ng_per_mL,
    "tmax": lambda who: reckoned.single_dose(10, patient(who)).tmax_h,
    "half_life": lambda who: patient(who).half_life_h,
    "area_per_mg_per_kg": lambda who: 1 / patient(who).clearance_L_per_h,
    "clearance": lambda who: patient(who).clearance_L_per_h,
    "steady_volume": lambda who: patient(who).central_volume_L + patient(who).peripheral_volume_L,
    "area_volume": lambda who: (
        patient(who).clearance_L_per_h / oral_parameters.disposition_rates(patient(who))[1]
    ),
    "fast_rate": lambda who: oral_parameters.disposition_rates(patient(who))[0],
    "slow_rate": lambda who: oral_parameters.disposition_rates(patient(who))[1],
    "mean_absorption": lambda who: 1 / patient(who).absorption_per_h,
    "kidney_peak_ratio": lambda stage: (
        reckoned.single_dose(5, kidney(stage)).cmax_ng_per_mL
        / reckoned.single_dose(5, patient("k85")).cmax_ng_per_mL
    ),
    "kidney_area_ratio": lambda stage: (
        reckoned.single_dose(5, kidney(stage)).auc_ng_h_per_mL
        / reckoned.single_dose(5, patient("k85")).auc_ng_h_per_mL
    ),
    "dialysis_rate": lambda: (
        ORAL["dialysis_clearance_L_per_h"]
        / (CASES["area_volume"]("k85") * ORAL["bioavailability_percent"] / 100)
    ),
    "filtration_half_life": lambda clearance: (
        math.log(2) * CASES["area_volume"]("k85") * ORAL["bioavailability_percent"] / 100 / float(clearance)
    ),
    "renal_share": lambda: 100 * ORAL["k85_renal_clearance_L_per_h"] / ORAL["plasma_clearance_L_per_h"],
    "csf_peak_by_mouth": lambda who, dose: CASES["cmax"](who, dose) * ORAL["csf_share_percent"] / 100,
    "onset": lambda half: reckoned.bolus_timing(pool(half), threshold=NOTICED).onset_h,
    "peak": lambda half: reckoned.bolus_timing(pool(half), threshold=NOTICED).peak_h,
    "lasts": lambda half: reckoned.bolus_timing(pool(half), threshold=NOTICED).lasts_h,
    "first_effect": lambda half: reckoned.infusion_time(pool(half), threshold=NOTICED),
    "full_effect": lambda half: reckoned.infusion_time(pool(half), threshold=COMPLETE),
    "fluid_settled": lambda half: -math.log(1 - COMPLETE) / pool(half).rate_per_h,
    "effect_share": effect_share,
    "effect_ratio_6_to_4": lambda half: effect_share(half, 6) / effect_share(half, 4),
    "doubled": lambda half: reckoned.doubled_test_dose_ratio(pool(half)),
    "fluid_half_life": lambda: FLUID["csf_half_life_h"],
    "fluid_clearance": lambda: FLUID["clearance_mL_per_h"],
    "fluid_volume": lambda half: pool(half).volume_mL,
    "steady": steady,
    "tip_level": tip_level,
    "blood_during_infusion": blood_during_infusion,
    "blood_ratio": lambda dose, rate: blood_by_mouth(dose) / blood_during_infusion(rate),
    "fluid_ratio": lambda rate, dose: steady(rate) / (blood_by_mouth(dose) * ORAL["csf_share_percent"] / 100),
    "spine_ratio": spine_ratio,
    "stop_half_time": time_to_half,
}


def value_of(model_case):
    word, *arguments = model_case.split()
    return float(CASES[word](*arguments))


def accepted(row):
    """The range in which the model agrees with the row: the paper's own spread, else 20 % either way."""
    value, low, high = (float(row[k]) if row[k] else None for k in ("value", "low", "high"))
    if row["spread_kind"] == "none":
        return 0.8 * value, 1.2 * value
    return (-math.inf if low is None else low * (1 - ROUNDING)), (
        math.inf if high is None else high * (1 + ROUNDING)
    )


def miss_percent(row):
    """How far the model lies from the published value, or the nearer end of its range, in %."""
    if row["value"]:
        published = float(row["value"])
    else:
        low, high = accepted(row)
        published = low if value_of(row["model_case"]) < low else high
    return 100 * (value_of(row["model_case"]) / published - 1)


def with_unit(text, row):
    return text if row["unit"] == "ratio" else f"{text} {row['unit']}"


def published_text(row):
    if row["value"]:
        return with_unit(f"{float(row['value']):,g}", row)
    if row["low"] and row["high"]:
        return with_unit(f"{float(row['low']):,g} to {float(row['high']):,g}", row)
    return with_unit(f"{'at most' if row['high'] else 'at least'} {float(row['high'] or row['low']):,g}", row)


def miss_line(row):
    """The line of docs/model.md for a row that the model does not reproduce."""
    model = with_unit(f"{float(row['model_value']):,g}", row)
    sources = ", ".join(row["source"].split(";"))
    cells = (
        f"`{row['id']}`",
        row["quantity"],
        published_text(row),
        model,
        f"{miss_percent(row):+.0f} %",
        sources,
    )
    return f"| {' | '.join(cells)} |"
