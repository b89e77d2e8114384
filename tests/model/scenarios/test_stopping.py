"""What is left after a stop: by mouth and by pump, held to a solver and to order."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from baclofen.model.guards import ModelInputError
from baclofen.model.kinetics import intrathecal
from baclofen.model.kinetics.oral_parameters import OralParameters
from baclofen.model.scenarios.stopping import ROUTES, WAYS, Concept, fall

FIXED = {
    "client": OralParameters(10.8, 28.8, 0.9, 12.93, 19.7),
    "fluid": intrathecal.from_half_life(clearance_mL_per_h=30, half_life_h=2.5, effect_peak_h=4),
    "concept": Concept(1, 2, 0.4, 72),
}


def result(route: str, way: str, gap_h: float = 24, taper_days: float = 14):
    return fall(route=route, way=way, gap_h=gap_h, taper_days=taper_days, **FIXED)


def test_the_stopped_pump_agrees_with_a_solver():
    """dC/dt = -k C, dCe/dt = ke (C - Ce), both from 1."""
    k, ke = FIXED["fluid"].rate_per_h, FIXED["fluid"].effect_rate_per_h
    fallen = result("pump", "stop")
    solved = solve_ivp(
        lambda _t, y: [-k * y[0], ke * (y[0] - y[1])],
        (0, 72),
        [1, 1],
        t_eval=fallen.time_h,
        rtol=1e-10,
        atol=1e-12,
    )
    np.testing.assert_allclose(fallen.level_percent / 100, solved.y[1], atol=1e-8)


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("way", WAYS)
def test_levels_and_tone_are_finite_and_never_negative(route, way):
    fallen = result(route, way)
    assert np.isfinite(fallen.level_percent).all()
    assert (fallen.level_percent >= -1e-9).all()
    assert (fallen.tone >= 0).all()


@pytest.mark.parametrize("route", ROUTES)
def test_a_gap_is_a_stop_until_it_ends_and_then_comes_back(route):
    stop, gap = result(route, "stop"), result(route, "gap")
    before = gap.time_h < 24
    np.testing.assert_allclose(gap.level_percent[before], stop.level_percent[before], atol=1e-9)
    assert gap.level_percent[-1] > 10 * max(stop.level_percent[-1], 0.01)


@pytest.mark.parametrize("route", ROUTES)
def test_a_taper_rebounds_less_than_a_stop(route):
    assert result(route, "taper").tone.max() < result(route, "stop").tone.max()


def test_a_longer_taper_rebounds_less():
    peaks = [result("pump", "taper", taper_days=days).tone.max() for days in (7, 14, 21)]
    assert peaks == sorted(peaks, reverse=True)


@pytest.mark.parametrize("wrong", [{"route": "vein"}, {"way": "slowly"}, {"gap_h": 0}, {"taper_days": -3}])
def test_wrong_input_is_told(wrong):
    with pytest.raises(ModelInputError):
        fall(**{"route": "pump", "way": "stop", "gap_h": 24, "taper_days": 14, **FIXED, **wrong})
