"""What happens at each event of time: alarms, changes, ends. One short function per event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from baclofen.model.pump import path
from baclofen.model.pump.messages import PumpWarning, log, say
from baclofen.model.pump.run import Run
from baclofen.model.pump.state import Alarm, Fault

GROWTH_STEPS = 24  # equal steps in which a growing fault reaches its size

TONES = {
    "alarm_low_reservoir": "single",
    "alarm_replacement_due": "single",
    "alarm_empty": "two",
    "alarm_end_of_service": "two",
    "alarm_stall": "two",
    "alarm_stopped": "two",
}


def add_alarm(alarms: tuple[Alarm, ...], key: str, time_h: float) -> tuple[Alarm, ...]:
    """Return the alarms with one more, once."""
    return alarms if any(alarm.key == key for alarm in alarms) else (*alarms, Alarm(key, TONES[key], time_h))


def drop_alarms(alarms: tuple[Alarm, ...], *keys: str) -> tuple[Alarm, ...]:
    """Return the alarms without some."""
    return tuple(alarm for alarm in alarms if alarm.key not in keys)


def tell(run: Run, warning: PumpWarning) -> None:
    """Write a sentence into the log; say it aloud unless it is hidden."""
    run.new_log.append(log(run.time_h, warning))
    if warning.level != "hidden":
        run.heard.append(warning)


def _sound(run: Run, key: str, **values: float) -> None:
    run.alarms = add_alarm(run.alarms, key, run.time_h)
    tell(run, say(key, **values))


def _low(run: Run) -> None:
    run.expected_mL = run.spec.low_alarm_mL
    _sound(run, "alarm_low_reservoir", volume_mL=run.expected_mL)


def _empty(run: Run) -> None:
    run.expected_mL = 0.0
    run.alarms = drop_alarms(run.alarms, "alarm_low_reservoir")
    _sound(run, "alarm_empty")


def _dry(run: Run) -> None:
    run.reservoir_mL = 0.0
    run.ran_dry = True
    tell(run, say("hidden_ran_dry"))


def _plug(run: Run) -> None:
    """The tip plug has left; a remnant smaller than rounding joins its neighbour, so time moves on."""
    if run.parts[0][0] < 1e-13:  # what flows out at the tip came in behind: a neighbor is always there
        (small, strength), (volume, other) = run.parts[0], run.parts[1]
        run.parts[:2] = [(small + volume, (small * strength + volume * other) / (small + volume))]


def _change(run: Run) -> None:
    """A rate change of the program needs no act: settling again reads the new rate."""


def _bolus(run: Run) -> None:
    run.boluses = tuple(bolus for bolus in run.boluses if bolus.end_h > run.time_h + 1e-9)


def _override(run: Run) -> None:
    kind = run.override.kind if run.override else ""
    run.override = None
    missed = path.warn(run, tuple(run.parts))
    if kind == "prime":
        tell(run, say("log_prime_done"))
    if kind == "bridge":
        tell(run, say("bridge_ended_short" if missed else "log_bridge_done"))
    for item in missed:
        tell(run, item)


def _restart(run: Run) -> None:
    since = run.stall.since_h if run.stall else run.time_h
    run.stall = None
    run.alarms = drop_alarms(run.alarms, "alarm_stall")
    tell(run, say("pump_restarted", hours=run.time_h - since))
    if run.time_h - since >= run.spec.stall_case_h:
        tell(run, say("restart_after_gap", hours=run.time_h - since))


def _stopped(run: Run) -> None:
    _sound(run, "alarm_stopped", hours=run.spec.stopped_alarm_h)


def _expiry(run: Run) -> None:
    run.expired = True
    if max(run.reservoir_mL, run.expected_mL) > 0:
        tell(run, say("drug_expired", limit_days=run.spec.expiry_days))


def _grow(run: Run) -> None:
    """A fault that grows takes its next step; a full-grown one stays."""
    run.faults = tuple(
        _grown(fault) if fault.next_h is not None and fault.next_h <= run.time_h + 1e-9 else fault
        for fault in run.faults
    )


def _grown(fault: Fault) -> Fault:
    """One step larger."""
    share = min(fault.fraction + fault.full / GROWTH_STEPS, fault.full)
    done = share >= fault.full * (1 - 1e-9)
    return replace(fault, fraction=share, next_h=None if done else (fault.next_h or 0.0) + fault.step_h)


def _due(run: Run) -> None:
    run.replacement_due_h = run.time_h
    run.battery_used = 1.0
    _sound(run, "alarm_replacement_due", days=run.spec.replacement_notice_days)


def _end(run: Run) -> None:
    run.ended = True
    run.program = None
    run.boluses = ()
    run.override = None
    run.stopped_since_h = None
    run.alarms = drop_alarms(run.alarms, "alarm_replacement_due", "alarm_stopped")
    _sound(run, "alarm_end_of_service")


HAPPEN: dict[str, Callable[[Run], None]] = {
    "low": _low, "empty": _empty, "dry": _dry, "plug": _plug, "change": _change, "bolus": _bolus,
    "override": _override, "restart": _restart, "stopped": _stopped, "expiry": _expiry, "due": _due,
    "grow": _grow,
    "end": _end,
}  # fmt: skip
