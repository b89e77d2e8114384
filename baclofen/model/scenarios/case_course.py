"""What the models say about a client of a case: the level at a few hours, as a share of what is usual."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from baclofen.model.guards import Array, ModelInputError, not_negative, positive, times
from baclofen.model.kinetics import intrathecal, oral
from baclofen.model.kinetics.delivery import Delivery
from baclofen.model.kinetics.intrathecal import IntrathecalParameters
from baclofen.model.kinetics.oral_parameters import OralParameters
from baclofen.model.kinetics.regimen import every

_DAY_H = 24.0
_SETTLED_H = 10 * _DAY_H
_POINTS = 241


@dataclass(frozen=True)
class CaseCourse:
    """Hours after the turn of the story, and the level as a share of the usual one [%]; shape (n,)."""

    hours: tuple[float, ...]
    level_percent: tuple[float, ...]


def start_by_mouth(
    hours: ArrayLike, *, dose_mg: float, doses_per_day: int, client: OralParameters, usual: OralParameters
) -> CaseCourse:
    """Mean level of the day before each hour [%], for a client who begins a routine at hour 0.

    Mean of C over the 24 h before / (daily dose / (24 CL/F)) of the usual body, whose settled mean is 100.

    Valid range:
        As `oral.plasma`.

    Raises:
        ModelInputError: for an hour before 24, or a dose that is 0, negative or missing.

    Example:
        >>> usual = OralParameters(10.8, 28.8, 0.9, 12.93, 19.7)
        >>> weak = usual.for_kidney(0.333)
        >>> course = start_by_mouth([24, 72], dose_mg=10, doses_per_day=3, client=weak, usual=usual)
        >>> [round(level) for level in course.level_percent]
        [189, 297]

    Reference:
        Superposition of single doses; see `oral.plasma`.
    """
    ends = times("hours", hours)
    if ends[0] < _DAY_H:
        raise ModelInputError("hours: give the ends of whole days, 24 or later")
    interval = _DAY_H / doses_per_day
    regimen = every(
        positive("dose_mg", dose_mg), interval_h=interval, count=int(np.ceil(ends[-1] / interval)) + 1
    )
    days = np.linspace(ends - _DAY_H, ends, _POINTS, axis=-1)
    mean = [float(np.trapezoid(oral.plasma(regimen, day, client), day) / _DAY_H) for day in days]
    usual_mean = oral.mean_level(dose_mg * doses_per_day, usual)
    return _course(ends, np.array(mean) / usual_mean)


def stop_by_mouth(
    hours: ArrayLike, *, dose_mg: float, doses_per_day: int, client: OralParameters
) -> CaseCourse:
    """Level [%] at hours after the last tablet of a settled routine; 100 is the usual mean.

    C(t) / (daily dose / (24 CL/F)); the last dose is at hour 0.

    Valid range:
        As `oral.plasma`.

    Raises:
        ModelInputError: for an hour below 0, or a dose that is 0, negative or missing.

    Example:
        >>> usual = OralParameters(10.8, 28.8, 0.9, 12.93, 19.7)
        >>> course = stop_by_mouth([8, 24], dose_mg=20, doses_per_day=3, client=usual)
        >>> [round(level) for level in course.level_percent]
        [45, 2]

    Reference:
        Superposition of single doses; see `oral.plasma`.
    """
    after = times("hours", hours)
    not_negative("hours", float(after[0]))
    interval = _DAY_H / doses_per_day
    count = round(_SETTLED_H / interval) + 1
    regimen = every(positive("dose_mg", dose_mg), interval_h=interval, count=count)
    usual = oral.mean_level(dose_mg * doses_per_day, client)
    return _course(after, oral.plasma(regimen, _SETTLED_H + after, client) / usual)


def by_pump(
    hours: ArrayLike,
    *,
    rate_mcg_per_day: float,
    share: float,
    delay_h: float,
    fluid: IntrathecalParameters,
) -> CaseCourse:
    """Level [%] at the delayed place of effect when the pump's delivery turns to a share of the ordered one.

    rate before `delay_h`, when the change reaches the tip, share x rate from then on; 100 is settled.

    Valid range:
        As `intrathecal.levels`.

    Raises:
        ModelInputError: for a negative share, delay or hour, or a rate that is 0, negative or missing.

    Example:
        >>> fluid = intrathecal.from_half_life(clearance_mL_per_h=30, half_life_h=2.5, effect_peak_h=4)
        >>> course = by_pump([0, 24], rate_mcg_per_day=300, share=0.1, delay_h=0, fluid=fluid)
        >>> [round(level) for level in course.level_percent]
        [100, 12]

    Reference:
        One pool with a delayed place of effect; see `intrathecal.levels`.
    """
    after = times("hours", hours)
    not_negative("hours", float(after[0]))
    rate = positive("rate_mcg_per_day", rate_mcg_per_day)
    turn = _SETTLED_H + not_negative("delay_h", delay_h)
    delivery = Delivery(rate_time_h=(0.0, turn), rate_mcg_per_day=(rate, rate * not_negative("share", share)))
    usual = float(intrathecal.steady_level(rate, fluid.clearance_mL_per_h))
    return _course(after, intrathecal.levels(delivery, _SETTLED_H + after, fluid).effect_ng_per_mL / usual)


def _course(hours: Array, share: Array) -> CaseCourse:
    return CaseCourse(tuple(map(float, hours)), tuple(float(100 * one) for one in share))
