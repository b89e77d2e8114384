"""Mouth beside pump along the spine: how much drug each puts there, for very different daily doses."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from baclofen.model.guards import Array
from baclofen.model.kinetics import intrathecal, oral, spine
from baclofen.model.kinetics.oral_parameters import OralParameters
from baclofen.model.units import mcg_from_mg

_POINTS = 201


@dataclass(frozen=True, eq=False)
class SpineResult:
    """Level along the canal, in ng per mL, from the base of the skull (0 cm) down; shape (n,)."""

    position_cm: Array
    pump_level: Array
    mouth_level: float
    tip_cm: float
    tip_level: float
    skull_level: float
    rate_mcg_per_day: float
    oral_mg_per_day: float

    @property
    def dose_ratio(self) -> float:
        """How many times more drug goes in by mouth each day."""
        return mcg_from_mg(self.oral_mg_per_day) / self.rate_mcg_per_day

    @property
    def level_ratio(self) -> float:
        """How many times higher the pump's level is near its tip."""
        return self.tip_level / self.mouth_level


def compare(
    *,
    canal: spine.Canal,
    tip: str,
    decay_length_cm: float,
    rate_mcg_per_day: float,
    csf_clearance_mL_per_h: float,
    oral_mg_per_day: float,
    client: OralParameters,
    csf_fraction: float,
) -> SpineResult:
    """Settled levels along the spine by pump and by mouth: a teaching approximation.

    By pump `spine.profile` around `intrathecal.steady_level`; by mouth the mean level in the blood times the
    share that reaches the spinal fluid, the same everywhere.

    Example:
        >>> both = compare(canal=spine.Canal(1.7, 2, 3.3), tip="T10", decay_length_cm=34.3,
        ...                rate_mcg_per_day=300, csf_clearance_mL_per_h=30, oral_mg_per_day=30,
        ...                csf_fraction=0.12, client=OralParameters(10.8, 28.8, 0.9))
        >>> round(both.dose_ratio), both.tip_level > 400 > both.mouth_level
        (100, True)
    """
    position_cm = np.linspace(0, canal.length_cm, _POINTS)
    mean = float(intrathecal.steady_level(rate_mcg_per_day, csf_clearance_mL_per_h))
    tip_cm = canal.position_cm(tip)
    shape = {"tip_cm": tip_cm, "decay_length_cm": decay_length_cm, "length_cm": canal.length_cm}
    shape["mean_level"] = mean
    level = spine.profile(position_cm, **shape)
    mouth = oral.spinal_fluid(oral.mean_level(oral_mg_per_day, client), csf_fraction)
    return SpineResult(
        position_cm=position_cm,
        pump_level=level,
        mouth_level=float(mouth),
        tip_cm=tip_cm,
        tip_level=float(spine.profile(tip_cm, **shape)),
        skull_level=float(level[0]),
        rate_mcg_per_day=float(rate_mcg_per_day),
        oral_mg_per_day=float(oral_mg_per_day),
    )
