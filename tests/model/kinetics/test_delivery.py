"""A delivery is a value that knows its rate, its total, and how to print itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen.model.kinetics import delivery

rates = st.lists(st.tuples(st.floats(0, 48), st.floats(0, 500)), max_size=5).map(lambda r: sorted(r))


def program(pairs):
    return delivery.Delivery(
        rate_time_h=tuple(t for t, _ in pairs), rate_mcg_per_day=tuple(r for _, r in pairs)
    )


def test_prints_itself():
    assert str(delivery.Delivery()) == "nothing delivered"
    assert str(delivery.infusion(1200)) == "1,200 mcg per day from hour 0"
    assert "and 1 more" in str(
        delivery.daily_program([0, 9, 15, 18, 20, 22, 23], [1, 2, 3, 4, 5, 6, 7], days=1)
    )


@given(rates, rates, st.floats(0, 60))
def test_totals_and_rates_add_up(one, two, until):
    a, b = program(one), program(two)
    assert a.plus(b).rate_at(until) == pytest.approx(a.rate_at(until) + b.rate_at(until))
    assert a.plus(b).delivered_mcg(until) == pytest.approx(a.delivered_mcg(until) + b.delivered_mcg(until))


@given(rates, st.floats(0, 60), st.floats(0, 20))
def test_nothing_comes_after_a_stop(pairs, stop, later):
    stopped = program(pairs).plus(delivery.bolus(50, at_h=30)).stopped(stop)
    assert stopped.rate_at(stop + later) == 0
    assert stopped.delivered_mcg(stop + later) == pytest.approx(stopped.delivered_mcg(stop))


def test_a_bolus_over_time_delivers_its_amount():
    assert delivery.bolus(50, over_min=10).delivered_mcg(5) == pytest.approx(50)
    assert delivery.bolus(50, at_h=3).delivered_mcg(2.9) == 0


def test_a_program_repeats_every_day():
    week = delivery.daily_program([0, 9, 15], [240, 360, 240], days=7)
    assert week.rate_at(9) == week.rate_at(6 * 24 + 14.9) == 360
    assert week.delivered_mcg(7 * 24) == pytest.approx(7 * (240 * 18 + 360 * 6) / 24)
