"""What is checked before and during a refill: refusals, typed numbers, time, and the volume drawn."""

from __future__ import annotations

from baclofen.model.pump import path
from baclofen.model.pump.commands import Refill
from baclofen.model.pump.messages import PumpWarning, say
from baclofen.model.pump.spec import HOURS_PER_DAY, PumpSpec
from baclofen.model.pump.state import PumpState


def refusal(state: PumpState, command: Refill) -> PumpWarning | None:
    """Return the reason why this refill is refused, or None."""
    spec = state.spec
    if state.ended:
        return say("pump_has_ended")
    if state.programmed_mcg_per_mL is None:
        return say("fill_first")
    if command.volume_mL > spec.capacity_mL * (1 + 1e-9):
        return say("overfill", volume_mL=command.volume_mL, capacity_mL=spec.capacity_mL)
    if state.override:
        return say("bolus_running")
    if command.target == "side_port" and command.needle == "refill":
        return say("side_port_blocked")
    expected, actual = residuals(state, command)
    if command.on_mismatch == "stop" and mismatch(spec, expected, actual):
        return say("residual_mismatch", expected_mL=expected, actual_mL=actual, gap_mL=actual - expected)
    typed = command.typed_mcg_per_mL or command.vial_mcg_per_mL
    if typed != state.programmed_mcg_per_mL and path.waiting_dose(state):
        return path.waiting_dose(state)
    if command.bridge and typed != state.programmed_mcg_per_mL and state.program is None:
        return say("bridge_needs_program")
    return None


def _found(state: PumpState, command: Refill) -> float:
    """What this needle really draws: the reservoir, or nothing from pocket and side port [mL]."""
    return state.reservoir_mL if command.target in ("reservoir", "slipped") else 0.0


def residuals(state: PumpState, command: Refill) -> tuple[float, float]:
    """Return the volume expected and the volume drawn, as they are written down [mL, mL]."""
    actual = _found(state, command) if command.actual_residual_mL is None else command.actual_residual_mL
    return state.expected_mL, actual


def mismatch(spec: PumpSpec, expected: float, actual: float) -> bool:
    """True when drawn and expected volume differ by more than is allowed."""
    allowed = max(spec.residual_tolerance_mL, expected * spec.residual_tolerance_percent / 100.0)
    return abs(actual - expected) > allowed


def typed_checks(spec: PumpSpec, vial: float, typed: float) -> list[PumpWarning]:
    """Say where the programmer was told another strength than the vial holds."""
    if abs(typed - vial) <= vial * spec.label_tolerance_percent / 100.0:
        return []
    return [say("concentration_mismatch", typed_mcg_per_mL=typed, vial_mcg_per_mL=vial, times=vial / typed)]


def time_checks(state: PumpState) -> list[PumpWarning]:
    """What the calendar and the alarms say about a refill: late, drug too old, a rotor that stands."""
    heard = []
    since = _since_low_alarm_h(state)
    if since is not None:
        heard.append(say("refill_after_alarm", hours=since))
    if state.expired and state.filled_h is not None and state.reservoir_mL > 0:
        days = (state.time_h - state.filled_h) / HOURS_PER_DAY
        heard.append(say("refill_after_expiry", days=days, limit_days=state.spec.expiry_days))
    if state.stall is not None:
        heard.append(say("refill_during_stall"))
    return heard


def _since_low_alarm_h(state: PumpState) -> float | None:
    """Return how long ago this filling's low-reservoir alarm began [h]; None when none began."""
    on = [alarm.since_h for alarm in state.alarms if alarm.key in ("alarm_low_reservoir", "alarm_empty")]
    if not on:
        return None
    for entry in reversed(state.log):
        if state.filled_h is not None and entry.time_h < state.filled_h:
            break
        if entry.key == "alarm_low_reservoir":
            on.append(entry.time_h)
    return state.time_h - min(on)


def residual_checks(state: PumpState, command: Refill, expected: float, actual: float) -> list[PumpWarning]:
    """Say when a gap was passed over, and when another volume was written down than was drawn."""
    heard = []
    if mismatch(state.spec, expected, actual):
        heard.append(
            say("residual_mismatch_went_on", expected_mL=expected, actual_mL=actual, gap_mL=actual - expected)
        )
    found = _found(state, command)
    if abs(actual - found) > state.spec.residual_tolerance_mL:
        heard.append(say("residual_record_wrong", recorded_mL=actual, found_mL=found))
    return heard
