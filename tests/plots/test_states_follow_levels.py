"""What a body is said to be at each moment follows from its level: worked out again, frame by frame."""

import numpy as np
import pytest

from baclofen import content, labs
from baclofen.model.units import number_text


def played(lab, **values):
    result = lab.place(**values)
    lab.picture.draw(result)
    timeline = lab.picture.timeline(result)
    return result, {name: np.asarray(numbers) for name, numbers in timeline.series.items()}, timeline


@pytest.mark.parametrize("values", [{}, {"missed_dose": "second"}, {"doses_per_day": 2}, {"half_life_h": 2}])
def test_two_days_are_stiff_below_the_band_sleepy_above_it_and_at_ease_between(values):
    result, series, _timeline = played(labs.routes(), **values)
    for side in ("oral", "pump"):
        states = [0 if level < result.band_low else 2 if level > result.band_high else 1
                  for level in series[f"{side}_level"]]  # fmt: skip
        assert series[f"{side}_state"].tolist() == states
    hours = np.linspace(0, 48, len(series["oral_gut"]))
    for hour, gut in zip(hours, series["oral_gut"], strict=True):
        since = [hour - given for given in result.dose_time_h if given <= hour]
        left = 0.5 ** (min(since) / result.absorption_half_life_h) if since else 0.0
        assert gut == pytest.approx(left)


@pytest.mark.parametrize(
    "fault", ["leak", "kink", "wrong_concentration", "pocket_fill", "missed_bridge_stronger"]
)
def test_a_failing_pump_leaves_its_client_stiff_or_sleepy_outside_the_band(fault):
    view, series, _timeline = played(labs.pump_fault(), fault=fault, decision="wait")
    course = view.course
    low, high = 100 - course.band_percent, 100 + course.band_percent
    for hour, level, state in zip(series["hour"], series["level"], series["state"], strict=True):
        skin = 0 < hour < course.skin_h
        assert state == (2 if skin or level > high else 0 if level < low else 1), (hour, level)


@pytest.mark.parametrize("needed", [20, 40, 60, 140])
def test_the_effect_is_met_exactly_where_it_reaches_the_need(needed):
    _result, series, _timeline = played(labs.screening(), needed_mcg=needed)
    met = series["state"] >= 2
    assert (met == (series["effect"] >= 1)).all()
    order = np.argsort(series["effect"])
    assert (np.diff(series["state"][order]) >= 0).all()


@pytest.mark.parametrize("values", [{"route": "pump"}, {"route": "mouth"}, {"route": "pump", "way": "taper"}])
def test_a_stiffer_hour_is_never_called_less_stiff(values):
    _result, series, _timeline = played(labs.stopping(), **values)
    order = np.argsort(series["tone"])
    assert (np.diff(series["state"][order]) >= 0).all()
    above = 1 + content.parameter("stopping.near_old_percent").value / 100
    assert ((series["state"] == 3) == (series["tone"] > above)).all()


@pytest.mark.parametrize(("way", "unit"), [("stop", 1), ("gap", 1), ("taper", 24)])
@pytest.mark.parametrize("narrow", [False, True])
def test_the_axis_counts_in_the_unit_it_names(way, unit, narrow):
    lab = labs.stopping()
    lab.picture.shape(narrow)
    result, _series, timeline = played(lab, route="pump", way=way)
    axis = lab.picture.tone
    assert axis.get_xlim() == pytest.approx((0, result.days * 24))
    assert axis.get_xlabel() == content.word(f"stopping.axis.{'days' if unit == 24 else 'time.pump'}")
    write = axis.xaxis.get_major_formatter()
    ticks = axis.get_xticks()
    assert [write(tick, 0) for tick in ticks] == [number_text(tick / unit) for tick in ticks]
    assert 3 <= len(ticks) <= 14
    assert timeline.hours[1] == pytest.approx(result.time_h[-1])


@pytest.mark.parametrize("tone", ["one", "two"])
def test_what_is_heard_is_called_low_and_high_by_its_height(tone):
    lab = labs.alarms()
    result, series, timeline = played(lab, tone=tone)
    said = {key: content.word(f"alarms.caption.{key}") for key in ("silence", "sound", "low", "high")}
    captions = dict(timeline.captions)
    heights = sorted({note.height for note in result.notes})
    names = ["sound"] if tone == "one" else ["low", "high"]
    for note in result.notes:
        middle = (note.start_s + note.end_s) / 2
        told = captions[max(at for at in captions if at <= middle)]
        assert told == said[names[heights.index(note.height)]]
    assert (series["loud"] > 0).tolist() == (series["height"] > 0).tolist()
    rows = lab.picture.draw(result).table.rows
    kinds = ["only"] if tone == "one" else ["low", "high"]
    for note, row in zip(result.notes, rows, strict=True):
        assert row[-1] == content.word(f"alarms.height.{kinds[heights.index(note.height)]}")


def test_a_body_by_mouth_is_limp_only_from_the_level_of_a_client_in_coma():
    coma = content.parameter("oral.coma_case_ng_per_mL").value
    _result, series, _timeline = played(labs.oral(), dose_mg=20, doses_per_day="four", kidney="severe")
    assert ((series["state"] == 2) == (series["level"] >= coma)).all()
    assert (series["level"] >= coma).any()
