"""The pump's model against the pump by hand: 200 seeded sessions here, 2,000 with ORACLE_SESSIONS=2000."""

import csv
import os
from copy import deepcopy
from pathlib import Path

import pytest

from baclofen.model import pump as model
from baclofen.model.pump.path import flows_now
from tests.oracle import acts_by_hand as acts
from tests.oracle import line
from tests.oracle.ahead_by_hand import differences
from tests.oracle.pump_by_hand import HandPump
from tests.oracle.sessions import session as random_session

DATA = Path(__file__).resolve().parents[2] / "data" / "parameters" / "pump.csv"
SESSIONS = int(os.environ.get("ORACLE_SESSIONS", "200"))
GROUP = 20
#: the same thing under two names
NAMES = {
    "low": "alarm_low_reservoir", "empty": "alarm_empty", "stall": "alarm_stall", "stopped": "alarm_stopped",
}  # fmt: skip
COMMANDS = {
    "wait": model.Advance,
    "steady": model.ProgramSteady,
    "day": model.ProgramFlex,
    "fill": model.Fill,
    "refill": lambda volume, strength, bridge: model.Refill(volume, strength, bridge=bridge),
    "bolus": model.ProgramBolus,
    "prime": model.Prime,
    "bridge": model.Bridge,
    "stop": model.Stop,
    "scan": model.Mri,
    "read": model.Interrogate,
    "draw": model.DrawCatheter,
    "replace": lambda volume, strength: model.ReplacePump(primed_mL=volume, primed_mcg_per_mL=strength),
    "break": model.StartFault,
    "mend": model.Repair,
}


def numbers():
    with DATA.open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row["value"] for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def spec():
    return model.spec_from({name: float(value) for name, value in numbers().items()})


def near(one, other, what):
    assert float(one) == pytest.approx(float(other), rel=1e-7, abs=1e-7), what


def same_pump(state, hand, told):
    """Everything that can be measured is the same."""
    near(state.time_h, hand.now, (told, "hour"))
    near(state.reservoir_mL, hand.inside, (told, "mL inside"))
    near(state.reservoir_mcg, hand.inside * hand.strength, (told, "mcg inside"))
    near(state.expected_mL, hand.counted, (told, "mL counted"))
    near(state.programmed_mcg_per_mL or 0, hand.typed or 0, (told, "strength typed"))
    near(state.ledger.csf_mcg, hand.to_fluid, (told, "mcg to the fluid"))
    near(state.ledger.wrong_place_mcg, hand.astray, (told, "mcg astray"))
    near(state.ledger.discarded_mcg + state.ledger.expired_mcg, hand.thrown, (told, "mcg thrown away"))
    near(state.path_mcg, hand.line.mcg, (told, "mcg in the path"))
    for place in (0.05, 0.1, 0.2, 0.3):  # not only how much, but where
        near(
            sum(min(v, max(place - at, 0)) * c for at, v, c in _placed(state.path)),
            sum(min(v, max(place - at, 0)) * c for at, v, c in _placed(_floats(hand.line.inside))),
            (told, f"mcg in the first {place} mL"),
        )
    alarms = {alarm.key: alarm.since_h for alarm in state.alarms}
    assert alarms == pytest.approx({NAMES[key]: float(hour) for key, hour in hand.alarms.items()}), told
    assert model.sounding(state) == hand.tone(), told
    flows = hand.real_flow() * hand.line.inside[0][1] * (1 - hand.lost()) * 24
    near(flows_now(state), flows, (told, "mcg per day that flow now"))


def _floats(plugs):
    return [(float(volume), float(strength)) for volume, strength in plugs]


def _placed(plugs):
    at = 0.0
    for volume, strength in plugs:
        yield at, volume, strength
        at += volume


def same_dates(state, hand, told):
    due = model.refill_due(state)
    for said, mark in ((due.low_alarm_h, hand.n["low_alarm_mL"]), (due.empty_h, 0)):
        if hand.filled is None:
            continue
        hours = hand.hours_to_count(mark)
        if hours is None:
            assert said == float("inf"), told
        else:
            near(said, hours, (told, f"hours until {float(mark)} mL"))


def same_warnings(heard, hand, told):
    """What is said of the path is true by hand, and the first three differences are all said."""
    said = [item for item in heard if item.key in ("path_too_much", "path_too_little", "path_nothing")]
    rows = differences(hand)
    for item, (start, end, got, meant) in zip(said, rows, strict=False):
        values = dict(item.values)
        near(values["from_h"], start, (told, "from"))
        near(values["until_h"], end, (told, "until"))
        near(values["ordered_mcg_per_day"], meant / (end - start) * 24, (told, "ordered"))
        near(values.get("arriving_mcg_per_day", 0), got / (end - start) * 24, (told, "arrives"))
    keys = {item.key for item in heard}
    assert len(said) == min(len(rows), 3) or "no_bridge" in keys, (told, said, rows)


def from_the_path_alone(before, after, told):
    """Until the path has been changed once, nothing leaves the tip that did not stand in it."""
    one, two = before.ledger, after.ledger
    volume = (two.csf_mL - one.csf_mL) + (two.wrong_place_mL - one.wrong_place_mL)
    mcg = (two.csf_mcg - one.csf_mcg) + (two.wrong_place_mcg - one.wrong_place_mcg)
    assert mcg >= 0, told
    if volume <= before.path_mL:
        assert mcg <= before.path_mcg + 1e-6, told


def no_alarm_tires(before, after, told):
    """Waiting ends no alarm whose cause is still there."""
    gone = {alarm.key for alarm in before.alarms} - {alarm.key for alarm in after.alarms}
    now = {alarm.key for alarm in after.alarms}
    ended = {"alarm_low_reservoir": "alarm_empty" in now, "alarm_stall": after.stall is None}
    assert all(ended.get(key, False) for key in gone), (told, gone)


def at_the_end_of_a_bridge(hand, act, values):
    """What the path still holds at the hour at which a bridge or a prime ends, if it ends in this act."""
    if act != "wait" or not hand.forced or hand.doses or hand.forced[2] > hand.now + line.exact(values[0]):
        return []
    then = deepcopy(hand)
    then.wait(hand.forced[2] - hand.now)
    return differences(then)


SPEAKS = ("steady", "bridge", "read", "refill", "fill", "draw")


def play(spec, name, session):
    """Do the same to both pumps and compare after every act; returns both and what was said last."""
    state, hand, told, heard = model.new_pump(spec), HandPump(numbers()), [name], ()
    for act, *values in session:
        told.append((act, *values))
        new, heard = model.step(state, COMMANDS[act](*values))
        no = acts.refused(hand, act, *values)
        assert model.refused(heard) == no, (told, heard)
        if no:
            assert new is state, told
            continue
        ends = at_the_end_of_a_bridge(hand, act, values)
        acts.do(hand, act, *values)
        if act in ("wait", "scan"):
            from_the_path_alone(state, new, told)
            no_alarm_tires(state, new, told)
        state = new
        same_pump(state, hand, told)
        assert hand.missing() == 0, told
        assert max(map(abs, model.balance(state))) < 1e-6, told
        if ends:
            assert {"path_too_much", "path_too_little", "path_nothing"} & {one.key for one in heard}, told
        if act in SPEAKS and not hand.doses:
            same_warnings(heard, hand, told)
    same_dates(state, hand, told)
    return state, hand, heard


@pytest.mark.parametrize(
    "seed", [604, 1116]
)  # a bridge that runs while another dose is set, half the path free
def test_a_gap_that_outlasts_a_bridge_is_held_against_each_order(spec, seed):
    play(spec, seed, random_session(seed))


@pytest.mark.parametrize("group", range(SESSIONS // GROUP))
def test_model_and_hand_agree(spec, group):
    for seed in range(group * GROUP, (group + 1) * GROUP):
        play(spec, seed, random_session(seed))
