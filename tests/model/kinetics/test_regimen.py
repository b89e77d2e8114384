"""A regimen is a value: it prints itself, is never changed, and refuses what cannot be meant."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen.model.kinetics import regimen
from tests.support.refusals import refused_with


def test_is_a_frozen_value():
    one = regimen.every(10, interval_h=8, count=3)
    assert one == regimen.Regimen((0, 8, 16), (10, 10, 10))
    assert hash(one) == hash(regimen.every(10, interval_h=8, count=3))
    with pytest.raises(AttributeError):
        one.dose_mg = (1.0,)


@given(st.integers(2, 10), st.floats(1, 30))
def test_taper_falls_in_equal_steps_and_ends(steps, days):
    base = regimen.every(10, interval_h=6, count=400)
    down = base.tapered(from_h=240, over_days=days, steps=steps)
    assert list(down.dose_mg) == sorted(down.dose_mg, reverse=True)
    assert down.time_h[-1] < 240 + days * 24
    assert set(down.dose_mg) <= {10 * (steps - s) / steps for s in range(steps)}
    assert all(d == 10 for t, d in zip(down.time_h, down.dose_mg, strict=True) if t < 240)


def test_taper_begins_at_once_and_each_step_lasts_as_long():
    # 4 days in 4 steps from hour 48: three quarters, a half, a quarter, each for a day, then nothing.
    down = regimen.every(8, interval_h=12, count=40).tapered(from_h=48, over_days=4, steps=4)
    assert down.dose_mg == (8,) * 4 + (6,) * 2 + (4,) * 2 + (2,) * 2


@given(st.integers(1, 30), st.data())
def test_a_missed_dose_is_gone_and_no_other(count, data):
    base = regimen.every(10, interval_h=6, count=count)
    which = data.draw(st.integers(1, count))
    assert set(base.time_h) - set(base.missed(which).time_h) == {(which - 1) * 6}
    assert len(base.missed(which)) == count - 1


test_wrong_input_is_refused_with_advice = refused_with(
    (lambda: regimen.Regimen((0,), (-5,)), "dose_mg must be 0 or more"),
    (lambda: regimen.Regimen((0,), (math.nan,)), "finite number"),
    (lambda: regimen.Regimen((0,), (10_000,)), "1,000 mcg are 1 mg"),
    (lambda: regimen.Regimen((5.0, 0.0), (1.0, 1.0)), "ascending order"),
    (lambda: regimen.Regimen((5.0,), (1.0, 1.0)), "one dose_mg per time_h"),
    (lambda: regimen.every(10, interval_h=0, count=3), "interval_h must be above 0"),
    (lambda: regimen.every(10, interval_h=8, count=2.5), "whole number"),
    (lambda: regimen.every(10, interval_h=8, count=3).missed(4), "from 1 to 3"),
    (lambda: regimen.every(10, interval_h=8, count=3).tapered(0, over_days=3, steps=1), "from 2 to 100"),
)
