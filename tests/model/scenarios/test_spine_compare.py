"""Mouth beside pump along the spine: published ratios come out, and the sums agree."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen.model.kinetics.oral_parameters import OralParameters
from baclofen.model.kinetics.spine import Canal
from baclofen.model.scenarios.spine_compare import compare

CANAL = Canal(1.7, 2.0, 3.3)
TIPS = st.sampled_from(["T2", "T6", "T10", "L1"])


def both(tip="T10", rate=300.0, oral_mg=30.0, fall=34.3):
    return compare(
        canal=CANAL, tip=tip, decay_length_cm=fall, rate_mcg_per_day=rate, csf_clearance_mL_per_h=30,
        oral_mg_per_day=oral_mg, csf_fraction=0.12, client=OralParameters(10.8, 28.8, 0.9),
    )  # fmt: skip


def test_label_orders_of_size():
    """Labels: 130 to 1,240 ng per mL in the spinal fluid by pump; by mouth about 12 % of the blood."""
    found = both()
    assert 130 < found.pump_level.mean() < 1240
    assert found.mouth_level == pytest.approx(0.12 * 30 / 24 / 10.8 * 1000)
    assert found.dose_ratio == pytest.approx(100)


@given(TIPS, st.floats(50, 1200))
def test_the_mean_is_that_of_the_mixed_pool(tip, rate):
    found = both(tip, rate)
    mean = np.trapezoid(found.pump_level, found.position_cm) / CANAL.length_cm
    assert mean == pytest.approx(1000 * rate / (24 * 30), rel=2e-3)


@given(TIPS, st.floats(50, 1200), st.floats(1.1, 4))
def test_levels_are_in_proportion_to_the_dose(tip, rate, factor):
    one, more = both(tip, rate), both(tip, rate * factor)
    np.testing.assert_allclose(more.pump_level, factor * one.pump_level, rtol=1e-9)


def test_a_lower_tip_leaves_less_at_the_skull():
    skulls = [both(tip).skull_level for tip in ("T2", "T6", "T10", "L1")]
    assert skulls == sorted(skulls, reverse=True)


@given(TIPS)
def test_the_hill_is_highest_at_the_tip(tip):
    found = both(tip)
    assert found.tip_level >= found.pump_level.max() - 1e-9
