"""The hours of a picture: what a page plays is what Python draws."""

import json

import numpy as np
import pytest

from baclofen import labs
from baclofen.plots import body
from baclofen.plots.timeline import Timeline, Track


@pytest.fixture(scope="module")
def lab():
    return labs.routes()


def test_every_series_has_one_number_for_every_frame(lab):
    counts = {len(numbers) for numbers in lab.figure.frames["series"].values()}
    assert len(counts) == 1
    assert all(np.isfinite(numbers).all() for numbers in lab.figure.frames["series"].values())


def test_every_track_moves_an_artist_by_a_series_that_is_there(lab):
    known = {"now", *lab.figure.frames["series"]}
    for track in lab.figure.timeline["tracks"]:
        assert track["gid"] in lab.figure.gids
        assert track["series"] in known
        assert track["kind"] == "show" or track["keys"]


def test_a_limb_is_played_where_python_draws_it(lab):
    """The keys of a track, applied to the limb at ease, give the limb of the pose."""
    rider = lab.picture.riders["oral"]
    tall = 0.4 * lab.picture.figure.get_size_inches()[1] * 72
    tracks = {track.gid: track for track in rider.tracks(tall) if track.kind == "move"}
    ease, stiff = body.limbs(0.0), body.limbs(1.0)
    for name in body.LIMBS:
        dx, dy, degrees, cx, cy = tracks[f"oral_{name}"].keys[-1]
        page = rider._on_axes(body.outline(name, ease[name])) * (1, -1) + (0, tall)
        turn = np.radians(degrees)
        turned = (page - (cx, cy)) @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
        played = turned + np.array([cx + dx, cy + dy])
        drawn = rider._on_axes(body.outline(name, stiff[name])) * (1, -1) + (0, tall)
        assert np.allclose(played, drawn, atol=0.02), name


def test_the_body_says_what_the_curve_says(lab):
    result, series = lab.result, lab.figure.frames["series"]
    hours = np.linspace(0, 48, len(series["oral_level"]))
    level = np.interp(hours, result.time_h, result.oral_level)
    state = np.asarray(series["oral_state"])
    assert ((level < result.band_low) == (state == 0)).all()
    assert ((level > result.band_high) == (state == 2)).all()


def test_captions_begin_with_the_first_hour(lab):
    assert lab.figure.frames["captions"][0][0] == 0


def test_a_timeline_weighs_little(lab):
    """It travels with every move of a control: what changes is small, what stays is sent once."""
    assert len(json.dumps(lab.figure.frames)) < 30_000
    assert len(json.dumps(lab.figure.timeline)) < 60_000


def test_after_a_poster_everything_is_as_before(lab):
    before = {gid: getattr(lab.figure, f"m_{gid}") for gid in lab.figure.gids}
    lab.poster()
    lab.redraw()
    assert before == {gid: getattr(lab.figure, f"m_{gid}") for gid in lab.figure.gids}


def test_a_kind_that_no_page_knows_is_refused():
    track = Track("a", "now", "wobble")
    with pytest.raises(ValueError, match="move, fade, reveal, show"):
        Timeline(hours=(0, 1), start=0, tracks=[track], series={}).plain()
