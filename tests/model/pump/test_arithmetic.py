"""Pencil-and-paper arithmetic, and the same numbers out of the running pump."""

import pytest

from baclofen.model.pump import (
    Advance,
    ChangeConcentration,
    Fill,
    Prime,
    ProgramSteady,
    Refill,
    bridge,
    flow_mL_per_day,
    new_session,
    refill_days,
    refill_due,
    spec_from,
    unit_slip,
)
from tests.support.pump_totals import dose_between_mcg

# Reference table: pump size, strength, dose, flow, days to the 2 mL alarm (capped at 180), days to empty.
TABLE = [
    (20, 500, 100, 0.20, 90, 100),
    (20, 500, 300, 0.60, 30, 33),
    (20, 2000, 300, 0.15, 120, 133),
    (20, 2000, 800, 0.40, 45, 50),
    (40, 2000, 300, 0.15, 180, 267),  # 253 days to the alarm, capped at 180
]


@pytest.mark.parametrize(("volume", "strength", "dose", "flow", "alarm_days", "empty_days"), TABLE)
def test_refill_table(values, volume, strength, dose, flow, alarm_days, empty_days):
    assert flow_mL_per_day(dose, strength) == pytest.approx(flow)
    assert refill_days(volume, 2, strength, dose, 180) == pytest.approx(alarm_days)
    session = new_session(spec_from(values, capacity_mL=40.0))
    session, _ = session.do(Fill(volume, strength))
    session, _ = session.do(ProgramSteady(dose))
    due = refill_due(session.state)
    assert due.due_h / 24 == pytest.approx(alarm_days)
    assert round(due.empty_h / 24) == empty_days
    assert (due.due_h - due.book_from_h) / 24 == pytest.approx(10)  # GIL-R: book 7 to 10 days before
    assert (due.due_h - due.book_until_h) / 24 == pytest.approx(7)


def test_uncapped_alarm_of_the_large_pump():
    assert round(refill_days(40, 2, 2000, 300, 10_000)) == 253


@pytest.mark.parametrize(
    ("old", "new", "dose_mcg", "hours", "forgotten", "forgotten_h"),
    [(500, 2000, 200, 16, 75, 64), (2000, 500, 800, 64, 1200, 16)],
)
def test_bridge_examples(old, new, dose_mcg, hours, forgotten, forgotten_h):
    plan = bridge(0.40, old, new, 300)  # reference section 4: 300 mcg per day, path of 0.40 mL assumed
    assert plan.dose_mcg == pytest.approx(dose_mcg)
    assert plan.hours == pytest.approx(hours)
    assert plan.forgotten_mcg_per_day == pytest.approx(forgotten)
    assert plan.forgotten_hours == pytest.approx(forgotten_h)


def changed(session, old, new, with_bridge):
    """A pump at 300 mcg per day whose strength was changed after five days."""
    commands = (Fill(20, old), Prime(0.4, 0.5), Advance(0.5), ProgramSteady(300), Advance(120))
    for command in (*commands, ChangeConcentration(20, new, bridge=with_bridge)):
        session, _ = session.do(command)
    start = session.state.time_h
    session, _ = session.do(Advance(120))
    return session, start


@pytest.mark.parametrize(("old", "new", "rate", "hours"), [(500, 2000, 75, 64), (2000, 500, 1200, 16)])
def test_forgotten_bridge_in_the_running_pump(session, old, new, rate, hours):
    session, start = changed(session, old, new, with_bridge=False)
    assert session.state.path_mL == pytest.approx(0.40)
    assert dose_between_mcg(session, start, start + hours) == pytest.approx(rate * hours / 24)
    assert dose_between_mcg(session, start, start + 1) == pytest.approx(rate / 24)
    assert dose_between_mcg(session, start + hours, start + hours + 24) == pytest.approx(300)
    assert session.said[-2][-1].key == "no_bridge"
    assert dict(session.said[-2][-1].values)["arriving_mcg_per_day"] == pytest.approx(rate)
    assert dict(session.said[-2][-1].values)["hours"] == pytest.approx(hours)


@pytest.mark.parametrize(("old", "new"), [(500, 2000), (2000, 500), (500, 1000)])
def test_bridge_keeps_the_dose_to_the_spinal_fluid(session, old, new):
    session, start = changed(session, old, new, with_bridge=True)
    for hour in range(0, 120, 8):
        assert dose_between_mcg(session, start + hour, start + hour + 8) == pytest.approx(100)
    assert session.state.override is None
    assert session.state.log[-1].key == "log_bridge_done"


def test_sixty_every_hour_instead_of_sixty_a_day(session):
    """ISMP-N: 60 mcg every hour instead of once a day is 1,440 mcg per day."""
    session, _ = session.do(Fill(20, 500))
    session, said = session.do(ProgramSteady(60, unit="mcg_per_h", ordered_mcg_per_day=60))
    assert session.state.dose_mcg_per_day == pytest.approx(1440)
    slip = next(item for item in said if item.key == "looks_like_per_hour")
    assert dict(slip.values)["times"] == pytest.approx(24)


def test_prime_moves_the_plug(session):
    """Without a prime the first drug has to travel the whole path: 0.40 mL at 0.6 mL per day is 16 h."""
    session, _ = session.do(Fill(20, 500))
    unprimed, _ = session.do(ProgramSteady(300))
    unprimed, _ = unprimed.do(Advance(24))
    assert dose_between_mcg(unprimed, 0, 16) == 0
    assert dose_between_mcg(unprimed, 16, 24) == pytest.approx(100)
    primed, _ = session.do(Prime(0.4, 0.5))
    primed, _ = primed.do(Advance(0.5))
    assert dose_between_mcg(primed, 0, 0.5) == 0
    primed, _ = primed.do(ProgramSteady(300))
    primed, _ = primed.do(Advance(24))
    assert dose_between_mcg(primed, 0.5, 24.5) == pytest.approx(300)


def test_wrong_vial_arrives_after_the_path_has_emptied(session):
    for command in (Fill(20, 500), Prime(0.4, 0.5), Advance(0.5), ProgramSteady(300), Advance(240)):
        session, _ = session.do(command)
    session, said = session.do(Refill(20, 2000, typed_mcg_per_mL=500))
    assert said[1].key == "concentration_mismatch"
    assert dict(said[1].values)["times"] == pytest.approx(4)
    start = session.state.time_h
    session, _ = session.do(Advance(48))
    assert dose_between_mcg(session, start, start + 16) == pytest.approx(200)
    assert dose_between_mcg(session, start + 16, start + 40) == pytest.approx(1200)


@pytest.mark.parametrize(
    ("typed", "expected", "name"),
    [
        (1440, 60, "per_hour"),
        (60, 1440, "per_day"),
        (0.3, 300, "mg"),
        (300_000, 300, "mg"),
        *((300 * fold, 300, "decimal") for fold in (10, 100, 0.1, 0.01)),
        (330, 300, ""),
        (7000, 300, "per_hour"),
        (300 * 24 * 1.11, 300, ""),
    ],
)
def test_unit_slips(typed, expected, name):
    assert unit_slip(typed, expected, 10) == name


@pytest.mark.parametrize(
    "call",
    [
        lambda: bridge(0, 500, 2000, 300),
        lambda: refill_days(1, 2, 500, 300, 180),
        lambda: flow_mL_per_day(300, 0),
        lambda: unit_slip(0, 300, 10),
    ],
)
def test_arithmetic_refuses_what_cannot_be(call):
    with pytest.raises(ValueError, match="must be"):
        call()
