"""The lab by mouth says what a level is beside: a client in coma, a limit for children, a dose left out."""

import pytest

from baclofen import content, labs
from baclofen.model.units import NO_BREAK_SPACE


@pytest.fixture(scope="module")
def shared():
    return labs.oral()


@pytest.fixture
def lab(shared):
    return shared.reset()


def told(lab, **values):
    """Sentence and summary at these values, with plain spaces."""
    lab.reset().move(**values)
    return [text.replace(NO_BREAK_SPACE, " ") for text in (lab.sentence.text, lab.figure.summary)]


WEAK = [
    {"kidney": "severe", "dose_mg": 20},
    {"client": "child", "weight_kg": 10, "dose_mg": 20, "doses_per_day": "four", "kidney": "severe"},
]


@pytest.mark.parametrize("values", WEAK)
def test_a_level_above_that_of_a_client_in_coma_is_no_comfort(lab, values):
    """L27: peaks of 827 and 4,677 ng per mL, and "clients did well at very different levels"."""
    for text in told(lab, **values):
        assert "coma" in text
        assert "700 ng per mL" in text
        assert "did well" not in text
    assert lab.result.peak > content.parameter("oral.coma_case_ng_per_mL").value


def test_below_that_the_levels_stay_as_unknown_as_they_are(lab):
    sentence, summary = told(lab)
    assert "coma" not in sentence + summary
    assert "did well" in summary


def test_a_dose_above_the_limit_for_children_is_called_so_whatever_the_weight(lab):
    """L28: 80 mg a day at 60 kg is 1.3 mg per kg, inside the usual range, and above 60 mg."""
    child = {"client": "child", "weight_kg": 60, "doses_per_day": "four"}
    assert "Above the European limits: 60 mg per day" in told(lab, **child, dose_mg=20)[0]
    assert "Above the European limit of 40 mg per day" in told(lab, **child, dose_mg=12.5)[0]
    assert "European limit" not in told(lab, **child, dose_mg=10)[0]
    assert "European limit" not in told(lab, dose_mg=20, doses_per_day="four")[0]


def test_a_missed_dose_is_told(lab):
    assert "One dose was left out, at hour 48" in told(lab, missed="first")[0]
    assert "left out" not in told(lab)[0]


@pytest.mark.parametrize(("compare", "times"), [("two", 2), ("three", 3), ("four", 4)])
def test_what_is_compared_is_the_same_daily_dose_in_as_many_doses_as_it_is_called(lab, compare, times):
    beside = lab.move(dose_mg=7.5, doses_per_day="four", compare=compare).result.other.copy()
    alone = lab.reset().move(dose_mg=30 / times, doses_per_day=compare).result
    assert alone.dose_mg_per_day == 30
    assert beside == pytest.approx(alone.level)


def test_no_two_spaces_stand_in_a_sentence(lab):
    for values in ({}, *WEAK, {"missed": "second"}):
        assert not any("  " in text for text in told(lab, **values))


def test_the_spread_of_clients_grows_with_the_dose(lab):
    """Levels are in proportion to the dose: twice the dose, twice both edges of the band."""
    one = lab.move(spread=("yes",), dose_mg=10).result
    low, high, level = one.low.copy(), one.high.copy(), one.level.max()
    two = lab.move(dose_mg=20).result
    lab.reset()
    assert two.low == pytest.approx(2 * low)
    assert two.high == pytest.approx(2 * high)
    assert low.max() < level < high.max()


@pytest.mark.parametrize("narrow", [False, True])
def test_what_lies_in_the_belly_and_each_number_of_the_chart_say_what_they_are(narrow):
    """A line leads from each name to its part; no number stands without its unit."""
    lab = labs.oral()
    lab.prediction.skip()
    lab._reshape(narrow)
    moving = lab.picture.moving
    for organ, said in (("stomach", "stomach"), ("kidney", "kidneys")):
        assert moving[f"oral_{organ}_text"].get_text() == said
        ends = moving[f"oral_{organ}_leader"].get_xydata()
        assert tuple(ends[1]) == pytest.approx(moving[f"taker_{organ}"].get_center())
    numbers = [moving[f"oral_{name}_text"].get_text() for name in ("peak", "trough")]
    assert numbers[0]
    assert all(text.endswith("ng per mL") for text in numbers if text)
    assert "night" in {text.get_text() for text in lab.picture.axes.texts if text.get_visible()}
