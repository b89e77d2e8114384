"""Virtual clients: the same every time, each one the same as computed alone, spread as published."""

import numpy as np
import pytest

from baclofen.model.guards import ModelInputError
from baclofen.model.kinetics import oral, population, regimen
from tests.literature.cases import ORAL, patient

TWO_DAYS = np.linspace(0, 48, 193)
DOSES = regimen.every(10, interval_h=8, count=6).late(4, by_h=2.3)


@pytest.mark.parametrize("name", ["k85", "sim18", "he14@20"])
def test_each_virtual_client_is_a_client(name):
    typical, spread = patient(name), population.spread_from_table(ORAL, name.split("@")[0])
    together = population.plasma_of_many(DOSES, TWO_DAYS, typical, spread, patients=25, seed=5)
    alone = population.draw(typical, spread, patients=25, seed=5)
    for row, one in zip(together, alone, strict=True):
        assert np.abs(row - oral.plasma(DOSES, TWO_DAYS, one)).max() < 1e-8


def test_spread_is_the_published_one():
    # Log-normal with CV 33.4 %, 43.9 %, 83.7 % (He 2014); the typical child is the median.
    typical, spread = patient("he14@20"), population.spread_from_table(ORAL, "he14")
    clients = population.draw(typical, spread, patients=20_000, seed=1)
    clearance = np.array([c.clearance_L_per_h for c in clients])
    absorption = np.array([c.absorption_per_h for c in clients])
    assert clearance.std() / clearance.mean() == pytest.approx(0.334, rel=0.03)
    assert absorption.std() / absorption.mean() == pytest.approx(0.837, rel=0.05)
    assert np.median(clearance) == pytest.approx(typical.clearance_L_per_h, rel=0.01)


def test_band_is_repeatable_and_ordered():
    typical, spread = patient("k85"), population.spread_from_table(ORAL, "k85")
    make = lambda seed: population.band(DOSES, TWO_DAYS, typical, spread, patients=400, seed=seed)
    one, again, other = make(1), make(1), make(2)
    assert (one.concentration_ng_per_mL == again.concentration_ng_per_mL).all()
    assert (one.concentration_ng_per_mL != other.concentration_ng_per_mL).any()
    assert (np.diff(one.concentration_ng_per_mL, axis=0) >= 0).all()
    assert one.concentration_ng_per_mL.shape == (3, 193)
    assert str(one).startswith("highest level of 400 virtual clients")


def test_band_quantiles_are_numpys():
    typical, spread = patient("sim18"), population.spread_from_table(ORAL, "sim18")
    every = population.plasma_of_many(DOSES, TWO_DAYS, typical, spread, patients=333, seed=9)
    wanted = (0.0, 0.05, 0.25, 0.5, 0.9, 1.0)
    ours = population.band(DOSES, TWO_DAYS, typical, spread, patients=333, seed=9, quantiles=wanted)
    assert ours.concentration_ng_per_mL == pytest.approx(np.quantile(every, wanted, axis=0), rel=1e-12)


def test_no_spread_is_the_typical_client():
    typical = patient("k85")
    flat = population.band(DOSES, TWO_DAYS, typical, population.Spread(0, 0, 0), patients=5, seed=1)
    for row in flat.concentration_ng_per_mL:
        assert np.abs(row - oral.plasma(DOSES, TWO_DAYS, typical)).max() < 1e-8


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda: population.Spread(33.4, 0, 0), "33 % is 0.33"),
        (lambda: population.Spread(-0.1, 0, 0), "0 or more"),
        (lambda: population.spread_from_table({}, "k85"), "_cv_percent"),
        (
            lambda: population.draw(patient("k85"), population.Spread(0, 0, 0), patients=0, seed=1),
            "whole number",
        ),
        (
            lambda: population.band(
                DOSES,
                TWO_DAYS,
                patient("k85"),
                population.Spread(0, 0, 0),
                patients=5,
                seed=1,
                quantiles=(0.9, 0.1),
            ),
            "ascending numbers",
        ),
    ],
)
def test_wrong_input_is_refused_with_advice(wrong, words):
    with pytest.raises(ModelInputError, match=words):
        wrong()
