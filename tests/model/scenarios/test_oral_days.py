"""Three days of tablets: the same as plain superposition, and what kidneys and splitting do to it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen.model.guards import ModelInputError
from baclofen.model.kinetics import oral
from baclofen.model.kinetics.oral_parameters import OralParameters
from baclofen.model.kinetics.population import Spread
from baclofen.model.kinetics.regimen import every
from baclofen.model.scenarios.oral_days import days

ADULT = OralParameters(10.8, 28.8, 0.9, 12.93, 19.7)  # Kochak 1985, see data/parameters/oral.csv
DOSES = st.sampled_from([2, 3, 4])


@given(DOSES, st.sampled_from([2.5, 10.0, 20.0]))
def test_it_is_the_plain_regimen(doses, dose_mg):
    day = days(ADULT, dose_mg=dose_mg, doses_per_day=doses)
    plain = oral.plasma(every(dose_mg, interval_h=24 / doses, count=3 * doses), day.time_h, ADULT)
    np.testing.assert_allclose(day.level, plain, rtol=1e-12)
    assert day.trough <= day.mean <= day.peak


@given(DOSES)
def test_a_missed_dose_takes_exactly_one_dose_away(doses):
    whole, missed = (days(ADULT, dose_mg=10, doses_per_day=doses, missed=m) for m in (None, 2))
    alone = oral.plasma(every(10, interval_h=1, count=1, start_h=missed.missed_time_h), whole.time_h, ADULT)
    np.testing.assert_allclose(whole.level - missed.level, alone, atol=1e-9)
    assert len(missed.dose_time_h) == 3 * doses - 1


def test_weak_kidneys_hardly_touch_the_first_peak_but_pile_up():
    """Vlavonou 2014: after one dose Cmax is not different; clearance to a third triples the settled mean."""
    usual, weak = (days(c, dose_mg=10, doses_per_day=3) for c in (ADULT, ADULT.for_kidney(1 / 3)))
    assert weak.first_peak < 1.3 * usual.first_peak
    assert 2.7 < weak.mean / usual.mean < 3.0  # on day 3 still climbing to 3


def test_more_doses_of_the_same_day_flatten_the_hills():
    ratios = [days(ADULT, dose_mg=30 / n, doses_per_day=n).ratio for n in (2, 3, 4)]
    assert ratios == sorted(ratios, reverse=True)


def test_the_goal_of_the_lab_is_met_by_four_doses_in_the_adult_and_by_none_in_the_child():
    child = OralParameters(0.273, 0.689, 2.571, 0.1284, 0.471).for_weight(20)  # He 2014, per kg
    assert [days(ADULT, dose_mg=10, doses_per_day=n).ratio < 3 for n in (2, 3, 4)] == [False, False, True]
    assert [days(child, dose_mg=10, doses_per_day=n).ratio < 3 for n in (2, 3, 4)] == [False, False, False]


def test_the_other_routine_has_the_same_daily_dose():
    day = days(ADULT, dose_mg=10, doses_per_day=3, other_doses_per_day=2)
    other = days(ADULT, dose_mg=15, doses_per_day=2)
    np.testing.assert_allclose(day.other, other.level, rtol=1e-12)


def test_the_band_holds_the_typical_client_and_is_the_same_for_the_same_seed():
    spread = Spread(0.21, 0.22, 0.44)
    one, two = (days(ADULT, dose_mg=10, doses_per_day=3, spread=spread, patients=300) for _ in range(2))
    np.testing.assert_array_equal(one.high, two.high)
    assert np.mean((one.low <= one.level + 1e-9) & (one.level <= one.high + 1e-9)) > 0.95


@pytest.mark.parametrize("wrong", [{"dose_mg": -1}, {"doses_per_day": 0}, {"missed": 4}])
def test_wrong_input_is_told(wrong):
    with pytest.raises(ModelInputError):
        days(ADULT, **{"dose_mg": 10, "doses_per_day": 3, **wrong})


def test_the_band_is_in_proportion_to_dose_and_weight():
    """The lab relies on it: the band of 1 mg in 1 kg, scaled, is the band of any dose and weight."""
    per_kg = OralParameters(0.273, 0.689, 2.571, 0.1284, 0.471)
    spread = Spread(0.334, 0.439, 0.837)
    unit = days(per_kg.for_weight(1), dose_mg=1, doses_per_day=3, spread=spread, patients=100)
    whole = days(per_kg.for_weight(20), dose_mg=10, doses_per_day=3, spread=spread, patients=100)
    np.testing.assert_allclose(whole.high, unit.high * 10 / 20, rtol=1e-9)
    np.testing.assert_allclose(whole.low, unit.low * 10 / 20, rtol=1e-9)
