"""The device and its fate: MRI, interrogation, replacement, faults and repairs."""

from __future__ import annotations

from dataclasses import replace

from .commands import Interrogate, Mri, Repair, ReplacePump, StartFault
from .engine import advance
from .flow import join, split
from .happenings import add_alarm, drop_alarms
from .notices import PumpWarning, log, say
from .state import Answer, Fault, PumpState, Stall


def mri(state: PumpState, command: Mri) -> Answer:
    """Scan: the rotor stands from the start of the scan; it restarts after the scan plus the delay.

    When an alarm was already sounding, the pump waits for an interrogation (telemetry mode).
    """
    spec, heard = state.spec, [say("log_mri", hours=command.duration_h)]
    low, high = spec.mri_delay_low_h, spec.mri_delay_high_h
    if command.resume_delay_h and not low <= command.resume_delay_h <= high:
        heard.append(say("mri_delay_outside_reports", delay_h=command.resume_delay_h, low_h=low, high_h=high))
    if state.stopped_since_h is not None:
        heard.append(say("stopped_before_mri"))
    trapped = bool(state.alarms)
    if trapped:
        heard.append(say("telemetry_trap"))
    if _turning(state):
        restart_h = state.time_h + command.duration_h + command.resume_delay_h
        state = replace(
            state,
            stall=Stall(state.time_h, restart_h, needs_interrogation=trapped),
            alarms=add_alarm(state.alarms, "alarm_stall", state.time_h),
        )
        heard.append(say("alarm_stall"))
    state = _note(state, heard)
    state, events = advance(state, command.duration_h)
    return state, (*heard, *events)


def _turning(state: PumpState) -> bool:
    """True when the rotor turns and is not already standing."""
    moving = state.program is not None or state.override is not None or bool(state.boluses)
    return moving and state.stall is None and not state.ended


def interrogate(state: PumpState, command: Interrogate) -> Answer:
    """Read the pump: what it believes, which alarms sound; a pump waiting in telemetry mode goes on."""
    said = say(
        "log_interrogated",
        expected_mL=state.expected_mL,
        dose_mcg_per_day=state.dose_mcg_per_day,
        alarms=float(len(state.alarms)),
    )
    state = _note(state, [said])
    stall = state.stall
    if stall is None or not stall.needs_interrogation:
        return state, (said,)
    restart_h = max(stall.restart_h or state.time_h, state.time_h)
    state = replace(state, stall=replace(stall, needs_interrogation=False, restart_h=restart_h))
    state, events = advance(state, 0.0)
    return state, (said, *events)


def replace_pump(state: PumpState, command: ReplacePump) -> Answer:
    """A new pump, empty and not programmed; old reservoir and tubing are discarded; the catheter may stay."""
    spec, book = state.spec, state.ledger
    catheter, old = split(state.path, spec.catheter_mL)
    fresh_mL = spec.tubing_mL
    faults = tuple(fault for fault in state.faults if not command.new_catheter)
    if command.new_catheter:
        old, catheter, fresh_mL = (*old, *catheter), (), spec.path_mL
    old_mL = sum(volume for volume, _ in old) + state.reservoir_mL
    old_mcg = sum(volume * strength for volume, strength in old) + state.reservoir_mcg
    book = replace(
        book,
        in_mL=book.in_mL + fresh_mL,
        discarded_mL=book.discarded_mL + old_mL,
        discarded_mcg=book.discarded_mcg + old_mcg,
    )
    said = say("log_replaced")
    new = PumpState(
        spec=spec,
        start_clock_h=state.start_clock_h,
        time_h=state.time_h,
        path=join(catheter, ((fresh_mL, 0.0),)),
        last_doses_mcg=state.last_doses_mcg,
        last_raise_h=state.last_raise_h,
        implanted_h=state.time_h,
        faults=faults,
        ledger=book,
        record=state.record,
        log=(*state.log, log(state.time_h, said)),
    )
    return new, (said,)


def start_fault(state: PumpState, command: StartFault) -> Answer:
    """Break something. Catheter faults show nothing on the device; a stall and a dead battery sound."""
    said = log(state.time_h, say("hidden_fault", fault=command.kind))
    state = replace(state, log=(*state.log, said))
    if command.kind == "stall":
        if state.stall is not None:
            return state, ()
        alarms = add_alarm(state.alarms, "alarm_stall", state.time_h)
        return _aloud(replace(state, stall=Stall(state.time_h), alarms=alarms), "alarm_stall")
    if command.kind == "battery_end":
        return _battery_end(state)
    if command.kind == "empty_reservoir":
        return _empty_reservoir(state)
    others = tuple(fault for fault in state.faults if fault.kind != command.kind)
    return replace(state, faults=(*others, Fault(command.kind, command.fraction, state.time_h))), ()


def _battery_end(state: PumpState) -> Answer:
    """The notice time has passed unused: the pump stops now."""
    if state.ended:
        return state, ()
    notice_h = state.spec.replacement_notice_days * 24.0
    state = replace(state, replacement_due_h=state.time_h - notice_h, battery_used=1.0)
    return advance(state, 0.0)


def _empty_reservoir(state: PumpState) -> Answer:
    """The refill was missed: reservoir and count stand at 0; what was in it is booked as discarded."""
    book = state.ledger
    book = replace(
        book,
        discarded_mL=book.discarded_mL + state.reservoir_mL,
        discarded_mcg=book.discarded_mcg + state.reservoir_mcg,
    )
    alarms = add_alarm(drop_alarms(state.alarms, "alarm_low_reservoir"), "alarm_empty", state.time_h)
    return _aloud(
        replace(state, reservoir_mL=0.0, expected_mL=0.0, alarms=alarms, ledger=book), "alarm_empty"
    )


def repair(state: PumpState, command: Repair) -> Answer:
    """Mend one fault of catheter or rotor. Battery and reservoir need their own commands."""
    said = say("log_repaired", fault=command.kind)
    state = replace(state, faults=tuple(fault for fault in state.faults if fault.kind != command.kind))
    if command.kind == "stall":
        state = replace(state, stall=None, alarms=drop_alarms(state.alarms, "alarm_stall"))
    return _note(state, [said]), (said,)


def _note(state: PumpState, heard: list[PumpWarning]) -> PumpState:
    return replace(state, log=(*state.log, *(log(state.time_h, item) for item in heard)))


def _aloud(state: PumpState, key: str) -> Answer:
    said = say(key)
    return _note(state, [said]), (said,)
