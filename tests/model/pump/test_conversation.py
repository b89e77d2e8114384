"""The conversation under random commands: nothing is lost, nothing crashes, all can be replayed."""

import math
from dataclasses import fields

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from baclofen.model.pump import (
    FAULTS,
    Advance,
    ChangeConcentration,
    Fill,
    Interrogate,
    Mri,
    Prime,
    ProgramBolus,
    ProgramFlex,
    ProgramSteady,
    ProgramWeek,
    PumpWarning,
    Refill,
    Repair,
    ReplacePump,
    StartFault,
    Stop,
    balance,
    delivery,
    device_view,
    new_session,
    next_alarm,
    refill_due,
    refused,
    replay,
    spec_from,
    step,
)
from tests.model.pump.conftest import rows
from tests.support.hypothesis_profiles import examples
from tests.support.pump_totals import misplaced

SPEC = spec_from({row["id"]: float(row["value"]) for row in rows("parameters/pump.csv") if row["value"]})

strengths = st.sampled_from([500.0, 1000.0, 2000.0]) | st.floats(1, 5000)
volumes = st.floats(0.1, 20)
doses = st.floats(20, 3000)
hours = st.floats(0, 2000)
starts = st.lists(st.integers(1, 47), max_size=12, unique=True).map(
    lambda halves: [0.0, *sorted(h / 2 for h in halves)]
)


def changes_of_rate(low, high):
    """A day's list of (start hour, mcg per h)."""
    return starts.flatmap(
        lambda at: st.lists(st.floats(low, high), min_size=len(at), max_size=len(at)).map(
            lambda rates: tuple(zip(at, rates, strict=True))
        )
    )


steps = changes_of_rate(1, 100)
programs = st.one_of(
    st.builds(
        ProgramSteady, doses, st.sampled_from(["mcg_per_day", "mcg_per_day", "mcg_per_h", "mg_per_day"])
    ),
    st.builds(ProgramFlex, steps),
    st.builds(ProgramWeek, st.tuples(steps, steps, steps, steps, steps, steps, steps)),
)
fillings = st.one_of(
    st.builds(Fill, volumes, strengths, st.none() | strengths),
    st.builds(
        Refill,
        volumes,
        strengths,
        st.none() | strengths,
        bridge=st.booleans(),
        target=st.sampled_from(["reservoir", "reservoir", "pocket", "slipped", "side_port"]),
        needle=st.sampled_from(["refill", "access"]),
        on_mismatch=st.sampled_from(["stop", "go_on"]),
    ),
    st.builds(ChangeConcentration, volumes, strengths, st.booleans()),
)
device = st.one_of(
    st.builds(Prime, st.floats(0.05, 2), st.floats(0.1, 3)),
    st.builds(ProgramBolus, st.floats(1, 500), st.floats(0.1, 12), st.floats(0, 48)),
    st.builds(Mri, st.floats(0.1, 4), st.floats(0, 40)),
    st.builds(StartFault, st.sampled_from(FAULTS), st.floats(0.01, 1), st.just(0.0) | st.floats(1, 200)),
    st.builds(Repair, st.sampled_from(FAULTS)),
    st.sampled_from([Interrogate(), Stop(), ReplacePump(), ReplacePump(True)]),
)
waits = st.builds(Advance, hours) | st.builds(Advance, st.floats(0, 48))
good = waits | fillings | programs | device | waits
junk = st.one_of(
    st.floats(allow_nan=True, allow_infinity=True),
    st.integers(-(10**400), 10**400),
    st.text(max_size=5),
    st.none(),
    st.booleans(),
    st.lists(st.floats(), max_size=3),
    st.just(5e-324),
)


def finite(value):
    """True when no NaN hides in a nest of values; infinity is allowed only for `never`."""
    if isinstance(value, float):
        return not math.isnan(value)
    if isinstance(value, (list, tuple)):
        return all(finite(item) for item in value)
    return True


def check_books(state):
    volume_gap, drug_gap = balance(state)
    assert abs(volume_gap) <= 1e-9 * max(state.ledger.in_mL, 1)
    assert abs(drug_gap) <= 1e-9 * max(state.ledger.in_mcg, 1)
    for field in fields(state.ledger):
        assert 0 <= getattr(state.ledger, field.name) < math.inf
    assert state.path_mL == pytest.approx(SPEC.path_mL, rel=1e-9)
    assert 0 <= state.reservoir_mL <= SPEC.capacity_mL * (1 + 1e-6)
    assert 0 <= state.expected_mL < math.inf
    assert 0 <= state.battery_used <= 1


def check_record(state):
    came = delivery(state)
    assert all(math.isfinite(value) and value >= 0 for array in came for value in array)
    if state.time_h > 0:
        assert came.start_h[0] == 0
        assert came.end_h[-1] == state.time_h
    assert list(came.start_h[1:]) == list(came.end_h[:-1])
    total = sum((came.end_h - came.start_h) * came.rate_mcg_per_h)
    assert total == pytest.approx(state.ledger.csf_mcg, rel=1e-7, abs=1e-7)
    lost = sum(hours * rate for hours, rate in misplaced(state))
    assert lost <= state.ledger.wrong_place_mcg + 1e-6


class PumpTalk(RuleBasedStateMachine):
    """Random talk with a pump, checked after every word."""

    def __init__(self):
        super().__init__()
        self.session = new_session(SPEC, 31.0)

    @initialize(strength=strengths, program=programs, running=st.sampled_from([True, True, True, False]))
    def begin(self, strength, program, running):
        """Most talks begin with a pump that runs; a few with one just implanted."""
        for command in (Fill(20, strength), Prime(0.4, 0.5), Advance(0.5), program) if running else ():
            self.session, _ = self.session.do(command)

    @rule(command=good)
    def talk(self, command):
        before = self.session
        self.session, said = before.do(command)
        assert all(isinstance(item, PumpWarning) and finite([v for _, v in item.values]) for item in said)
        if refused(said):
            assert self.session is before
        else:
            assert self.session.undo().state == before.state
            assert self.session.undo().redo() == self.session

    @rule(command=good, bad=junk, place=st.integers(0, 20))
    def mumble(self, command, bad, place):
        names = [field.name for field in fields(command)]
        if not names:
            return
        kind = type(command)
        broken = kind(**{**vars(command), names[place % len(names)]: bad})
        new, _ = step(self.session.state, broken)
        assert finite(new.time_h)
        check_books(new)

    @rule(thing=junk)
    def nonsense(self, thing):
        new, said = step(self.session.state, thing)
        assert new is self.session.state
        assert [item.key for item in said] == ["unknown_command"]

    @precondition(lambda self: self.session.commands)
    @rule()
    def undo(self):
        before = self.session
        self.session = before.undo()
        assert self.session.redo() == before

    @rule(first=st.floats(0, 500), second=st.floats(0, 500))
    def time_adds_up(self, first, second):
        state = self.session.state
        # one more step, so that an alarm within a rounding error of the seam has sounded either way
        once = step(step(state, Advance(first + second))[0], Advance(1e-5))[0]
        twice = step(step(step(state, Advance(first))[0], Advance(second))[0], Advance(1e-5))[0]
        assert once.time_h == pytest.approx(twice.time_h)
        for name in ("reservoir_mL", "expected_mL", "battery_used", "path_mcg"):
            assert getattr(once, name) == pytest.approx(getattr(twice, name), rel=1e-7, abs=1e-5)
        assert once.ledger.csf_mcg == pytest.approx(twice.ledger.csf_mcg, rel=1e-9, abs=1e-6)
        assert {alarm.key for alarm in once.alarms} == {alarm.key for alarm in twice.alarms}
        # events of one moment may change places within a rounding error; none may be lost or doubled
        assert sorted(entry.key for entry in once.log) == sorted(entry.key for entry in twice.log)

    @invariant()
    def books_balance(self):
        check_books(self.session.state)
        check_record(self.session.state)

    @invariant()
    def dates_are_never_nan(self):
        view = device_view(self.session.state)
        due = refill_due(self.session.state)
        assert all(not math.isnan(value) and value >= 0 for value in vars(due).values())
        assert not math.isnan(view.next_alarm_h)

    def teardown(self):
        again = replay(SPEC, self.session.commands, 31.0)
        assert again.state == self.session.state  # equal to the last bit: floats are compared exactly


TestPumpTalk = PumpTalk.TestCase
TestPumpTalk.settings = examples(60, stateful_step_count=40, suppress_health_check=list(HealthCheck))


# From 2,000 mcg per mL the pump can give 10 mcg per h and more: none of these is refused.
able = changes_of_rate(10, 100)
accepted = st.one_of(
    st.builds(ProgramSteady, st.floats(240, 2400)),
    st.builds(ProgramFlex, able),
    st.builds(ProgramWeek, st.tuples(able, able, able, able, able, able, able)),
)


@examples(60)
@given(program=accepted, volume=st.floats(3, 20))
def test_the_foreseen_alarm_comes_when_foreseen(program, volume):
    session, _ = new_session(SPEC).do(Fill(volume, 2000))
    session, said = session.do(program)
    assert not refused(said)
    key, hours_left = next_alarm(session.state)
    assert key == "alarm_low_reservoir"
    early, _ = session.do(Advance(max(hours_left - 1e-3, 0)))
    late, _ = session.do(Advance(hours_left + 1e-3))
    assert key not in {alarm.key for alarm in early.state.alarms}
    assert key in {alarm.key for alarm in late.state.alarms}
