"""The list of changes: the same day for all at first, texts kept as typed, never more than allowed."""

import pytest

from baclofen.widgets.rate_steps import Steps, StepWords

DAYS = ("one", "two", "three")


@pytest.fixture
def steps():
    return Steps("Changes", DAYS, [(0.0, 12.5), (8.0, 20.0)], most=3, unit="per hour")


def test_every_day_begins_with_the_same_steps(steps):
    assert steps.value == ((("0", "12.5"), ("8", "20")),) * 3
    assert steps.value == steps.default


def test_what_is_typed_stays_as_it_is(steps):
    steps.value = [[["0", ""]], [["x", "-3"]], [["0", "1e9"]]]
    assert steps.value == ((("0", ""),), (("x", "-3"),), (("0", "1e9"),))
    steps.reset()
    assert steps.value == steps.default


def test_more_steps_than_allowed_are_cut(steps):
    steps.value = [[[str(hour), "1"] for hour in range(9)]] * 3
    assert [len(day) for day in steps.value] == [3, 3, 3]


@pytest.mark.parametrize("value", [[], [[["0", "1"]]] * 2, [[["0", "1"]], [], [["0", "1"]]]])
def test_days_without_steps_or_missing_days_are_refused(steps, value):
    with pytest.raises(ValueError, match="at least one step"):
        steps.value = value


def test_numbers_can_be_shown_for_one_day_or_for_each(steps):
    steps.put([[(0.0, 5.0)]])
    assert steps.value == ((("0", "5"),),) * 3
    steps.put([[(0.0, 5.0)], [(0.0, 6.0)], [(0.0, 7.5), (12.0, 1.0)]])
    assert steps.value[2] == (("0", "7.5"), ("12", "1"))


def test_the_browser_gets_every_word_it_speaks(steps, monkeypatch):
    assert set(steps.words) == set(Steps.speaks)
    assert {"add", "remove", "total"} <= set(steps.words)
    monkeypatch.setattr(Steps, "phrases", StepWords(day="Tag"))
    assert Steps("C", DAYS, [(0, 1)]).words["day"] == "Tag"
