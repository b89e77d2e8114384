"""Parameter sets of baclofen by mouth: what a paper publishes, made fit for one client.

All parameters are apparent (divided by the fraction that is absorbed), as the papers give them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

import numpy as np

from baclofen.model.guards import Array, ModelInputError, not_negative, positive


@dataclass(frozen=True)
class OralParameters:
    """One patient, or a typical patient of a study: CL/F, Vc/F, ka, Q/F, Vp/F, the lag before absorption.

    Leave the peripheral pair at 0 for one compartment.
    """

    clearance_L_per_h: float
    central_volume_L: float
    absorption_per_h: float
    exchange_L_per_h: float = 0.0
    peripheral_volume_L: float = 0.0
    lag_h: float = 0.0

    def __post_init__(self) -> None:
        positive(
            "clearance_L_per_h", self.clearance_L_per_h, high=200, hint="give L per h; 60 mL per min is 3.6"
        )
        positive("central_volume_L", self.central_volume_L, high=5000, hint="give L, not mL")
        positive("absorption_per_h", self.absorption_per_h, high=1000, hint="give a rate per hour")
        not_negative("exchange_L_per_h", self.exchange_L_per_h, high=2000, hint="give L per h")
        not_negative("peripheral_volume_L", self.peripheral_volume_L, high=5000, hint="give L, not mL")
        not_negative("lag_h", self.lag_h, high=24, hint="give hours, not minutes")
        if (self.exchange_L_per_h > 0) != (self.peripheral_volume_L > 0):
            raise ModelInputError(
                "exchange_L_per_h and peripheral_volume_L belong together: give both, or neither"
            )

    @property
    def half_life_h(self) -> float:
        """Terminal half-life of elimination, ln 2 / beta [h] (slow absorption can hide it)."""
        return math.log(2) / disposition_rates(self)[1]

    def for_weight(self, weight_kg: float) -> OralParameters:
        """A set published per kg of body weight, made whole for one client.

        CL = CL_per_kg x weight, V = V_per_kg x weight; rates do not change.

        >>> OralParameters(0.5, 0.7, 2.57).for_weight(20).clearance_L_per_h
        10.0
        """
        kg = positive("weight_kg", weight_kg, high=300, hint="give kg, not pounds or grams")
        return self.scaled(kg, kg)

    def for_kidney(self, clearance_fraction: float) -> OralParameters:
        """The same client with less kidney function: clearance falls, volumes and absorption stay.

        CL = CL_normal x fraction.

        >>> OralParameters(10.8, 28.8, 0.9).for_kidney(0.5).clearance_L_per_h
        5.4
        """
        left = positive(
            "clearance_fraction", clearance_fraction, high=1, hint="1 is a healthy kidney, 0.5 is half"
        )
        return replace(self, clearance_L_per_h=self.clearance_L_per_h * left)

    def scaled(self, clearance: float, volume: float) -> OralParameters:
        """Multiply the clearance by one factor and both volumes by another; the exchange keeps its rates.

        >>> OralParameters(10.0, 20.0, 1.0).scaled(2, 3).central_volume_L
        60.0
        """
        return replace(
            self,
            clearance_L_per_h=self.clearance_L_per_h * clearance,
            exchange_L_per_h=self.exchange_L_per_h * volume,
            central_volume_L=self.central_volume_L * volume,
            peripheral_volume_L=self.peripheral_volume_L * volume,
        )


def from_table(values: Mapping[str, float], prefix: str) -> OralParameters:
    """Build a parameter set from rows of a table whose names begin with the set's name; others are ignored.

    A set per kg of body weight has the same names with `_per_kg` at the end, and still needs a weight.

    Raises:
        ModelInputError: if a needed row is missing.

    Example:
        >>> rows = {"m_clearance_L_per_h": 9.9, "m_central_volume_L": 80.7, "m_absorption_per_h": 4.6}
        >>> from_table(rows, "m").clearance_L_per_h
        9.9
    """
    found = {}
    for field in fields(OralParameters):
        for name in (f"{prefix}_{field.name}", f"{prefix}_{field.name}_per_kg"):
            if name in values:
                found[field.name] = float(values[name])
    missing = {"clearance_L_per_h", "central_volume_L", "absorption_per_h"} - found.keys()
    if missing:
        raise ModelInputError(
            f"the set {prefix!r} lacks the rows {', '.join(sorted(missing))}; add them to the table"
        )
    return OralParameters(**found)


def disposition_rates(parameters: OralParameters) -> tuple[float, float]:
    """Fast and slow rate of the disposition [1/h]: alpha and beta (for one compartment both are CL/V).

    alpha, beta = (s +- sqrt(s^2 - 4 k10 k21)) / 2, s = k10 + k12 + k21.

    Example:
        >>> fast, slow = disposition_rates(OralParameters(10.8, 28.8, 0.9, 12.93, 19.7))
        >>> round(fast, 2), round(slow, 3)  # published 1.29 and 0.191
        (1.29, 0.191)

    Reference:
        Gibaldi M, Perrier D. Pharmacokinetics, 2nd ed., 1982; Kochak GM et al. Clin Pharmacol Ther 1985.
    """
    k10 = parameters.clearance_L_per_h / parameters.central_volume_L
    if parameters.peripheral_volume_L == 0:
        return k10, k10
    k12 = parameters.exchange_L_per_h / parameters.central_volume_L
    k21 = parameters.exchange_L_per_h / parameters.peripheral_volume_L
    total = k10 + k12 + k21
    fast = (total + math.sqrt((k10 - k21) ** 2 + k12 * (k12 + 2 * (k10 + k21)))) / 2
    return fast, k10 * k21 / fast


def rate_matrix(parameters: OralParameters) -> Array:
    """Matrix A [1/h] of the system: depot, central, peripheral (only where there is one).

    Example:
        >>> rate_matrix(OralParameters(10.0, 20.0, 1.0)).tolist()
        [[-1.0, 0.0], [1.0, -0.5]]

    Reference:
        Gibaldi M, Perrier D. Pharmacokinetics, 2nd ed., 1982.
    """
    ka = parameters.absorption_per_h
    k10 = parameters.clearance_L_per_h / parameters.central_volume_L
    if parameters.peripheral_volume_L == 0:
        return np.array([[-ka, 0.0], [ka, -k10]])
    k12 = parameters.exchange_L_per_h / parameters.central_volume_L
    k21 = parameters.exchange_L_per_h / parameters.peripheral_volume_L
    return np.array([[-ka, 0.0, 0.0], [ka, -k10 - k12, k21], [0.0, k12, -k21]])
