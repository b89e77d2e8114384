"""Settled routines and doses into a vein, against long simulations and against openpkflow."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpkflow.sim import methods

from baclofen.model.guards import ModelInputError
from baclofen.model.kinetics import compartments, oral, regimen, vein
from tests.literature.cases import ORAL, patient
from tests.support.examples import examples

K85, SIM18 = patient("k85"), patient("sim18")
F = ORAL["bioavailability_percent"] / 100
DAY = np.linspace(0, 24, 289)


@pytest.mark.parametrize("name", ["k85", "sim18", "he14@20"])
def test_settled_day_is_the_end_of_a_long_routine(name):
    p = patient(name)
    day = regimen.daily([7, 13, 20], [10, 5, 15], days=1)
    long = regimen.daily([7, 13, 20], [10, 5, 15], days=30)
    assert oral.settled_day(day, DAY, p) == pytest.approx(oral.plasma(long, DAY + 29 * 24, p), rel=1e-9)


@given(st.floats(1, 15), st.floats(10, 80), st.floats(0.5, 5), st.integers(1, 6))
@examples(40)
def test_settled_peak_and_trough_are_openpkflows(clearance, volume, ka, n):
    if abs(ka - clearance / volume) < 1e-3:
        return
    theirs = methods.steady_state_metrics_1cmt_oral(10, 24 / n, clearance, volume, ka)
    p = oral.OralParameters(clearance, volume, ka)
    ours = oral.settled_day(
        regimen.every(10, interval_h=24 / n, count=1), np.linspace(0, 24 / n, 4001), p, period_h=24 / n
    )
    assert ours.max() == pytest.approx(1000 * theirs["Css_max"], rel=1e-5)
    assert ours[0] == pytest.approx(1000 * theirs["Css_min"], rel=1e-9)
    assert ours[0] == pytest.approx(ours[-1], rel=1e-9)


def test_a_lag_moves_the_settled_day_round_the_clock():
    late = oral.OralParameters(11.6, 72.8, 1.64, lag_h=0.5)
    day = regimen.daily([0, 8, 16], 10, days=1)
    on_time, shifted = oral.settled_day(day, DAY, SIM18), oral.settled_day(day, DAY, late)
    assert shifted[6:] == pytest.approx(on_time[:-6], rel=1e-9)


@pytest.mark.parametrize("name", ["k85", "sim18"])
@pytest.mark.parametrize("over_min", [0, 10, 60])
def test_into_a_vein_agrees_with_openpkflow(name, over_min):
    p = patient(name)
    ours = vein.plasma(regimen.at([0], [5]), DAY, p, bioavailability=F, over_min=over_min)
    basis = {"CL": p.clearance_L_per_h * F}
    if name == "k85":
        basis |= {"V1": p.central_volume_L * F, "Q": p.exchange_L_per_h * F, "V2": p.peripheral_volume_L * F}
        bolus, infusion = methods.c_2cmt_iv_bolus, methods.c_2cmt_iv_infusion
    else:
        basis |= {"Vz": p.central_volume_L * F}
        bolus, infusion = methods.c_1cmt_iv_bolus, methods.c_1cmt_iv_infusion
    theirs = infusion(DAY, dose=5, t_inf=over_min / 60, **basis) if over_min else bolus(DAY, 5, **basis)
    assert np.abs(ours - 1000 * theirs).max() < 1e-10 * ours.max()


def test_area_by_mouth_is_three_quarters_of_the_area_by_vein():
    # Agarwal 2015: absolute bioavailability 74 %.
    t = np.linspace(0, 120, 120_001)
    mouth = np.trapezoid(oral.plasma(regimen.at([0], [5]), t, K85), t)
    by_vein = np.trapezoid(vein.plasma(regimen.at([0], [5]), t, K85, bioavailability=F), t)
    assert mouth / by_vein == pytest.approx(0.74, rel=1e-4)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda: oral.settled_day(regimen.at([25], [10]), [0.0], K85), "from 0 up to 24 h"),
        (lambda: oral.settled_day(regimen.at([0], [10]), [25.0], K85), "within one routine"),
        (lambda: vein.plasma(regimen.at([0], [5]), [0.0], K85, bioavailability=74), "74 % is 0.74"),
        (lambda: vein.plasma(regimen.at([0], [5]), [0.0], K85, bioavailability=F, over_min=-1), "0 or more"),
        (
            lambda: compartments.settled_state(
                compartments.system([[0.0]]), compartments.jumps([0.0], [[1.0]]), 24.0
            ),
            "leave out the infusion source",
        ),
        (
            lambda: compartments.settled_state(
                compartments.system([[-1.0]]), compartments.jumps([0.0], [[1.0]]), 0.0
            ),
            "above 0",
        ),
    ],
)
def test_wrong_input_is_refused_with_advice(wrong, words):
    with pytest.raises(ModelInputError, match=words):
        wrong()
