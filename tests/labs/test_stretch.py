"""The lab `stretch`: what the page plays is what the model says, and the loop shows where the brake acts."""

import numpy as np
import pytest

from baclofen import content, labs
from baclofen.plots import still


@pytest.fixture
def lab():
    made = labs.stretch()
    made.prediction.skip()
    return made


def series(lab):
    return {name: np.asarray(numbers) for name, numbers in lab.figure.frames["series"].items()}


def test_the_guess_is_answered_by_the_model():
    lab = labs.stretch()
    lab.prediction.commit("half")
    assert "68%" in lab.prediction.verdict.text
    assert "11%" in lab.prediction.verdict.text
    assert lab.values["drug_brake"] == 1.2
    assert lab.result.outcome == "gives"


def shown_words(lab, hour=None):
    """The words of the picture that are seen at an hour."""
    with still.held(lab.picture.figure, lab.picture.moving, lab._timeline(), hour):
        texts = [text for text in lab.picture.ground.texts if text.get_visible() and text.get_alpha() != 0]
    return {" ".join(text.get_text().split()) for text in texts}


def test_it_opens_on_what_the_title_says(lab):
    """A fast hand, no baclofen, and the leg holds: so whoever moves baclofen sees it let go."""
    assert (lab.values["speed"], lab.values["drug_brake"]) == (8, 0)
    assert lab.result.outcome == "catches"
    assert "holds" in lab.word("title")
    assert {"The leg holds", "fast hand, no baclofen", "weak brake"} <= shown_words(lab)
    lab.move(drug_brake=1.2)
    assert {"The leg gives", "fast hand, with baclofen", "brake with baclofen"} <= shown_words(lab)
    lab.move(drug_brake=2)
    assert {"The leg is limp", "fast hand, too much baclofen"} <= shown_words(lab)


def test_the_sliders_end_in_words_and_show_no_number(lab):
    assert lab.controls["speed"].ends == ("slow", "fast")
    assert lab.controls["drug_brake"].ends == ("none", "more")


def turned_points(lab, name, hour):
    artist = lab.picture.moving[f"stretch_{name}"]
    with still.held(lab.picture.figure, lab.picture.moving, lab._timeline(), hour):
        return artist.get_transform().transform(artist.get_xy()) * 72 / lab.picture.figure.dpi


@pytest.mark.parametrize("narrow", [False, True])
def test_four_fingers_lie_across_the_shin_wherever_the_leg_is(lab, narrow):
    lab.move(drug_brake=2)
    lab.picture.shape(narrow)
    lab.picture.draw(lab.result)
    for hour in (0, 6, 30):
        shin = turned_points(lab, "shank", hour).mean(axis=0)
        size = lab.picture.leg.place.size
        for at in range(4):
            finger = turned_points(lab, f"finger_{at}", hour).mean(axis=0)
            assert np.hypot(*(finger - shin)) < 0.25 * size


def test_the_sleeve_comes_from_the_lower_edge_wherever_the_leg_is(lab):
    """No arm ends in the air."""
    lab.move(drug_brake=2)
    for narrow in (False, True):
        lab.picture.shape(narrow)
        lab.picture.draw(lab.result)
        for hour in (0, 5, 6, 7, 30):
            low = min(turned_points(lab, name, hour)[:, 1].min() for name in ("sleeve", "more_sleeve"))
            assert low < 8


def test_arrows_say_who_pulls(lab):
    """The arrow of the hand is there while it moves, the longer the faster; the other while the leg holds."""

    def long(values):
        lab.move(**values)
        return np.ptp(lab.picture.moving["stretch_goes"].get_xy()[:, 0])

    assert long({"speed": 1}) < long({"speed": 4}) < long({"speed": 10})
    lab.move(speed=8)
    at = lab._timeline().at
    assert (at(2)["goes"], at(6)["goes"], at(30)["goes"]) == (0, 1, 0)
    fade = next(t for t in lab._timeline().tracks if t.gid == "stretch_back" and t.kind == "fade")
    assert (fade.series, fade.high) == ("pull", 0.3)


def test_the_played_leg_is_that_of_the_model(lab):
    lab.move(speed=8)
    hours = np.linspace(0, 40, len(series(lab)["leg"]))
    np.testing.assert_allclose(
        series(lab)["leg"], np.interp(hours, lab.result.time, lab.result.leg), atol=1e-3
    )


@pytest.mark.parametrize("leg", [0.0, 0.5, 1.0])
def test_the_ankle_goes_where_the_leg_points(lab, leg):
    """At a moment with that leg, the shin has turned around the knee by as many quarters."""
    lab.move(speed=1, drug_brake=2)
    picture, played = lab.picture, lab._timeline()
    hours = np.linspace(0, 40, len(played.series["leg"]))
    hour = float(hours[np.argmin(np.abs(played.series["leg"] - leg))])
    shin = picture.moving["stretch_shank"]
    knee = picture.leg._px(picture.leg.knee[None])[0]
    with still.held(picture.figure, picture.moving, played, hour):
        drawn = shin.get_transform().transform(shin.get_xy()) * 72 / picture.figure.dpi
    far = drawn[np.argmax(np.hypot(*(drawn - knee).T))] - knee
    wanted = -90 + 90 * played.at(hour)["leg"]
    assert np.degrees(np.arctan2(far[1], far[0])) == pytest.approx(wanted, abs=7)


def test_signals_go_out_only_where_the_cord_passes_them_on(lab):
    lab.move(speed=8, drug_brake=2)
    played = series(lab)
    assert max(played["in_0"]) > 0.5
    assert max(played["out_0"]) == max(played["pull"]) == 0
    lab.move(drug_brake=0)
    assert max(series(lab)["out_0"]) > 0.5


def test_a_signal_is_not_seen_flying_back(lab):
    """Where it begins anew it is gone in both frames."""
    lab.move(speed=8)
    played = series(lab)
    for at in range(3):
        back = np.flatnonzero(np.diff(played[f"signal_{at}"]) < 0)
        assert len(back)
        for way in ("in", "out"):
            assert not played[f"{way}_{at}"][[*back, *(back + 1)]].any()


def test_the_word_beside_the_leg_follows_the_pull(lab):
    lab.move(speed=8)
    played = series(lab)
    assert ((played["state"] == 2) == (played["pull"] >= 0.3 - 1e-4)).all()
    lab.move(drug_brake=2)
    assert set(series(lab)["state"]) == {4}


def test_a_leg_that_caught_lets_go_and_does_not_just_give(lab):
    """After the catch the word is another one than for a leg that never held."""
    lab.move(speed=8)
    state = series(lab)["state"]
    assert list(dict.fromkeys(state.tolist())) == [0, 1, 2, 3]
    lab.move(drug_brake=0.8)
    assert 3 not in series(lab)["state"]


def test_it_opens_where_the_hand_has_arrived_or_midway(lab):
    assert lab.figure.timeline["start"] == pytest.approx(4 + 30 / 8)
    lab.move(speed=1)
    assert lab.figure.timeline["start"] == 16


def thickness(lab):
    return float(np.ptp(lab.picture.moving["stretch_brake"].get_xy()[:, 1]))


def test_the_brake_is_drawn_as_strong_as_it_is(lab):
    thick = []
    for drug in (0, 0.5, 1, 1.8):
        lab.move(drug_brake=drug)
        thick.append(thickness(lab))
    assert thick == sorted(set(thick))
    assert thick[-1] > 5 * thick[0]
    assert lab.picture.moving["stretch_brain"].get_visible()
    assert lab.picture.moving["stretch_baclofen_text"].get_visible()
    lab.move(drug_brake=0)
    assert not lab.picture.moving["stretch_baclofen_text"].get_visible()
    lab.move(own_brake="gone")
    assert thickness(lab) == 0
    assert not lab.picture.moving["stretch_brain"].get_visible()


def test_it_says_that_it_is_a_concept(lab):
    assert "concept" in lab.figure.summary
    assert "relative units" in lab.line
    for row in content.parameters("stretch"):
        assert row.unit in ("relative", "times the slow hand"), row.id
