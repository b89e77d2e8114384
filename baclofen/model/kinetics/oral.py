"""Baclofen by mouth in real units: plasma and spinal-fluid concentration after any regimen.

One or two compartments with first-order absorption; parameters are apparent (divided by the fraction that is
absorbed). dose_mg / volume_L is then mg per L, and 1 mg per L is 1,000 ng per mL.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from baclofen.model.guards import Array, not_negative
from baclofen.model.kinetics import compartments
from baclofen.model.kinetics.oral_parameters import OralParameters, rate_matrix
from baclofen.model.kinetics.regimen import Regimen

_NG_PER_ML_IN_MG_PER_L = 1000.0
_DEPOT, _CENTRAL = 0, 1


def plasma(regimen: Regimen, time_h: ArrayLike, parameters: OralParameters) -> Array:
    """Plasma concentration [ng per mL] after a regimen by mouth; every dose before a wanted time counts.

    dx/dt = A x between doses; each dose adds to the depot; C = 1,000 x central amount / Vc.

    Valid range:
        Linear kinetics; reported from 30 to 300 mg per day. Any number of doses and points.

    Raises:
        ModelInputError: if times are not ascending or hold a missing value.

    Example:
        >>> from baclofen.model.kinetics.regimen import every
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
    """Doses of a regimen as jumps [mg] of the depot, the first compartment, each after the lag."""
    state = np.zeros((len(regimen), size))
    state[:, _DEPOT] = regimen.dose_mg
    return compartments.jumps(np.asarray(regimen.time_h, dtype=float) + lag_h, state)


def spinal_fluid(plasma_ng_per_mL: ArrayLike, csf_fraction: float) -> Array:
    """Concentration [ng per mL] in the spinal fluid that goes with one in plasma, after some time has passed.

    CSF = csf_fraction x plasma; the published fraction is about 0.12.

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


def mean_level(dose_mg_per_day: float, parameters: OralParameters) -> float:
    """Mean plasma concentration [ng per mL] of a settled routine, whatever the number of doses per day.

    1,000 x daily dose / (24 CL/F).

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
