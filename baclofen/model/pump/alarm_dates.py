"""Dates, as hours from now: the next alarm, the refill, the battery; and what the programmer shows."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from baclofen.model.pump.program import hours_to_pump
from baclofen.model.pump.spec import HOURS_PER_DAY
from baclofen.model.pump.state import PumpState


@dataclass(frozen=True)
class RefillDue:
    """Hours from now [h]; infinity when nothing runs down. Book between the two hours, earliest first."""

    low_alarm_h: float
    empty_h: float
    expiry_h: float
    due_h: float
    book_from_h: float
    book_until_h: float


@dataclass(frozen=True)
class DeviceView:
    """What an interrogation shows: the programmer's belief, never the truth inside."""

    dose_mcg_per_day: float
    programmed_mcg_per_mL: float
    tone: str
    next_alarm_key: str
    next_alarm_h: float
    refill: RefillDue
    replacement_due_h: float


def _hours_to_flow(state: PumpState, volume_mL: float) -> float:
    """Return how long the ordered flow takes to move a volume [h]: bolus and bridge, then the program."""
    if volume_mL <= 0:
        return 0.0
    typed = state.programmed_mcg_per_mL
    if not typed or state.ended:
        return inf
    now, left = state.time_h, volume_mL
    edges = [state.override.end_h] if state.override else []
    edges += [edge for bolus in state.boluses for edge in (bolus.start_h, bolus.end_h)]
    for edge in sorted(edge for edge in edges if edge > state.time_h):
        held = state.override if state.override and state.override.end_h > now else None
        span = edge - now
        extra = (
            sum(bolus.rate_mcg_per_h for bolus in state.boluses if bolus.start_h <= now < bolus.end_h) / typed
        )
        base = held.flow_mL_per_h * span if held else _ordered_mL(state, now, span, typed)
        moved = base + extra * span
        if moved >= left:
            return (
                _inside(state, now, left, extra, held.flow_mL_per_h if held else None, typed) - state.time_h
            )
        left, now = left - moved, edge
    tail = hours_to_pump(state.program, left * typed, state.start_clock_h + now) if state.program else inf
    return now - state.time_h + tail


def _ordered_mL(state: PumpState, now: float, span: float, typed: float) -> float:
    """Volume the program orders in a span [mL], change by change."""
    if state.program is None:
        return 0.0
    clock, end, total = state.start_clock_h + now, state.start_clock_h + now + span, 0.0
    while clock < end:
        edge = min(state.program.next_change_h(clock), end)
        total += state.program.rate_mcg_per_h(clock) * (edge - clock) / typed
        clock = edge
    return total


def _inside(
    state: PumpState, now: float, left: float, extra: float, held: float | None, typed: float
) -> float:
    """Return the hour at which `left` mL has moved, inside one stretch with a constant bolus rate."""
    while True:
        if held is not None or state.program is None:
            return now + left / ((held or 0.0) + extra)
        clock = state.start_clock_h + now
        rate = state.program.rate_mcg_per_h(clock) / typed + extra
        edge = state.program.next_change_h(clock) - state.start_clock_h
        if rate * (edge - now) >= left:
            return now + left / rate
        left, now = left - rate * (edge - now), edge


def refill_due(state: PumpState) -> RefillDue:
    """Return when [h] alarm, empty reservoir and the drug's last day come, and when to book the visit.

    due = min(low alarm, expiry); book = due - booking days. All from now, never negative; infinity when
    nothing is running or filled.

    Reference: LOWV (alarm volume), STAB (180 days), GIL-R (book 7 to 10 days before).
    """
    spec = state.spec
    low = _hours_to_flow(state, state.expected_mL - spec.low_alarm_mL)
    empty = _hours_to_flow(state, state.expected_mL)
    filled = state.filled_h
    expiry = inf if filled is None else max(filled + spec.expiry_days * HOURS_PER_DAY - state.time_h, 0.0)
    if filled is None:
        low = empty = inf
    due = min(low, expiry)
    early, late = (
        max(due - days * HOURS_PER_DAY, 0.0) for days in (spec.book_early_high_days, spec.book_early_low_days)
    )
    return RefillDue(low, empty, expiry, due, early, late)


def replacement_due(state: PumpState) -> tuple[float, float]:
    """Return the hours until the replacement alarm and the stop at the mean flow ordered [h, h]; 0 when past.

    wear so far stays; the rest at 1 / (life at mean flow - notice), never beyond the age limit.
    """
    spec = state.spec
    notice_h = spec.replacement_notice_days * HOURS_PER_DAY
    if state.ended:
        return 0.0, 0.0
    if state.replacement_due_h is not None:
        return 0.0, max(state.replacement_due_h + notice_h - state.time_h, 0.0)
    mean = state.dose_mcg_per_day / state.programmed_mcg_per_mL if state.programmed_mcg_per_mL else 0.0
    by_wear = (1.0 - state.battery_used) * (spec.battery_life_h(mean) - notice_h)
    by_age = state.implanted_h + spec.battery_life_h(0.0) - notice_h - state.time_h
    alarm_h = max(min(by_wear, by_age), 0.0)
    return alarm_h, alarm_h + notice_h


def next_alarm(state: PumpState) -> tuple[str, float]:
    """Return the next alarm the programmer can foresee and the hours until it [h]; ("", inf) for none."""
    due = refill_due(state)
    alarm_h, stop_h = replacement_due(state)
    on = {alarm.key for alarm in state.alarms}
    offers = [
        ("alarm_low_reservoir", due.low_alarm_h),
        ("alarm_empty", due.empty_h),
        ("alarm_replacement_due", alarm_h),
        ("alarm_end_of_service", stop_h),
    ]
    if state.stopped_since_h is not None:
        offers.append(
            ("alarm_stopped", max(state.stopped_since_h + state.spec.stopped_alarm_h - state.time_h, 0.0))
        )
    waiting = [
        (hours, key) for key, hours in offers if key not in on and not (state.ended and "service" not in key)
    ]
    if "alarm_empty" in on:
        waiting = [item for item in waiting if item[1] != "alarm_low_reservoir"]
    hours, key = min(waiting, default=(inf, ""))
    return (key, hours) if hours < inf else ("", inf)


def sounding(state: PumpState) -> str:
    """Return the tone that sounds: none, single (not critical) or two (drug no longer flows)."""
    tones = {alarm.tone for alarm in state.alarms}
    return "two" if "two" in tones else "single" if tones else "none"


def device_view(state: PumpState) -> DeviceView:
    """Return what an interrogation would show now; faults of the catheter are not in it."""
    key, hours = next_alarm(state)
    return DeviceView(
        dose_mcg_per_day=state.dose_mcg_per_day,
        programmed_mcg_per_mL=state.programmed_mcg_per_mL or 0.0,
        tone=sounding(state),
        next_alarm_key=key,
        next_alarm_h=hours,
        refill=refill_due(state),
        replacement_due_h=replacement_due(state)[0],
    )
