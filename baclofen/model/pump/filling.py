"""Filling: first fill, refill, change of concentration, and the needle that stands in the wrong place."""

from __future__ import annotations

from dataclasses import replace

from . import arithmetic
from .commands import ChangeConcentration, Fill, Refill
from .engine import advance
from .flow import join, split
from .happenings import add_alarm, drop_alarms
from .notices import PumpWarning, log, say
from .spec import HOURS_PER_DAY, PumpSpec
from .state import Answer, Override, PumpState


def fill(state: PumpState, command: Fill) -> Answer:
    """Add drug to the reservoir: strengths mix by volume, the programmer takes the typed numbers."""
    spec = state.spec
    total = state.reservoir_mL + command.volume_mL
    if total > spec.capacity_mL * (1 + 1e-9):
        return state, (say("overfill", volume_mL=total, capacity_mL=spec.capacity_mL),)
    added = command.volume_mL * command.vial_mcg_per_mL
    mixed = (state.reservoir_mcg + added) / total
    typed = command.typed_mcg_per_mL or command.vial_mcg_per_mL
    heard = _typed_checks(spec, command.vial_mcg_per_mL, typed, command.volume_mL, command.typed_volume_mL)
    if state.reservoir_mL > 0:
        heard.append(say("topped_up", mixed_mcg_per_mL=mixed))
    done = say("log_filled", volume_mL=command.volume_mL, concentration_mcg_per_mL=typed)
    strength = command.vial_mcg_per_mL if state.reservoir_mL <= 0 else mixed
    new = replace(
        _clock_of_filling(state, state.expected_mL + (command.typed_volume_mL or command.volume_mL)),
        reservoir_mL=total,
        reservoir_mcg_per_mL=strength,
        programmed_mcg_per_mL=typed,
        ran_dry=False,
        ledger=replace(
            state.ledger, in_mL=state.ledger.in_mL + command.volume_mL, in_mcg=state.ledger.in_mcg + added
        ),
    )
    new, unbridged = _bridge(state, new, wanted=False)
    return _noted(new, done, heard + unbridged)


def change_concentration(state: PumpState, command: ChangeConcentration) -> Answer:
    """A refill with another strength; the vial and the typed strength agree."""
    same = command.bridge and command.concentration_mcg_per_mL == state.programmed_mcg_per_mL
    new, heard = refill(
        state, Refill(command.volume_mL, command.concentration_mcg_per_mL, bridge=command.bridge)
    )
    if new is state or not same:
        return new, heard
    extra = say("bridge_not_needed")
    return replace(new, log=(*new.log, log(new.time_h, extra))), (*heard, extra)


def refill(state: PumpState, command: Refill) -> Answer:
    """Aspirate, compare, empty, fill, reprogram, bridge. A refusal leaves the state as it was."""
    refusal = _refusal(state, command)
    if refusal:
        return state, (refusal,)
    expected, actual = _residuals(state, command)
    typed = command.typed_mcg_per_mL or command.vial_mcg_per_mL
    heard = _typed_checks(
        state.spec, command.vial_mcg_per_mL, typed, command.volume_mL, command.typed_volume_mL
    )
    heard += _time_checks(state) + _residual_checks(state, command, expected, actual)
    before = state
    done = say(
        "log_refilled",
        expected_mL=expected,
        actual_mL=actual,
        volume_mL=command.volume_mL,
        old_mcg_per_mL=state.programmed_mcg_per_mL or 0.0,
        new_mcg_per_mL=typed,
    )
    if command.target == "reservoir":
        state = _into_reservoir(state, command)
    elif command.target in ("pocket", "slipped"):
        state = _into_pocket(_emptied(state) if command.target == "slipped" else state, command)
    else:
        state, events = _into_side_port(state, command)
        heard += events
    state = replace(
        _clock_of_filling(state, command.typed_volume_mL or command.volume_mL), programmed_mcg_per_mL=typed
    )
    state, bridge_said = _bridge(before, state, command.bridge)
    return _noted(state, done, heard + bridge_said)


def _refusal(state: PumpState, command: Refill) -> PumpWarning | None:
    spec = state.spec
    if state.programmed_mcg_per_mL is None:
        return say("fill_first")
    if command.volume_mL > spec.capacity_mL * (1 + 1e-9):
        return say("overfill", volume_mL=command.volume_mL, capacity_mL=spec.capacity_mL)
    if state.override:
        return say("bolus_running")
    if command.target == "side_port" and command.needle == "refill":
        return say("side_port_blocked")
    if command.target != "reservoir" and command.position_checked:
        return say("needle_not_in_reservoir")
    expected, actual = _residuals(state, command)
    if command.on_mismatch == "stop" and _mismatch(spec, expected, actual):
        return say("residual_mismatch", expected_mL=expected, actual_mL=actual, gap_mL=actual - expected)
    typed = command.typed_mcg_per_mL or command.vial_mcg_per_mL
    if command.bridge and typed != state.programmed_mcg_per_mL and state.program is None and not state.ended:
        return say("bridge_needs_program")
    return None


def _found(state: PumpState, command: Refill) -> float:
    """What this needle really draws: the reservoir, or nothing from pocket and side port [mL]."""
    return state.reservoir_mL if command.target in ("reservoir", "slipped") else 0.0


def _residuals(state: PumpState, command: Refill) -> tuple[float, float]:
    expected = state.expected_mL if command.expected_residual_mL is None else command.expected_residual_mL
    actual = _found(state, command) if command.actual_residual_mL is None else command.actual_residual_mL
    return expected, actual


def _mismatch(spec: PumpSpec, expected: float, actual: float) -> bool:
    allowed = max(spec.residual_tolerance_mL, expected * spec.residual_tolerance_percent / 100.0)
    return abs(actual - expected) > allowed


def _typed_checks(
    spec: PumpSpec, vial: float, typed: float, volume_mL: float, typed_volume_mL: float | None
) -> list[PumpWarning]:
    heard = []
    if abs(typed - vial) > vial * spec.label_tolerance_percent / 100.0:
        heard.append(
            say("concentration_mismatch", typed_mcg_per_mL=typed, vial_mcg_per_mL=vial, times=vial / typed)
        )
    if typed_volume_mL is not None and typed_volume_mL != volume_mL:
        heard.append(say("volume_mismatch", typed_mL=typed_volume_mL, volume_mL=volume_mL))
    return heard


def _time_checks(state: PumpState) -> list[PumpWarning]:
    heard = []
    waiting = [alarm for alarm in state.alarms if alarm.key in ("alarm_low_reservoir", "alarm_empty")]
    if waiting:
        heard.append(say("refill_after_alarm", hours=state.time_h - min(alarm.since_h for alarm in waiting)))
    if state.expired and state.filled_h is not None:
        days = (state.time_h - state.filled_h) / HOURS_PER_DAY
        heard.append(say("refill_after_expiry", days=days, limit_days=state.spec.expiry_days))
    return heard


def _residual_checks(state: PumpState, command: Refill, expected: float, actual: float) -> list[PumpWarning]:
    heard = []
    if _mismatch(state.spec, expected, actual):
        heard.append(
            say("residual_mismatch_went_on", expected_mL=expected, actual_mL=actual, gap_mL=actual - expected)
        )
    found = _found(state, command)
    if abs(actual - found) > state.spec.residual_tolerance_mL:
        heard.append(say("residual_record_wrong", recorded_mL=actual, found_mL=found))
    return heard


def _emptied(state: PumpState) -> PumpState:
    """Draw the reservoir dry; what was in it is booked as discarded, or as expired when its time was over."""
    book, out = state.ledger, "expired" if state.expired else "discarded"
    amounts = {
        f"{out}_mL": getattr(book, f"{out}_mL") + state.reservoir_mL,
        f"{out}_mcg": getattr(book, f"{out}_mcg") + state.reservoir_mcg,
    }
    return replace(state, reservoir_mL=0.0, ledger=replace(book, **amounts))


def _into_reservoir(state: PumpState, command: Refill) -> PumpState:
    state = _emptied(state)
    book = state.ledger
    return replace(
        state,
        reservoir_mL=command.volume_mL,
        reservoir_mcg_per_mL=command.vial_mcg_per_mL,
        ran_dry=False,
        ledger=replace(
            book,
            in_mL=book.in_mL + command.volume_mL,
            in_mcg=book.in_mcg + command.volume_mL * command.vial_mcg_per_mL,
        ),
    )


def _into_pocket(state: PumpState, command: Refill) -> PumpState:
    book, mcg = state.ledger, command.volume_mL * command.vial_mcg_per_mL
    book = replace(
        book,
        in_mL=book.in_mL + command.volume_mL,
        in_mcg=book.in_mcg + mcg,
        wrong_place_mL=book.wrong_place_mL + command.volume_mL,
        wrong_place_mcg=book.wrong_place_mcg + mcg,
    )
    return replace(
        state, ledger=book, log=(*state.log, log(state.time_h, say("hidden_pocket_fill", pocket_mcg=mcg)))
    )


def _into_side_port(state: PumpState, command: Refill) -> tuple[PumpState, list[PumpWarning]]:
    """The syringe empties through the catheter into the spinal fluid; the pump waits meanwhile."""
    spec, book = state.spec, state.ledger
    mcg = command.volume_mL * command.vial_mcg_per_mL
    catheter, tubing = split(state.path, spec.catheter_mL)
    end_h = state.time_h + spec.injection_h
    lasts_h = end_h - state.time_h  # as the clock counts it, so that the whole syringe is given
    injection = Override("side_port", command.volume_mL / lasts_h, end_h, command.vial_mcg_per_mL)
    held = replace(
        state,
        path=catheter,
        override=injection,
        ledger=replace(book, in_mL=book.in_mL + command.volume_mL, in_mcg=book.in_mcg + mcg),
        log=(*state.log, log(state.time_h, say("hidden_side_port", injected_mcg=mcg))),
    )
    after, events = advance(held, spec.injection_h)
    return replace(after, path=join(after.path, tubing), override=None), list(events)


def _clock_of_filling(state: PumpState, expected_mL: float) -> PumpState:
    """Reset what the programmer counts from a filling: volume, alarms, the drug's age."""
    alarms = drop_alarms(state.alarms, "alarm_low_reservoir", "alarm_empty")
    if expected_mL <= state.spec.low_alarm_mL:
        alarms = add_alarm(alarms, "alarm_low_reservoir", state.time_h)
    return replace(state, expected_mL=expected_mL, filled_h=state.time_h, expired=False, alarms=alarms)


def _bridge(before: PumpState, state: PumpState, wanted: bool) -> tuple[PumpState, list[PumpWarning]]:
    old, new = before.programmed_mcg_per_mL, state.programmed_mcg_per_mL
    if old is None or new is None or old == new or state.program is None:
        return state, []
    plan = arithmetic.bridge(state.spec.path_mL, old, new, state.dose_mcg_per_day)
    if not wanted:
        return state, [
            say(
                "no_bridge",
                arriving_mcg_per_day=plan.forgotten_mcg_per_day,
                ordered_mcg_per_day=state.dose_mcg_per_day,
                percent=plan.forgotten_times * 100.0,
                hours=plan.forgotten_hours,
            )
        ]
    running = Override("bridge", plan.flow_mL_per_day / HOURS_PER_DAY, state.time_h + plan.hours)
    said = say("log_bridge", bridge_mcg=plan.dose_mcg, hours=plan.hours)
    return replace(state, override=running, log=(*state.log, log(state.time_h, said))), [said]


def _noted(state: PumpState, done: PumpWarning, heard: list[PumpWarning]) -> Answer:
    entries = [log(state.time_h, item) for item in (done, *heard) if item.key != "log_bridge"]
    return replace(state, log=(*state.log, *entries)), (done, *heard)
