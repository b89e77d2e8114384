"""How much one client differs from the next: many virtual clients, drawn once, and the band they fill."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from baclofen.model.guards import Array, ModelInputError, not_negative, times, whole
from baclofen.model.kinetics import compartments
from baclofen.model.kinetics.oral import depot_jumps
from baclofen.model.kinetics.oral_parameters import OralParameters, rate_matrix
from baclofen.model.kinetics.regimen import Regimen

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


@dataclass(frozen=True, eq=False)
class Band:
    """Quantiles of the concentration over many virtual clients, shape (quantiles, times)."""

    time_h: Array
    quantiles: tuple[float, ...]
    concentration_ng_per_mL: Array
    patients: int

    def __str__(self) -> str:
        peaks = self.concentration_ng_per_mL.max(axis=-1)
        parts = [f"{100 * q:g} %: {peak:,.0f}" for q, peak in zip(self.quantiles, peaks, strict=True)]
        return f"highest level of {self.patients:,} virtual clients in ng per mL, {'; '.join(parts)}"


def spread_from_table(values: Mapping[str, float], prefix: str) -> Spread:
    """Build a Spread from table rows such as `he14_clearance_cv_percent`.

    Args:
        values: number by row name, in %.
        prefix: name of the set.

    Returns:
        Spread; a variability that the set does not publish counts as 0.

    Valid range:
        0 to 300 %.

    Raises:
        ModelInputError: if the set has no such row at all.

    Example:
        >>> spread_from_table({"x_clearance_cv_percent": 25}, "x").clearance_cv
        0.25

    Reference:
        The table's own sources.
    """
    names = [f"{prefix}_{part}_cv_percent" for part in ("clearance", "volume", "absorption")]
    if not any(name in values for name in names):
        raise ModelInputError(f"the set {prefix!r} has no row that ends in _cv_percent; add one to the table")
    return Spread(*(float(values.get(name, 0.0)) / 100 for name in names))


def draw(typical: OralParameters, spread: Spread, *, patients: int, seed: int) -> list[OralParameters]:
    """Virtual clients around a typical one, as separate parameter sets.

    P_i = P exp(w z_i), w = sqrt(ln(1 + CV^2)), z standard normal; the typical client is the median.

    Args:
        typical: the typical client.
        spread: coefficients of variation.
        patients: how many.
        seed: any whole number; the same seed gives the same clients.

    Returns:
        A list of OralParameters.

    Valid range:
        1 to 100,000 clients.

    Raises:
        ModelInputError: for a wrong number of clients.

    Example:
        >>> len(draw(OralParameters(10.8, 28.8, 0.9), Spread(0.2, 0.2, 0.4), patients=3, seed=1))
        3

    Reference:
        Log-normal variability, the usual assumption of population kinetics.
    """
    factors = _factors(spread, patients, seed)
    sets = []
    for clearance, volume, absorption in factors:
        one = typical.scaled(float(clearance), float(volume))
        sets.append(replace(one, absorption_per_h=typical.absorption_per_h * float(absorption)))
    return sets


def plasma_of_many(
    regimen: Regimen, time_h: ArrayLike, typical: OralParameters, spread: Spread, *, patients: int, seed: int
) -> Array:
    """Plasma concentration of every virtual client, all at once.

    As `oral.plasma`, with the clients of `draw` along the first axis.

    Args:
        regimen: doses and times.
        time_h: wanted times, ascending [h], shape (t,).
        typical: the typical client.
        spread: coefficients of variation.
        patients: how many.
        seed: any whole number.

    Returns:
        Concentration [ng per mL], shape (patients, t).

    Valid range:
        As `oral.plasma`.

    Raises:
        ModelInputError: as `oral.plasma`.

    Example:
        >>> from baclofen.model.kinetics.regimen import every
        >>> typical, spread = OralParameters(10.8, 28.8, 0.9), Spread(0.2, 0.2, 0.4)
        >>> three = every(10, interval_h=8, count=3)
        >>> plasma_of_many(three, [1.0, 2.0], typical, spread, patients=5, seed=1).shape
        (5, 2)

    Reference:
        See `oral.plasma`.
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
    regimen: Regimen,
    time_h: ArrayLike,
    typical: OralParameters,
    spread: Spread,
    *,
    patients: int,
    seed: int,
    quantiles: Sequence[float] = (0.05, 0.5, 0.95),
) -> Band:
    """The band that most virtual clients stay in, at every time.

    Quantiles across clients, interpolated between neighbours.

    Args:
        regimen: doses and times.
        time_h: wanted times, ascending [h], shape (t,).
        typical: the typical client.
        spread: coefficients of variation.
        patients: how many virtual clients; 1,000 is smooth enough to draw.
        seed: any whole number; the same seed gives the same band.
        quantiles: ascending, between 0 and 1.

    Returns:
        Band, concentration shape (quantiles, t).

    Valid range:
        The spread of one study; it says nothing about clients unlike those of the study.

    Raises:
        ModelInputError: for wrong quantiles, or as `oral.plasma`.

    Example:
        >>> from baclofen.model.kinetics.regimen import every
        >>> six, hours = every(10, interval_h=8, count=6), np.linspace(0, 48, 97)
        >>> typical, spread = OralParameters(10.8, 28.8, 0.9), Spread(0.2, 0.2, 0.4)
        >>> band(six, hours, typical, spread, patients=500, seed=1).concentration_ng_per_mL.shape
        (3, 97)

    Reference:
        See `draw`.
    """
    wanted = tuple(float(q) for q in quantiles)
    if not wanted or any(not 0 <= q <= 1 for q in wanted) or list(wanted) != sorted(wanted):
        raise ModelInputError(
            "quantiles must be ascending numbers from 0 to 1, for instance (0.05, 0.5, 0.95)"
        )
    level = plasma_of_many(regimen, time_h, typical, spread, patients=patients, seed=seed)
    ordered = np.sort(np.ascontiguousarray(level.T), axis=-1)
    place = np.asarray(wanted) * (ordered.shape[1] - 1)
    low = np.floor(place).astype(int)
    high = np.minimum(low + 1, ordered.shape[1] - 1)
    chosen = ordered[:, low] + (place - low) * (ordered[:, high] - ordered[:, low])
    return Band(times("time_h", time_h), wanted, np.ascontiguousarray(chosen.T), len(level))


def _factors(spread: Spread, patients: int, seed: int) -> Array:
    n = whole("patients", patients, 1, 100_000)
    z = np.random.default_rng(seed).standard_normal((n, 3))
    cv = np.array([spread.clearance_cv, spread.volume_cv, spread.absorption_cv])
    return np.exp(np.sqrt(np.log1p(cv**2)) * z)
