"""What a guess of a scene is held against, worked out a second time from the curves of its lab."""

import numpy as np
import pytest

from baclofen import content, labs
from baclofen.labs.scenes.measures import MEASURES

LAST_H, DAY_H = 72, 24


def last_day(result):
    return result.level[result.time_h >= LAST_H - DAY_H - 1e-9]


def valley_h(result):
    """Hours of day 3 with less than the least of day 2, one point at a time."""
    second = [level for hour, level in zip(result.time_h, result.level, strict=True) if DAY_H <= hour < 48]
    below = [level < 0.99 * min(second) for level in result.level[result.time_h >= 48]]
    return sum(below) * (LAST_H / (len(result.time_h) - 1))


def hours_below(curve, result):
    """The share of the grid below the band, in hours of two days."""
    return float(np.mean(curve < result.band_low)) * 48


def share_at(result, hour):
    return float(np.interp(hour, result.time_h, result.level_percent))


#: measure -> where the lab stands, and the number by another way
SECOND = {
    "oral.mean": ({}, lambda r: last_day(r).mean()),
    "oral.peak": ({}, lambda r: last_day(r).max()),
    "oral.trough": ({}, lambda r: last_day(r).min()),
    "oral.first_peak": ({}, lambda r: r.level[r.time_h <= 8].max()),
    "oral.half_gone_h": ({}, lambda r: r.half_gone_h),
    "oral.valley_h": ({"missed": "second"}, valley_h),
    "volumes.fold": ({}, lambda dose_mg: (dose_mg / 1) / (dose_mg / 5)),
    "routes.oral_trough": ({}, lambda r: r.oral_level.min()),
    "routes.oral_below_h": ({"missed_dose": "second"}, lambda r: hours_below(r.oral_level, r)),
    "routes.pump_below_h": ({}, lambda r: hours_below(r.pump_level, r)),
    "spine.level_ratio": ({}, lambda r: r.tip_level / r.mouth_level),
    "spine.dose_ratio": ({}, lambda r: r.oral_mg_per_day * 1000 / r.rate_mcg_per_day),
    "spine.tip_over_skull": ({"tip": "L1"}, lambda r: r.pump_level.max() / r.pump_level[0]),
    "stopping.half_h": ({}, lambda r: r.time_h[r.level_percent <= 50][0]),
    "stopping.left_at_8_h": ({}, lambda r: share_at(r, 8)),
    "stopping.left_at_24_h": ({"gap_h": 24}, lambda r: share_at(r, 24)),
    "stretch.push": ({}, lambda r: r.push * 100),
    "screening.start_over_test": ({"day": "two"}, lambda r: r.start_mcg_per_day / 75),
    "pump_life.visits": ({}, lambda r: len(r.life.refill_day)),
    "pump_life.interval_days": ({}, lambda r: r.life.refill_day[1] - r.life.refill_day[0]),
    "pump_fault.leaves_h": ({}, lambda r: r.course.leaves_band_h),
    "pump_fault.direction": ({}, lambda r: r.course.direction),
    "alarms.urgency": ({"tone": "two"}, lambda r: "call at once"),
    "parts.refilled_through": ({"part": "fill_port"}, lambda r: "fill port"),
    "signs.urgency": ({"sign": "breathing_trouble"}, lambda r: "emergency now"),
    "tell_apart.urgency": ({"observed": ("fever", "return_of_spasticity")}, lambda r: "emergency now"),
}


def test_each_measure_has_its_second_entry_and_each_scene_its_measure():
    assert set(MEASURES) == set(SECOND)
    assert {scene.guess.measure for scene in content.scenes() if scene.guess} - {""} <= set(MEASURES)


@pytest.mark.parametrize("name", SECOND)
def test_a_measure_is_what_its_name_says(name):
    lab = labs.REGISTRY[name.partition(".")[0]]()
    values, second = SECOND[name]
    result = lab.place(**values)
    found, wanted = MEASURES[name].read(result), second(result)
    if isinstance(wanted, str):
        assert found == wanted
    else:
        assert found == pytest.approx(wanted, rel=0.03, abs=0.1)


def test_what_never_comes_counts_as_the_last_hour():
    """A gap of a few hours never leaves half of the level."""
    kept = labs.stopping().place(route="pump", way="gap", gap_h=6)
    assert kept.half_h is None
    assert MEASURES["stopping.half_h"].read(kept) == kept.time_h[-1] == 24 * kept.days


def test_what_comes_at_once_counts_as_hour_0():
    """A pocket fill is outside the band from the start, and not at the end of the watch."""
    at_once = labs.pump_fault().place(fault="pocket_fill")
    assert MEASURES["pump_fault.leaves_h"].read(at_once) == at_once.course.leaves_band_h == 0
