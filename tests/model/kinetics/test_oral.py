"""Baclofen by mouth: against openpkflow and a general solver, and by the laws of linear kinetics."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpkflow.sim import methods
from scipy.integrate import solve_ivp

from baclofen.model.kinetics import oral, oral_parameters, regimen
from tests.literature.cases import ORAL, patient
from tests.literature.reckoned import exchange_for, single_dose
from tests.support.hypothesis_profiles import examples
from tests.support.refusals import refused_with

K85 = patient("k85")
SIM18 = patient("sim18")
TIMES = np.linspace(0.05, 72, 400)

sets = st.builds(
    oral_parameters.OralParameters,
    clearance_L_per_h=st.floats(1, 20),
    central_volume_L=st.floats(5, 100),
    absorption_per_h=st.floats(0.1, 6),
    exchange_L_per_h=st.floats(0.5, 30),
    peripheral_volume_L=st.floats(2, 60),
)
doses = st.lists(st.tuples(st.floats(0, 60), st.floats(0, 40)), min_size=1, max_size=12)


def as_regimen(pairs, factor=1.0, shift=0.0):
    pairs = sorted(pairs)
    return regimen.Regimen(tuple(t + shift for t, _ in pairs), tuple(factor * d for _, d in pairs))


ONE = as_regimen([(0, 10)])


def their_curve(parameters, doses_of, times):
    """openpkflow's closed forms, summed over the doses; it gives mg per L."""
    p = parameters

    def one(t, dose):
        if p.peripheral_volume_L:
            return methods.c_2cmt_oral(
                t, dose, p.clearance_L_per_h, p.central_volume_L, p.exchange_L_per_h, p.peripheral_volume_L,
                p.absorption_per_h,
            )  # fmt: skip
        return methods.c_1cmt_oral(t, dose, p.clearance_L_per_h, p.central_volume_L, p.absorption_per_h)

    return 1000 * methods.superpose(times, list(doses_of.time_h), list(doses_of.dose_mg), one)


@pytest.mark.parametrize("name", ["k85", "sim18", "mar14", "che18", "he14@20"])
def test_agrees_with_openpkflow(name):
    p = patient(name)
    # Adult titration of the labels: 5 mg, then 10 mg three times a day; then 15 mg four times.
    steps = [(8 * i, 5.0) for i in range(6)] + [(48 + 8 * i, 10.0) for i in range(6)]
    doses_of = as_regimen([*steps, *((96 + 6 * i, 15.0) for i in range(4))])
    ours = oral.plasma(doses_of, TIMES, p)
    assert np.abs(ours - their_curve(p, doses_of, TIMES)).max() < 1e-10 * max(1.0, ours.max())


@pytest.mark.parametrize("slow", [False, True])
@pytest.mark.parametrize("gap", [0.0, 1e-13, 1e-9])
def test_absorption_as_fast_as_a_disposition_rate(slow, gap):
    # openpkflow refuses this case; a general solver does not.
    ka = oral_parameters.disposition_rates(K85)[int(slow)] + gap
    p = replace(K85, absorption_per_h=ka)
    a = oral_parameters.rate_matrix(p)
    run = solve_ivp(
        lambda _, y: a @ y,
        (0, 48),
        [10.0, 0, 0],
        method="DOP853",
        rtol=1e-12,
        atol=1e-14,
        t_eval=TIMES[TIMES < 48],
    )
    ours = oral.plasma(ONE, TIMES[TIMES < 48], p)
    assert np.abs(ours - 1000 * run.y[1] / p.central_volume_L).max() < 1e-8


@given(sets, doses, st.floats(0.1, 3))
@examples(40)
def test_twice_the_dose_is_twice_the_level(p, pairs, factor):
    once, scaled = (oral.plasma(as_regimen(pairs, by), TIMES, p) for by in (1.0, factor))
    assert scaled == pytest.approx(factor * once, rel=1e-9, abs=1e-9)


@given(sets, doses, doses)
@examples(40)
def test_two_regimens_add_up(p, first, second):
    a, b = as_regimen(first), as_regimen(second)
    both = oral.plasma(as_regimen(first + second), TIMES, p)
    assert both == pytest.approx(oral.plasma(a, TIMES, p) + oral.plasma(b, TIMES, p), rel=1e-9, abs=1e-8)
    assert (both >= 0).all()


@given(sets, doses, st.floats(-40, 40))
@examples(40)
def test_only_time_since_the_dose_counts(p, pairs, shift):
    here = oral.plasma(as_regimen(pairs), TIMES, p)
    there = oral.plasma(as_regimen(pairs, shift=shift), TIMES + shift, p)
    assert there == pytest.approx(here, rel=1e-6, abs=1e-7)


@given(sets)
@examples(40)
def test_area_is_dose_over_clearance(p):
    slowest = min(oral_parameters.disposition_rates(p)[1], p.absorption_per_h)
    t = np.concatenate([np.linspace(0, 10, 20_001), np.linspace(10, 10 + 40 / slowest, 40_001)[1:]])
    area = np.trapezoid(oral.plasma(ONE, t, p), t)
    assert area == pytest.approx(1000 * 10 / p.clearance_L_per_h, rel=2e-4)


@given(sets, st.floats(0.2, 0.9), st.floats(0.02, 0.1))
@examples(50)
def test_less_kidney_function_never_means_less_drug(p, left, less):
    week = regimen.every(10, interval_h=8, count=21)
    t = np.linspace(0, 200, 801)
    normal = oral.plasma(week, t, p.for_kidney(left))
    reduced = oral.plasma(week, t, p.for_kidney(left - less))
    assert (reduced >= normal - 1e-9).all()
    assert reduced[-1] > normal[-1]


@pytest.mark.parametrize(("stage", "share"), [("mild", 1.5), ("moderate", 2.0), ("severe", 3.0)])
def test_kidneys_one_peak_is_nearly_the_same_but_the_settled_mean_is_not(stage, share):
    # Vlavonou 2014: Cmax not different, dose cut to 2/3, 1/2, 1/3.
    p = K85.for_kidney(ORAL[f"kidney_{stage}_clearance_fraction"])
    assert 1.0 < single_dose(5, p).cmax_ng_per_mL / single_dose(5, K85).cmax_ng_per_mL < 1.25
    assert oral.mean_level(30, p) / oral.mean_level(30, K85) == pytest.approx(share, rel=2e-3)
    long = regimen.every(10, interval_h=8, count=90)
    t = np.linspace(84 * 8, 85 * 8, 2001)
    assert np.trapezoid(oral.plasma(long, t, p), t) / 8 == pytest.approx(oral.mean_level(30, p), rel=1e-4)


def test_published_constants_of_the_adult_set():
    # Kochak 1985: alpha 1.29, beta 0.191 per h.
    fast, slow = oral_parameters.disposition_rates(K85)
    assert fast == pytest.approx(1.29, abs=0.01)
    assert slow == pytest.approx(0.191, abs=0.001)


def test_the_childrens_set_keeps_all_four_published_numbers():
    # He 2014: CL/F 0.273 L/h/kg, Vss/F 1.16 L/kg, mean transit time 0.389 h, half-life 4.5 h.
    child = patient("he14@25")
    assert child.clearance_L_per_h == pytest.approx(0.273 * 25)
    assert child.central_volume_L + child.peripheral_volume_L == pytest.approx(1.16 * 25)
    assert 1 / child.absorption_per_h == pytest.approx(0.389, rel=1e-3)
    assert child.half_life_h == pytest.approx(4.5, rel=1e-3)
    t = np.linspace(0, 120, 240_001)
    level = oral.plasma(ONE, t, child)
    residence = np.trapezoid(t * level, t) / np.trapezoid(level, t)
    assert residence == pytest.approx(1.16 / 0.273 + 0.389, rel=1e-3)


def test_dose_by_weight_gives_the_same_level_in_every_child():
    small, large = patient("he14@12"), patient("he14@48")
    assert oral.plasma(as_regimen([(0, 6)]), TIMES, small) == pytest.approx(
        oral.plasma(as_regimen([(0, 24)]), TIMES, large)
    )


def test_exchange_is_the_inverse_of_the_half_life():
    for half in (4.0, 4.5, 6.0, 9.0):
        q = exchange_for(
            clearance_L_per_h=0.273, central_volume_L=0.689, peripheral_volume_L=0.471, half_life_h=half
        )
        assert oral_parameters.OralParameters(0.273, 0.689, 2.5, q, 0.471).half_life_h == pytest.approx(
            half, rel=1e-12
        )


def test_a_lag_only_shifts():
    late = replace(SIM18, lag_h=0.5)
    doses_of = regimen.every(10, interval_h=8, count=3)
    assert oral.plasma(doses_of, TIMES + 0.5, late) == pytest.approx(
        oral.plasma(doses_of, TIMES, SIM18), rel=1e-10
    )


def test_no_dose_no_level():
    assert (oral.plasma(as_regimen([]), TIMES, K85) == 0).all()
    assert (oral.plasma(as_regimen([(100, 10)]), TIMES, K85) == 0).all()


def test_single_dose_finds_the_peak():
    # One compartment: t_max = ln(ka / k) / (ka - k).
    k, ka = 11.6 / 72.8, 1.64
    one = single_dose(10, SIM18)
    assert one.tmax_h == pytest.approx(math.log(ka / k) / (ka - k), abs=1e-5)


test_wrong_input_is_refused_with_advice = refused_with(
    (lambda: oral_parameters.OralParameters(0, 1, 1), "clearance_L_per_h must be above 0"),
    (lambda: oral_parameters.OralParameters(math.nan, 1, 1), "finite number"),
    (lambda: oral_parameters.OralParameters(10_800, 28.8, 0.9), "give L per h"),
    (lambda: oral_parameters.OralParameters(10.8, 28_800, 0.9), "give L, not mL"),
    (lambda: oral_parameters.OralParameters(10.8, 28.8, 0.9, 5.0), "belong together"),
    (lambda: K85.for_weight(70_000), "not pounds or grams"),
    (lambda: K85.for_kidney(50), "0.5 is half"),
    (lambda: K85.for_kidney(0), "above 0"),
    (lambda: oral.plasma(ONE, [3, 2], K85), "ascending order"),
    (lambda: oral.plasma(ONE, [0, math.nan], K85), "missing or infinite"),
    (lambda: oral.spinal_fluid([1.0], 12), "12 % is 0.12"),
    (lambda: oral_parameters.from_table({}, "k85"), "lacks the rows"),
)
