"""Baclofen in the spinal fluid after a bolus or from a pump: one mixed pool, and an effect that lags behind.

A minimal model derived for this course from label numbers; no study has published it. It has no gradient (see
`spine`), no tolerance (see `effect`) and no childhood parameters, because none are published.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from baclofen.model.guards import Array, positive, times
from baclofen.model.kinetics import compartments
from baclofen.model.kinetics.delivery import Delivery

_DAY_H = 24.0
_NG_PER_MCG = 1000.0
_SOURCE, _POOL, _DELAY = 0, 1, 2


@dataclass(frozen=True)
class IntrathecalParameters:
    """The pool of spinal fluid, and ke0, the rate at which the effect follows."""

    clearance_mL_per_h: float
    volume_mL: float
    effect_rate_per_h: float

    def __post_init__(self) -> None:
        positive("clearance_mL_per_h", self.clearance_mL_per_h, high=1000, hint="give mL per h")
        positive("volume_mL", self.volume_mL, high=5000, hint="give mL, not microlitres")
        positive("effect_rate_per_h", self.effect_rate_per_h, high=1000, hint="give a rate per hour")

    @property
    def rate_per_h(self) -> float:
        """k = CL / V [1/h]."""
        return self.clearance_mL_per_h / self.volume_mL

    @property
    def half_life_h(self) -> float:
        """ln 2 / k [h]."""
        return math.log(2) / self.rate_per_h

    @property
    def effect_peak_h(self) -> float:
        """When the effect of a bolus is largest: ln(k / ke0) / (k - ke0) [h]."""
        k, ke = self.rate_per_h, self.effect_rate_per_h
        return math.log1p((k - ke) / ke) / (k - ke) if k != ke else 1 / k


@dataclass(frozen=True, eq=False)
class FluidCurve:
    """Concentration in the pool, and the delayed concentration that the effect follows, shape (n,) each."""

    time_h: Array
    csf_ng_per_mL: Array
    effect_ng_per_mL: Array


def from_half_life(
    *, clearance_mL_per_h: float, half_life_h: float, effect_peak_h: float
) -> IntrathecalParameters:
    """Parameters with a given half-life in the fluid and a given time of greatest effect after a bolus.

    V = CL t / ln 2; ke0 solves ln(k / ke0) / (k - ke0) = peak time.

    Valid range:
        Half-life 0.9 to 5 h as published. The rule of the doubled test dose holds for about 1.5 to 5 h.

    Raises:
        ModelInputError: for a value that is 0, negative or missing.

    Example:
        >>> round(from_half_life(clearance_mL_per_h=30, half_life_h=2.5, effect_peak_h=4).volume_mL)
        108

    Reference:
        Clearance about 30 mL per h: Canadian product monograph; peak at about 4 h: US label of Lioresal.
    """
    clearance = positive("clearance_mL_per_h", clearance_mL_per_h)
    k = math.log(2) / positive("half_life_h", half_life_h, high=100, hint="give hours")
    peak = positive("effect_peak_h", effect_peak_h, high=100, hint="give hours")
    low, high = math.log(1e-9), math.log(1e9)
    for _ in range(200):
        middle = (low + high) / 2
        ke = math.exp(middle)
        at = math.log(k / ke) / (k - ke) if abs(k - ke) > 1e-12 * k else 1 / k
        low, high = (middle, high) if at > peak else (low, middle)
    return IntrathecalParameters(clearance, clearance / k, math.exp((low + high) / 2))


def levels(delivery: Delivery, time_h: ArrayLike, parameters: IntrathecalParameters) -> FluidCurve:
    """Concentration [ng per mL] in the spinal fluid, and at the delayed place of effect.

    dA/dt = R(t) - k A, C = A / V, dCe/dt = ke0 (C - Ce).

    Valid range:
        Linear kinetics. A concentration at one place is higher near the tip and lower far away: see `spine`.

    Raises:
        ModelInputError: if times are not ascending or hold a missing value.

    Example:
        >>> from baclofen.model.kinetics.delivery import infusion
        >>> middle = from_half_life(clearance_mL_per_h=30, half_life_h=2.5, effect_peak_h=4)
        >>> levels(infusion(300), [0, 6, 24, 480], middle).csf_ng_per_mL.round(1).tolist()
        [0.0, 337.7, 416.1, 416.7]

    Reference:
        Derived for this course; numbers from the Canadian and Swiss labels.
    """
    wanted = times("time_h", time_h)
    k, ke = parameters.rate_per_h, parameters.effect_rate_per_h
    # The delay holds an amount as well: ke0 A enters it, ke0 of its own leaves it, so Ce = amount / V.
    model = compartments.system([[0.0, 0.0, 0.0], [1.0, -k, 0.0], [0.0, ke, -ke]])
    given = _jumps(delivery)
    scale = _NG_PER_MCG / parameters.volume_mL
    pool = compartments.amounts(model, given, wanted, _POOL)
    delayed = compartments.amounts(model, given, wanted, _DELAY)
    return FluidCurve(wanted, pool * scale, delayed * scale)


def steady_level(rate_mcg_per_day: ArrayLike, clearance_mL_per_h: float) -> Array:
    """Concentration [ng per mL] in the fluid that a steady rate ends at, whatever the volume.

    1,000 x rate / (24 CL).

    Valid range:
        About two days after the last change.

    Raises:
        ModelInputError: if the clearance is not above 0.

    Example:
        >>> steady_level([50, 1200], 30).round(0).tolist()
        [69.0, 1667.0]

    Reference:
        Definition of clearance. Labels report 130 to 1,240 ng per mL at 50 to 1,200 mcg per day.
    """
    return (
        np.asarray(rate_mcg_per_day, dtype=float)
        * _NG_PER_MCG
        / (_DAY_H * positive("clearance_mL_per_h", clearance_mL_per_h))
    )


def _jumps(delivery: Delivery) -> compartments.Jumps:
    rates = np.asarray(delivery.rate_mcg_per_day, dtype=float) / _DAY_H
    at = np.concatenate([delivery.bolus_time_h, delivery.rate_time_h]).astype(float)
    state = np.zeros((len(at), 3))
    state[: len(delivery.bolus_mcg), _POOL] = delivery.bolus_mcg
    state[len(delivery.bolus_mcg) :, _SOURCE] = np.diff(rates, prepend=0.0)
    return compartments.jumps(at, state)
