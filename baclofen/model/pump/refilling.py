"""Filling: first fill, refill, change of concentration, and the needle that stands in the wrong place."""

from __future__ import annotations

from dataclasses import replace

from baclofen.model.pump import arithmetic, path
from baclofen.model.pump.commands import ChangeConcentration, Fill, Refill
from baclofen.model.pump.engine import advance
from baclofen.model.pump.events import add_alarm, drop_alarms
from baclofen.model.pump.flow import join, split
from baclofen.model.pump.messages import PumpWarning, log, say
from baclofen.model.pump.refill_checks import (
    refusal,
    residual_checks,
    residuals,
    time_checks,
    typed_checks,
)
from baclofen.model.pump.spec import HOURS_PER_DAY
from baclofen.model.pump.state import Answer, Override, PumpState


def fill(state: PumpState, command: Fill) -> Answer:
    """Add drug to the reservoir: strengths mix by volume, the programmer takes the typed numbers."""
    spec = state.spec
    if state.ended:
        return state, (say("pump_has_ended"),)
    if state.override:
        return state, (say("bolus_running"),)
    typed = command.typed_mcg_per_mL or command.vial_mcg_per_mL
    waiting = path.waiting_dose(state) if typed != state.programmed_mcg_per_mL else None
    if waiting:
        return state, (waiting,)
    total = state.reservoir_mL + command.volume_mL
    if total > spec.capacity_mL * (1 + 1e-9):
        return state, (say("overfill", volume_mL=total, capacity_mL=spec.capacity_mL),)
    added = command.volume_mL * command.vial_mcg_per_mL
    mixed = (state.reservoir_mcg + added) / total
    heard = typed_checks(spec, command.vial_mcg_per_mL, typed)
    if state.stall is not None:
        heard.append(say("refill_during_stall"))
    if state.reservoir_mL > 0:
        heard.append(say("topped_up", mixed_mcg_per_mL=mixed))
    done = say("log_filled", volume_mL=command.volume_mL, concentration_mcg_per_mL=typed)
    strength = command.vial_mcg_per_mL if state.reservoir_mL <= 0 else mixed
    counted = state.expected_mL + command.volume_mL
    new = replace(
        _clock_of_filling(state, counted, on_top=state.reservoir_mL > 0),
        reservoir_mL=total,
        reservoir_mcg_per_mL=strength,
        programmed_mcg_per_mL=typed,
        ran_dry=False,
        ledger=replace(
            state.ledger, in_mL=state.ledger.in_mL + command.volume_mL, in_mcg=state.ledger.in_mcg + added
        ),
    )
    new, unbridged = _bridge(state, new, wanted=False)
    inside = [] if _has(heard, "concentration_mismatch") else path.warn_reservoir(new)
    return _noted(new, done, heard + inside + unbridged + _gap(state, new))


def _has(heard: list[PumpWarning], key: str) -> bool:
    """True when this key was said."""
    return any(item.key == key for item in heard)


def _gap(before: PumpState, new: PumpState) -> list[PumpWarning]:
    """Say when a filling brings drug back to a pump that ran dry, and when it does not even end the alarm."""
    low = [alarm for alarm in new.alarms if alarm.key == "alarm_low_reservoir"]
    little = [say("alarm_low_reservoir", volume_mL=new.expected_mL)] if low else []
    dry = before.program is not None and before.reservoir_mL <= 0 and before.filled_h is not None
    return little + (path.warn_gap(new) if dry and new.reservoir_mL > 0 and new.stall is None else [])


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
    refused = refusal(state, command)
    if refused:
        return state, (refused,)
    expected, actual = residuals(state, command)
    typed = command.typed_mcg_per_mL or command.vial_mcg_per_mL
    heard = typed_checks(state.spec, command.vial_mcg_per_mL, typed)
    heard += time_checks(state) + residual_checks(state, command, expected, actual)
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
    state = replace(_clock_of_filling(state, command.volume_mL), programmed_mcg_per_mL=typed)
    state, bridge_said = _bridge(before, state, command.bridge)
    return _noted(state, done, heard + bridge_said + _gap(before, state))


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


def _clock_of_filling(state: PumpState, expected_mL: float, on_top: bool = False) -> PumpState:
    """Reset what the programmer counts from a filling: volume, alarms, the drug's age."""
    # Drug added on top leaves the older drug inside, so its last day stays.
    alarms = drop_alarms(state.alarms, "alarm_low_reservoir", "alarm_empty")
    if expected_mL <= state.spec.low_alarm_mL:
        alarms = add_alarm(alarms, "alarm_low_reservoir", state.time_h)
    older = on_top and state.filled_h is not None
    filled_h, expired = (state.filled_h, state.expired) if older else (state.time_h, False)
    return replace(state, expected_mL=expected_mL, filled_h=filled_h, expired=expired, alarms=alarms)


def _bridge(before: PumpState, state: PumpState, wanted: bool) -> tuple[PumpState, list[PumpWarning]]:
    """Program the bridge that a change of strength asks for, or say what comes without one."""
    # The programmer counts on its old strength in the path; where another stands there, that is said.
    old, new = before.programmed_mcg_per_mL, state.programmed_mcg_per_mL
    if old is None or new is None or state.program is None:
        return state, []
    if old == new:
        return state, path.warn(state, state.path)
    plan = arithmetic.bridge(state.spec.path_mL, old, new, state.dose_mcg_per_day)
    if not wanted:
        as_counted = all(not path.differs(strength, old, state.spec) for _, strength in before.path)
        return state, [_no_bridge(state, plan)] if as_counted else path.warn(state, state.path)
    running = Override("bridge", plan.flow_mL_per_day / HOURS_PER_DAY, state.time_h + plan.hours, old)
    state = replace(state, override=running)
    said = say("log_bridge", bridge_mcg=plan.dose_mcg, hours=plan.hours, old_mcg_per_mL=old)
    noted = replace(state, log=(*state.log, log(state.time_h, said)))
    return noted, [said, *path.warn(state, state.path)]


def _no_bridge(state: PumpState, plan: arithmetic.BridgePlan) -> PumpWarning:
    """The old drug at the new speed."""
    return say(
        "no_bridge",
        arriving_mcg_per_day=plan.forgotten_mcg_per_day,
        ordered_mcg_per_day=state.dose_mcg_per_day,
        percent=plan.forgotten_times * 100.0,
        hours=plan.forgotten_hours,
    )


def _noted(state: PumpState, done: PumpWarning, heard: list[PumpWarning]) -> Answer:
    entries = [log(state.time_h, item) for item in (done, *heard) if item.key != "log_bridge"]
    return replace(state, log=(*state.log, *entries)), (done, *heard)
