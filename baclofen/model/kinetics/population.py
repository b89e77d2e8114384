"""How much one client differs from the next: many virtual clients, drawn once, and the band they fill."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from baclofen.model.guards import Array, ModelInputError, not_negative, whole
from baclofen.model.kinetics import compartments
from baclofen.model.kinetics.oral import depot_jumps
from baclofen.model.kinetics.oral_parameters import OralParameters, rate_matrix
from baclofen.model.kinetics.regimen import Regimen

#: The band that nine of ten virtual clients stay in, and the middle one.
QUANTILES = (0.05, 0.5, 0.95)
_CENTRAL = 1
_NG_PER_ML_IN_MG_PER_L = 1000.0


@dataclass(frozen=True)
class Spread:
    """Published between-client variability, as coefficients of variation (0.33 is 33 %)."""

    clearance_cv: float
    volume_cv: float
    absorption_cv: float

    def __post_init__(self) -> None:
        for name in ("clearance_cv", "volume_cv", "absorption_cv"):
            not_negative(name, getattr(self, name), high=3, hint="33 % is 0.33")


def spread_from_table(values: Mapping[str, float], prefix: str) -> Spread:
    """Build a Spread from rows [%] such as `he14_clearance_cv_percent`; what a set leaves out counts as 0.

    Valid range:
        0 to 300 %.

    Raises:
        ModelInputError: if the set has no such row at all.

    Example:
        >>> spread_from_table({"x_clearance_cv_percent": 25}, "x").clearance_cv
        0.25
    """
    names = [f"{prefix}_{part}_cv_percent" for part in ("clearance", "volume", "absorption")]
    if not any(name in values for name in names):
        raise ModelInputError(f"the set {prefix!r} has no row that ends in _cv_percent; add one to the table")
    return Spread(*(float(values.get(name, 0.0)) / 100 for name in names))


def plasma_of_many(
    regimen: Regimen, time_h: ArrayLike, typical: OralParameters, spread: Spread, *, patients: int, seed: int
) -> Array:
    """Plasma concentration [ng per mL] of many virtual clients around a typical one, shape (patients, t).

    P_i = P exp(w z_i), w = sqrt(ln(1 + CV^2)), z standard normal; the typical client is the median. The same
    seed gives the same clients.

    Valid range:
        1 to 100,000 clients. The spread of one study says nothing about clients unlike those of the study.

    Raises:
        ModelInputError: for a wrong number of clients, or as `oral.plasma`.

    Example:
        >>> from baclofen.model.kinetics.regimen import every
        >>> typical, spread = OralParameters(10.8, 28.8, 0.9), Spread(0.2, 0.2, 0.4)
        >>> three = every(10, interval_h=8, count=3)
        >>> plasma_of_many(three, [1.0, 2.0], typical, spread, patients=5, seed=1).shape
        (5, 2)

    Reference:
        Log-normal variability, the usual assumption of population kinetics.
    """
    factors = _factors(spread, patients, seed)
    clearance, volume, absorption = factors.T
    matrix = np.broadcast_to(rate_matrix(typical), (len(factors), *rate_matrix(typical).shape)).copy()
    matrix[:, 0, 0] *= absorption
    matrix[:, 1, 0] *= absorption
    matrix[:, 1, 1] -= (typical.clearance_L_per_h / typical.central_volume_L) * (clearance / volume - 1)
    model = compartments.system(matrix)
    amount = compartments.amounts(model, depot_jumps(regimen, model.size, typical.lag_h), time_h, _CENTRAL)
    return np.asarray(amount * (_NG_PER_ML_IN_MG_PER_L / typical.central_volume_L / volume)[:, None])


def band(
    regimen: Regimen, time_h: ArrayLike, typical: OralParameters, spread: Spread, *, patients: int, seed: int
) -> Array:
    """The band [ng per mL] that most virtual clients stay in, shape (quantiles, t); 1,000 make it smooth.

    `QUANTILES` across the clients of `plasma_of_many`, interpolated between neighbours.

    Example:
        >>> from baclofen.model.kinetics.regimen import every
        >>> six, hours = every(10, interval_h=8, count=6), np.linspace(0, 48, 97)
        >>> typical, spread = OralParameters(10.8, 28.8, 0.9), Spread(0.2, 0.2, 0.4)
        >>> band(six, hours, typical, spread, patients=500, seed=1).shape
        (3, 97)

    Reference:
        See `plasma_of_many`.
    """
    level = plasma_of_many(regimen, time_h, typical, spread, patients=patients, seed=seed)
    ordered = np.sort(np.ascontiguousarray(level.T), axis=-1)
    place = np.asarray(QUANTILES) * (ordered.shape[1] - 1)
    low = np.floor(place).astype(int)
    high = np.minimum(low + 1, ordered.shape[1] - 1)
    chosen = ordered[:, low] + (place - low) * (ordered[:, high] - ordered[:, low])
    return np.ascontiguousarray(chosen.T)


def _factors(spread: Spread, patients: int, seed: int) -> Array:
    n = whole("patients", patients, 1, 100_000)
    z = np.random.default_rng(seed).standard_normal((n, 3))
    cv = np.array([spread.clearance_cv, spread.volume_cv, spread.absorption_cv])
    return np.exp(np.sqrt(np.log1p(cv**2)) * z)
