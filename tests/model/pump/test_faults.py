"""Each fault: what flows, what the device shows, and what the next refill finds."""

import pytest

from baclofen.model.pump import (
    KINDS,
    Advance,
    Fill,
    Interrogate,
    Mri,
    Prime,
    ProgramSteady,
    Refill,
    Repair,
    ReplacePump,
    StartFault,
    Stop,
    balance,
    delivery,
    device_view,
    fault_commands,
    new_start,
    replay,
    sounding,
)
from tests.support.pump_totals import dose_between_mcg, misplaced

# kind -> (dose that reaches the spinal fluid in the 72 h after, tone of the pump then)
AFTER = {
    "leak": (450, "none"),  # half of 3 x 300 mcg
    "kink": (0, "none"),
    "disconnection": (0, "none"),
    "migration": (0, "none"),
    "tip_mass": (12.5 * (48 - 12.5) + 24 * 6.25, "none"),  # half is lost, in 24 steps over 48 h
    "empty_reservoir": (0, "two"),
    "stall": (0, "two"),
    "mri_late": (60 * 12.5, "none"),  # 12 h late
    "mri_trap": (0, "two"),
    "battery_end": (0, "two"),
    "wrong_concentration": (200 + 56 * 50, "none"),  # 16 h of the old plug, then 4 times the dose
    "wrong_rate_unit": (72 * 300, "none"),
    "missed_bridge_weaker": (200 + 8 * 12.5, "none"),  # 64 h at 75 mcg per day
    "missed_bridge_stronger": (800 + 56 * 12.5, "none"),  # 16 h at 1,200 mcg per day
    "pocket_fill": (0, "none"),
}


@pytest.fixture
def told(spec, story):
    def tell(kind, hours=72):
        session = replay(spec, fault_commands(kind, story, spec))
        assert len(session.commands) == len(fault_commands(kind, story, spec))  # nothing was refused
        start = session.state.time_h
        session, said = session.do(Advance(hours))
        return session, start, {item.key for item in said}

    return tell


@pytest.mark.parametrize("kind", KINDS)
def test_before_the_fault_all_is_calm(spec, story, kind):
    session = replay(spec, fault_commands(kind, story, spec)[:-1])
    end = session.state.time_h
    assert dose_between_mcg(session, end - 240, end) == pytest.approx(3000)
    assert sounding(session.state) == ("single" if kind == "mri_trap" else "none")


@pytest.mark.parametrize("kind", AFTER)
def test_what_flows_and_what_sounds(told, kind):
    session, start, _ = told(kind)
    mcg, tone = AFTER[kind]
    assert dose_between_mcg(session, start, start + 72) == pytest.approx(mcg, abs=1e-6)
    assert sounding(session.state) == tone
    assert balance(session.state) == pytest.approx((0, 0), abs=1e-6)


def test_every_story_is_checked():
    assert set(AFTER) | {"side_port"} == set(KINDS)


def test_side_port_gives_a_syringe_at_once(told, story, spec):
    session, end, _ = told("side_port", 0)
    given = dose_between_mcg(session, end - spec.injection_h, end)
    syringe = story.fill_mL * story.high_mcg_per_mL
    assert given == pytest.approx(syringe, rel=1e-9)  # the catheter was full of the same strength
    assert session.state.path_mL == pytest.approx(spec.path_mL)


def test_side_port_pushes_the_catheter_first(spec):
    commands = (Fill(1, 2000), Refill(1, 500, target="side_port", needle="access", bridge=False))
    session = replay(spec, commands)
    assert dose_between_mcg(session, 0, 1) == pytest.approx((1 - spec.catheter_mL) * 500)
    assert session.state.path == ((spec.catheter_mL, 500.0), (pytest.approx(spec.tubing_mL), 0.0))


@pytest.mark.parametrize(
    ("kind", "gap"),
    [("leak", 0), ("disconnection", 0), ("migration", 0), ("tip_mass", 0), ("kink", 1), ("stall", 1)],
)
def test_the_clue_in_the_syringe(spec, told, kind, gap):
    """A leak keeps the volumes right; a kink or a stall leaves more than expected."""
    session, _, _ = told(kind, 30 * 24)
    state = session.state
    found = state.reservoir_mL - state.expected_mL
    assert found == pytest.approx(gap * 30 * 0.15, abs=1e-9)
    _, said = session.do(Refill(20, 2000))
    assert ("residual_mismatch" in {item.key for item in said}) is bool(gap)


def test_a_lump_at_the_tip_grows_unseen_and_is_gone_with_a_new_catheter(told):
    """Half is lost after 48 h, in 24 steps; the device and the volumes show nothing."""
    session, start, said = told("tip_mass")
    assert not said
    for hour, rate in ((0.5, 12.5 * (1 - 0.5 / 24)), (24.5, 12.5 * (1 - 0.5 * 13 / 24)), (60, 6.25)):
        assert dose_between_mcg(session, start + hour, start + hour + 1) == pytest.approx(rate)
    assert sounding(session.state) == "none"
    assert session.state.expected_mL == pytest.approx(session.state.reservoir_mL)
    session, _ = session.do(Repair("tip_mass"))
    end = session.state.time_h
    session, _ = session.do(Advance(24))
    assert dose_between_mcg(session, end, end + 24) == pytest.approx(300)
    assert balance(session.state) == pytest.approx((0, 0), abs=1e-6)


@pytest.mark.parametrize("kind", ["leak", "kink", "disconnection", "migration"])
def test_catheter_faults_are_silent(told, spec, story, kind):
    session, _, said = told(kind)
    healthy = replay(spec, (*fault_commands(kind, story, spec)[:-1], Advance(72)))
    assert device_view(session.state) == device_view(healthy.state)
    assert not said


def test_what_leaks_is_counted(told):
    session, _, _ = told("leak")
    assert sum(hours * rate for hours, rate in misplaced(session.state)) == pytest.approx(450)
    assert session.state.ledger.wrong_place_mcg == pytest.approx(450)


def test_repair_brings_the_dose_back(told):
    for kind in ("leak", "kink", "disconnection", "migration", "tip_mass", "stall"):
        session, _, _ = told(kind)
        session, _ = session.do(Repair(kind))
        now = session.state.time_h
        session, _ = session.do(Advance(24))
        assert dose_between_mcg(session, now, now + 24) == pytest.approx(300), kind
        assert sounding(session.state) == "none"


def test_pocket_fill_hides_behind_the_count(told, story):
    session, _, _ = told("pocket_fill")
    assert session.state.reservoir_mL == 0
    assert session.state.expected_mL > story.fill_mL - 1  # the programmer believes in a full pump
    assert session.state.ledger.wrong_place_mcg == pytest.approx(story.fill_mL * story.high_mcg_per_mL)
    assert not any(entry.seen for entry in session.state.log if entry.key == "hidden_pocket_fill")
    _, said = session.do(Refill(20, 2000))
    clue = next(item for item in said if item.key == "residual_mismatch")
    assert dict(clue.values)["gap_mL"] == pytest.approx(-session.state.expected_mL)


def test_needle_beside_the_pump_is_betrayed_by_an_empty_syringe(spec, story):
    calm = replay(spec, fault_commands("pocket_fill", story, spec)[:-1])
    _, said = calm.do(Refill(20, 2000, target="pocket"))
    assert said[0].key == "residual_mismatch"
    went_on, _ = calm.do(Refill(20, 2000, target="pocket", on_mismatch="go_on"))
    assert went_on.state.reservoir_mL == calm.state.reservoir_mL


def test_stall_in_the_scanner_ends_by_itself(spec, story):
    calm = replay(spec, fault_commands("mri_late", story, spec)[:-1])
    scanned, _ = calm.do(Mri(1, 0))
    assert scanned.state.stall is None
    assert sounding(scanned.state) == "none"
    late, _ = calm.do(Mri(1, 24))
    assert sounding(late.state) == "two"
    still, _ = late.do(Advance(23.9))
    assert sounding(still.state) == "two"
    turning, said = still.do(Advance(0.2))
    assert sounding(turning.state) == "none"
    assert dict(said[0].values)["hours"] == pytest.approx(25)


def test_telemetry_trap_waits_for_an_interrogation(told):
    session, _, _ = told("mri_trap", 240)
    assert session.state.stall is not None
    session, said = session.do(Interrogate())
    assert [item.key for item in said] == ["log_interrogated", "pump_restarted", "restart_after_gap"]
    now = session.state.time_h
    session, _ = session.do(Advance(1))
    assert dose_between_mcg(session, now, now + 1) == pytest.approx(12.5)


def test_interrogating_a_late_pump_does_not_start_it(spec, story):
    session = replay(spec, fault_commands("mri_late", story, spec))
    session, said = session.do(Interrogate())
    assert [item.key for item in said] == ["log_interrogated"]
    assert session.state.stall is not None


def test_a_stopped_pump_does_not_stall(spec):
    session = replay(spec, (Fill(20, 500), ProgramSteady(300), Stop(), Mri(1, 5)))
    assert session.state.stall is None


def test_new_pump_keeps_the_catheter_and_its_faults(spec, story, told):
    session, _, _ = told("leak")
    replaced, _ = session.do(ReplacePump())
    assert [fault.kind for fault in replaced.state.faults] == ["leak"]
    assert replaced.state.path_mL == pytest.approx(spec.path_mL)
    mended, _ = session.do(ReplacePump(new_catheter=True))
    assert mended.state.faults == ()
    assert mended.state.path_mcg == 0
    mended = session
    for command in new_start(story, spec):
        mended, _ = mended.do(command)
    now = mended.state.time_h
    mended, _ = mended.do(Advance(48))
    assert dose_between_mcg(mended, now + 24, now + 48) == pytest.approx(300)
    assert mended.state.battery_used < 0.01


def test_two_faults_add_up(spec):
    calm = replay(spec, (Fill(20, 500), Prime(0.4, 0.5), Advance(0.5), ProgramSteady(300)))
    for fault in (StartFault("kink", 0.5), StartFault("leak", 0.5)):
        calm, _ = calm.do(fault)
    calm, _ = calm.do(Advance(24))
    assert dose_between_mcg(calm, 0.5, 24.5) == pytest.approx(75)


def test_delivery_before_any_time(session):
    assert delivery(session).rate_mcg_per_h.shape == (0,)


def test_unknown_faults_are_named(spec, story):
    with pytest.raises(ValueError, match="pocket_fill"):
        fault_commands("gremlins", story, spec)
