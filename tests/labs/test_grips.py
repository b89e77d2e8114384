"""What a hand can take in a picture: the control beside it is the same thing for keys and screen readers."""

import pytest

from baclofen import labs
from baclofen.plots import stage

WITH_GRIPS = {"spine": "tip", "oral": "missed", "routes": "missed_dose"}


def opened(name):
    lab = labs.REGISTRY[name]()
    lab.prediction.skip()
    return lab


@pytest.mark.parametrize("name", WITH_GRIPS)
def test_nothing_can_be_taken_before_the_guess(name):
    lab = labs.REGISTRY[name]()
    assert lab.figure.grips == []
    lab.prediction.skip()
    assert lab.figure.grips


@pytest.mark.parametrize(("name", "control"), WITH_GRIPS.items())
def test_a_hand_reaches_every_option_of_the_control_and_no_other(name, control):
    lab = opened(name)
    reached = {key for grip in lab.figure.grips for _x, _y, key in grip["stops"]}
    assert reached == set(lab.controls[control].keys_offered)


@pytest.mark.parametrize(("name", "control"), WITH_GRIPS.items())
@pytest.mark.parametrize("narrow", [False, True])
def test_what_is_let_go_at_a_stop_moves_the_control_and_the_grip(name, control, narrow):
    lab = opened(name)
    lab._reshape(narrow)
    for grip in list(lab.figure.grips):
        for _x, _y, key in grip["stops"]:
            lab.figure._heard(None, {"grip": grip["gid"], "stop": key}, None)
            assert lab.controls[control].value == key
            now = next(one for one in lab.figure.grips if one["gid"] == grip["gid"])["now"]
            assert now == key


@pytest.mark.parametrize(("name", "day"), [("oral", 3), ("routes", 2)])
def test_a_hand_takes_the_first_two_tablets_of_the_day_that_the_sentence_names(name, day):
    lab = opened(name)
    axes = lab.picture.axes
    doses = [float(hour) for hour in lab.place().dose_time_h if 24 * (day - 1) <= hour < 24 * day]
    wanted = [stage.x_px(axes, hour) for hour in doses[:2]]
    assert [grip["stops"][0][0] for grip in lab.figure.grips] == pytest.approx(wanted, abs=0.1)


@pytest.mark.parametrize("name", WITH_GRIPS)
@pytest.mark.parametrize("narrow", [False, True])
def test_stops_lie_within_the_picture_and_apart(name, narrow):
    lab = opened(name)
    lab._reshape(narrow)
    wide, tall = stage.size_px(lab.picture.figure)
    for grip in lab.figure.grips:
        for x, y, _key in grip["stops"]:
            assert 0 < x < wide
            assert 0 < y < tall
        places = {(round(x), round(y)) for x, y, _key in grip["stops"]}
        assert len(places) == len(grip["stops"])


@pytest.mark.parametrize(
    "forged", [{"grip": "x", "stop": "T2"}, {"grip": "tip", "stop": "none"}, {"grip": [], "stop": {}}]
)
def test_a_stop_that_is_not_offered_is_refused(forged):
    lab = opened("spine")
    lab.figure._heard(None, forged, None)
    assert lab.controls["tip"].value == "T10"


def test_a_scene_gives_a_hand_only_what_it_shows():
    hidden, shown = labs.scene("05_where"), labs.scene("05_tip")
    for scene in (hidden, shown):
        assert scene.figure.grips == []
        scene.prediction.skip()
    assert hidden.figure.grips == []
    assert [grip["gid"] for grip in shown.figure.grips] == ["tip"]


def test_one_tablet_only_leaves_none_to_take_out():
    lab = opened("oral")
    lab.move(doses_per_day="single")
    assert lab.figure.grips == []
