"""The conceptual two-day chart: exact superposition, honest hours, and limits that a learner can reach."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from baclofen.model.guards import ModelInputError
from baclofen.model.kinetics import time_below
from baclofen.model.scenarios import routes
from tests.support.hypothesis_profiles import examples

OPENING = {
    "half_life_h": 3.5,
    "doses_per_day": 3,
    "absorption_half_life_h": 0.5,
    "missed_dose": None,
    "pump_mode": "steady",
    "step_hour": 24.0,
    "step_factor": 1.2,
    "pump_half_life_h": 2.5,
    "pump_delay_half_life_h": 3.0,
    "band_low": 0.6,
    "band_high": 1.4,
}
half_lives = st.floats(2.0, 7.0)
absorptions = st.floats(0.1, 7.0)
counts = st.integers(2, 6)


def levels(**changes):
    return routes.levels(**(OPENING | changes))


def solved_oral(result, half_life_h, absorption_half_life_h, doses_per_day):
    """The same two days by a general solver, started 20 days earlier so that the routine is settled."""
    k, ka = math.log(2) / half_life_h, math.log(2) / absorption_half_life_h
    tau = 24 / doses_per_day
    size = tau * k
    state = np.zeros(2)
    wanted = np.empty_like(result.time_h)
    first = -20 * doses_per_day
    for i in range(first, 2 * doses_per_day + 1):
        start, stop = i * tau, (i + 1) * tau
        if result.missed_dose_time_h is None or abs(start - result.missed_dose_time_h) > 1e-9:
            state = state + np.array([size, 0.0])
        run = solve_ivp(
            lambda _, y: [-ka * y[0], ka * y[0] - k * y[1]],
            (start, stop), state, method="DOP853", rtol=1e-12, atol=1e-14, dense_output=True,
        )  # fmt: skip
        here = (result.time_h >= start) & (result.time_h <= stop)
        if here.any():
            wanted[here] = run.sol(result.time_h[here])[1]
        state = run.y[:, -1]
    return wanted


@pytest.mark.parametrize(
    ("half_life_h", "absorption_half_life_h", "doses_per_day", "missed_dose"),
    [(3.5, 0.5, 3, None), (3.5, 0.5, 3, 2), (2.0, 2.0, 4, 1), (7.0, 7.0 + 1e-9, 5, 5), (3.0, 6.0, 6, 3)],
)
def test_oral_curve_agrees_with_a_general_solver(
    half_life_h, absorption_half_life_h, doses_per_day, missed_dose
):
    result = levels(
        half_life_h=half_life_h,
        absorption_half_life_h=absorption_half_life_h,
        doses_per_day=doses_per_day,
        missed_dose=missed_dose,
    )
    wanted = solved_oral(result, half_life_h, absorption_half_life_h, doses_per_day)
    assert np.abs(result.oral_level - wanted).max() < 1e-8


@pytest.mark.parametrize("delay", [0.0, 3.0, 2.5])
def test_pump_step_agrees_with_a_general_solver(delay):
    result = levels(pump_mode="step", step_hour=13.0, step_factor=1.5, pump_delay_half_life_h=delay)
    k = math.log(2) / 2.5
    ke = math.log(2) / delay if delay else None
    state, wanted = np.ones(2), np.ones_like(result.time_h)
    for start, stop, rate in [(0, 13, 1.0), (13, 48, 1.5)]:

        def change(_, y, rate=rate):
            return [k * (rate - y[0]), ke * (y[0] - y[1]) if ke else 0.0]

        run = solve_ivp(
            change, (start, stop), state, method="DOP853", rtol=1e-12, atol=1e-14, dense_output=True
        )
        here = (result.time_h >= start) & (result.time_h <= stop)
        wanted[here] = run.sol(result.time_h[here])[1 if ke else 0]
        state = run.y[:, -1]
    assert np.abs(result.pump_level - wanted).max() < 1e-8


@given(half_lives, absorptions, counts)
def test_settled_mean_of_both_routes_is_one(half_life_h, absorption_half_life_h, doses_per_day):
    # Midpoints of whole dose intervals, so that no interval straddles the kink at a dose.
    s = (np.arange(4000) + 0.5) * 24 / doses_per_day / 4000
    level = routes.oral_steady_level(
        s, half_life_h=half_life_h, absorption_half_life_h=absorption_half_life_h, doses_per_day=doses_per_day
    )
    assert level.mean() == pytest.approx(1.0, abs=1e-5)
    assert levels(pump_mode="steady").pump_level.mean() == 1.0


@given(half_lives, absorptions, counts, st.integers(1, 6), st.floats(0.05, 0.95), st.floats(1.05, 3.0))
@examples(60)
def test_levels_are_never_negative_and_hours_add_up(half_life_h, absorption, n, missed, low, high):
    result = levels(
        half_life_h=half_life_h,
        absorption_half_life_h=absorption,
        doses_per_day=n,
        missed_dose=min(missed, n),
        band_low=low,
        band_high=high,
        pump_mode="step",
    )
    assert (result.oral_level >= 0).all()
    assert (result.pump_level >= 0).all()
    for route in (result.oral, result.pump):
        assert route.hours_below_band >= 0
        assert route.hours_above_band >= 0
        assert route.hours_inside_band >= -1e-9
        total = route.hours_below_band + route.hours_inside_band + route.hours_above_band
        assert total == pytest.approx(48.0, abs=1e-9)


@given(half_lives, absorptions, st.integers(2, 5))
@examples(60)
def test_more_doses_flatten_the_curve(half_life_h, absorption_half_life_h, doses_per_day):
    fewer = levels(
        half_life_h=half_life_h, absorption_half_life_h=absorption_half_life_h, doses_per_day=doses_per_day
    )
    more = levels(
        half_life_h=half_life_h,
        absorption_half_life_h=absorption_half_life_h,
        doses_per_day=doses_per_day + 1,
    )
    assert more.oral.peak_to_trough_ratio < fewer.oral.peak_to_trough_ratio
    assert more.oral.trough > fewer.oral.trough


@given(st.floats(2.0, 6.0), absorptions, counts)
@examples(60)
def test_a_longer_half_life_flattens_the_curve(half_life_h, absorption_half_life_h, doses_per_day):
    same = {"absorption_half_life_h": absorption_half_life_h, "doses_per_day": doses_per_day}
    short = levels(half_life_h=half_life_h, **same)
    long = levels(half_life_h=half_life_h + 0.5, **same)
    assert long.oral.peak_to_trough_ratio < short.oral.peak_to_trough_ratio


@given(half_lives, absorptions, counts, st.integers(1, 6))
@examples(60)
def test_a_missed_dose_is_one_dose_less_and_nothing_before_it_changes(half_life_h, absorption, n, which):
    same = {"half_life_h": half_life_h, "absorption_half_life_h": absorption, "doses_per_day": n}
    taken, missed = levels(**same), levels(missed_dose=min(which, n), **same)
    gap = taken.oral_level - missed.oral_level
    at = missed.missed_dose_time_h
    assert at == pytest.approx(24 + (min(which, n) - 1) * 24 / n)
    assert np.abs(gap[taken.time_h <= at]).max() < 1e-12
    assert (gap[taken.time_h > at + 0.01] > 0).all()
    assert len(missed.dose_time_h) == len(taken.dose_time_h) - 1 == 2 * n - 1


@pytest.mark.parametrize("half_life_h", [2.0, 3.5, 7.0])
def test_equal_rates_are_an_ordinary_case(half_life_h):
    exact = levels(half_life_h=half_life_h, absorption_half_life_h=half_life_h).oral_level
    near = levels(half_life_h=half_life_h, absorption_half_life_h=half_life_h * (1 + 1e-10)).oral_level
    assert np.abs(exact - near).max() < 1e-9


def test_a_step_of_the_pump_begins_late_and_takes_a_day():
    # Label: first effect 6 to 8 h after a start, maximum 24 to 48 h. The concept must show such a lag.
    result = levels(pump_mode="step", step_hour=12.0)
    assert (result.pump_level[result.time_h <= 12] == 1).all()
    assert 1.0 < result.step_felt_after_h < 8.0
    assert 12.0 < result.step_complete_after_h < 48.0
    assert result.pump.peak == pytest.approx(1.2, abs=0.01)
    straight = levels(pump_mode="step", step_hour=12.0, pump_delay_half_life_h=0.0)
    assert straight.step_complete_after_h == pytest.approx(2.5 * math.log2(20), rel=1e-4)


def test_hours_are_found_between_the_points():
    time_h = np.linspace(0, 1, 13)
    assert time_below.hours_below(time_h, time_h, 0.123) == pytest.approx(0.123)
    assert time_below.hours_below(time_h, 1 - time_h, 0.123) == pytest.approx(0.123)
    assert time_below.hours_below(time_h, np.ones(13), 1.0) == 0.0
    assert time_below.hours_below(time_h, np.zeros(13), 1.0) == 1.0


def test_hours_above_and_below_belong_to_their_own_edge():
    result = levels(band_low=0.6, band_high=1.4)
    step = result.time_h[1]
    above = step * np.mean([(result.oral_level[:-1] > 1.4).sum(), (result.oral_level[1:] > 1.4).sum()])
    below = step * np.mean([(result.oral_level[:-1] < 0.6).sum(), (result.oral_level[1:] < 0.6).sum()])
    assert result.oral.hours_above_band == pytest.approx(above, abs=6 * step)
    assert result.oral.hours_below_band == pytest.approx(below, abs=6 * step)
    assert result.pump.hours_inside_band == 48


def test_arrays_have_five_minute_points():
    result = levels()
    assert result.time_h.shape == result.oral_level.shape == result.pump_level.shape == (577,)
    assert result.time_h[1] == pytest.approx(1 / 12)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"half_life_h": 0}, "half_life_h must be above 0"),
        ({"half_life_h": math.nan}, "half_life_h must be a finite number"),
        ({"half_life_h": 210}, "hours, not minutes"),
        ({"absorption_half_life_h": -1}, "absorption_half_life_h must be above 0"),
        ({"doses_per_day": 2.5}, "doses_per_day must be a whole number from 1 to 24"),
        ({"missed_dose": 4}, "missed_dose must be a whole number from 1 to 3"),
        ({"pump_mode": "wave"}, "pump_mode must be one of steady, step"),
        ({"pump_mode": "step", "step_hour": 60}, "step_hour must lie in the window"),
        ({"pump_mode": "step", "step_factor": 120}, "1.2 means 20 % more"),
        ({"band_low": 2.0}, "band_low must be below band_high"),
    ],
)
def test_wrong_input_is_refused_with_advice(wrong, words):
    with pytest.raises(ModelInputError, match=words):
        levels(**wrong)
