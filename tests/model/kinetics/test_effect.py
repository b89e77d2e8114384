"""The concept of effect, tolerance and rebound: order and direction, never a size."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from baclofen.model.kinetics import effect
from tests.support.refusals import refused_with


@given(st.floats(0, 1e6), st.floats(1e-3, 1e3), st.floats(0.5, 20))
def test_response_is_a_fraction_that_rises(level, half, steepness):
    here, more = effect.response([level, level * 1.5 + 1e-6], half_effect_level=half, steepness=steepness)
    assert 0 <= here <= more <= 1
    assert effect.response(half, half_effect_level=half, steepness=steepness) == pytest.approx(0.5)
    assert effect.response(0.0, half_effect_level=half, steepness=steepness) == 0


def test_adaptation_agrees_with_a_general_solver():
    t = np.array([0, 3, 3.5, 10, 40, 41, 90.0])
    e = np.array([0.1, 0.6, 0.9, 0.9, 0.2, 0.0, 0.0])
    k = math.log(2) / 20
    run = solve_ivp(
        lambda x, m: k * (np.interp(x, t, e) - m),
        (0, 90),
        [0.1],
        rtol=1e-10,
        atol=1e-12,
        t_eval=t,
        max_step=0.1,
    )
    assert effect.adaptation(t, e, half_time_h=20) == pytest.approx(run.y[0], abs=1e-8)


def test_adaptation_is_exact_for_tiny_steps():
    # A straight effect E = t / T from 0: M = E - (1 - exp(-k t)) / (k T), however fine the points.
    k = math.log(2) / 100
    t = np.arange(0, 5, 0.005)
    wanted = t / 5 - -np.expm1(-k * t) / (k * 5)
    assert effect.adaptation(t, t / 5, half_time_h=100) == pytest.approx(wanted, rel=1e-6, abs=1e-12)


@given(st.lists(st.floats(0, 1), min_size=2, max_size=20), st.floats(1e-6, 5))
def test_adaptation_stays_between_the_extremes(values, step):
    t = np.arange(len(values)) * step
    m = effect.adaptation(t, values, half_time_h=30)
    assert m.min() >= min(values) - 1e-9
    assert m.max() <= max(values) + 1e-9


def test_tolerance_then_rebound():
    t = np.linspace(0, 2000, 4001)
    e = np.where(t < 1000, 0.8, 0.0)
    m = effect.adaptation(t, e, half_time_h=72, start=0.0)
    tone = effect.tone(e, m, lean=0.4)
    assert tone[0] == pytest.approx(0.2)  # at first the full effect
    assert tone[1990] == pytest.approx(1 - 0.8 * 0.6, abs=1e-3)  # tolerance
    assert tone[2001] == pytest.approx(1 + 0.4 * 0.8, abs=0.01)  # rebound: stiffer than before the drug
    assert tone[-1] == pytest.approx(1.0, abs=1e-3)  # and over
    slow = np.interp(t, [0, 1000, 1600], [0.8, 0.8, 0.0])
    tapered = effect.tone(slow, effect.adaptation(t, slow, half_time_h=72, start=0.0), lean=0.4)
    assert tapered.max() < tone.max() - 0.15


@pytest.mark.parametrize("start", [0.0, 1.0])
def test_a_body_begins_anywhere_between_not_adapted_and_fully(start):
    assert effect.adaptation([0, 1], [0.5, 0.5], half_time_h=10, start=start)[0] == start


test_wrong_input_is_refused_with_advice = refused_with(
    (lambda: effect.response([-1.0], half_effect_level=1), "0 or more"),
    (lambda: effect.response([math.nan], half_effect_level=1), "not missing"),
    (lambda: effect.response([1.0], half_effect_level=0), "above 0"),
    (lambda: effect.adaptation([0, 1], [0.5], half_time_h=10), "one value per time_h"),
    (lambda: effect.adaptation([0, 1], [0.5, math.nan], half_time_h=10), "missing or infinite"),
    (lambda: effect.adaptation([1, 0], [0.5, 0.5], half_time_h=10), "ascending"),
    (lambda: effect.adaptation([0, 1], [0.5, 0.5], half_time_h=10, start=1.01), "at most 1"),
    (lambda: effect.adaptation([0, 1], [0.5, 0.5], half_time_h=10, start=-0.01), "0 or more"),
    (lambda: effect.tone(0.5, 0.5, lean=40), "50 % is 0.5"),
)
