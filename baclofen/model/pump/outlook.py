"""What a pump will do from now on if nobody touches it, and the level in the spinal fluid that follows."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from baclofen.model.guards import Array
from baclofen.model.kinetics import intrathecal
from baclofen.model.pump import Advance, PumpState, step, to_fluid


class Outlook(NamedTuple):
    """Hours since the session began, the level in the fluid, and the delayed level behind the effect."""

    time_h: Array
    level_ng_per_mL: Array
    effect_ng_per_mL: Array

    def mean_effect(self, start_h: float, end_h: float) -> float:
        """Return the mean delayed level between two hours [ng per mL]; NaN where nothing was computed."""
        inside = (self.time_h >= start_h) & (self.time_h <= end_h)
        return float(self.effect_ng_per_mL[inside].mean()) if inside.any() else float("nan")


def outlook(
    state: PumpState,
    fluid: intrathecal.IntrathecalParameters,
    *,
    ahead_h: float,
    behind_h: float,
    points: int = 241,
) -> Outlook:
    """Return the level from some hours ago until some hours ahead, as if nothing more were commanded.

    dA/dt = R(t) - k A with R from the pump; the future is the pump's own step, alarms and faults included.
    The past begins with the session.

    Valid range:
        As `intrathecal.levels`: one mixed pool.

    Raises:
        ValueError: when ahead_h is not above 0.

    Reference:
        Pump model of this course; see docs/model_pump.md.
    """
    if not ahead_h > 0:
        raise ValueError("ahead_h must be above 0 hours")
    later, _ = step(state, Advance(float(ahead_h)))
    start_h = max(0.0, state.time_h - behind_h)
    time_h = np.linspace(start_h, later.time_h, points)
    curve = intrathecal.levels(to_fluid(later), time_h, fluid)
    return Outlook(time_h, curve.csf_ng_per_mL.clip(min=0.0), curve.effect_ng_per_mL.clip(min=0.0))
