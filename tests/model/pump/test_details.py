"""Small promises: amounts in warnings, order of undo, dates during a bridge, one stretch per change."""

import pytest

from baclofen.model.pump import (
    Advance,
    ChangeConcentration,
    Fill,
    Interrogate,
    Mri,
    Prime,
    ProgramBolus,
    ProgramSteady,
    Repair,
    StartFault,
    delivery,
    device_view,
    new_session,
    next_alarm,
    ordered,
    refill_due,
    replay,
)
from tests.support.pump_totals import misplaced

RUNNING = (Fill(20, 500), Prime(0.4, 0.5), Advance(0.5), ProgramSteady(300), Advance(48))


def test_an_ended_pump_shows_no_dose(spec):
    view = device_view(replay(spec, (*RUNNING, StartFault("battery_end"))).state)
    assert (view.dose_mcg_per_day, view.tone) == (0, "two")


@pytest.mark.parametrize(
    "extra",
    [
        (ChangeConcentration(20, 2000),),
        (ChangeConcentration(3, 2000),),
        (ChangeConcentration(2.1, 2000),),  # the alarm falls into the bridge
        (ProgramBolus(200, 12, 30),),
        (ProgramBolus(200, 12, 30), ProgramBolus(100, 24, 36)),
    ],
)
def test_dates_foresee_bridge_and_bolus(spec, extra):
    session = replay(spec, (*RUNNING, *extra))
    due = refill_due(session.state)
    start = session.state.time_h
    session, _ = session.do(Advance(min(due.empty_h + 1, 4000)))
    came = {entry.key: entry.time_h - start for entry in session.state.log if entry.time_h > start}
    assert came["alarm_low_reservoir"] == pytest.approx(due.low_alarm_h)
    assert came["alarm_empty"] == pytest.approx(due.empty_h)


def test_undo_and_redo_keep_the_order(spec):
    session = replay(spec, (*RUNNING, ProgramSteady(330), ProgramSteady(360), Advance(5)))
    assert session.undo().undo().undo().redo().redo().redo() == session
    assert session.undo().undo().undo().redo().state.dose_mcg_per_day == 330


def test_each_column_has_its_own_stretches(spec):
    session = replay(spec, (*RUNNING, StartFault("leak", 0.5), Advance(24), Repair("leak"), Advance(24)))
    assert list(ordered(session).rate_mcg_per_h) == [0, 12.5]  # the order never changed
    assert list(delivery(session).rate_mcg_per_h) == [0, 12.5, 6.25, 12.5]
    assert {rate for _, rate in misplaced(session.state)} == {0, 6.25}


def test_after_the_empty_alarm_comes_no_low_alarm(spec):
    session = replay(spec, (*RUNNING, Advance(40 * 24)))
    assert next_alarm(session.state)[0] == "alarm_replacement_due"


def test_a_scan_does_not_mend_a_stall(spec):
    session = replay(spec, (*RUNNING, StartFault("stall"), Mri(1, 0), Interrogate(), Advance(48)))
    assert session.state.stall is not None


@pytest.mark.parametrize(
    ("before", "volume", "pushed"),
    [
        (RUNNING, 0.1, 50),
        (RUNNING, 0.4, 200),
        (RUNNING, 0.6, 300),
        (RUNNING[:1], 0.4, None),
        (RUNNING[:1], 0.6, 100),
    ],
)
def test_a_prime_says_how_much_drug_it_pushes(spec, before, volume, pushed):
    session = replay(spec, before)
    already = session.state.ledger.csf_mcg
    session, said = session.do(Prime(volume, 1))
    told = {item.key: dict(item.values) for item in said}.get("prime_pushes_drug", {"pushed_mcg": None})
    assert told["pushed_mcg"] == (pushed if pushed is None else pytest.approx(pushed))
    session, _ = session.do(Advance(1))
    assert session.state.ledger.csf_mcg - already == pytest.approx(pushed or 0)


def test_a_cut_does_not_restart_the_wait(spec):
    session = replay(spec, (*RUNNING, ProgramSteady(280)))
    _, said = session.do(ProgramSteady(290))
    assert [item.key for item in said] == ["log_steady"]


def test_a_session_is_a_value(spec):
    assert replay(spec, RUNNING) == replay(spec, RUNNING)
    assert new_session(spec) != replay(spec, RUNNING)
