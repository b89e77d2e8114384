"""What is left after the drug stops: by mouth or by pump; at once, for a while, or step by step."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np

from baclofen.model.guards import Array, one_of, positive, whole
from baclofen.model.kinetics import effect, intrathecal, oral
from baclofen.model.kinetics.delivery import Delivery
from baclofen.model.kinetics.intrathecal import IntrathecalParameters
from baclofen.model.kinetics.oral_parameters import OralParameters
from baclofen.model.kinetics.regimen import Regimen, every

ROUTES = ("mouth", "pump")
WAYS = ("stop", "gap", "taper")
_DAY_H = 24.0
_DOSES_PER_DAY = 3
AFTER_TAPER_DAYS = 3
_SETTLED_H, _RUN_IN_H = 10 * _DAY_H, 3 * _DAY_H
_SHORT_H, _POINTS_PER_H = AFTER_TAPER_DAYS * _DAY_H, 4


@dataclass(frozen=True)
class Concept:
    """How tone follows the level: relative numbers of the story, see `effect`."""

    half_effect_level: float
    steepness: float
    lean: float
    lean_half_time_h: float


@dataclass(frozen=True, eq=False)
class StoppingResult:
    """Shares of the usual mean level [%] and tone relative to tone without the drug (1); shape (n,).

    level_percent: by mouth in the blood, by pump where the drug works; fluid_percent: by pump in the spinal
    fluid, by mouth the blood again. Hour 0 is the last tablet, the stop of the pump, or the start of a taper.
    """

    route: str
    way: str
    gap_h: float
    time_h: Array
    level_percent: Array
    fluid_percent: Array
    tone: Array
    half_h: float | None

    @property
    def days(self) -> float:
        """Length of the window [days]."""
        return float(self.time_h[-1]) / _DAY_H

    @property
    def given_again_h(self) -> float:
        """When the drug is given again after a gap [h]."""
        return self.gap_h + (_DAY_H / _DOSES_PER_DAY if self.route == "mouth" else 0.0)

    def percent_at(self, hour: float) -> float:
        """Share of the usual level left at that hour: in the blood, or where the pump's drug works [%]."""
        return float(np.interp(hour, self.time_h, self.level_percent))

    def fluid_at(self, hour: float) -> float:
        """Share of the usual level left in the spinal fluid at that hour, by pump [%]."""
        return float(np.interp(hour, self.time_h, self.fluid_percent))


def fall(
    *,
    route: str,
    way: str,
    gap_h: float,
    taper_days: float,
    client: OralParameters,
    fluid: IntrathecalParameters,
    concept: Concept,
) -> StoppingResult:
    """Level and tone after a stop, a gap, or a taper, from a settled routine.

    By mouth three equal doses a day, read in the blood from the last tablet on; by pump a steady rate, read
    where the drug works and in the spinal fluid from the stop on. A taper counts from its first lower dose.

    Valid range: a gap (by mouth from the first dose left out) of 1 to 72 h, a taper of 1 to 28 days. Shown
    are 72 h, or the taper and three days more.

    Raises:
        ModelInputError: for an unknown route or way, or a length outside its range.
    """
    one_of("route", route, ROUTES)
    one_of("way", way, WAYS)
    gap = positive("gap_h", gap_h, high=72, hint="give hours")
    taper = positive("taper_days", taper_days, high=28, hint="give days")
    span = taper * _DAY_H + _SHORT_H if way == "taper" else _SHORT_H
    time_h = np.linspace(-_RUN_IN_H, span, round((_RUN_IN_H + span) * _POINTS_PER_H) + 1)
    if route == "mouth":
        level = fluid_level = _mouth(time_h, way, gap, taper, client)
        # tone follows a day of hills and valleys as slowly as it follows the fluid
        felt_level = effect.adaptation(time_h, level, half_time_h=log(2) / fluid.effect_rate_per_h, start=1.0)
    else:
        level, fluid_level = _pump(time_h, way, gap, taper, fluid)
        felt_level = level
    tone, shown = _tone(time_h, felt_level, concept), time_h >= 0
    return StoppingResult(
        route, way, gap, time_h[shown], 100 * level[shown], 100 * fluid_level[shown], tone[shown],
        _half(time_h[shown], level[shown]),
    )  # fmt: skip


def _mouth(time_h: Array, way: str, gap_h: float, taper_days: float, client: OralParameters) -> Array:
    """Level in the blood; the dose at hour 0 is the last one, or the first lower one of a taper."""
    interval = _DAY_H / _DOSES_PER_DAY
    end = _SETTLED_H + float(time_h[-1])
    regimen = every(1.0, interval_h=interval, count=int(end // interval) + 1)
    if way == "taper":
        regimen = regimen.tapered(
            _SETTLED_H, over_days=taper_days, steps=whole("steps", round(taper_days), 1, 28)
        )
    else:
        until = _SETTLED_H + interval + gap_h if way == "gap" else np.inf
        kept = [t for t in regimen.time_h if not _SETTLED_H < t < until]
        regimen = Regimen(tuple(kept), (1.0,) * len(kept))
    mean = oral.mean_level(float(_DOSES_PER_DAY), client)
    return oral.plasma(regimen, _SETTLED_H + time_h, client) / mean


def _pump(
    time_h: Array, way: str, gap_h: float, taper_days: float, fluid: IntrathecalParameters
) -> tuple[Array, Array]:
    """Level where the drug works, and in the spinal fluid."""
    rate = 100.0
    changes = {"stop": [(0.0, 0.0)], "gap": [(0.0, 0.0), (gap_h, rate)]}.get(way)
    if changes is None:
        steps = round(taper_days)
        changes = [
            (i * _DAY_H * taper_days / steps, rate * (1 - (i + 1) / (steps + 1))) for i in range(steps)
        ]
        changes.append((taper_days * _DAY_H, 0.0))
    rates = [(0.0, rate), *((_SETTLED_H + t, r) for t, r in changes)]
    delivery = Delivery(rate_time_h=tuple(t for t, _ in rates), rate_mcg_per_day=tuple(r for _, r in rates))
    usual = float(intrathecal.steady_level(rate, fluid.clearance_mL_per_h))
    curve = intrathecal.levels(delivery, _SETTLED_H + time_h, fluid)
    return curve.effect_ng_per_mL / usual, curve.csf_ng_per_mL / usual


def _tone(time_h: Array, level: Array, concept: Concept) -> Array:
    """Tone that leans against the drug; settled at the usual level before the curves begin."""
    response = {"half_effect_level": concept.half_effect_level, "steepness": concept.steepness}
    felt = effect.response(level, **response)
    usual = float(effect.response(1.0, **response))
    adapted = effect.adaptation(time_h, felt, half_time_h=concept.lean_half_time_h, start=usual)
    return effect.tone(felt, adapted, lean=concept.lean)


def _half(time_h: Array, level: Array) -> float | None:
    """Hour after which the level stays below half of the usual mean, or None if it never does."""
    above = np.flatnonzero(level >= 0.5)
    last = int(above[-1]) if above.size else -1
    return None if last == len(level) - 1 else float(time_h[last + 1])


def stiffness(tone: Array, usual: float) -> Array:
    """How stiff a body sits at a tone: 0 at the usual tone under the drug, 1 wholly stiff. A concept.

    Without the drug it sits at 0.7; a rebound of 0.3 above that is drawn as wholly stiff.

    Args:
        tone: tone relative to tone without the drug (1), shape (n,).
        usual: tone under the usual dose, below 1.

    Returns:
        shape (n,), from 0 to 1.

    Valid range:
        any tone.

    Example:
        >>> stiffness(np.array([0.5, 1.0, 1.3]), 0.5).tolist()
        [0.0, 0.7, 1.0]

    Reference:
        None: chosen for teaching. No measure of tone is drawn.
    """
    return np.interp(tone, [usual, 1.0, 1.3], [0.0, 0.7, 1.0])
