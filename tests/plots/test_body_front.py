"""The body from the front: limbs hang together and mirror each other, stiff and limp look like themselves."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen.plots import body_front

POSES = st.floats(-1, 1)
CHAINS = (("upper_arm", "forearm", "hand"), ("thigh", "shank", "foot"))


@given(pose=POSES)
def test_limbs_hang_together_and_mirror_each_other(pose):
    limbs = body_front.front(pose)
    for near, far in ((a, b) for chain in CHAINS for a, b in pairwise(chain)):
        one, two = limbs[f"{near}_right"], limbs[f"{far}_right"]
        assert np.hypot(two.x - one.x, two.y - one.y) == pytest.approx(body_front._LENGTH[near])
        left = limbs[f"{far}_left"]
        assert (left.x, left.y) == pytest.approx((-two.x, two.y))


def test_stiff_draws_the_fists_to_the_chest_and_stands_on_two_legs():
    stiff, limp = body_front.front(1), body_front.front(-1)
    assert stiff["hand_right"].y > stiff["forearm_right"].y, "The elbow is bent."
    assert stiff["hand_right"].x < stiff["upper_arm_right"].x, "The fist is at the chest, not up at the side."
    assert limp["hand_right"].y < limp["forearm_right"].y
    assert limp["head"].degrees < 80 < stiff["head"].degrees
    for pose in (stiff, limp):
        assert pose["foot_left"].x < 0 < pose["foot_right"].x, "The feet cross."


@pytest.mark.parametrize("pose", [-1, 1])
def test_daylight_is_seen_between_the_legs(pose):
    """Legs that touch down to the feet look like the tail of a fish."""
    legs = [points for name, points in body_front.outlines(pose) if name.startswith(("shank", "foot"))]
    inner = min(abs(points[:, 0]).min() for points in legs)
    assert all((points[:, 0] > 0).all() or (points[:, 0] < 0).all() for points in legs)
    assert inner > 0.01, "The legs are fused."


@given(pose=POSES)
def test_every_outline_is_finite_and_closed_and_every_place_lies_in_the_body(pose):
    every = np.vstack([points for _name, points in body_front.outlines(pose)])
    assert np.isfinite(every).all()
    for name in body_front.PLACES:
        assert (every.min(axis=0) < body_front.place(name, pose)).all()
        assert (every.max(axis=0) > body_front.place(name, pose)).all()


def test_an_unknown_place_is_refused():
    with pytest.raises(KeyError):
        body_front.place("tail", 0)
