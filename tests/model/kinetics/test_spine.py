"""The gradient along the spine: published ratios kept, drug kept, highest at the tip."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen.model.kinetics import spine
from tests.literature.cases import CANAL, FLUID
from tests.support.refusals import refused_with

LENGTH = CANAL.length_cm
PLACES = np.linspace(0, LENGTH, 4001)


def profile(tip, decay, mean=100.0, places=PLACES):
    return spine.profile(places, tip_cm=tip, decay_length_cm=decay, length_cm=LENGTH, mean_level=mean)


@given(st.floats(0, LENGTH), st.floats(5, 60), st.floats(1, 2000))
def test_mean_is_kept_and_the_tip_is_highest(tip, decay, mean):
    level = profile(tip, decay, mean)
    assert np.trapezoid(level, PLACES) / LENGTH == pytest.approx(mean, rel=1e-4)
    assert abs(PLACES[np.argmax(level)] - tip) <= PLACES[1]
    assert (level > 0).all()


def test_both_published_ratios():
    # Kroin 1993: T2 43 % of T12, 20 cm apart. Canadian monograph: lumbar to cisternal about 4 to 1.
    t12, t2 = CANAL.position_cm("T12"), CANAL.position_cm("T2")
    assert t12 - t2 == pytest.approx(20)
    near, far = profile(t12, FLUID["kro93_decay_cm"], places=[t12, t2])
    assert far / near == pytest.approx(0.43, rel=2e-3)
    low = FLUID["capm_distance_cm"]
    near, far = profile(low, FLUID["capm_decay_cm"], places=[low, 0.0])
    assert near / far == pytest.approx(4, rel=2e-3)
    assert 20 / math.log(1 / 0.43) == pytest.approx(FLUID["kro93_decay_cm"], abs=0.05)
    assert 47.5 / math.log(4) == pytest.approx(FLUID["capm_decay_cm"], abs=0.05)


def test_a_higher_tip_brings_more_to_the_neck():
    neck = [CANAL.position_cm("C5")]
    low, high = (profile(CANAL.position_cm(tip), 23.7, places=neck)[0] for tip in ("T12", "T2"))
    assert high > 2 * low


def test_levels_follow_one_another():
    names = [f"C{i}" for i in range(8)] + [f"T{i}" for i in range(1, 13)] + [f"L{i}" for i in range(1, 6)]
    places = [CANAL.position_cm(name) for name in names]
    assert places[0] == 0
    assert (np.diff(places) > 0).all()
    assert places[-1] == LENGTH
    assert 45 <= CANAL.position_cm("L3") <= 50


test_wrong_input_is_refused_with_advice = refused_with(
    (lambda: CANAL.position_cm("T13"), "T1 to T12"),
    (lambda: CANAL.position_cm("X1"), "C0 to C7"),
    (lambda: CANAL.position_cm("L0"), "L1 to L5"),
    (lambda: spine.Canal(17, 2, 3), "centimetres per level"),
    (lambda: profile(LENGTH + 1, 20), "lie in the canal"),
    (lambda: profile(10, 20, places=[-1]), "lie in the canal"),
    (lambda: profile(10, math.nan), "finite number"),
    (lambda: profile(10, 20, mean=-1), "0 or more"),
)
