"""Has a learner reached the goal? Pure checks of a pump session; the sentences stand in the words table."""

from __future__ import annotations

from typing import NamedTuple

from baclofen.model.kinetics.intrathecal import IntrathecalParameters
from baclofen.model.pump import Advance, Session, step
from baclofen.model.pump.outlook import Outlook, outlook

GOALS = ("night", "therapy", "refill", "bridge")
_DAY_H, _WEEK_H, _SETTLE_H = 24.0, 168.0, 336.0
_USUAL_DAY, _THERAPY_DAY = 1, 3  # Tuesday and Thursday, counted from Monday
_NIGHT, _MIDDAY, _MORNING = (22.0, 30.0), (32.0, 44.0), (9.0, 12.0)


class Needs(NamedTuple):
    """What counts as reached: a gain of the effect [%], refills, days of the watch."""

    gain_percent: float
    refills: float
    watch_days: float
    dose_change_percent: float


def check(
    goal: str, session: Session, fluid: IntrathecalParameters, needs: Needs
) -> tuple[tuple[str, bool], ...]:
    """Return the conditions of a goal in order, as pairs of the sentence's key and whether it is met.

    night: mean effect from 22 to 6 exceeds that from 8 to 20. therapy: mean effect from 9 to 12 differs
    between Thursday and Tuesday, and Wednesday's program already differs.
    refill: refills done, no low alarm, no expired drug. bridge: a new strength, bridged.

    Reference:
        Effect of a change after 6 to 8 h, full after 24 to 48 h: labels, see docs/model_pump.md.
    """
    if goal not in GOALS:
        raise ValueError(f"no goal is called {goal!r}; choose from {', '.join(GOALS)}")
    return {"night": _night, "therapy": _therapy, "refill": _refill, "bridge": _bridge}[goal](
        session, fluid, needs
    )


def _keys(session: Session) -> list[str]:
    return [entry.key for entry in session.state.log]


def _settled_week(session: Session, fluid: IntrathecalParameters) -> Outlook | None:
    """The effect in a week that begins on a Monday, long after the last change."""
    state = session.state
    if state.program is None:
        return None
    wait_h = -state.clock_h % _WEEK_H + _SETTLE_H
    later, _ = step(state, Advance(wait_h))
    seen = outlook(later, fluid, ahead_h=_WEEK_H, behind_h=0.0, points=7 * 48 + 1)
    return seen._replace(time_h=seen.time_h - later.time_h)


def _kept_dose(session: Session, percent: float) -> bool:
    """The mean dose stays near that of the first program: the shape changed, not the size."""
    first = next((state.dose_mcg_per_day for state in session.states if state.program), 0.0)
    now = session.state.dose_mcg_per_day
    return bool(first) and abs(now / first - 1.0) * 100.0 <= percent


def _night(session: Session, fluid: IntrathecalParameters, needs: Needs) -> tuple[tuple[str, bool], ...]:
    program, week = session.state.program, _settled_week(session, fluid)
    shaped = program is not None and len(program.bounds_h) > 0
    felt = early = False
    if shaped and week is not None:
        night, day = week.mean_effect(*_NIGHT), week.mean_effect(*_MIDDAY)
        felt = day > 0 and (night / day - 1.0) * 100.0 >= needs.gain_percent
        early = week.mean_effect(22.0, 24.0) >= day
    return (
        ("program_changes", shaped),
        ("night_higher", felt),
        ("before_bed", early),
        ("dose_kept", _kept_dose(session, needs.dose_change_percent)),
    )


def _therapy(session: Session, fluid: IntrathecalParameters, needs: Needs) -> tuple[tuple[str, bool], ...]:
    program, week = session.state.program, _settled_week(session, fluid)
    weekly = program is not None and len(set(program.days)) > 1
    felt = before = False
    if weekly and week is not None:
        low, high = _MORNING
        usual, therapy = (
            week.mean_effect(d * _DAY_H + low, d * _DAY_H + high) for d in (_USUAL_DAY, _THERAPY_DAY)
        )
        felt = usual > 0 and abs(therapy / usual - 1.0) * 100.0 >= needs.gain_percent
        before = program.days[_THERAPY_DAY - 1] != program.days[_USUAL_DAY]
    return (
        ("weekday_differs", weekly),
        ("day_before", before),
        ("felt_in_the_morning", felt),
        ("dose_kept", _kept_dose(session, needs.dose_change_percent)),
    )


def _refill(session: Session, _fluid: IntrathecalParameters, needs: Needs) -> tuple[tuple[str, bool], ...]:
    heard = _keys(session)
    days = session.state.time_h / _DAY_H
    quiet = not {"alarm_low_reservoir", "alarm_empty", "hidden_ran_dry"} & set(heard)
    fresh = not {"drug_expired", "refill_after_expiry"} & set(heard)
    done = [name for name in session.commands if type(name).__name__ in ("Refill", "ChangeConcentration")]
    return (
        ("refills_done", len(done) >= needs.refills),
        ("days_passed", days >= needs.watch_days),
        ("no_alarm", quiet),
        ("drug_fresh", fresh),
    )


def _bridge(session: Session, _fluid: IntrathecalParameters, _needs: Needs) -> tuple[tuple[str, bool], ...]:
    heard, state = _keys(session), session.state
    first = next((s.programmed_mcg_per_mL for s in session.states if s.programmed_mcg_per_mL), None)
    changed = first is not None and state.programmed_mcg_per_mL != first
    missed = {"no_bridge", "path_too_much", "path_too_little"} & set(heard)
    bridged = "log_bridge" in heard and not missed
    return (
        ("strength_changed", changed),
        ("bridge_programmed", changed and bridged),
        ("bridge_ended", changed and "log_bridge_done" in heard),
    )
