"""The device and its fate: MRI, interrogation, replacement, faults and repairs."""

from __future__ import annotations

from dataclasses import replace
from math import inf

from baclofen.model.pump import path
from baclofen.model.pump.commands import DrawCatheter, Interrogate, Mri, Repair, ReplacePump, StartFault
from baclofen.model.pump.engine import advance
from baclofen.model.pump.events import GROWTH_STEPS, add_alarm, drop_alarms
from baclofen.model.pump.flow import join, split
from baclofen.model.pump.messages import PumpWarning, log, say
from baclofen.model.pump.state import Answer, Fault, Ledger, Plug, PumpState, Stall


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
    bridging, held_before = state.override is not None, state.stall
    state, stands = _held(state, command, trapped)
    heard += [*stands, *_lost_dose(state, held_before)]
    if stands and bridging and not trapped:
        missed = path.warn(state, state.path)
        heard += [say("scan_during_bridge"), *missed] if missed else []
    state = _note(state, heard)
    state, events = advance(state, command.duration_h)
    return state, (*heard, *events)


def _held(state: PumpState, command: Mri, trapped: bool) -> tuple[PumpState, list[PumpWarning]]:
    """The magnet holds the rotor; one that stands from an earlier scan is held again, and longer."""
    restart_h = state.time_h + command.duration_h + command.resume_delay_h
    old = state.stall
    if old is not None and old.restart_h is not None:
        longer = replace(old, restart_h=max(old.restart_h, restart_h), needs_interrogation=True)
        return replace(state, stall=longer), []
    if not _turning(state):
        return state, []
    held = replace(
        state,
        stall=Stall(state.time_h, restart_h, needs_interrogation=trapped),
        alarms=add_alarm(state.alarms, "alarm_stall", state.time_h),
    )
    return held, [say("alarm_stall")]


def _lost_dose(state: PumpState, before: Stall | None) -> list[PumpWarning]:
    """What of the single doses falls into the hours in which the rotor stands since this scan."""
    stall = state.stall
    if stall is None or stall is before or (before is not None and before.needs_interrogation):
        return []
    start_h = before.restart_h if before is not None and before.restart_h is not None else state.time_h
    end_h = inf if stall.needs_interrogation or stall.restart_h is None else stall.restart_h
    hit = [one for one in state.boluses if one.start_h < end_h and one.end_h > start_h]
    lost = sum(one.rate_mcg_per_h * (min(one.end_h, end_h) - max(one.start_h, start_h)) for one in hit)
    whole = sum(one.rate_mcg_per_h * (one.end_h - one.start_h) for one in hit)
    return [say("bolus_lost", lost_mcg=lost, bolus_mcg=whole)] if hit else []


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
    stall, events = state.stall, ()
    if stall is not None and stall.needs_interrogation:
        restart_h = max(stall.restart_h or state.time_h, state.time_h)
        state = replace(state, stall=replace(stall, needs_interrogation=False, restart_h=restart_h))
        state, events = advance(state, 0.0)
    missed = path.warn(state, state.path)
    return _note(state, missed), (said, *events, *missed)


def draw_catheter(state: PumpState, command: DrawCatheter) -> Answer:
    """Draw what stands in the catheter through the side port; spinal fluid without drug takes its place."""
    refusal = say("bolus_running") if state.override is not None else path.waiting_dose(state)
    if refusal:
        return state, (refusal,)
    spec, book = state.spec, state.ledger
    catheter, tubing = split(state.path, spec.catheter_mL)
    mcg = sum(volume * strength for volume, strength in catheter)
    said = [say("log_catheter_drawn", volume_mL=spec.catheter_mL, drawn_mcg=mcg)]
    state = replace(
        state,
        path=join(((spec.catheter_mL, 0.0),), tubing),
        ledger=replace(
            book,
            in_mL=book.in_mL + spec.catheter_mL,
            discarded_mL=book.discarded_mL + sum(volume for volume, _ in catheter),
            discarded_mcg=book.discarded_mcg + mcg,
        ),
    )
    heard = [*said, *path.warn(state, state.path)]
    return _note(state, heard), tuple(heard)


def replace_pump(state: PumpState, command: ReplacePump) -> Answer:
    """A new pump, not programmed; old reservoir and tubing are discarded; the catheter may stay.

    Primed before it is implanted, it is full and its tubing holds drug; else both hold none.
    """
    spec, primed_mL, primed = state.spec, command.primed_mL, command.primed_mcg_per_mL
    if (primed_mL is None) != (primed is None):
        return state, (say("bad_number", field="primed_mL" if primed_mL is None else "primed_mcg_per_mL"),)
    if primed_mL is not None and not spec.tubing_mL < primed_mL <= spec.capacity_mL * (1 + 1e-9):
        return state, (say("overfill", volume_mL=primed_mL, capacity_mL=spec.capacity_mL),)
    catheter, old = split(state.path, spec.catheter_mL)
    if command.new_catheter:
        old, catheter = state.path, ((spec.catheter_mL, 0.0),)
    new = _implanted(state, command, catheter)
    book = _booked(state, command, old)
    said = [say("log_replaced")]
    if primed_mL is not None and primed is not None:
        said = [say("log_replaced_primed", volume_mL=primed_mL, concentration_mcg_per_mL=primed)]
    said += _left_behind(catheter, 0.0 if primed else spec.tubing_mL)
    return _note(replace(new, ledger=book, log=state.log), said), tuple(said)


def _implanted(state: PumpState, command: ReplacePump, catheter: tuple[Plug, ...]) -> PumpState:
    """The new pump with what stands in it; what is known about client and catheter is kept."""
    spec, strength = state.spec, command.primed_mcg_per_mL or 0.0
    inside_mL = command.primed_mL - spec.tubing_mL if command.primed_mL is not None else 0.0
    return PumpState(
        spec=spec,
        start_clock_h=state.start_clock_h,
        time_h=state.time_h,
        reservoir_mL=inside_mL,
        reservoir_mcg_per_mL=strength,
        expected_mL=inside_mL,
        programmed_mcg_per_mL=command.primed_mcg_per_mL,
        filled_h=None if command.primed_mL is None else state.time_h,
        path=join(catheter, ((spec.tubing_mL, strength),)),
        last_doses_mcg=state.last_doses_mcg,
        days_meant_mcg=state.days_meant_mcg,
        last_raise_h=state.last_raise_h,
        boluses_given=state.boluses_given,
        implanted_h=state.time_h,
        faults=() if command.new_catheter else state.faults,
        record=state.record,
    )


def _booked(state: PumpState, command: ReplacePump, old: tuple[Plug, ...]) -> Ledger:
    """The books of a replacement: what went out with the old parts, what came in with the new ones."""
    spec, book, filled_mL = state.spec, state.ledger, command.primed_mL
    fresh_mL = (spec.tubing_mL if filled_mL is None else filled_mL) + (
        spec.catheter_mL if command.new_catheter else 0.0
    )
    old_mL = sum(volume for volume, _ in old) + state.reservoir_mL
    old_mcg = sum(volume * strength for volume, strength in old) + state.reservoir_mcg
    return replace(
        book,
        in_mL=book.in_mL + fresh_mL,
        in_mcg=book.in_mcg + (filled_mL or 0.0) * (command.primed_mcg_per_mL or 0.0),
        discarded_mL=book.discarded_mL + old_mL,
        discarded_mcg=book.discarded_mcg + old_mcg,
    )


def _left_behind(catheter: tuple[Plug, ...], empty_mL: float) -> list[PumpWarning]:
    """Say what stands in the catheter that stays and how much of the new path holds no drug."""
    mcg = sum(volume * strength for volume, strength in catheter)
    volume = sum(volume for volume, strength in catheter if strength > 0)
    if mcg <= 0:
        return []
    if empty_mL <= 0:
        return [say("path_old_catheter", catheter_mcg=mcg, catheter_mL=volume)]
    return [say("path_after_replacement", catheter_mcg=mcg, catheter_mL=volume, empty_mL=empty_mL)]


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
    return replace(state, faults=(*others, _fault(state, command))), ()


def _fault(state: PumpState, command: StartFault) -> Fault:
    """A fault that is there at once, or one that grows in equal steps."""
    if command.grows_h <= 0:
        return Fault(command.kind, command.fraction, state.time_h)
    step_h = command.grows_h / GROWTH_STEPS
    first = command.fraction / GROWTH_STEPS
    return Fault(command.kind, first, state.time_h, command.fraction, step_h, state.time_h + step_h)


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
