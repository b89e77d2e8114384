"""Baclofen by mouth in real units: plasma and spinal-fluid concentration after any regimen.

One or two compartments with first-order absorption; parameters are apparent (divided by the fraction that is
absorbed). dose_mg / volume_L is then mg per L, and 1 mg per L is 1,000 ng per mL.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from baclofen.model.guards import Array, ModelInputError, not_negative, positive, times
from baclofen.model.kinetics import compartments
from baclofen.model.kinetics.oral_parameters import (
    OralParameters,
    disposition_rates,
    exchange_for,
    from_table,
    rate_matrix,
)
from baclofen.model.kinetics.regimen import Regimen, every

__all__ = [
    "OralParameters",
    "SingleDose",
    "depot_jumps",
    "disposition_rates",
    "exchange_for",
    "from_table",
    "mean_level",
    "plasma",
    "rate_matrix",
    "settled_day",
    "single_dose",
    "spinal_fluid",
]

_NG_PER_ML_IN_MG_PER_L = 1000.0
_DEPOT, _CENTRAL = 0, 1


def plasma(regimen: Regimen, time_h: ArrayLike, parameters: OralParameters) -> Array:
    """Plasma concentration after a regimen by mouth.

    dx/dt = A x between doses; each dose adds to the depot; C = 1,000 x central amount / Vc.

    Args:
        regimen: doses and times; doses before the first wanted time count as well.
        time_h: wanted times, ascending [h], shape (n,).
        parameters: CL/F, volumes, ka of one client.

    Returns:
        Concentration [ng per mL], shape (n,); 0 before the first dose.

    Valid range:
        Linear kinetics; reported from 30 to 300 mg per day. Any number of doses and points.

    Raises:
        ModelInputError: if times are not ascending or hold a missing value.

    Example:
        >>> k85 = OralParameters(10.8, 28.8, 0.9, 12.93, 19.7)
        >>> plasma(every(10, interval_h=8, count=1), [0.0, 1.4, 24.0], k85).round(1).tolist()
        [0.0, 145.1, 1.9]

    Reference:
        Kochak GM et al. Clin Pharmacol Ther 1985;38:251-257; superposition is exact for linear kinetics.
    """
    model = compartments.system(rate_matrix(parameters))
    amount = compartments.amounts(model, depot_jumps(regimen, model.size, parameters.lag_h), time_h, _CENTRAL)
    return amount * (_NG_PER_ML_IN_MG_PER_L / parameters.central_volume_L)


def depot_jumps(regimen: Regimen, size: int, lag_h: float = 0.0) -> compartments.Jumps:
    """Doses of a regimen as jumps of the depot.

    Args:
        regimen: the doses.
        size: number of compartments of the system.
        lag_h: time before absorption begins [h].

    Returns:
        Jumps [mg].

    Valid range:
        Any regimen.

    Example:
        >>> depot_jumps(every(10, interval_h=8, count=2), 2).state.tolist()
        [[10.0, 0.0], [10.0, 0.0]]

    Reference:
        A definition.
    """
    state = np.zeros((len(regimen), size))
    state[:, _DEPOT] = regimen.dose_mg
    return compartments.jumps(np.asarray(regimen.time_h, dtype=float) + lag_h, state)


def spinal_fluid(plasma_ng_per_mL: ArrayLike, csf_fraction: float) -> Array:
    """Concentration in the spinal fluid that goes with a plasma concentration, after some time has passed.

    CSF = fraction x plasma.

    Args:
        plasma_ng_per_mL: plasma concentration [ng per mL], any shape.
        csf_fraction: published ratio, about 0.12.

    Returns:
        Concentration [ng per mL], same shape.

    Valid range:
        A ratio of averages; the delay between blood and spinal fluid is not known and not modelled.

    Raises:
        ModelInputError: if the fraction is negative or above 1.

    Example:
        >>> spinal_fluid([100.0, 340.0], 0.12).round(1).tolist()
        [12.0, 40.8]

    Reference:
        Swiss label of oral Lioresal: spinal fluid about 8.5 times lower than plasma.
    """
    share = not_negative("csf_fraction", csf_fraction, high=1, hint="12 % is 0.12")
    return np.asarray(plasma_ng_per_mL, dtype=float) * share


@dataclass(frozen=True)
class SingleDose:
    """Headline numbers of one dose."""

    cmax_ng_per_mL: float
    tmax_h: float
    auc_ng_h_per_mL: float
    half_life_h: float

    def __str__(self) -> str:
        peak = f"peak {self.cmax_ng_per_mL:,.0f} ng per mL after {self.tmax_h:.2g} h"
        return f"{peak}, half-life {self.half_life_h:.2g} h"


def single_dose(dose_mg: float, parameters: OralParameters) -> SingleDose:
    """Peak, time of the peak, area and terminal half-life after one dose.

    AUC = 1,000 dose / (CL/F); the half-life is that of the slowest step, absorption included.

    Args:
        dose_mg: the dose [mg].
        parameters: the set.

    Returns:
        SingleDose.

    Valid range:
        Peak time is found on a grid refined to about a second.

    Raises:
        ModelInputError: for a negative or implausible dose.

    Example:
        >>> print(single_dose(10, OralParameters(10.8, 28.8, 0.9, 12.93, 19.7)))
        peak 145 ng per mL after 1.4 h, half-life 3.6 h

    Reference:
        Gibaldi M, Perrier D. Pharmacokinetics, 2nd ed., 1982.
    """
    one = every(positive("dose_mg", dose_mg), interval_h=1, count=1)
    slowest = min(disposition_rates(parameters)[1], parameters.absorption_per_h)
    low, high = 0.0, parameters.lag_h + 10 / slowest
    for _ in range(6):
        grid = times("time_h", np.linspace(low, high, 201))
        level = plasma(one, grid, parameters)
        top = int(np.argmax(level))
        low, high = grid[max(top - 1, 0)], grid[min(top + 1, 200)]
    return SingleDose(
        cmax_ng_per_mL=float(level[top]),
        tmax_h=float(grid[top]),
        auc_ng_h_per_mL=_NG_PER_ML_IN_MG_PER_L * float(dose_mg) / parameters.clearance_L_per_h,
        half_life_h=math.log(2) / slowest,
    )


def mean_level(dose_mg_per_day: float, parameters: OralParameters) -> float:
    """Mean plasma concentration of a settled routine, whatever the number of doses per day.

    1,000 x daily dose / (24 CL/F).

    Args:
        dose_mg_per_day: total daily dose [mg].
        parameters: the set.

    Returns:
        Concentration [ng per mL].

    Valid range:
        Settled routine (about five half-lives after the last change).

    Raises:
        ModelInputError: for a negative dose.

    Example:
        >>> round(mean_level(30, OralParameters(10.8, 28.8, 0.9)), 1)
        115.7

    Reference:
        Definition of clearance.
    """
    return (
        _NG_PER_ML_IN_MG_PER_L
        * not_negative("dose_mg_per_day", dose_mg_per_day)
        / (24 * parameters.clearance_L_per_h)
    )


def settled_day(
    day: Regimen, time_h: ArrayLike, parameters: OralParameters, *, period_h: float = 24.0
) -> Array:
    """Plasma concentration through a day that has been repeated for so long that nothing changes any more.

    The settled state at the start of the day, then `plasma` of that day; exact, without simulating weeks.

    Args:
        day: doses of one day, times from 0 up to `period_h`.
        time_h: wanted times, 0 to `period_h`, ascending [h], shape (n,).
        parameters: the set.
        period_h: length of the routine [h].

    Returns:
        Concentration [ng per mL], shape (n,).

    Valid range:
        Times within one period.

    Raises:
        ModelInputError: if a dose or a wanted time lies outside the period.

    Example:
        >>> k85 = OralParameters(10.8, 28.8, 0.9, 12.93, 19.7)
        >>> settled_day(every(10, interval_h=8, count=3), [0.0, 8.0, 24.0], k85).round(1).tolist()
        [52.0, 52.0, 52.0]

    Reference:
        Geometric series; Gibaldi M, Perrier D. Pharmacokinetics, 2nd ed., 1982.
    """
    wanted = times("time_h", time_h)
    if wanted[0] < 0 or wanted[-1] > period_h:
        raise ModelInputError(f"time_h must lie within one routine, 0 to {period_h:g} h")
    model = compartments.system(rate_matrix(parameters))
    given = depot_jumps(day, model.size)
    start = compartments.settled_state(model, given, period_h)
    both = compartments.jumps(np.concatenate([[0.0], given.time_h]), np.concatenate([[start], given.state]))
    late = np.mod(wanted - parameters.lag_h, period_h)
    order = np.argsort(late, kind="stable")
    level = np.empty_like(wanted)
    level[order] = compartments.amounts(model, both, late[order], _CENTRAL)
    return level * (_NG_PER_ML_IN_MG_PER_L / parameters.central_volume_L)
