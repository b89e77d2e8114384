"""The pump drives the spinal-fluid model: every fault ends in a level."""

import numpy as np
import pytest

from baclofen.model.kinetics import intrathecal
from baclofen.model.kinetics.delivery import Delivery
from baclofen.model.pump import KINDS, Advance, fault_commands, new_session, replay, to_fluid
from tests.support.pump_totals import dose_between_mcg


def total_mcg(delivery):
    ends = [*delivery.rate_time_h[1:], delivery.rate_time_h[-1]]
    rates = zip(delivery.rate_time_h, ends, delivery.rate_mcg_per_day, strict=True)
    return sum(delivery.bolus_mcg) + sum((end - start) * rate / 24 for start, end, rate in rates)


# Clearance near 30 mL per h (Canadian monograph) and a half-life of 2.5 h (within 1 to 5 h, Swiss label).
PARAMETERS = intrathecal.from_half_life(half_life_h=2.5, clearance_mL_per_h=30.0, effect_peak_h=4.0)


@pytest.mark.parametrize("kind", KINDS)
def test_every_story_gives_a_level(spec, story, kind):
    session = replay(spec, (*fault_commands(kind, story, spec), Advance(72)))
    end = session.state.time_h
    delivery = to_fluid(session)
    assert total_mcg(delivery) == pytest.approx(dose_between_mcg(session, 0, end), rel=1e-9)
    time_h = np.linspace(0, end, 200)
    curve = intrathecal.levels(delivery, time_h, PARAMETERS)
    level = np.asarray(curve.csf_ng_per_mL)
    assert np.isfinite(level).all()
    assert (level >= 0).all()
    if kind in (
        "kink",
        "disconnection",
        "migration",
        "stall",
        "battery_end",
        "empty_reservoir",
        "pocket_fill",
    ):
        assert level[-1] < 1e-3 * level.max()


def test_a_steady_pump_meets_the_steady_level(spec, story):
    """Steady level = dose / clearance: 300 mcg per day at 30 mL per h is 417 ng per mL (derived)."""
    session = replay(spec, fault_commands("leak", story, spec)[:-1])
    curve = intrathecal.levels(to_fluid(session), [session.state.time_h - 1e-6], PARAMETERS)
    assert float(np.asarray(curve.csf_ng_per_mL)[-1]) == pytest.approx(417, rel=2e-3)


def test_nothing_delivered(spec):
    assert to_fluid(new_session(spec)) == Delivery()
