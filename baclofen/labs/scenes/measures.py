"""What of a lab's result a guess can be held against: numbers, and words of a rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from baclofen import content
from baclofen.model.scenarios.oral_days import OralDays
from baclofen.model.scenarios.screening import ScreeningResult
from baclofen.plots.pump_fault_words import FaultView

_DAY_H = 24.0


@dataclass(frozen=True)
class Measure:
    """One number, or one word, of a result.

    Attributes:
        read: result in, number or word out.
        decimals: how many decimals the number is told with.
        drawn: "level" or "hour" where the picture can draw a guess of it, else "".
    """

    read: Callable[[Any], Any]
    decimals: int = 0
    drawn: str = ""


def _valley_h(result: OralDays) -> float:
    """Hours of the last day on which the level is lower than at any time of the day before."""
    last, before = result.time_h >= 2 * _DAY_H, (result.time_h >= _DAY_H) & (result.time_h < 2 * _DAY_H)
    low = float(result.level[before].min())
    step = float(result.time_h[1] - result.time_h[0])
    # a hair lower is the same: two days of one routine differ in the last digits
    return float(np.count_nonzero(result.level[last] < 0.99 * low)) * step


def _fold(_dose_mg: float) -> float:
    """How many times the dose the largest volume of the strongest liquid is."""
    strengths = [content.parameter(f"nursing.liquid_{n}_mg_per_mL").value for n in (1, 2, 5)]
    return max(strengths) / min(strengths)


def _start_over_test(result: ScreeningResult) -> float:
    """The starting dose of a day, as a multiple of the test dose; 0 where there is none."""
    return (result.start_mcg_per_day or 0.0) / result.answer.test_mcg


def _leaves_h(view: FaultView) -> float:
    """When the level leaves its band; the end of the watch where it never does."""
    left = view.course.leaves_band_h
    return float(view.course.time_h[-1]) if left is None else left


MEASURES: dict[str, Measure] = {
    "oral.mean": Measure(lambda result: result.mean, 0, "level"),
    "oral.peak": Measure(lambda result: result.peak, 0, "level"),
    "oral.trough": Measure(lambda result: result.trough, 0, "level"),
    "oral.first_peak": Measure(lambda result: result.first_peak, 0, "level"),
    "oral.half_gone_h": Measure(lambda result: result.half_gone_h, 1, "hour"),
    "oral.valley_h": Measure(_valley_h, 0),
    "volumes.fold": Measure(_fold, 0),
    "routes.oral_trough": Measure(lambda result: result.oral.trough, 2, "level"),
    "routes.oral_below_h": Measure(lambda result: result.oral.hours_below_band, 1),
    "routes.pump_below_h": Measure(lambda result: result.pump.hours_below_band, 1),
    "spine.level_ratio": Measure(lambda result: result.level_ratio, 0),
    "spine.dose_ratio": Measure(lambda result: result.dose_ratio, 0),
    "spine.tip_over_skull": Measure(lambda result: result.tip_level / result.skull_level, 0),
    "stopping.half_h": Measure(lambda result: result.half_h or result.days * _DAY_H, 0),
    "stopping.left_at_8_h": Measure(lambda result: result.percent_at(8), 0, "level"),
    "stopping.left_at_24_h": Measure(lambda result: result.percent_at(24), 0, "level"),
    "stretch.push": Measure(lambda result: 100 * result.push, 0),
    "screening.start_over_test": Measure(_start_over_test, 1),
    "pump_life.visits": Measure(lambda result: float(result.life.visits)),
    "pump_life.interval_days": Measure(lambda result: result.life.interval_days),
    "pump_fault.leaves_h": Measure(_leaves_h),
    "pump_fault.direction": Measure(lambda result: result.course.direction),
    "alarms.urgency": Measure(lambda result: result.urgency),
    "parts.refilled_through": Measure(lambda result: result.refilled_through),
    "signs.urgency": Measure(lambda result: result.sign.urgency(result.route)),
    "tell_apart.urgency": Measure(lambda result: result.urgency),
}
