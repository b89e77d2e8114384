"""Virtual clients: the same every time, each one the same as computed alone, spread as published."""

from dataclasses import replace

import numpy as np
import pytest

from baclofen.model.kinetics import oral, population
from baclofen.model.kinetics.regimen import Regimen
from tests.literature.cases import ORAL, patient
from tests.support.refusals import refused_with

K85 = patient("k85")
TWO_DAYS = np.linspace(0, 48, 193)
DOSES = Regimen((0, 8, 16, 26.3, 32, 40), (10,) * 6)


def draw(typical, spread, patients, seed):
    """The virtual clients as separate sets of parameters."""
    z = np.random.default_rng(seed).standard_normal((patients, 3))
    cv = np.array([spread.clearance_cv, spread.volume_cv, spread.absorption_cv])
    for clearance, volume, absorption in np.exp(np.sqrt(np.log(1 + cv**2)) * z):
        one = typical.scaled(clearance, volume)
        yield replace(one, absorption_per_h=typical.absorption_per_h * absorption)


@pytest.mark.parametrize("name", ["k85", "sim18", "he14@20"])
def test_each_virtual_client_is_a_client(name):
    typical, spread = patient(name), population.spread_from_table(ORAL, name.split("@")[0])
    together = population.plasma_of_many(DOSES, TWO_DAYS, typical, spread, patients=25, seed=5)
    alone = draw(typical, spread, patients=25, seed=5)
    for row, one in zip(together, alone, strict=True):
        assert np.abs(row - oral.plasma(DOSES, TWO_DAYS, one)).max() < 1e-8


def test_spread_is_the_published_one():
    # Log-normal with CV 33.4 %, 43.9 %, 83.7 % (He 2014); the typical child is the median.
    typical, spread = patient("he14@20"), population.spread_from_table(ORAL, "he14")
    clients = list(draw(typical, spread, patients=20_000, seed=1))
    clearance = np.array([c.clearance_L_per_h for c in clients])
    absorption = np.array([c.absorption_per_h for c in clients])
    assert clearance.std() / clearance.mean() == pytest.approx(0.334, rel=0.03)
    assert absorption.std() / absorption.mean() == pytest.approx(0.837, rel=0.05)
    assert np.median(clearance) == pytest.approx(typical.clearance_L_per_h, rel=0.01)


def test_band_is_repeatable_and_ordered():
    typical, spread = patient("k85"), population.spread_from_table(ORAL, "k85")
    make = lambda seed: population.band(DOSES, TWO_DAYS, typical, spread, patients=400, seed=seed)
    one, again, other = make(1), make(1), make(2)
    assert (one == again).all()
    assert (one != other).any()
    assert (np.diff(one, axis=0) >= 0).all()
    assert one.shape == (3, 193)


def test_band_quantiles_are_numpys():
    typical, spread = patient("sim18"), population.spread_from_table(ORAL, "sim18")
    every = population.plasma_of_many(DOSES, TWO_DAYS, typical, spread, patients=333, seed=9)
    wanted = population.QUANTILES
    ours = population.band(DOSES, TWO_DAYS, typical, spread, patients=333, seed=9)
    assert ours == pytest.approx(np.quantile(every, wanted, axis=0), rel=1e-12)


def test_no_spread_is_the_typical_client():
    typical = patient("k85")
    flat = population.band(DOSES, TWO_DAYS, typical, population.Spread(0, 0, 0), patients=5, seed=1)
    for row in flat:
        assert np.abs(row - oral.plasma(DOSES, TWO_DAYS, typical)).max() < 1e-8


test_wrong_input_is_refused_with_advice = refused_with(
    (lambda: population.Spread(33.4, 0, 0), "33 % is 0.33"),
    (lambda: population.Spread(-0.1, 0, 0), "0 or more"),
    (lambda: population.spread_from_table({}, "k85"), "_cv_percent"),
    (
        lambda: population.band(DOSES, TWO_DAYS, K85, population.Spread(0, 0, 0), patients=0, seed=1),
        "whole number",
    ),
)
