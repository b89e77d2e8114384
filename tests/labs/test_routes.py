"""The lab of two days: no ratio by nearly nothing, a goal that can be reached and is said to be reached."""

import pytest

from baclofen import content, labs


@pytest.fixture
def lab():
    return labs.routes()


def test_a_trough_of_nearly_nothing_has_no_ratio(lab):
    """It said: falls to 0 and climbs to 3.61, 1,945 times as high."""
    lab.move(half_life_h=2, doses_per_day=2, absorption_half_life_h=0.1, missed_dose="first")
    assert "times as high" not in lab.sentence.text + lab.figure.summary
    assert "ratio" not in lab.line
    lab.reset()
    assert "2.7 times as high" in lab.figure.summary


def test_the_guess_asks_from_the_screen_and_gives_the_screen_back(lab):
    """S3: the screen said 0.48, the feedback 0.53, and the half-life stayed where no goal can be reached."""
    seen = lab.line.split("trough ")[1].split(",")[0]
    lab.prediction.commit("half")
    assert f"from {seen} to" in lab.prediction.verdict.text
    assert lab.values["half_life_h"] == 2
    lab.controls["doses_per_day"].value = 4
    assert lab.values == {**lab.defaults, "doses_per_day": 4}


def test_moving_what_the_guess_moved_keeps_the_hand(lab):
    lab.prediction.commit("half")
    lab.controls["half_life_h"].value = 3
    assert lab.values["half_life_h"] == 3


def test_a_goal_that_is_reached_is_said_so(lab):
    assert "Goal reached" not in lab.sentence.text
    lab.prediction.commit("half")
    lab.controls["doses_per_day"].value = 4
    assert "Goal reached" in lab.sentence.text


def test_what_a_new_rate_needs_appears_beside_it(lab):
    """S4: the hour hid under "More", the chart out of sight."""
    assert list(lab.controls)[3:6] == ["pump_mode", "step_hour", "step_factor"]
    assert lab.controls["step_hour"].layout.display == "none"
    lab.move(pump_mode="step")
    assert lab.controls["step_hour"].layout.display != "none"


def test_each_curve_has_its_place(lab):
    assert "By mouth the level in the blood" in lab.figure.summary
    assert "By pump the level where the drug works" in lab.figure.summary


@pytest.mark.parametrize(
    "name", ["half_life_h", "doses_per_day", "absorption_half_life_h", "step_hour", "step_factor"]
)
def test_a_control_is_named_as_its_legend(lab, name):
    """S10: "Hour of the pump change" on the screen, "Hour of the new rate" in the legend."""
    assert lab.controls[name].label == content.word(f"routes.control.{name}.label")


def test_no_hours_are_named_where_there_are_none(lab):
    """It said: by pump 0 h and 0 h."""
    assert lab.sentence.text.endswith("by pump at ease all along.")
    lab.move(pump_mode="step", step_factor=0.5)
    assert "by pump 11.9\u00a0h stiff, 0\u00a0h sleepy" in lab.sentence.text
