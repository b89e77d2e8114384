"""What stands in the path, what it brings, and where that differs from what the programmer assumes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from baclofen.model.pump import flow
from baclofen.model.pump.messages import PumpWarning, say
from baclofen.model.pump.program import hours_to_pump
from baclofen.model.pump.run import Run
from baclofen.model.pump.spec import HOURS_PER_DAY, PumpSpec
from baclofen.model.pump.state import Override, Plug, PumpState

_LEAST_H = 0.1  # a difference shorter than this is rounding, and no difference to a client
_MOST_SAID = 3  # stretches named in one answer


@dataclass(frozen=True)
class Stretch:
    """One stretch of fluid on its way out, counted from now: when it leaves the tip and what it brings."""

    strength_mcg_per_mL: float
    from_h: float
    until_h: float
    arriving_mcg_per_day: float
    assumed_mcg_per_day: float  # what the programmer believes it gives meanwhile

    @property
    def hours(self) -> float:
        """How long it leaves the tip [h]."""
        return self.until_h - self.from_h


def coming(pump: PumpState | Run, plugs: tuple[Plug, ...]) -> tuple[Stretch, ...]:
    """Return what the fluid now in the path will bring, tip first without a gap, at the flows ordered now.

    time to leave = hours in which the program (or the bridge) orders this volume;
    arriving = volume * strength / time. Faults nobody has found are left out; a prime orders no dose.
    """
    if not pump.programmed_mcg_per_mL or pump.ended or pump.program is None:
        return ()
    stall = pump.stall
    at_h = max(stall.restart_h - pump.time_h, 0.0) if stall and stall.restart_h is not None else 0.0
    rows: list[Stretch] = []
    for volume, strength in plugs:
        for hours, moved, assumed in _leave(pump, at_h, volume):
            if assumed > 0:
                brings = moved * strength * HOURS_PER_DAY / hours
                counts = assumed * HOURS_PER_DAY / hours
                rows.append(Stretch(strength, at_h, at_h + hours, brings, counts))
            at_h += hours
    return tuple(rows)


def _leave(pump: PumpState | Run, at_h: float, volume: float) -> Iterator[tuple[float, float, float]]:
    """Yield (hours, mL, mcg assumed) while a volume leaves, at_h from now: bridge first, then program."""
    held = pump.override
    if held and held.kind != "side_port" and held.end_h - pump.time_h - at_h > 1e-9:
        hours = min(volume / held.flow_mL_per_h, held.end_h - pump.time_h - at_h)
        moved = min(hours * held.flow_mL_per_h, volume)
        yield hours, moved, moved * held.concentration_mcg_per_mL if held.kind == "bridge" else 0.0
        volume -= moved
        at_h += hours
    if volume <= 1e-12 or pump.program is None:
        return
    mcg = volume * (pump.programmed_mcg_per_mL or 0.0)
    hours = hours_to_pump(pump.program, mcg, pump.start_clock_h + pump.time_h + at_h)
    if 0 < hours < inf:
        yield hours, volume, mcg


def differs(strength: float, assumed: float, spec: PumpSpec) -> bool:
    """True when two strengths or doses differ by more than a vial may differ from its label."""
    return abs(strength - assumed) > assumed * spec.label_tolerance_percent / 100.0


def mismatches(pump: PumpState | Run, plugs: tuple[Plug, ...]) -> tuple[Stretch, ...]:
    """Return the stretches that bring something else than the programmer assumes, nearest first, joined."""
    rows: list[Stretch] = []
    for row in coming(pump, plugs):
        if not differs(row.arriving_mcg_per_day, row.assumed_mcg_per_day, pump.spec):
            continue
        last = rows[-1] if rows else None
        if last and _same(last, row):
            rows[-1] = Stretch(last.strength_mcg_per_mL, last.from_h, row.until_h,
                               last.arriving_mcg_per_day, last.assumed_mcg_per_day)  # fmt: skip
        else:
            rows.append(row)
    return tuple(row for row in rows if row.hours > _LEAST_H)


def _same(one: Stretch, other: Stretch) -> bool:
    """Two stretches that follow each other, bring the same and were to bring the same."""
    near = abs(one.until_h - other.from_h) < 1e-6
    gap = abs(one.arriving_mcg_per_day - other.arriving_mcg_per_day)
    meant = abs(one.assumed_mcg_per_day - other.assumed_mcg_per_day)
    return near and max(gap, meant) <= 1e-6 * max(one.arriving_mcg_per_day, one.assumed_mcg_per_day, 1.0)


def warn(pump: PumpState | Run, plugs: tuple[Plug, ...]) -> list[PumpWarning]:
    """Say what the path brings where that is not what the programmer assumes, and the safe way once."""
    said = []
    for row in mismatches(pump, plugs)[:_MOST_SAID]:
        arriving, assumed = row.arriving_mcg_per_day, row.assumed_mcg_per_day
        kind = "nothing" if arriving < 1e-9 else "too_much" if arriving > assumed else "too_little"
        values = {"hours": row.hours, "from_h": row.from_h, "until_h": row.until_h}
        if kind != "nothing":
            values |= {"arriving_mcg_per_day": arriving}
        said.append(say(f"path_{kind}", ordered_mcg_per_day=assumed, **values))
    return [*said, say("path_safe_way")] if said else []


def warn_reservoir(state: PumpState) -> list[PumpWarning]:
    """Say when the fluid in the reservoir is not of the strength the programmer counts on."""
    inside, typed = state.reservoir_mcg_per_mL, state.programmed_mcg_per_mL
    if not typed or state.reservoir_mL <= 0 or not differs(inside, typed, state.spec):
        return []
    return [say("reservoir_differs", inside_mcg_per_mL=inside, typed_mcg_per_mL=typed, times=inside / typed)]


def waiting_dose(state: PumpState) -> PumpWarning | None:
    """Return the refusal while a single dose runs or waits: it counts on one strength at the tip."""
    if not state.boluses:
        return None
    return say("single_dose_waiting", hours=max(bolus.end_h for bolus in state.boluses) - state.time_h)


def brought_by(state: PumpState, mcg: float) -> float:
    """Return the drug that a single dose drives out of the tip now, without the program's own [mcg]."""
    volume = mcg / (state.programmed_mcg_per_mL or 1.0)
    near, _ = flow.split(state.path, volume)
    over = max(volume - sum(part for part, _ in near), 0.0)
    return sum(part * strength for part, strength in near) + over * state.reservoir_mcg_per_mL


def bridge_for_path(state: PumpState) -> Override | PumpWarning:
    """Return the bridge for what really stands at the tip, or the reason why there is none to program.

    flow = daily dose / strength at the tip; time = volume of that stretch / flow.
    """
    typed, program, path = state.programmed_mcg_per_mL, state.program, flow.join(state.path)
    if not typed or program is None:
        return say("bridge_needs_program")
    volume, strength = path[0]
    others = [(near, found) for near, found in path if found > 0 and differs(found, typed, state.spec)]
    if not others:
        return say("bridge_nothing_to_do")
    if strength <= 0 or not differs(strength, typed, state.spec):
        waits = [row.from_h for row in mismatches(state, path) if row.arriving_mcg_per_day > 1e-9]
        return say("bridge_later", hours=waits[0] if waits else 0.0)
    per_h = program.dose_mcg_per_day / strength / HOURS_PER_DAY
    return Override("bridge", per_h, state.time_h + volume / per_h, strength)


def flows_now(state: PumpState) -> float:
    """Return what really leaves the tip now [mcg per day]; 0 when the rotor stands or it is dry."""
    _, ordered_mL_per_h, _ = flow.ordered(state)
    moves = flow.moves(state, ordered_mL_per_h)
    return moves * state.path[0][1] * flow.csf_share(state.faults) * HOURS_PER_DAY


def hours_without(state: PumpState) -> float | None:
    """Return how long nothing has reached the spinal fluid [h]; None when nothing ever did."""
    for row in reversed(state.record):
        if row[2] > 0:
            return state.time_h - row[1]
    return None


def warn_gap(state: PumpState) -> list[PumpWarning]:
    """Say when drug comes back after a gap long enough for withdrawal."""
    hours = hours_without(state)
    if hours is None or hours < state.spec.stall_case_h:
        return []
    return [say("restart_after_gap", hours=hours)]
