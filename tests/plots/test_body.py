"""The body: limbs keep their form, hang together, and move one way from limp to stiff."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

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
