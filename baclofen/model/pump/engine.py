"""Time: exact events. Between two events every flow is constant, so one multiplication is exact."""

from __future__ import annotations

from math import inf

from baclofen.model.pump import events, flow
from baclofen.model.pump.run import Run
from baclofen.model.pump.spec import HOURS_PER_DAY
from baclofen.model.pump.state import Answer, PumpState

NEAR_H = (
    0.5e-9  # an alarm this near the end of an advance belongs to it; half of program.SNAP_H, so time moves on
)


def settle(run: Run) -> None:
    """Work out the constant flows that hold until the next event."""
    run.ordered_mcg_per_h, run.ordered_mL_per_h, run.inflow = flow.ordered(run)
    run.actual_mL_per_h = flow.actual(run)
    run.to_csf = flow.csf_share(run.faults)


def advance(state: PumpState, hours: float) -> Answer:
    """Let time pass: jump from event to event; exact, additive, as many jumps as there are changes.

    volume moved in one jump = flow * dt; drug moved = volume * concentration of the plug that moves.
    Alarms and events that fell into the time come in order.
    """
    run = Run(state)
    settle(run)
    until_h = state.time_h + hours
    while True:
        dt, event = _next(run)
        left = until_h - run.time_h
        if dt > left + NEAR_H or (event in _EXACT and dt > left):
            _jump(run, left, until_h)
            break
        dt = min(max(dt, 0.0), left)
        _jump(run, dt, until_h if dt == left else run.time_h + dt)
        events.HAPPEN[event](run)
        settle(run)
    return run.freeze(), tuple(run.heard)


_EXACT = {"plug", "dry"}  # events of matter, not of the clock: never a moment early


def _next(run: Run) -> tuple[float, str]:
    """Return the time to the nearest event and its name."""
    now, spec = run.time_h, run.spec
    nearest, name = inf, ""

    def offer(dt: float, event: str) -> None:
        nonlocal nearest, name
        if dt < nearest:
            nearest, name = dt, event

    if run.actual_mL_per_h > 0:
        offer(run.reservoir_mL / run.actual_mL_per_h if flow.from_reservoir(run) else inf, "dry")
        if _mixed(run):
            offer(run.parts[0][0] / run.actual_mL_per_h, "plug")
    if run.ordered_mL_per_h > 0 and not _sounds(run, "alarm_empty"):
        if not _sounds(run, "alarm_low_reservoir"):
            offer(max(run.expected_mL - spec.low_alarm_mL, 0.0) / run.ordered_mL_per_h, "low")
        offer(run.expected_mL / run.ordered_mL_per_h, "empty")
    if run.program and not run.ended:
        offer(run.program.next_change_h(run.start_clock_h + now) - run.start_clock_h - now, "change")
    for bolus in run.boluses:
        offer((bolus.start_h if bolus.start_h > now + NEAR_H else bolus.end_h) - now, "bolus")
    if run.override:
        offer(run.override.end_h - now, "override")
    if run.stall and run.stall.restart_h is not None and not run.stall.needs_interrogation:
        offer(run.stall.restart_h - now, "restart")
    if run.stopped_since_h is not None and not _sounds(run, "alarm_stopped"):
        offer(run.stopped_since_h + spec.stopped_alarm_h - now, "stopped")
    if run.filled_h is not None and not run.expired:
        offer(run.filled_h + spec.expiry_days * HOURS_PER_DAY - now, "expiry")
    for fault in run.faults:
        offer(inf if fault.next_h is None else fault.next_h - now, "grow")
    if not run.ended:
        offer(*_battery(run))
    return nearest, name


def _sounds(run: Run, key: str) -> bool:
    return any(alarm.key == key for alarm in run.alarms)


def _battery(run: Run) -> tuple[float, str]:
    notice_h = run.spec.replacement_notice_days * HOURS_PER_DAY
    if run.replacement_due_h is not None:
        return run.replacement_due_h + notice_h - run.time_h, "end"
    by_wear = (1.0 - run.battery_used) / wear_per_h(run)
    by_age = run.implanted_h + run.spec.battery_life_h(0.0) - notice_h - run.time_h
    return min(by_wear, by_age), "due"


def wear_per_h(run: Run | PumpState) -> float:
    """Return the share of the battery's useful life used per hour at the flow ordered now [per h].

    wear = 1 / (life at this flow - notice time)
    """
    ordered_mL_per_h = run.ordered_mL_per_h if isinstance(run, Run) else flow.ordered(run)[1]
    life_h = run.spec.battery_life_h(ordered_mL_per_h * HOURS_PER_DAY)
    return 1.0 / max(life_h - run.spec.replacement_notice_days * HOURS_PER_DAY, 1.0)


def _jump(run: Run, dt: float, end_h: float) -> None:
    """Move time on by dt to end_h with constant flows; every counter, plug and book entry follows."""
    if dt <= 0:
        return
    concentration = run.parts[0][1]
    out_mL = _push(run, dt) if run.actual_mL_per_h > 0 else 0.0
    rate = out_mL * concentration / dt
    _write_books(run, out_mL, concentration)
    _write_record(run, end_h, rate, run.actual_mL_per_h * concentration)
    if run.ordered_mL_per_h > 0 and run.expected_mL > 0:
        run.expected_mL = max(run.expected_mL - run.ordered_mL_per_h * dt, 0.0)
    if run.replacement_due_h is None and not run.ended:
        run.battery_used = min(run.battery_used + wear_per_h(run) * dt, 1.0)
    run.time_h = end_h


def _mixed(run: Run) -> bool:
    """True when the fluid at the tip will not always be what it is now."""
    return len(run.parts) > 1 or run.parts[0][1] != run.inflow


def _push(run: Run, dt: float) -> float:
    """Push a volume from its source through the path; return what left the tip [mL]."""
    volume = run.actual_mL_per_h * dt
    if flow.from_reservoir(run):
        volume = min(volume, run.reservoir_mL)
    if _mixed(run):
        tip_mL = run.parts[0][0]
        volume = tip_mL if volume > tip_mL * (1.0 - 1e-12) else volume
        flow.shift(run.parts, volume, run.inflow)
    if flow.from_reservoir(run):
        run.reservoir_mL -= volume
    return volume


def _write_books(run: Run, out_mL: float, concentration: float) -> None:
    right_mL = out_mL * run.to_csf
    wrong_mL = out_mL - right_mL
    run.book["csf_mL"] += right_mL
    run.book["csf_mcg"] += right_mL * concentration
    run.book["wrong_place_mL"] += wrong_mL
    run.book["wrong_place_mcg"] += wrong_mL * concentration


def _write_record(run: Run, end_h: float, rate: float, exact: float) -> None:
    if end_h <= run.time_h:
        return
    rate = exact if abs(rate - exact) <= 1e-12 * exact else rate
    csf = rate * run.to_csf
    row = (csf, rate - csf, run.ordered_mcg_per_h)
    last = run.new_record[-1] if run.new_record else None
    if last and last[1] == run.time_h and last[2:] == row:
        run.new_record[-1] = (last[0], end_h, *row)
    else:
        run.new_record.append((run.time_h, end_h, *row))
