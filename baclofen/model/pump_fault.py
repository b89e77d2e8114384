"""A fault hour by hour: what reaches the client, what the device shows, and what a decision changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

import numpy as np

from baclofen.model import intrathecal
from baclofen.model.checks import Array
from baclofen.model.pump import (
    KINDS,
    Advance,
    Delivery,
    Interrogate,
    LogEntry,
    ProgramSteady,
    PumpSpec,
    PumpState,
    Refill,
    Repair,
    Session,
    Stop,
    StorySettings,
    delivery,
    fault_story,
    new_session,
    new_start,
    ordered,
    to_fluid,
)

DECISIONS = ("wait", "call", "raise", "stop")
_DAY_H = 24.0
_MUCH = ("wrong_concentration", "wrong_rate_unit", "missed_bridge_stronger", "side_port")
_POINTS = 361


@dataclass(frozen=True, eq=False)
class FaultCourse:
    """Hours count from the fault; levels are shares of the usual level [%]."""

    kind: str
    decision: str
    decision_h: float
    team_h: float
    time_h: Array
    level_percent: Array
    given: Delivery
    shown: Delivery
    log: tuple[LogEntry, ...]
    band_percent: float
    end: PumpState

    @property
    def direction(self) -> str:
        """much, little, or both where too little follows too much from under the skin."""
        return "both" if self.kind == "pocket_fill" else "much" if self.kind in _MUCH else "little"

    def percent_at(self, hour: float) -> float:
        """Share of the usual level at an hour after the fault [%]."""
        return float(np.interp(hour, self.time_h, self.level_percent))

    @property
    def leaves_band_h(self) -> float | None:
        """First hour after the fault at which the level lies outside the band; None if it never does."""
        far = (np.abs(self.level_percent - 100.0) > self.band_percent) & (self.time_h >= 0)
        return float(self.time_h[far][0]) if far.any() else None

    def tone_at(self, hour: float) -> str:
        """The tone that sounds at an hour after the fault: none, single or two."""
        heard = [entry.key for entry in self.log if entry.time_h <= hour and entry.key.startswith("alarm_")]
        quiet = [entry.key for entry in self.log if entry.time_h <= hour and entry.key == "pump_restarted"]
        two = [
            key
            for key in heard
            if key in ("alarm_stall", "alarm_empty", "alarm_end_of_service", "alarm_stopped")
        ]
        if two and not (quiet and set(two) == {"alarm_stall"}):
            return "two"
        return "single" if set(heard) - {"alarm_stall"} else "none"


def draw(seed: int) -> str:
    """Return the kind of a blind case; the same for everyone with the same number.

    >>> draw(3) == draw(3)
    True
    """
    dice = list(KINDS)
    Random(20).shuffle(dice)
    return dice[seed % len(dice)]


def course(
    kind: str,
    decision: str,
    decision_h: float,
    *,
    spec: PumpSpec,
    settings: StorySettings,
    fluid: intrathecal.IntrathecalParameters,
    before_h: float,
    after_h: float,
    team_h: float,
    raise_percent: float,
    band_percent: float,
) -> FaultCourse:
    """Return the course of one fault with one decision.

    The story runs in the pump model; the delivery drives the pool dA/dt = R - k A; 100 % is the level before.

    Args:
        kind: one of KINDS.
        decision: one of DECISIONS; wait changes nothing.
        decision_h: hours after the fault [h].
        spec, settings, fluid: the numbers of pump, story and spinal fluid.
        before_h, after_h: how much to show [h].
        team_h: how long after the call the team has acted [h].
        raise_percent: rise of the dose for the decision "raise" [%].
        band_percent: half-width of the band around the usual level [%].

    Returns:
        FaultCourse.

    Raises:
        ValueError: for an unknown kind or decision.

    Reference:
        Causes, clues and first actions: data/faults.csv.
    """
    if decision not in DECISIONS:
        raise ValueError(f"no decision is called {decision!r}; choose from {', '.join(DECISIONS)}")
    session = new_session(spec)
    *calm, trouble = fault_story(kind, settings, spec)
    for command in calm:
        session, _ = session.do(command)
    fault_h = session.state.time_h
    session, _ = session.do(trouble)
    if decision != "wait":
        session = _until(session, fault_h + decision_h + (team_h if decision == "call" else 0.0))
        for command in _answer(kind, decision, session, settings, spec, raise_percent):
            session, _ = session.do(command)
    session = _until(session, fault_h + after_h)
    state = session.state
    time_h = np.unique(np.concatenate([np.linspace(-before_h, after_h, _POINTS), np.linspace(-0.5, 3, 36)]))
    level = intrathecal.levels(to_fluid(state), time_h + fault_h, fluid).csf_ng_per_mL
    usual = float(np.interp(-0.01, time_h, level))
    return FaultCourse(
        kind, decision, decision_h, team_h, time_h, (level / usual * 100.0).clip(min=0.0),
        _since(delivery(state), fault_h), _since(ordered(state), fault_h),
        tuple(replace(entry, time_h=entry.time_h - fault_h) for entry in state.log),
        band_percent, state,
    )  # fmt: skip


def _since(given: Delivery, fault_h: float) -> Delivery:
    return Delivery(given.start_h - fault_h, given.end_h - fault_h, given.rate_mcg_per_h)


def _until(session: Session, hour: float) -> Session:
    wait_h = hour - session.state.time_h
    return session.do(Advance(wait_h))[0] if wait_h > 0 else session


def _answer(
    kind: str, decision: str, session: Session, n: StorySettings, spec: PumpSpec, raise_percent: float
) -> tuple[object, ...]:
    if decision == "stop":
        return (Stop(),)
    if decision == "raise":
        return (ProgramSteady(session.state.dose_mcg_per_day * (1.0 + raise_percent / 100.0)),)
    return _team(kind, session.state, n, spec)


def _team(kind: str, state: PumpState, n: StorySettings, spec: PumpSpec) -> tuple[object, ...]:
    """What sets each fault right in the model."""
    dose, low, high = n.dose_mcg_per_day, n.low_mcg_per_mL, n.high_mcg_per_mL
    if kind in ("leak", "kink", "disconnection", "migration", "stall"):
        return (Repair(kind),)
    if kind == "mri_late":
        return (Interrogate(),)
    if kind == "mri_trap":
        return (Interrogate(), Refill(n.fill_mL, low, on_mismatch="go_on"))
    if kind == "battery_end":
        return new_start(n, spec, new_catheter=False)
    if kind == "wrong_concentration":
        return (Refill(n.fill_mL, high, bridge=False, on_mismatch="go_on"),)
    if kind == "wrong_rate_unit":
        return (ProgramSteady(dose),)
    if kind == "side_port":
        return (Stop(), Advance(_DAY_H), ProgramSteady(dose))
    if kind.startswith("missed_bridge"):
        old, new = (low, high) if kind.endswith("weaker") else (high, low)
        left = sum(volume for volume, strength in state.path if abs(strength - old) < 1.0)
        for_now = (ProgramSteady(dose * new / old), Advance(left * old / dose * _DAY_H))
        return (*for_now, ProgramSteady(dose)) if left > 0 else ()
    return (Refill(n.fill_mL, high, on_mismatch="go_on"),)
