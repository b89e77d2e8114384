"""The first days of a tablet routine in real units: one client, or the spread of many, one routine or two."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from baclofen.model.guards import Array, ModelInputError, whole
from baclofen.model.kinetics import oral, population
from baclofen.model.kinetics.oral_parameters import OralParameters
from baclofen.model.kinetics.population import Spread
from baclofen.model.kinetics.regimen import Regimen, every

_DAY_H, _DAYS = 24.0, 3
_POINTS_PER_H = 6


@dataclass(frozen=True, eq=False)
class OralDays:
    """Plasma level over some days. Peak, trough and mean are those of the last day, in ng per mL.

    ``other`` is the same daily dose split differently; ``low`` and ``high`` bound nine in ten clients.
    """

    time_h: Array
    level: Array
    other: Array | None
    low: Array | None
    high: Array | None
    dose_time_h: tuple[float, ...]
    missed_time_h: float | None
    dose_mg: float
    dose_mg_per_day: float
    peak: float
    trough: float
    mean: float
    first_peak: float
    weight_kg: float | None = None
    single: bool = False
    absorption_per_h: float = 1.0
    clearance_L_per_h: float = 0.0

    @property
    def half_gone_h(self) -> float:
        """Hours from the highest level until half of it is left, or until the end [h]."""
        top = int(np.argmax(self.level))
        below = np.flatnonzero(self.level[top:] <= self.level[top] / 2)
        end = top + int(below[0]) if below.size else len(self.time_h) - 1
        return float(self.time_h[end] - self.time_h[top])

    @property
    def mg_per_kg_per_day(self) -> float | None:
        """Daily dose by weight, where the weight is known [mg per kg per day]."""
        return self.dose_mg_per_day / self.weight_kg if self.weight_kg else None

    def unabsorbed(self, hours: Array) -> Array:
        """Share of the last dose that has not been absorbed yet, from 0 to 1; shape as ``hours``."""
        since = np.asarray(hours)[:, None] - np.asarray(self.dose_time_h)[None, :]
        left = np.where(since >= 0, np.exp(-self.absorption_per_h * np.maximum(since, 0)), 0.0)
        return left.max(axis=1, initial=0.0)

    def leaving(self, hours: Array) -> Array:
        """How fast the drug leaves the blood, as a share of how fast it is given (1: as much as comes)."""
        level_mg_per_L = np.interp(hours, self.time_h, self.level) / 1000
        given_mg_per_h = max(self.dose_mg_per_day / _DAY_H, 1e-12)
        return self.clearance_L_per_h * level_mg_per_L / given_mg_per_h

    @property
    def ratio(self) -> float:
        """Highest over lowest level of the last day."""
        return self.peak / self.trough if self.trough > 0 else np.inf


def days(
    client: OralParameters,
    *,
    dose_mg: float,
    doses_per_day: int | None,
    missed: int | None = None,
    other_doses_per_day: int | None = None,
    spread: Spread | None = None,
    patients: int = 1000,
    weight_kg: float | None = None,
) -> OralDays:
    """Plasma level over the first three days of equal, evenly spaced doses, a point every 10 minutes.

    Args:
        doses_per_day: None for one dose and no other, at hour 0; peak, trough and mean are then those of
            all three days.
        missed: None, or which dose of the last day is left out (1 is the first).
        other_doses_per_day: None, or how many doses the same daily total is split into for comparison.
        spread: None, or the between-client spread for a band of `patients` virtual clients.
        weight_kg: weight of the client, only to tell the dose by weight; None where it is not known.

    >>> day = days(OralParameters(10.8, 28.8, 0.9), dose_mg=10, doses_per_day=3)
    >>> round(day.dose_mg_per_day), bool(day.peak > day.mean > day.trough)
    (30, True)
    """
    single = doses_per_day is None
    count = 1 if single else whole("doses_per_day", doses_per_day, 1, 24)
    time_h = np.linspace(0, _DAYS * _DAY_H, round(_DAYS * _DAY_H * _POINTS_PER_H) + 1)
    planned = every(dose_mg, interval_h=_DAY_H / count, count=1 if single else _DAYS * count)
    regimen, missed_time = _without(planned, None if single else missed, count)
    band = spread and population.band(regimen, time_h, client, spread, patients=patients, seed=1)
    level = oral.plasma(regimen, time_h, client)
    return OralDays(
        time_h=time_h,
        level=level,
        other=None if single else _other(client, time_h, dose_mg * count, other_doses_per_day),
        low=band[0] if spread else None,
        high=band[-1] if spread else None,
        dose_time_h=tuple(t for t in planned.time_h if t != missed_time),
        missed_time_h=missed_time,
        dose_mg=float(dose_mg),
        dose_mg_per_day=float(dose_mg * count),
        **_extremes(time_h, level, count, since_h=0.0 if single else (_DAYS - 1) * _DAY_H),
        weight_kg=weight_kg,
        single=single,
        absorption_per_h=client.absorption_per_h,
        clearance_L_per_h=client.clearance_L_per_h,
    )


def _without(planned: Regimen, missed: int | None, count: int) -> tuple[Regimen, float | None]:
    """The doses with one of the last day left out, and its hour; all of them where none is missed."""
    if missed is None:
        return planned, None
    which = (_DAYS - 1) * count + whole("missed", missed, 1, count) - 1
    return planned.missed(which + 1), planned.time_h[which]


def _extremes(time_h: Array, level: Array, count: int, since_h: float) -> dict[str, float]:
    """Peak, trough and mean from an hour on, and the first peak."""
    last = level[time_h >= since_h]
    found = {"peak": last.max(), "trough": last.min(), "mean": last.mean()}
    return {
        name: float(x) for name, x in (*found.items(), ("first_peak", level[time_h <= _DAY_H / count].max()))
    }


def _other(client: OralParameters, time_h: Array, daily_mg: float, doses: int | None) -> Array | None:
    """The level of the same daily dose, split differently."""
    if doses is None:
        return None
    count = whole("other_doses_per_day", doses, 1, 24)
    if daily_mg < 0:
        raise ModelInputError("dose_mg must be 0 or more")
    return oral.plasma(
        every(daily_mg / count, interval_h=_DAY_H / count, count=_DAYS * count), time_h, client
    )
