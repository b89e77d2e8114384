"""Levels of the cases: against the models they call, closed forms, and what must hold for any client."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen.model.guards import ModelInputError
from baclofen.model.kinetics import intrathecal
from baclofen.model.kinetics.oral_parameters import OralParameters
from baclofen.model.scenarios import case_course

K85 = OralParameters(10.8, 28.8, 0.9, 12.93, 19.7)  # Kochak 1985: CL/F 180 mL per min, Vc/F 28.8 L
FLUID = intrathecal.from_half_life(clearance_mL_per_h=30, half_life_h=2.5, effect_peak_h=4)
POOL = {"rate_mcg_per_day": 300, "fluid": FLUID}


def start(hours, fraction, dose_mg=10.0, doses=3):
    client = K85.for_kidney(fraction)
    course = case_course.start_by_mouth(hours, dose_mg=dose_mg, doses_per_day=doses, client=client, usual=K85)
    return course.level_percent


def test_weak_kidneys_settle_at_the_inverse_of_what_is_left_of_clearance():
    """Vlavonou 2014: a third of the clearance left; the settled mean is then three times the usual."""
    assert start([24 * 20], 1 / 3) == pytest.approx([300], rel=1e-3)
    assert start([24 * 20], 0.5) == pytest.approx([200], rel=1e-3)
    assert start([24 * 20], 1.0) == pytest.approx([100], rel=1e-3)


@given(st.floats(0.2, 1), st.floats(1, 40), st.integers(1, 6))
def test_the_level_climbs_day_by_day_whatever_the_dose(fraction, dose_mg, doses):
    days = start([24, 48, 72, 96], fraction, dose_mg, doses)
    assert all(later >= earlier - 1e-6 for earlier, later in itertools.pairwise(days))
    assert days == pytest.approx(start([24, 48, 72, 96], fraction, 2 * dose_mg, doses), rel=1e-6)


def test_after_the_last_tablet_the_level_falls_with_the_slow_half_life():
    """Kochak 1985: slow rate 0.191 per h."""
    course = case_course.stop_by_mouth([16, 24, 32], dose_mg=20, doses_per_day=3, client=K85)
    first, second, third = course.level_percent
    assert first > second > third > 0
    assert math.log(second / third) / 8 == pytest.approx(0.191, rel=0.02)


def test_at_the_last_tablet_the_level_is_that_of_the_settled_routine():
    course = case_course.stop_by_mouth([0, 8], dose_mg=20, doses_per_day=3, client=K85)
    assert course.level_percent[0] == pytest.approx(course.level_percent[1], rel=1e-6)


@given(st.floats(0, 10), st.floats(0, 48))
def test_a_pump_that_keeps_its_order_changes_nothing_and_any_share_is_reached(share, delay_h):
    same = case_course.by_pump([0, 6, 12], share=1, delay_h=delay_h, **POOL)
    assert same.level_percent == pytest.approx([100] * 3, rel=1e-6)
    end = case_course.by_pump([delay_h, delay_h + 200], share=share, delay_h=delay_h, **POOL)
    assert end.level_percent == pytest.approx([100, 100 * share], abs=1e-3)


def test_before_the_delay_is_over_nothing_changes_and_after_it_the_shape_is_the_same():
    late = case_course.by_pump([10, 16, 24], share=4, delay_h=16, **POOL)
    soon = case_course.by_pump([0, 8], share=4, delay_h=0, **POOL)
    assert late.level_percent[:2] == pytest.approx([100, 100])
    assert late.level_percent[2] == pytest.approx(soon.level_percent[1])


def test_pool_and_place_of_effect_in_closed_form():
    """Two first-order steps in a row: share + (1 - share)(k e^-mt - m e^-kt) / (k - m)."""
    k, m, hours = math.log(2) / 2.5, FLUID.effect_rate_per_h, np.array([2.0, 8.0, 24.0])
    expected = 0.1 + 0.9 * (k * np.exp(-m * hours) - m * np.exp(-k * hours)) / (k - m)
    found = case_course.by_pump(hours, share=0.1, delay_h=0, **POOL)
    assert found.level_percent == pytest.approx(100 * expected, rel=1e-6)


@pytest.mark.parametrize(
    "call",
    [
        lambda: start([12], 0.5),
        lambda: start([24], 0.5, dose_mg=0),
        lambda: case_course.stop_by_mouth([-1, 3], dose_mg=10, doses_per_day=3, client=K85),
        lambda: case_course.by_pump([1], share=-1, delay_h=0, **POOL),
        lambda: case_course.by_pump([1], share=1, delay_h=-1, **POOL),
        lambda: case_course.by_pump([1], share=1, delay_h=0, rate_mcg_per_day=0, fluid=FLUID),
    ],
)
def test_impossible_input_is_refused(call):
    with pytest.raises(ModelInputError):
        call()
