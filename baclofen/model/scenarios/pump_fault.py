"""A fault hour by hour: what reaches the client, what the device shows, and what a decision changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

import numpy as np

from baclofen.model.guards import Array
from baclofen.model.kinetics import intrathecal
from baclofen.model.kinetics.time_below import hours_below
from baclofen.model.pump import (
    KINDS,
    Advance,
    FaultSettings,
    LogEntry,
    ProgramSteady,
    PumpSpec,
    PumpState,
    RateRecord,
    Session,
    Stop,
    delivery,
    fault_commands,
    new_session,
    ordered,
    to_fluid,
)
from baclofen.model.pump.tones import Sounding, soundings
from baclofen.model.pump.tones import tone_at as tone_of
from baclofen.model.scenarios.fault_team import act, mend

DECISIONS = ("wait", "call", "raise", "stop")
_MUCH = ("wrong_concentration", "wrong_rate_unit", "missed_bridge_stronger", "side_port")
_POINTS = 361
#: a delivered rate this near the order counts as the order [share]
_AS_ORDERED = 0.05


@dataclass(frozen=True)
class FaultRules:
    """The numbers of the picture and of the team; percent are shares of the usual level.

    before_h, after_h: hours shown. team_h: from the call until the pump is read and the tests are done.
    surgery_h: from then until an operation is done. raise_percent: the rise a learner may order.
    band_percent: half-width of the band. much_percent for much_h, or little_percent for little_h, without
    help: nobody may be drawn as living on.
    """

    before_h: float
    after_h: float
    team_h: float
    surgery_h: float
    raise_percent: float
    band_percent: float
    much_percent: float
    much_h: float
    little_percent: float
    little_h: float


@dataclass(frozen=True, eq=False)
class FaultCourse:
    """Hours count from the fault; levels are shares of the usual level [%].

    level_percent: where the drug works; fluid_percent: in the spinal fluid, which runs ahead of it.
    skin_h: how long the blood holds too much from under the skin; 0 where nothing lies there.
    ends_h: from this hour on nobody may be drawn as living on without help; None where help came in time.
    """

    kind: str
    decision: str
    decision_h: float
    rules: FaultRules
    time_h: Array
    level_percent: Array
    fluid_percent: Array
    given: RateRecord
    shown: RateRecord
    log: tuple[LogEntry, ...]
    tones: tuple[Sounding, ...]
    skin_h: float
    ends_h: float | None
    end: PumpState

    @property
    def band_percent(self) -> float:
        """Half-width of the band around the usual level [%]."""
        return self.rules.band_percent

    @property
    def direction(self) -> str:
        """much, little, or both where too little follows too much from under the skin."""
        return "both" if self.kind == "pocket_fill" else "much" if self.kind in _MUCH else "little"

    def percent_at(self, hour: float) -> float:
        """Share of the usual level where the drug works, at an hour after the fault [%]."""
        return float(np.interp(hour, self.time_h, self.level_percent))

    def fluid_at(self, hour: float) -> float:
        """Share of the usual level in the spinal fluid, at an hour after the fault [%]."""
        return float(np.interp(hour, self.time_h, self.fluid_percent))

    @property
    def leaves_band_h(self) -> float | None:
        """First hour after the fault at which the level lies outside the band; None if it never does."""
        if self.skin_h:
            return 0.0
        far = (np.abs(self.level_percent - 100.0) > self.band_percent) & (self.time_h >= 0)
        return float(self.time_h[far][0]) if far.any() else None

    def tone_at(self, hour: float) -> str:
        """The tone that sounds at an hour after the fault: none, single or two."""
        return tone_of(self.tones, hour)

    def hours_outside(self, until_h: float | None = None) -> tuple[float, float]:
        """Hours below and above the band from the fault until an hour [h, h].

        Once nobody may be drawn as living on, every further hour counts on the side where it ended.
        """
        until = self.rules.after_h if until_h is None else until_h
        last = min(until, self.ends_h) if self.ends_h is not None else until
        seen = (self.time_h >= 0) & (self.time_h <= last)
        hours, level = self.time_h[seen], self.level_percent[seen]
        below = hours_below(hours, level, 100.0 - self.band_percent)
        above = hours_below(hours, -level, -100.0 - self.band_percent) + min(self.skin_h, until)
        over = max(until - last, 0.0)
        return (below, above + over) if self.percent_at(last) > 100.0 else (below + over, above)

    @property
    def flows_h(self) -> float | None:
        """From this hour on what flows is what was ordered before the fault; None if it never is again."""
        dose = float(self.given.rate_mcg_per_h[self.given.start_h < -1e-6][-1])
        wrong = np.abs(self.given.rate_mcg_per_h - dose) > _AS_ORDERED * dose
        last = np.flatnonzero(wrong & (self.given.end_h > 0))
        if not last.size:
            return 0.0
        return None if last[-1] == len(wrong) - 1 else float(self.given.end_h[last[-1]])


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
    settings: FaultSettings,
    fluid: intrathecal.IntrathecalParameters,
    rules: FaultRules,
    skin_h: float = 0.0,
) -> FaultCourse:
    """Return the course of one fault with one decision, taken some hours after it; wait changes nothing.

    The story runs in the pump; its delivery drives dA/dt = R - k A, dCe/dt = ke0 (C - Ce); 100 %: before.
    `skin_h`, how long drug under the skin is too much in the blood, counts for a pocket fill only.
    """
    if decision not in DECISIONS:
        raise ValueError(f"no decision is called {decision!r}; choose from {', '.join(DECISIONS)}")
    *calm, trouble = fault_commands(kind, settings, spec)
    session = act(new_session(spec), *calm)
    fault_h = session.state.time_h
    session = act(session, trouble)
    session = _decided(kind, decision, _until(session, fault_h + decision_h), settings, spec, fluid, rules)
    session = _until(session, fault_h + rules.after_h)
    state = session.state
    time_h, level, fluid_level = _levels(state, fault_h, fluid, rules)
    return FaultCourse(
        kind, decision, decision_h, rules, time_h, level, fluid_level,
        _since(delivery(state), fault_h), _since(ordered(state), fault_h),
        tuple(replace(entry, time_h=entry.time_h - fault_h) for entry in state.log),
        tuple(one.moved(-fault_h) for one in soundings(session)),
        skin_h if kind == "pocket_fill" else 0.0,
        _ends(time_h, level, decision_h if decision == "call" else np.inf, rules),
        state,
    )  # fmt: skip


def _decided(
    kind: str,
    decision: str,
    session: Session,
    settings: FaultSettings,
    spec: PumpSpec,
    fluid: intrathecal.IntrathecalParameters,
    rules: FaultRules,
) -> Session:
    """Do what was decided; what the pump refuses (a rise on a dead pump) changes nothing."""
    if decision == "stop":
        return session.do(Stop())[0]
    if decision == "raise":
        more = session.state.dose_mcg_per_day * (1.0 + rules.raise_percent / 100.0)
        return session.do(ProgramSteady(more))[0]
    if decision == "wait":
        return session
    return mend(
        kind, act(session, Advance(rules.team_h)), settings=settings, spec=spec, fluid=fluid,
        surgery_h=rules.surgery_h, edge_percent=100.0 + rules.band_percent,
    )  # fmt: skip


def _levels(
    state: PumpState, fault_h: float, fluid: intrathecal.IntrathecalParameters, rules: FaultRules
) -> tuple[Array, Array, Array]:
    """Hours around the fault, and both levels as shares of the level just before it [%]."""
    plain = np.linspace(-rules.before_h, rules.after_h, _POINTS)
    edges = np.asarray(delivery(state).end_h) - fault_h
    inside = edges[(edges > -rules.before_h) & (edges < rules.after_h)]
    time_h = np.unique(np.concatenate([plain, np.linspace(-0.5, 3, 36), inside]))
    curve = intrathecal.levels(to_fluid(state), time_h + fault_h, fluid)
    shares = (100.0 * line / np.interp(-0.01, time_h, line) for line in
              (curve.effect_ng_per_mL, curve.csf_ng_per_mL))  # fmt: skip
    level, fluid_level = (line.clip(min=0.0) for line in shares)
    return time_h, level, fluid_level


def _ends(time_h: Array, level: Array, helped_h: float, rules: FaultRules) -> float | None:
    """First hour at which far too much, or far too little, has lasted too long without help."""
    found = []
    for far, lasts in (
        (level > rules.much_percent, rules.much_h),
        (level < rules.little_percent, rules.little_h),
    ):
        since = None
        for hour, out in zip(time_h, far, strict=True):
            since = (hour if since is None else since) if out and hour >= 0 else None
            if since is not None and hour - since >= lasts:
                found.append(float(since + lasts))
                break
    ends = min(found, default=None)
    return ends if ends is not None and ends < helped_h else None


def _since(given: RateRecord, fault_h: float) -> RateRecord:
    """The same delivery with hours that count from the fault."""
    return RateRecord(given.start_h - fault_h, given.end_h - fault_h, given.rate_mcg_per_h)


def _until(session: Session, hour: float) -> Session:
    """Let time pass until an hour that is not yet over."""
    wait_h = hour - session.state.time_h
    return act(session, Advance(wait_h)) if wait_h > 0 else session
