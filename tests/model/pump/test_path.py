"""What stands in the path is known: every start, bridge, scan, replacement and prime is held against it.

Rows L1 to L4, L8, L9 and L15 to L19 of the clinical review, each with the number worked out by hand.
"""

import pytest

from baclofen.model.pump import (
    Advance,
    Bridge,
    ChangeConcentration,
    DrawCatheter,
    Fill,
    Interrogate,
    Mri,
    Prime,
    ProgramBolus,
    ProgramSteady,
    Refill,
    ReplacePump,
    StartFault,
    Stop,
    balance,
    flows_now,
    hours_without,
    new_session,
    ordered,
    refused,
)
from tests.support.pump_session import came, keys, of, running, talk
from tests.support.pump_totals import dose_between_mcg


def test_l1_a_start_on_another_strength_says_what_the_path_brings(spec):
    session, said = talk(
        running(spec), Stop(), ChangeConcentration(20, 500, bridge=False), ProgramSteady(300)
    )
    told = of(said, "path_too_much")
    assert told["arriving_mcg_per_day"] == pytest.approx(1200)
    assert told["hours"] == pytest.approx(16)
    assert told["ordered_mcg_per_day"] == pytest.approx(300)
    assert "path_safe_way" in keys(said)
    assert came(session, 16) == pytest.approx(1200)


def test_l1_a_bridge_given_up_in_the_middle_is_seen_at_the_restart(spec):
    """64 h of bridge, stopped after 32: 0.2 mL of 2,000 are left, at 0.6 mL per day that is 8 h."""
    session, _ = talk(running(spec), ChangeConcentration(20, 500), Advance(32), Stop())
    session, said = session.do(ProgramSteady(300))
    assert of(said, "path_too_much")["hours"] == pytest.approx(8)
    bridged, said = session.do(Bridge())
    assert of(said, "log_bridge")["bridge_mcg"] == pytest.approx(400)
    assert "path_too_much" not in keys(said)
    assert came(bridged, 60) == pytest.approx(300)


def test_l2_after_a_replacement_the_old_catheter_is_heard_of(spec):
    session, said = talk(running(spec), ReplacePump())
    assert of(said, "path_after_replacement") == {
        "catheter_mcg": pytest.approx(500),
        "catheter_mL": pytest.approx(0.25),
        "empty_mL": pytest.approx(0.15),
    }
    session, said = talk(session, Fill(20, 500), ProgramSteady(300))
    much, nothing = of(said, "path_too_much"), of(said, "path_nothing")
    assert (much["arriving_mcg_per_day"], much["hours"]) == (pytest.approx(1200), pytest.approx(10))
    assert (nothing["from_h"], nothing["hours"]) == (pytest.approx(10), pytest.approx(6))


def test_l3_the_gap_of_the_empty_tubing_is_said_and_three_safe_ways_work(spec):
    replaced, _ = talk(running(spec), ReplacePump(), Fill(20, 2000))
    session, said = replaced.do(ProgramSteady(300))
    assert of(said, "path_nothing")["from_h"] == pytest.approx(40)
    assert of(said, "path_nothing")["hours"] == pytest.approx(24)
    assert came(session, 64) == pytest.approx(300 * 40 / 64)
    for volume, pushed in ((0.4, 500), (0.15, 300)):
        _, said = replaced.do(Prime(volume, 0.5))
        assert of(said, "prime_pushes_drug")["pushed_mcg"] == pytest.approx(pushed)
        assert "path_safe_way" in keys(said)
    primed, said = talk(running(spec), ReplacePump(primed_mL=20, primed_mcg_per_mL=2000), ProgramSteady(300))
    assert not [key for key in keys(said) if key.startswith("path_")]
    assert came(primed, 96) == pytest.approx(300)


def test_l3_a_weaker_drug_behind_the_old_catheter_is_bridged_or_drawn_empty(spec):
    session, said = talk(running(spec), ReplacePump(primed_mL=20, primed_mcg_per_mL=500), ProgramSteady(300))
    assert of(said, "path_too_much")["hours"] == pytest.approx(10)
    bridged, said = session.do(Bridge())
    assert of(said, "log_bridge")["bridge_mcg"] == pytest.approx(500)
    assert came(bridged, 120) == pytest.approx(300)
    drawn, said = talk(
        running(spec), ReplacePump(primed_mL=20, primed_mcg_per_mL=500), DrawCatheter(), Prime(0.25, 0.5)
    )
    assert "prime_pushes_drug" not in keys(said)
    drawn, said = talk(drawn, Advance(0.5), ProgramSteady(300))
    assert not [key for key in keys(said) if key.startswith("path_")]
    assert came(drawn, 96) == pytest.approx(300)
    assert balance(drawn.state) == pytest.approx((0, 0), abs=1e-6)


@pytest.mark.parametrize(
    ("old", "new", "late", "per_day", "hours"), [(2000, 500, 24, 1200, 6.25), (500, 2000, 12, 75, 52)]
)
def test_l4_a_scan_during_a_bridge_leaves_old_drug_behind(spec, old, new, late, per_day, hours):
    session, said = talk(running(spec, old), ChangeConcentration(20, new), Mri(1, late))
    assert "scan_during_bridge" in keys(said)
    key = "path_too_much" if per_day > 300 else "path_too_little"
    assert of(said, key)["arriving_mcg_per_day"] == pytest.approx(per_day)
    assert of(said, key)["hours"] == pytest.approx(hours)
    session, said = session.do(Advance(80))
    assert "bridge_ended_short" in keys(said)
    assert "log_bridge_done" not in keys(said)
    assert of(said, key)["hours"] == pytest.approx(hours)


@pytest.mark.parametrize(
    ("bolus_h", "scan", "lost"),
    [(2, Mri(1), 30), (1, Mri(1), 60), (3, Mri(1, 4), 60), (2, Mri(0.5, 0), 15)],
)
def test_what_a_scan_takes_from_a_single_dose_is_said(spec, bolus_h, scan, lost):
    """60 mcg over 2 h, and the rotor stands for 1 h of them: 30 mcg are never given."""
    session, said = talk(running(spec), ProgramBolus(60, bolus_h), scan)
    assert of(said, "bolus_lost") == {"lost_mcg": pytest.approx(lost), "bolus_mcg": pytest.approx(60)}
    assert [entry.key for entry in session.state.log].count("bolus_lost") == 1
    start = session.state.time_h - scan.duration_h
    after, _ = session.do(Advance(24))
    stood = scan.duration_h + scan.resume_delay_h
    given = dose_between_mcg(after, start, start + 24)
    assert given == pytest.approx(300 * (24 - stood) / 24 + 60 - lost)


def test_a_second_scan_takes_more_of_a_single_dose_and_a_trapped_pump_the_rest(spec):
    _, said = talk(running(spec), ProgramBolus(60, 6), Mri(1, 2), Mri(1, 4))
    assert of(said, "bolus_lost")["lost_mcg"] == pytest.approx(30)  # hours 3 to 6, after 1 h + 2 h
    _, said = talk(running(spec, days=125), ProgramBolus(60, 6), Advance(1), Mri(1))
    assert "telemetry_trap" in keys(said)
    assert of(said, "bolus_lost")["lost_mcg"] == pytest.approx(50)


def test_a_scan_with_no_single_dose_loses_none(spec):
    for before in ((), (ProgramBolus(60, 1), Advance(1)), (ProgramBolus(60, 1, delay_h=4),)):
        _, said = talk(running(spec), *before, Mri(1))
        assert "bolus_lost" not in keys(said)


def test_l8_a_mixture_is_held_against_what_was_typed(spec):
    """14.4 mL of 2,000 and 5 mL of 500 make 1,612.5: counted as 500 it is 3.2 times the dose."""
    session = running(spec, days=35)
    rest = session.state.reservoir_mL
    session, said = session.do(Fill(5, 500))
    mixed = (rest * 2000 + 5 * 500) / (rest + 5)
    assert of(said, "reservoir_differs")["times"] == pytest.approx(mixed / 500)
    assert of(said, "no_bridge")["percent"] == pytest.approx(400)
    _, said = session.do(ProgramSteady(300))
    assert "reservoir_differs" in keys(said)


def test_l9_a_late_refill_counts_from_the_alarm_and_asks_for_withdrawal(spec):
    """18 mL last 120 days, the last 2 mL another 320 h; then 168 h dry."""
    session = running(spec)
    session, _ = talk(session, Advance(session.state.expected_mL / 0.15 * 24 + 168))
    session, said = session.do(Refill(20, 2000))
    assert of(said, "refill_after_alarm")["hours"] == pytest.approx(488)
    gap = of(said, "restart_after_gap")["hours"]
    assert gap == pytest.approx(168, abs=0.01)


def test_l9_a_restart_after_a_long_stop_asks_for_the_team(spec):
    _, said = talk(running(spec), Stop(), Advance(672), ProgramSteady(300))
    assert of(said, "restart_after_gap")["hours"] == pytest.approx(672)
    _, said = talk(running(spec), Stop(), Advance(1), ProgramSteady(300))
    assert "restart_after_gap" not in keys(said)


def test_l15_a_refill_while_the_rotor_stands_is_a_danger_even_with_the_expected_volume(spec):
    session, _ = talk(running(spec), StartFault("stall"), Advance(672))
    assert session.state.expected_mL == pytest.approx(18.55 - 28 * 0.15, abs=0.1)
    _, said = session.do(Refill(20, 2000, actual_residual_mL=session.state.expected_mL))
    assert "refill_during_stall" in keys(said)
    assert "residual_record_wrong" in keys(said)


@pytest.mark.parametrize("trouble", ["stall", "empty_reservoir", "kink", "battery_end"])
def test_l16_what_flows_is_not_what_is_programmed(spec, trouble):
    session = running(spec)
    assert flows_now(session.state) == pytest.approx(300)
    session, _ = talk(session, StartFault(trouble))
    assert flows_now(session.state) == 0


def test_l16_programming_a_pump_that_stands_says_that_nothing_flows(spec):
    stands, _ = talk(running(spec), StartFault("stall"))
    for command in (ProgramSteady(310), ProgramBolus(20, 1)):
        _, said = stands.do(command)
        assert "no_flow_now" in keys(said)


def test_l17_a_new_dose_during_a_bridge_waits_for_its_end(spec):
    session, said = talk(running(spec), ChangeConcentration(20, 500), ProgramSteady(240))
    told = of(said, "bridge_keeps_speed")
    assert (told["flows_mcg_per_day"], told["hours"]) == (pytest.approx(300), pytest.approx(64))
    assert came(session, 64) == pytest.approx(300)
    assert ordered(session.do(Advance(64))[0]).rate_mcg_per_h[-1] == pytest.approx(12.5)
    again, said = session.do(Bridge())
    assert of(said, "log_bridge")["hours"] == pytest.approx(80)
    assert came(again, 80) == pytest.approx(240)


def test_l18_a_bridge_that_counts_on_the_wrong_strength_says_so(spec):
    session, said = talk(
        running(spec), ChangeConcentration(20, 500, bridge=False), ChangeConcentration(20, 2000)
    )
    assert of(said, "log_bridge")["old_mcg_per_mL"] == 500
    assert of(said, "path_too_much")["arriving_mcg_per_day"] == pytest.approx(1200)
    assert of(said, "path_too_much")["hours"] == pytest.approx(16)
    assert came(session, 16) == pytest.approx(1200)


def test_l18_the_safe_way_is_one_a_wrong_bridge_ends(spec):
    back = (ChangeConcentration(20, 500, bridge=False), ChangeConcentration(20, 2000), Bridge())
    session, said = talk(running(spec), *back)
    assert keys(said) == ["log_bridge_dropped"]
    assert came(session, 48) == pytest.approx(300)


def test_l19_a_prime_has_the_limit_of_the_pump(spec):
    session, _ = talk(new_session(spec), Fill(20, 500))
    same, said = session.do(Prime(18, 0.5))
    assert same is session
    assert of(said, "prime_too_fast")["flow_mL_per_day"] == pytest.approx(864)


@pytest.mark.parametrize("trouble", ["stall", "empty_reservoir"])
def test_l19_a_prime_that_can_move_nothing_is_refused(spec, trouble):
    session, _ = talk(running(spec), StartFault(trouble))
    assert refused(session.do(Prime(0.4, 0.5))[1])


def test_drug_added_on_top_keeps_the_last_day_of_the_older_drug(spec):
    session, _ = talk(running(spec), Advance(100 * 24))
    before = session.state
    session, _ = talk(session, Fill(3, 2000))
    assert session.state.filled_h == before.filled_h
    assert session.state.expected_mL == pytest.approx(before.expected_mL + 3)


def test_a_second_scan_while_the_first_stall_sounds_waits_in_truth(spec):
    session, said = talk(running(spec), Mri(1, 12), Mri(1))
    assert "telemetry_trap" in keys(said)
    session, _ = talk(session, Advance(200))
    assert session.state.stall is not None
    session, said = session.do(Interrogate())
    assert "pump_restarted" in keys(said)


def test_a_dead_pump_takes_no_drug(spec):
    session, _ = talk(running(spec), StartFault("battery_end"))
    for command in (Refill(20, 2000), Fill(1, 2000)):
        assert keys(session.do(command)[1]) == ["pump_has_ended"]


def test_the_drug_of_an_empty_pump_needs_no_exchange(spec):
    session, said = talk(running(spec, 500), Advance(200 * 24))
    assert "drug_expired" not in keys(said)
    _, said = session.do(Refill(20, 500))
    assert "refill_after_expiry" not in keys(said)


def test_a_calm_pump_never_speaks_of_its_path(spec):
    session = running(spec)
    for command in (ProgramSteady(330), Advance(30), Refill(20, 2000), Interrogate(), ProgramBolus(20, 1)):
        session, said = session.do(command)
        assert not [key for key in keys(said) if key.startswith(("path_", "reservoir_"))]


def test_hours_without_drug_are_those_of_the_record(spec):
    assert hours_without(new_session(spec).state) is None
    session, _ = talk(running(spec), Stop(), Advance(5))
    assert hours_without(session.state) == pytest.approx(5)


@pytest.mark.parametrize(("old", "new"), [(2000, 500), (500, 2000), (500, 1000), (1000, 500)])
@pytest.mark.parametrize("hours", [1, 5, 9])
def test_what_is_said_of_the_path_is_what_comes(spec, old, new, hours):
    """Half a bridge, a scan, a restart: the words against the engine's own delivery."""
    session, _ = talk(running(spec, old), ChangeConcentration(20, new), Advance(hours), Stop(), Advance(2))
    session, said = session.do(ProgramSteady(310))
    for item in said:
        if item.key in ("path_too_much", "path_too_little"):
            told = dict(item.values)
            start = session.state.time_h + told["from_h"]
            after, _ = session.do(Advance(told["until_h"]))
            given = dose_between_mcg(after, start, start + told["hours"]) * 24 / told["hours"]
            assert given == pytest.approx(told["arriving_mcg_per_day"])
            break
    else:
        pytest.fail("nothing was said about the path")
