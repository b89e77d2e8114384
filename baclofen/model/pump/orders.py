"""Orders typed at the programmer: steady, flex, week, bolus, prime, stop; and the checks that speak up."""

from __future__ import annotations

from dataclasses import replace

from baclofen.model.pump import path
from baclofen.model.pump.commands import (
    Bridge,
    Prime,
    ProgramBolus,
    ProgramFlex,
    ProgramSteady,
    ProgramWeek,
    Stop,
)
from baclofen.model.pump.doses import Doses, judge, remember
from baclofen.model.pump.flow import split
from baclofen.model.pump.messages import PumpWarning, log, say
from baclofen.model.pump.program import Program, flex, steady
from baclofen.model.pump.spec import HOURS_PER_DAY
from baclofen.model.pump.state import Answer, Bolus, Override, PumpState

PER_DAY = {"mcg_per_day": 1.0, "mcg_per_h": HOURS_PER_DAY, "mg_per_day": 1000.0}


def program_steady(state: PumpState, command: ProgramSteady) -> Answer:
    """One rate all day; the typed number is turned into mcg per day by its unit, as the programmer would."""
    dose = command.dose * PER_DAY[command.unit]
    flow_mL_per_day = dose / (state.programmed_mcg_per_mL or 1.0)
    said = say("log_steady", dose_mcg_per_day=dose, flow_mL_per_day=flow_mL_per_day)
    return _load(state, steady(dose), command.ordered_mcg_per_day, [said], command.unit)


def program_flex(state: PumpState, command: ProgramFlex) -> Answer:
    """The same changes every day."""
    program = flex(command.steps)
    said = say("log_flex", dose_mcg_per_day=program.dose_mcg_per_day, steps=float(len(command.steps)))
    return _load(state, program, command.ordered_mcg_per_day, [said])


def program_week(state: PumpState, command: ProgramWeek) -> Answer:
    """Each weekday its own changes."""
    program = Program("week", command.days)
    doses = program.day_doses_mcg
    said = [say("log_week", lowest_mcg_per_day=min(doses), highest_mcg_per_day=max(doses))]
    if min(doses) < max(doses):
        said.append(say("week_change_felt_late"))
    return _load(state, program, command.ordered_mcg_per_day, said)


def _load(
    state: PumpState, program: Program, ordered: float | None, said: list[PumpWarning], unit: str = ""
) -> Answer:
    """Begin a program: refuse what a programmer refuses, then say what the dose and the path deserve."""
    refusal = _not_ready(state)
    if refusal:
        return state, (refusal,)
    doses = Doses(min(program.day_doses_mcg), max(program.day_doses_mcg), program.dose_mcg_per_day)
    judged = judge(state, doses, ordered, unit)
    limits = _flow_limits(state, program)
    if limits:
        return state, (*limits, *judged.slips)
    raised = state.last_doses_mcg is None or doses.high > state.last_doses_mcg[1]
    new = replace(
        state,
        program=program,
        last_raise_h=state.time_h if raised else state.last_raise_h,
        stopped_since_h=None,
        alarms=tuple(alarm for alarm in state.alarms if alarm.key != "alarm_stopped"),
        **remember(state, doses, judged),
    )
    heard = [*said, *judged.slips, *judged.others, *_of_the_flow(state, new, doses)]
    return _heard(new, heard)


def _of_the_flow(before: PumpState, new: PumpState, doses: Doses) -> list[PumpWarning]:
    """What a start says about the fluid: a running bridge, nothing flowing, a gap, path and reservoir."""
    heard: list[PumpWarning] = _no_flow(new)
    held = before.override
    if held and held.kind == "bridge":
        flows = held.flow_mL_per_h * held.concentration_mcg_per_mL * HOURS_PER_DAY
        if path.differs(flows, doses.mean, new.spec):
            values = {"flows_mcg_per_day": flows, "dose_mcg_per_day": doses.mean}
            heard.append(say("bridge_keeps_speed", hours=held.end_h - new.time_h, **values))
    heard += path.warn_gap(new)
    return [*heard, *path.warn(new, new.path), *path.warn_reservoir(new)]


def _no_flow(state: PumpState) -> list[PumpWarning]:
    """Say when a program cannot flow: the rotor stands, or the pump counts an empty reservoir."""
    still = state.stall is not None or any(alarm.key == "alarm_empty" for alarm in state.alarms)
    return [say("no_flow_now")] if still else []


def _not_ready(state: PumpState) -> PumpWarning | None:
    if state.ended:
        return say("pump_has_ended")
    return say("fill_first") if state.programmed_mcg_per_mL is None else None


def _flow_limits(state: PumpState, program: Program) -> list[PumpWarning]:
    spec, strength = state.spec, state.programmed_mcg_per_mL or 1.0
    slow = program.lowest_rate_mcg_per_h * HOURS_PER_DAY / strength
    fast = program.peak_rate_mcg_per_h * HOURS_PER_DAY / strength
    if fast > spec.flow_high_mL_per_day:
        return [say("flow_above_range", flow_mL_per_day=fast, high_mL_per_day=spec.flow_high_mL_per_day)]
    if slow < spec.flow_low_mL_per_day:
        return [say("flow_below_range", flow_mL_per_day=slow, low_mL_per_day=spec.flow_low_mL_per_day)]
    return []


def program_bolus(state: PumpState, command: ProgramBolus) -> Answer:
    """Schedule one dose on top of the program: rate = dose / duration."""
    refusal = _not_ready(state) or (say("bolus_running") if state.override else None)
    if refusal:
        return state, (refusal,)
    rate = command.dose_mcg / command.duration_h
    flow_mL_per_day = rate * HOURS_PER_DAY / (state.programmed_mcg_per_mL or 1.0)
    high = state.spec.flow_high_mL_per_day
    if flow_mL_per_day > high:
        return state, (say("flow_above_range", flow_mL_per_day=flow_mL_per_day, high_mL_per_day=high),)
    start_h = state.time_h + command.delay_h
    heard = [say("log_bolus", bolus_mcg=command.dose_mcg, hours=command.duration_h, delay_h=command.delay_h)]
    given = (*state.boluses_given, (start_h, command.dose_mcg))
    heard += _bolus_checks(state, given)
    bolus = Bolus(start_h, start_h + command.duration_h, rate)
    return _heard(replace(state, boluses=(*state.boluses, bolus), boluses_given=given), heard)


def _bolus_checks(state: PumpState, given: tuple[tuple[float, float], ...]) -> list[PumpWarning]:
    """What a new single dose deserves: the path, the largest test dose, the day's dose, the flow."""
    (_, newest), heard = given[-1], []
    brings = path.brought_by(state, newest)
    if path.differs(brings, newest, state.spec):
        heard.append(say("bolus_brings_other", bolus_mcg=newest, brings_mcg=brings))
    heard += _over_test(state, given)
    if newest > state.dose_mcg_per_day:
        heard.append(say("bolus_over_day", bolus_mcg=newest, dose_mcg_per_day=state.dose_mcg_per_day))
    return [*heard, *_no_flow(state), *path.warn(state, state.path)]


def _over_test(state: PumpState, given: tuple[tuple[float, float], ...]) -> list[PumpWarning]:
    """Hold the newest single dose, and the sum of those within a day of it, against the largest test dose."""
    most, (start_h, newest), heard = state.spec.bolus_most_mcg, given[-1], []
    near = [mcg for hour, mcg in given if abs(hour - start_h) < HOURS_PER_DAY]
    if newest > most:
        heard.append(say("bolus_over_test", bolus_mcg=newest, limit_mcg=most))
    if len(near) > 1 and sum(near) > most:
        heard.append(say("boluses_over_test", sum_mcg=sum(near), limit_mcg=most, count=float(len(near))))
    return heard


def prime(state: PumpState, command: Prime) -> Answer:
    """Move the plug: a volume runs through tubing and catheter; old drug ahead of it reaches the client."""
    refusal = _not_ready(state) or (say("bolus_running") if state.override else None)
    refusal = refusal or path.waiting_dose(state) or _no_prime(state, command)
    if refusal:
        return state, (refusal,)
    pushed = _pushed_mcg(state, command.volume_mL)
    heard = [say("log_prime", volume_mL=command.volume_mL, hours=command.duration_h)]
    given = state.boluses_given
    if pushed > 0:
        given = (*given, (state.time_h, pushed))
        heard += [say("prime_pushes_drug", pushed_mcg=pushed), *_over_test(state, given)]
        heard.append(say("path_safe_way"))
    if _tip_stays_empty(state, command.volume_mL):
        heard.append(say("prime_short", volume_mL=command.volume_mL, path_mL=state.spec.path_mL))
    running = Override("prime", command.volume_mL / command.duration_h, state.time_h + command.duration_h)
    return _heard(replace(state, override=running, boluses_given=given), heard)


def _tip_stays_empty(state: PumpState, volume_mL: float) -> bool:
    """True when fluid without drug still stands at the tip after a prime of this volume."""
    _, stays = split(state.path, volume_mL * (1 + 1e-9))
    return bool(stays) and stays[0][1] <= 0


def _no_prime(state: PumpState, command: Prime) -> PumpWarning | None:
    """Refuse a prime faster than the pump can run, and one that can move nothing."""
    high = state.spec.flow_high_mL_per_day
    per_day = command.volume_mL / command.duration_h * HOURS_PER_DAY
    if per_day > high * (1 + 1e-9):
        most = high * command.duration_h / HOURS_PER_DAY
        values = {"hours": command.duration_h, "flow_mL_per_day": per_day, "high_mL_per_day": high}
        return say("prime_too_fast", volume_mL=command.volume_mL, most_mL=most, **values)
    return say("prime_moves_nothing") if _no_flow(state) else None


def _pushed_mcg(state: PumpState, volume_mL: float) -> float:
    """Drug that a prime drives out of the tip [mcg]: old plugs first, then what overshoots the path."""
    volume_mL = min(volume_mL, state.reservoir_mL)
    near, _ = split(state.path, volume_mL)
    over = max(volume_mL - state.spec.path_mL * (1 + 1e-9), 0.0)
    return sum(volume * strength for volume, strength in near) + over * state.reservoir_mcg_per_mL


def bridge(state: PumpState, command: Bridge) -> Answer:
    """Bridge what stands at the tip; one that runs is calculated anew, or ended if none is due."""
    refusal = _not_ready(state)
    if refusal is None and state.override and state.override.kind != "bridge":
        refusal = say("bolus_running")
    found = refusal or path.waiting_dose(state) or path.bridge_for_path(state)
    if isinstance(found, PumpWarning):
        if found.key == "bridge_nothing_to_do" and state.override:
            ended = replace(state, override=None)
            return _heard(ended, [say("log_bridge_dropped"), *path.warn(ended, ended.path)])
        return state, (found,)
    hours = found.end_h - state.time_h
    mcg = found.flow_mL_per_h * hours * found.concentration_mcg_per_mL
    new = replace(state, override=found)
    heard = [say("log_bridge", bridge_mcg=mcg, hours=hours, old_mcg_per_mL=found.concentration_mcg_per_mL)]
    return _heard(new, [*heard, *_no_flow(new), *path.warn(new, new.path)])


def stop(state: PumpState, command: Stop) -> Answer:
    """Stop the infusion; with a running dose that is an abrupt stop."""
    if state.ended:
        return state, (say("pump_has_ended"),)
    heard = [say("log_stopped")]
    if state.program:
        heard.append(say("stop_is_abrupt", dose_mcg_per_day=state.dose_mcg_per_day))
    since = state.time_h if state.stopped_since_h is None else state.stopped_since_h
    return _heard(replace(state, program=None, boluses=(), override=None, stopped_since_h=since), heard)


def _heard(state: PumpState, heard: list[PumpWarning]) -> Answer:
    entries = tuple(log(state.time_h, item) for item in heard)
    return replace(state, log=(*state.log, *entries)), tuple(heard)
