"""Bad input: nothing that a hand can type may crash the pump."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import pairwise
from math import isfinite

from baclofen.model.pump.commands import COMMANDS, FAULTS, NEEDLES, ON_MISMATCH, TARGETS, UNITS
from baclofen.model.pump.messages import PumpWarning, say
from baclofen.model.pump.spec import HOURS_PER_DAY, PumpSpec

_CHOICES = {
    "unit": UNITS, "target": TARGETS, "needle": NEEDLES, "on_mismatch": ON_MISMATCH, "kind": FAULTS,
}  # fmt: skip
_FLAGS = {"bridge", "new_catheter"}
_MAY_BE_NONE = {
    "typed_mcg_per_mL", "actual_residual_mL", "ordered_mcg_per_day", "primed_mL", "primed_mcg_per_mL",
}  # fmt: skip
_MAY_BE_ZERO = {"hours", "delay_h", "resume_delay_h", "grows_h", "actual_residual_mL"}


def clean(command: object, spec: PumpSpec) -> tuple[object, PumpWarning | None]:
    """Return the command with plain floats, or the refusal that says which field is wrong.

    Valid: numbers finite, not booleans, above 0 (0 only where it has a meaning), at most spec.largest_entry;
    choices from their list; steps that start at hour 0, rise, end before hour 24, not too many for a day.
    """
    if type(command) not in COMMANDS.values():
        return command, say("unknown_command")
    changes: dict[str, object] = {}
    for field in fields(command):  # type: ignore[arg-type]
        value, problem = _field(field.name, getattr(command, field.name), spec)
        if problem:
            return command, problem
        changes[field.name] = value
    return replace(command, **changes), None  # type: ignore[type-var]


def _field(name: str, value: object, spec: PumpSpec) -> tuple[object, PumpWarning | None]:
    if name in _MAY_BE_NONE and value is None:
        return None, None
    if name in _CHOICES:
        known = isinstance(value, str) and value in _CHOICES[name]
        return value, None if known else say("bad_choice", field=name)
    if name in _FLAGS:
        return value, None if isinstance(value, bool) else say("bad_choice", field=name)
    if name == "steps":
        return _steps(value, spec)
    if name == "days":
        return _days(value, spec)
    return _number(name, value, spec)


def _number(name: str, value: object, spec: PumpSpec) -> tuple[object, PumpWarning | None]:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return value, say("bad_number", field=name)
    if isinstance(value, float) and not isfinite(value):
        return value, say("bad_number", field=name)
    if value < 0 or (value == 0 and name not in _MAY_BE_ZERO):
        return value, say("bad_negative", field=name)
    limit = 1.0 if name == "fraction" else spec.largest_entry
    smallest = 1.0 / spec.largest_entry**2
    if value > limit or 0 < value < smallest:
        return value, say("bad_absurd", field=name, limit=limit)
    return float(value), None


def _steps(value: object, spec: PumpSpec) -> tuple[object, PumpWarning | None]:
    if not isinstance(value, (list, tuple)) or not value:
        return value, say("bad_number", field="steps")
    if len(value) > spec.steps_most_per_day:
        return value, say("too_many_steps", steps=float(len(value)), most=spec.steps_most_per_day)
    rows: list[tuple[float, float]] = []
    for item in value:
        if not isinstance(item, (list, tuple)) or len(item) != 2:
            return value, say("bad_number", field="steps")
        start, problem = _number("delay_h", item[0], spec)
        rate, second = _number("steps", item[1], spec)
        if problem or second:
            return value, second or say("bad_number", field="steps")
        rows.append((start, rate))  # type: ignore[arg-type]
    starts = [start for start, _ in rows]
    rising = all(later - earlier >= 1e-6 for earlier, later in pairwise(starts))
    if starts[0] != 0 or starts[-1] >= HOURS_PER_DAY or not rising:
        return value, say("steps_out_of_order")
    return tuple(rows), None


def _days(value: object, spec: PumpSpec) -> tuple[object, PumpWarning | None]:
    if not isinstance(value, (list, tuple)) or len(value) != 7:
        return value, say("bad_number", field="days")
    days = []
    for item in value:
        steps, problem = _steps(item, spec)
        if problem:
            return value, problem
        days.append(steps)
    return tuple(days), None
