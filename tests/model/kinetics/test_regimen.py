"""A regimen is a value: it prints itself, is never changed, and refuses what cannot be meant."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen.model.guards import ModelInputError
from baclofen.model.kinetics import regimen

counts = st.integers(1, 30)


def test_prints_itself():
    assert str(regimen.every(10, interval_h=8, count=3)) == "3 x 10 mg, from hour 0 to hour 16, every 8 h"
    assert str(regimen.at([6], [2.5])) == "1 x 2.5 mg, at hour 6"
    assert str(regimen.at([], [])) == "no doses"
    assert "2 more changes" in str(regimen.at(range(8), range(1, 9)))


def test_is_a_frozen_value():
    one = regimen.every(10, interval_h=8, count=3)
    assert one == regimen.at([16, 0, 8], [10, 10, 10])
    assert hash(one) == hash(regimen.every(10, interval_h=8, count=3))
    with pytest.raises(AttributeError):
        one.dose_mg = (1.0,)


def test_adult_titration_of_the_labels():
    # OZOBAX label: 5, 10, 15, 20 mg three times a day, 3 days each.
    label = regimen.titration([(5, 3, 3), (10, 3, 3), (15, 3, 3), (20, 3, 3)])
    assert len(label) == 36
    assert label.total_mg == 9 * 50
    assert label.time_h[-1] == 12 * 24 - 8


@given(counts, st.data())
def test_missed_late_and_doubled(count, data):
    base = regimen.every(10, interval_h=6, count=count)
    which = data.draw(st.integers(1, count))
    assert len(base.missed(which)) == count - 1
    assert base.missed(which).plus(regimen.at([(which - 1) * 6], [10])) == base
    assert base.late(which, by_h=2).total_mg == base.total_mg
    assert base.late(which, by_h=2).time_h.count((which - 1) * 6 + 2) == 1
    assert base.doubled(which).total_mg == base.total_mg + 10


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


def test_stop_and_clock_times():
    base = regimen.daily([8, 14, 20], [10, 5, 10], days=2)
    assert base.time_h == (8, 14, 20, 32, 38, 44)
    assert base.stopped(at_h=32).time_h == (8, 14, 20)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda: regimen.at([0], [-5]), "dose_mg must be 0 or more"),
        (lambda: regimen.at([0], [math.nan]), "finite number"),
        (lambda: regimen.at([0], [10_000]), "1,000 mcg are 1 mg"),
        (lambda: regimen.at([0, 1], [10]), "one dose_mg per time_h"),
        (lambda: regimen.Regimen((5.0, 0.0), (1.0, 1.0)), "ascending order"),
        (lambda: regimen.Regimen((5.0,), (1.0, 1.0)), "one dose_mg per time_h"),
        (lambda: regimen.every(10, interval_h=0, count=3), "interval_h must be above 0"),
        (lambda: regimen.every(10, interval_h=8, count=2.5), "whole number"),
        (lambda: regimen.daily([25], 10, days=1), "clock times"),
        (lambda: regimen.titration([]), "at least one step"),
        (lambda: regimen.every(10, interval_h=8, count=3).missed(4), "from 1 to 3"),
        (lambda: regimen.at([], []).doubled(1), "no dose to change"),
        (lambda: regimen.every(10, interval_h=8, count=3).tapered(0, over_days=3, steps=1), "from 2 to 100"),
    ],
)
def test_wrong_input_is_refused_with_advice(wrong, words):
    with pytest.raises(ModelInputError, match=words):
        wrong()
