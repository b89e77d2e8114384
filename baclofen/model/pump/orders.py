"""Orders typed at the programmer: steady, flex, week, bolus, prime, stop; and the checks that speak up."""

from __future__ import annotations

from dataclasses import replace

from .arithmetic import unit_slip
from .commands import Prime, ProgramBolus, ProgramFlex, ProgramSteady, ProgramWeek, Stop
from .flow import split
from .notices import PumpWarning, log, say
from .program import Program, flex, steady
from .spec import HOURS_PER_DAY
from .state import Answer, Bolus, Override, PumpState

PER_DAY = {"mcg_per_day": 1.0, "mcg_per_h": HOURS_PER_DAY, "mg_per_day": 1000.0}


def program_steady(state: PumpState, command: ProgramSteady) -> Answer:
    """One rate all day; the typed number is turned into mcg per day by its unit, as the programmer would."""
    dose = command.dose * PER_DAY[command.unit]
    flow_mL_per_day = dose / (state.programmed_mcg_per_mL or 1.0)
    said = say("log_steady", dose_mcg_per_day=dose, flow_mL_per_day=flow_mL_per_day)
    return _load(state, steady(dose), command.ordered_mcg_per_day, [said])


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


def _load(state: PumpState, program: Program, ordered: float | None, said: list[PumpWarning]) -> Answer:
    refusal = _not_ready(state)
    if refusal:
        return state, (refusal,)
    slips = _slips(state, program, ordered)
    limits = _flow_limits(state, program)
    if limits:
        return state, (*limits, *slips)
    doses = (min(program.day_doses_mcg), max(program.day_doses_mcg))
    heard = said + slips + ([] if slips else _steps(state, doses)) + _experience(state, doses)
    raised = state.last_doses_mcg is None or doses[1] > state.last_doses_mcg[1]
    new = replace(
        state,
        program=program,
        last_doses_mcg=doses,
        last_raise_h=state.time_h if raised else state.last_raise_h,
        stopped_since_h=None,
        alarms=tuple(alarm for alarm in state.alarms if alarm.key != "alarm_stopped"),
        log=(*state.log, *(log(state.time_h, item) for item in heard)),
    )
    return new, tuple(heard)


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


def _slips(state: PumpState, program: Program, ordered: float | None) -> list[PumpWarning]:
    """Compare the day's dose with the written order, or with the last program when no order was given."""
    typed = program.dose_mcg_per_day
    expected = ordered
    if expected is None and state.last_doses_mcg is not None:
        expected = sum(state.last_doses_mcg) / 2.0
    slip = unit_slip(typed, expected, state.spec.unit_slip_percent) if expected else ""
    if not slip or not expected:
        return []
    times = typed / expected if typed >= expected else expected / typed
    return [say(f"looks_like_{slip}", typed_mcg_per_day=typed, expected_mcg_per_day=expected, times=times)]


def _steps(state: PumpState, doses: tuple[float, float]) -> list[PumpWarning]:
    if state.last_doses_mcg is None:
        return []
    spec, (old_low, old_high), heard = state.spec, state.last_doses_mcg, []
    rise = (doses[1] / old_high - 1.0) * 100.0
    cut = (1.0 - doses[0] / old_low) * 100.0
    low, high = spec.raise_percent
    if rise > high * (1 + 1e-9):
        heard.append(say("dose_step_over_range", percent=rise, low_percent=low, high_percent=high))
    if cut > spec.cut_high_percent * (1 + 1e-9):
        heard.append(say("dose_cut_over_range", percent=cut, high_percent=spec.cut_high_percent))
    since = state.time_h - (state.last_raise_h if state.last_raise_h is not None else -spec.step_wait_h)
    if rise > 1e-9 and since < spec.step_wait_h:
        heard.append(say("raised_too_soon", hours=since, wait_h=spec.step_wait_h))
    return heard


def _experience(state: PumpState, doses: tuple[float, float]) -> list[PumpWarning]:
    limit = state.spec.dose_experience_mcg_per_day
    if doses[1] <= limit:
        return []
    return [say("dose_over_experience", dose_mcg_per_day=doses[1], limit_mcg_per_day=limit)]


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
    if command.dose_mcg > state.dose_mcg_per_day:
        day = state.dose_mcg_per_day
        heard.append(say("bolus_over_day", bolus_mcg=command.dose_mcg, dose_mcg_per_day=day))
    bolus = Bolus(start_h, start_h + command.duration_h, rate)
    return _heard(replace(state, boluses=(*state.boluses, bolus)), heard)


def prime(state: PumpState, command: Prime) -> Answer:
    """Move the plug: a volume runs through tubing and catheter; old drug ahead of it reaches the client."""
    refusal = _not_ready(state) or (say("bolus_running") if state.override else None)
    if refusal:
        return state, (refusal,)
    pushed = _pushed_mcg(state, command.volume_mL)
    heard = [say("log_prime", volume_mL=command.volume_mL, hours=command.duration_h)]
    if pushed > 0:
        heard.append(say("prime_pushes_drug", pushed_mcg=pushed))
    if command.volume_mL < state.spec.path_mL * (1 - 1e-9):
        heard.append(say("prime_short", volume_mL=command.volume_mL, path_mL=state.spec.path_mL))
    running = Override("prime", command.volume_mL / command.duration_h, state.time_h + command.duration_h)
    return _heard(replace(state, override=running), heard)


def _pushed_mcg(state: PumpState, volume_mL: float) -> float:
    """Drug that a prime drives out of the tip [mcg]: old plugs first, then what overshoots the path."""
    near, _ = split(state.path, volume_mL)
    over = max(volume_mL - state.spec.path_mL * (1 + 1e-9), 0.0)
    return sum(volume * strength for volume, strength in near) + over * state.reservoir_mcg_per_mL


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
