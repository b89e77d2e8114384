"""Baclofen into a vein: only used in studies; here to compare a tablet with the whole dose."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from baclofen.model.guards import Array, ModelInputError, not_negative, positive
from baclofen.model.kinetics import compartments
from baclofen.model.kinetics.oral_parameters import OralParameters, rate_matrix
from baclofen.model.kinetics.regimen import Regimen

_NG_PER_ML_IN_MG_PER_L = 1000.0
_SOURCE, _CENTRAL = 0, 1


def plasma(
    regimen: Regimen,
    time_h: ArrayLike,
    parameters: OralParameters,
    *,
    bioavailability: float,
    over_min: float = 0.0,
) -> Array:
    """Plasma concentration after doses into a vein, from parameters that were published for doses by mouth.

    As `oral.plasma` without the depot; volumes and clearance by mouth times F are those of the vein, so the
    concentration is 1,000 x central amount / (F x Vc/F).

    Args:
        regimen: doses and times.
        time_h: wanted times, ascending [h], shape (n,).
        parameters: apparent parameters (divided by F).
        bioavailability: F, the share of a dose by mouth that reaches the blood.
        over_min: length of each infusion [min]; 0 for at once.

    Returns:
        Concentration [ng per mL], shape (n,).

    Valid range:
        F above 0 and at most 1. Infusions of different doses may overlap.

    Raises:
        ModelInputError: for F outside its range, or as `oral.plasma`.

    Example:
        >>> from baclofen.model.kinetics.regimen import at
        >>> k85 = OralParameters(10.8, 28.8, 0.9, 12.93, 19.7)
        >>> plasma(at([0], [5]), [0.0], k85, bioavailability=0.74).round(1).tolist()
        [234.6]

    Reference:
        Agarwal SK et al. J Child Neurol 2015;30:37-41 (F 74 % in 12 healthy adults).
    """
    share = positive("bioavailability", bioavailability, high=1, hint="74 % is 0.74")
    hours = not_negative("over_min", over_min) / 60
    disposition = rate_matrix(parameters)[1:, 1:]
    n = len(disposition) + 1
    matrix = np.zeros((n, n))
    matrix[1:, 1:] = disposition
    matrix[_CENTRAL, _SOURCE] = 1.0
    amount = compartments.amounts(compartments.system(matrix), _jumps(regimen, n, hours), time_h, _CENTRAL)
    return amount * (_NG_PER_ML_IN_MG_PER_L / (share * parameters.central_volume_L))


def _jumps(regimen: Regimen, size: int, hours: float) -> compartments.Jumps:
    at = np.asarray(regimen.time_h, dtype=float)
    dose = np.asarray(regimen.dose_mg, dtype=float)
    state = np.zeros((len(at), size))
    if hours == 0:
        state[:, _CENTRAL] = dose
        return compartments.jumps(at, state)
    state[:, _SOURCE] = dose / hours
    if not np.isfinite(state).all():
        raise ModelInputError("over_min is too short to be a length of time; give 0 for at once")
    return compartments.jumps(np.concatenate([at, at + hours]), np.concatenate([state, -state]))
