"""A dose against the order, the dose before and the usual start: slips, steps and starts."""

from __future__ import annotations

from dataclasses import dataclass

from baclofen.model.pump.arithmetic import unit_slip
from baclofen.model.pump.messages import PumpWarning, say
from baclofen.model.pump.spec import HOURS_PER_DAY
from baclofen.model.pump.state import PumpState


@dataclass(frozen=True)
class Doses:
    """The lowest and highest day of a program and the mean of its week [mcg per day]."""

    low: float
    high: float
    mean: float


@dataclass(frozen=True)
class Judged:
    """What a dose deserves: sentences about slips, other sentences, and whether it counts as meant."""

    slips: tuple[PumpWarning, ...]
    others: tuple[PumpWarning, ...]
    meant: bool


def judge(state: PumpState, doses: Doses, ordered: float | None, unit: str) -> Judged:
    """Judge a new program against the written order, the dose that was meant before, or the usual start.

    `unit` is the one the number was typed in, if it was one number. A dose that looks like a slip is never
    taken for what was meant.
    """
    if ordered is None and state.last_doses_mcg is None:
        slips, others = _start(state, doses, unit)
        meant = not slips and doses.high < state.spec.start_mcg_per_day[1] * state.spec.step_danger_times
        undone = _undone(state) if meant else ()
        return Judged(slips, (*others, *undone, *_experience(state, doses)), meant)
    base = _base(state)
    expected = ordered if ordered is not None else sum(base or ()) / 2.0
    slips = _slips(state, doses, expected)
    others = () if slips or base is None else _steps(state, doses, base)
    far = any(item.key in ("dose_far_over", "dose_far_under") for item in others)
    if ordered is not None and state.last_doses_mcg is None and not slips:
        others = _start(state, doses, "")[1]
    meant = not slips and not far
    undone = _undone(state) if meant and base == state.last_doses_mcg else ()
    return Judged(slips, (*others, *undone, *_experience(state, doses)), meant)


def _base(state: PumpState) -> tuple[float, float] | None:
    """The dose a step is held against: the one that was meant, or a far step that has run for a day since."""
    meant = state.last_doses_mcg
    if meant is None or state.slip is None or state.time_h - state.slip[0] < state.spec.step_wait_h:
        return meant
    named = unit_slip(state.slip[1], sum(meant) / 2.0, state.spec.unit_slip_percent)
    return meant if named else (state.slip[1], state.slip[1])


def remember(state: PumpState, doses: Doses, judged: Judged) -> dict[str, object]:
    """Return the fields of the state that keep doses in mind: only a dose that was meant is a measure."""
    if not judged.meant:
        since = state.slip[0] if state.slip else state.time_h
        return {"slip": (since, doses.mean)}
    day_ago = state.time_h - state.spec.step_wait_h
    known = state.days_meant_mcg
    if not known and state.last_doses_mcg:
        known = ((state.implanted_h, *state.last_doses_mcg),)
    still = [place for place, (hour, *_) in enumerate(known) if hour <= day_ago]
    kept = known[still[-1] :] if still else known
    return {
        "slip": None,
        "last_doses_mcg": (doses.low, doses.high),
        "days_meant_mcg": (*kept, (state.time_h, doses.low, doses.high)),
    }


def _slips(state: PumpState, doses: Doses, expected: float) -> tuple[PumpWarning, ...]:
    """Name a slip of unit or decimal point."""
    slip = unit_slip(doses.mean, expected, state.spec.unit_slip_percent) if expected > 0 else ""
    if not slip:
        return ()
    times = doses.mean / expected if doses.mean >= expected else expected / doses.mean
    values = {"typed_mcg_per_day": doses.mean, "expected_mcg_per_day": expected, "times": times}
    return (say(f"looks_like_{slip}", **values),)


def _start(
    state: PumpState, doses: Doses, unit: str
) -> tuple[tuple[PumpWarning, ...], tuple[PumpWarning, ...]]:
    """Hold a first dose against the usual start; typed per hour and far too much, it is also a slip."""
    low, high = state.spec.start_mcg_per_day
    if doses.high <= high * (1 + 1e-9):
        return (), ()
    over = say("start_over_range", dose_mcg_per_day=doses.high, low_mcg_per_day=low, high_mcg_per_day=high)
    if unit != "mcg_per_h":
        return (), (over,)
    typed = doses.mean / HOURS_PER_DAY
    values = {"typed_mcg_per_day": doses.mean, "expected_mcg_per_day": typed, "times": HOURS_PER_DAY}
    return (say("looks_like_per_hour", **values),), (over,)


def _steps(state: PumpState, doses: Doses, base: tuple[float, float]) -> tuple[PumpWarning, ...]:
    """Hold the step against the published ones, both ways against all that was meant within a day."""
    spec, heard = state.spec, []
    within = _within_a_day(state, base)
    cut = (1.0 - doses.low / max(low for low, _ in within)) * 100.0
    rise = (doses.high / base[1] - 1.0) * 100.0
    since = state.time_h - (state.last_raise_h if state.last_raise_h is not None else -spec.step_wait_h)
    too_soon = rise > 1e-9 and since < spec.step_wait_h
    if rise > 1e-9:
        rise = (doses.high / min(high for _, high in within) - 1.0) * 100.0
    low, high = spec.raise_percent
    if rise >= (spec.step_danger_times - 1.0) * 100.0:
        heard.append(say("dose_far_over", times=1.0 + rise / 100.0, low_percent=low, high_percent=high))
    elif rise > high * (1 + 1e-9):
        heard.append(say("dose_step_over_range", percent=rise, low_percent=low, high_percent=high))
    if cut >= (1.0 - 1.0 / spec.step_danger_times) * 100.0:
        heard.append(say("dose_far_under", percent=cut, high_percent=spec.cut_high_percent))
    elif cut > spec.cut_high_percent * (1 + 1e-9):
        heard.append(say("dose_cut_over_range", percent=cut, high_percent=spec.cut_high_percent))
    if too_soon:
        heard.append(say("raised_too_soon", hours=since, wait_h=spec.step_wait_h))
    return tuple(heard)


def _within_a_day(state: PumpState, base: tuple[float, float]) -> tuple[tuple[float, float], ...]:
    """Return (lowest, highest day) of all that was in force within a day: small steps add up."""
    if base != state.last_doses_mcg:
        return (base,)
    day_ago = state.time_h - state.spec.step_wait_h
    before = [(low, high) for hour, low, high in state.days_meant_mcg if hour <= day_ago]
    within = [(low, high) for hour, low, high in state.days_meant_mcg if hour > day_ago]
    return (*before[-1:], *within, base)


def _undone(state: PumpState) -> tuple[PumpWarning, ...]:
    """Say how long a slip had run when it is put right; a slip put right at once ran for no time."""
    if state.slip is None or state.time_h <= state.slip[0]:
        return ()
    return (say("slip_undone", dose_mcg_per_day=state.slip[1], hours=state.time_h - state.slip[0]),)


def _experience(state: PumpState, doses: Doses) -> tuple[PumpWarning, ...]:
    limit = state.spec.dose_experience_mcg_per_day
    if doses.high <= limit:
        return ()
    return (say("dose_over_experience", dose_mcg_per_day=doses.high, limit_mcg_per_day=limit),)
