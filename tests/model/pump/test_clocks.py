"""Programs of day and week, battery, alarms and expiry: everything that waits for its hour."""

import pytest

from baclofen.model.pump import (
    Advance,
    Fill,
    Prime,
    ProgramBolus,
    ProgramFlex,
    ProgramSteady,
    ProgramWeek,
    Refill,
    ReplacePump,
    Stop,
    delivery,
    device_view,
    new_session,
    next_alarm,
    ordered,
    refill_due,
    replacement_due,
    replay,
    sounding,
    spec_from,
)
from baclofen.model.pump.program import hours_to_pump, steady
from tests.support.pump_totals import dose_between_mcg

YEAR = 8766
START = (Fill(20, 500), Prime(0.4, 0.5), Advance(0.5))
NIGHT = ((0.0, 20.0), (6.0, 10.0), (21.0, 20.0))  # 6 x 20 + 15 x 10 + 3 x 20 = 330 mcg per day


def test_a_night_program_runs_by_the_clock(spec):
    session = replay(spec, (*START, ProgramFlex(NIGHT), Advance(47.5)))
    for start, end, rate in [(0.5, 6, 20), (6, 21, 10), (21, 30, 20), (30, 45, 10), (45, 48, 20)]:
        assert dose_between_mcg(session, start, end) == pytest.approx(rate * (end - start))
    assert session.state.dose_mcg_per_day == pytest.approx(330)
    assert len(ordered(session).rate_mcg_per_h) == 6  # the prime, then five stretches


def test_the_week_begins_where_the_session_began(spec):
    """A session that starts on Wednesday at noon meets the Thursday program after 12 h."""
    week = tuple(((0.0, 30.0 if day == 3 else 10.0),) for day in range(7))
    session = new_session(spec, start_clock_h=2 * 24 + 12.0)
    for command in (Fill(20, 500), Prime(0.4, 0.5), Advance(0.5), ProgramWeek(week), Advance(200)):
        session, _ = session.do(command)
    assert dose_between_mcg(session, 0.5, 12) == pytest.approx(115)
    assert dose_between_mcg(session, 12, 36) == pytest.approx(720)
    assert dose_between_mcg(session, 36, 180) == pytest.approx(1440)
    assert dose_between_mcg(session, 180, 200) == pytest.approx(600)


def test_thirteen_changes_are_accepted_and_exact(spec):
    steps = tuple((i * 1.75, 10.0 + i) for i in range(13))
    session = replay(
        spec, (Fill(20, 2000), Prime(0.4, 0.5), Advance(0.5), ProgramFlex(steps), Advance(24 * 60))
    )
    assert dose_between_mcg(session, 24, 48) == pytest.approx(session.state.dose_mcg_per_day)
    rates = delivery(session).rate_mcg_per_h
    assert len(rates) == 13 * 60 + 2  # one stretch per change: no time steps anywhere


def test_months_of_a_steady_program_are_one_stretch(spec):
    session = replay(
        spec, (Fill(20, 2000), Prime(0.4, 0.5), Advance(0.5), ProgramSteady(300), Advance(24 * 120))
    )
    assert len(session.state.record) == 2


def test_a_bolus_comes_on_top_at_its_hour(spec):
    session = replay(spec, (*START, ProgramSteady(240), ProgramBolus(30, 2, 5.5), Advance(24)))
    assert dose_between_mcg(session, 0.5, 6) == pytest.approx(55)
    assert dose_between_mcg(session, 6, 8) == pytest.approx(20 + 30)
    assert dose_between_mcg(session, 8, 24) == pytest.approx(160)
    assert session.state.boluses == ()


def test_stop_cancels_what_was_scheduled(spec):
    session = replay(spec, (*START, ProgramSteady(240), ProgramBolus(30, 2, 5), Stop(), Advance(47)))
    assert session.state.ledger.csf_mcg == 0
    assert sounding(session.state) == "none"
    session, said = session.do(Advance(2))
    assert [item.key for item in said] == ["alarm_stopped"]  # GIL-D: stopped for more than 48 h
    session, _ = session.do(ProgramSteady(240))
    assert sounding(session.state) == "none"


@pytest.mark.parametrize(("flow", "years"), [(0.1, 7), (0.2, 7), (0.85, 6), (1.5, 5), (5, 5)])
def test_battery_lives_five_to_seven_years_by_flow(spec, flow, years):
    """MDT-BAT: typically 5 to 7 years by flow; here a straight line between two flows."""
    session = replay(spec, (Fill(20, 1000), ProgramSteady(flow * 1000)))
    alarm_h, stop_h = replacement_due(session.state)
    assert stop_h / YEAR == pytest.approx(years, rel=1e-6)
    assert stop_h - alarm_h == 90 * 24
    session, _ = session.do(Advance(alarm_h - 0.1))
    assert "alarm_replacement_due" not in {alarm.key for alarm in session.state.alarms}
    session, said = session.do(Advance(0.2))
    assert said[-1].key == "alarm_replacement_due"
    session, _ = session.do(Advance(90 * 24 - 0.4))
    assert not session.state.ended
    session, said = session.do(Advance(0.4))
    assert said[-1].key == "alarm_end_of_service"
    assert session.state.ended
    assert next_alarm(session.state)[0] == ""


def test_no_pump_outlives_its_hard_stop(spec):
    idle = new_session(spec)
    idle, _ = idle.do(Advance(7 * YEAR - 0.01))
    assert not idle.state.ended
    idle, _ = idle.do(Advance(0.02))
    assert idle.state.ended
    assert sounding(idle.state) == "two"


def test_hard_stop_holds_even_for_a_better_battery(values):
    session = new_session(spec_from(values, battery_long_years=9.0, battery_short_years=9.0))
    session, _ = session.do(Advance(7 * YEAR + 1))
    assert session.state.ended


def test_battery_remembers_a_fast_year(spec):
    slow = replay(spec, (Fill(20, 1000), ProgramSteady(200), Advance(YEAR)))
    fast = replay(spec, (Fill(20, 1000), ProgramSteady(1500), Advance(YEAR), ProgramSteady(200)))
    assert fast.state.battery_used > slow.state.battery_used
    assert replacement_due(fast.state)[1] < replacement_due(slow.state)[1]


def test_a_new_pump_has_a_new_clock(spec):
    session = replay(spec, (Fill(20, 1000), ProgramSteady(1500), Advance(4 * YEAR), ReplacePump()))
    assert session.state.battery_used == 0
    assert replacement_due(session.state)[1] == pytest.approx(7 * YEAR)


def test_alarms_come_in_their_order(spec):
    session = replay(spec, (*START, ProgramSteady(300)))
    session, said = session.do(Advance(60 * 24))
    assert [item.key for item in said] == ["alarm_low_reservoir", "alarm_empty"]
    tones = [(alarm.key, alarm.tone) for alarm in session.state.alarms]
    assert tones == [("alarm_empty", "two")]
    times = {entry.key: entry.time_h for entry in session.state.log}
    assert times["alarm_low_reservoir"] == pytest.approx(0.5 + (19.6 - 2) / 0.6 * 24)
    assert times["alarm_empty"] == pytest.approx(0.5 + 19.6 / 0.6 * 24)
    session, _ = session.do(Refill(20, 500))
    assert sounding(session.state) == "none"


def test_the_low_alarm_volume_is_a_setting(values):
    session = replay(spec_from(values, low_alarm_mL=4.0), (*START, ProgramSteady(300)))
    assert refill_due(session.state).low_alarm_h == pytest.approx((19.6 - 4) / 0.6 * 24)


def test_a_filling_below_the_alarm_beeps_at_once(spec):
    session = replay(spec, (Fill(1.5, 500),))
    assert sounding(session.state) == "single"


def test_drug_ages_in_the_pump(spec):
    session = replay(spec, (*START, ProgramSteady(50), Advance(181 * 24)))
    assert session.state.expired
    assert refill_due(session.state).due_h == 0
    before = session.state.reservoir_mcg
    session, _ = session.do(Refill(20, 500))
    assert session.state.ledger.expired_mcg == pytest.approx(before)
    assert session.state.ledger.discarded_mcg == 0
    assert not session.state.expired


def test_a_pump_that_gives_a_little_more_is_found_out(values):
    """WES14: +2.5 % per refill; the drawn volume is then smaller than expected."""
    spec = spec_from(values, flow_factor=1.025)
    session = replay(spec, (*START, ProgramSteady(300), Advance(24 * 25)))
    assert session.state.expected_mL - session.state.reservoir_mL == pytest.approx(
        0.025 * (0.4 + 15), rel=1e-6
    )


def test_the_programmer_shows_beliefs_not_truth(spec):
    session = replay(
        spec, (Fill(20, 2000, typed_mcg_per_mL=500), Prime(0.4, 0.5), Advance(0.5), ProgramSteady(300))
    )
    view = device_view(session.state)
    assert view.programmed_mcg_per_mL == 500
    session, _ = session.do(Advance(24))
    assert dose_between_mcg(session, 0.5, 24.5) == pytest.approx(1200)


@pytest.mark.parametrize(
    ("mcg", "hours"), [(0, 0), (150, 12), (300, 24), (300 * 7, 168), (300 * 70 + 25, 1682)]
)
def test_time_to_order_an_amount(mcg, hours):
    assert hours_to_pump(steady(300), mcg, 31.0) == pytest.approx(hours)


@pytest.mark.parametrize("start", [-1, 168, 1e9])
def test_a_session_begins_within_one_week(spec, start):
    with pytest.raises(ValueError, match="one week"):
        new_session(spec, start)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("capacity_mL", 0),
        ("low_alarm_mL", -1),
        ("expiry_days", float("nan")),
        ("tubing_mL", "0.1"),
        ("profile", "dog"),
    ],
)
def test_a_pump_that_cannot_be_is_named(values, name, value):
    with pytest.raises(ValueError, match=name):
        spec_from({**values, name: value}) if name != "profile" else spec_from(values, value)


def test_notice_must_be_shorter_than_life(values):
    with pytest.raises(ValueError, match="replacement_notice_days"):
        spec_from(values, replacement_notice_days=9999.0)
