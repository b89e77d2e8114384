"""When the effect of a bolus or of a new pump rate is noticed, largest, and over."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from baclofen.model.guards import ModelInputError, not_negative
from baclofen.model.kinetics.exponentials import pair
from baclofen.model.kinetics.intrathecal import IntrathecalParameters


def doubled_test_dose_ratio(parameters: IntrathecalParameters) -> float:
    """Peak effect level of a test dose, divided by the level of twice that dose spread over every 24 h.

    12 k exp(-k t_peak); near 1 the rule "double the test dose over 24 h" works.

    Args:
        parameters: clearance, volume and delay.

    Returns:
        Ratio.

    Valid range:
        0.87 to 1.1 for half-lives of 1.5 to 5 h; 0.42 at 0.9 h, the shortest reported, where the rule fails.

    Example:
        >>> from baclofen.model.kinetics.intrathecal import from_half_life
        >>> middle = from_half_life(clearance_mL_per_h=30, half_life_h=2.5, effect_peak_h=4)
        >>> round(doubled_test_dose_ratio(middle), 2)
        1.1

    Reference:
        Derived: at the peak the effect level equals that in the fluid, D / V exp(-k t_peak).
    """
    k = parameters.rate_per_h
    return 12 * k * math.exp(-k * parameters.effect_peak_h)


@dataclass(frozen=True)
class Timing:
    """When an effect is noticed, largest, and over; `lasts_h` runs from onset to end."""

    onset_h: float
    peak_h: float
    lasts_h: float


def bolus_timing(parameters: IntrathecalParameters, *, threshold: float) -> Timing:
    """Onset, peak and duration after a bolus, for an effect noticed above a fraction of its peak.

    Ce(t) / Ce(peak) = threshold, solved on both sides of the peak; Ce is proportional to pair(k, ke0, t).

    Args:
        parameters: clearance, volume and delay.
        threshold: fraction of the greatest effect level at which a change is noticed; a concept, not a fact.

    Returns:
        Timing [h].

    Valid range:
        Threshold above 0 and below 1.

    Raises:
        ModelInputError: for a threshold outside.

    Example:
        >>> from baclofen.model.kinetics.intrathecal import from_half_life
        >>> middle = from_half_life(clearance_mL_per_h=30, half_life_h=2.5, effect_peak_h=4)
        >>> seen = bolus_timing(middle, threshold=0.5)
        >>> round(seen.onset_h, 1), round(seen.peak_h, 1), round(seen.lasts_h, 1)
        (0.9, 4.0, 9.8)

    Reference:
        US label of Lioresal: onset 0.5 to 1 h, peak about 4 h, 4 to 8 h of effect (end not reproduced).
    """
    k, ke, peak = parameters.rate_per_h, parameters.effect_rate_per_h, parameters.effect_peak_h
    target = _fraction(threshold) * float(pair(k, ke, peak))
    rise = _solve(lambda t: float(pair(k, ke, t)) - target, 0.0, peak)
    end = peak + 60 / min(k, ke)
    fall = _solve(lambda t: target - float(pair(k, ke, t)), peak, end)
    return Timing(rise, peak, fall - rise)


def infusion_time(parameters: IntrathecalParameters, *, threshold: float) -> float:
    """Time until a new steady rate has brought the effect level to a fraction of its plateau.

    1 - exp(-k t) - k pair(k, ke0, t) = threshold.

    Args:
        parameters: clearance, volume and delay.
        threshold: fraction of the plateau.

    Returns:
        Time [h].

    Valid range:
        Threshold above 0 and below 1.

    Raises:
        ModelInputError: for a threshold outside.

    Example:
        >>> from baclofen.model.kinetics.intrathecal import from_half_life
        >>> middle = from_half_life(clearance_mL_per_h=30, half_life_h=2.5, effect_peak_h=4)
        >>> round(infusion_time(middle, threshold=0.5), 1)
        6.7

    Reference:
        Labels: first effect 6 to 8 h after the start of an infusion, greatest effect after 24 to 48 h.
    """
    k, ke = parameters.rate_per_h, parameters.effect_rate_per_h
    target = _fraction(threshold)

    def gap(t: float) -> float:
        return -math.expm1(-k * t) - k * float(pair(k, ke, t)) - target

    return _solve(gap, 0.0, 60 / min(k, ke))


def _fraction(threshold: float) -> float:
    share = not_negative("threshold", threshold)
    if not 0 < share < 1:
        raise ModelInputError(f"threshold must lie between 0 and 1 (50 % is 0.5), but {share:g} was given")
    return share


def _solve(rising: Callable[[float], float], low: float, high: float) -> float:
    """Where a rising function crosses 0, by halving."""
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (low, middle) if rising(middle) >= 0 else (middle, high)
    return (low + high) / 2
