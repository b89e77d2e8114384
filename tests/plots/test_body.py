"""The body: limbs keep their form, hang together, and move one way from limp to stiff."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.path import Path

from baclofen import labs
from baclofen.plots import body

POSES = st.floats(-1, 1)
CHAINS = (("upper_arm", "forearm", "hand"), ("thigh", "shank", "foot"))


@pytest.mark.parametrize("posture", sorted(body.POSTURES))
@given(pose=POSES)
def test_limbs_keep_their_form(posture, pose):
    now, ease = body.limbs(pose, posture), body.limbs(0.0, posture)
    for name in body.LIMBS:
        here, there = (body.outline(name, limbs[name]) for limbs in (now, ease))
        lengths = [np.linalg.norm(np.diff(points, axis=0), axis=1) for points in (here, there)]
        assert np.allclose(*lengths)


@pytest.mark.parametrize("child", [False, True])
@given(pose=POSES)
def test_limbs_hang_together(child, pose):
    limbs = body.limbs(pose, child=child)
    for chain in CHAINS:
        for near, far in pairwise(chain):
            reach = np.hypot(limbs[far].x - limbs[near].x, limbs[far].y - limbs[near].y)
            assert reach == pytest.approx(body._length(near, child))


def test_a_stiff_body_has_straight_knees_and_a_bent_arm():
    limp, stiff = body.angles(-1), body.angles(1)
    assert abs(stiff["thigh"] - stiff["shank"]) < abs(limp["thigh"] - limp["shank"])
    assert stiff["forearm"] > limp["forearm"]


@given(pose=st.floats(1, 100))
def test_beyond_the_ends_the_pose_stays(pose):
    assert body.angles(pose) == body.angles(1.0)
    assert body.angles(-pose) == body.angles(-1.0)


@pytest.mark.parametrize("name", ["routes", "oral", "stopping", "screening", "pump_fault", "alarms"])
def test_an_eye_lies_in_the_head_open_at_ease_and_closed_when_limp(name):
    """Upright against the head is open, level is closed; stiff eyes are open."""
    lab = labs.REGISTRY[name]()
    eyes = [gid for gid in lab.picture.moving if gid.endswith("_eye")]
    assert eyes
    for gid in eyes:
        head = lab.picture.moving[gid.replace("_eye", "_head")].get_xy()
        line = np.column_stack(lab.picture.moving[gid].get_data())
        assert Path(head).contains_points(line).all()
        lab.prediction.skip()
        moves = [t for t in lab.picture.timeline(lab.result).tracks if t.gid == gid]
        follow, close = moves
        assert follow.series == close.series
        assert [key[2] for key in close.keys] == [90, 0], "its stroke turns level as it closes"
        assert -1 < close.low < close.high < 0, "closed when limp, open at ease and when stiff"


def test_whoever_is_called_sleepy_has_the_eye_closed_and_nobody_else():
    lab = labs.routes()
    played = lab.picture.timeline(lab.result)
    close = [track for track in played.tracks if track.gid == "oral_eye"][1]
    pose, state = (np.asarray(played.series[f"oral_{what}"]) for what in ("pose", "state"))
    assert (state == 2).any()
    assert (pose[state == 2] < (close.low + close.high) / 2).all()
    assert (pose[state == 0] > close.high).all()
