"""The test dose: does this client respond inside the observation window, and which daily dose follows?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from baclofen.model import intrathecal
from baclofen.model.checks import Array, positive
from baclofen.model.delivery import bolus, infusion
from baclofen.model.intrathecal import IntrathecalParameters

_SPAN_H, _POINTS_PER_H = 48.0, 12


@dataclass(frozen=True, eq=False)
class ScreeningResult:
    """Effect of a test dose and of the infusion that follows, as a share of what this client needs (1).

    ``onset_h`` and ``duration_h`` are None where the effect never reaches the need.
    """

    time_h: Array
    test_effect: Array
    infusion_effect: Array
    test_mcg: float
    peak: float
    peak_h: float
    onset_h: float | None
    duration_h: float | None
    responds: bool
    factor: float
    start_mcg_per_day: float | None


def trial(
    *,
    test_mcg: float,
    needed_mcg: float,
    window_h: float,
    long_effect_h: float,
    usual_factor: float,
    fluid: IntrathecalParameters,
) -> ScreeningResult:
    """One test dose in a client whose tone gives way at a known need.

    The need is the greatest effect of `needed_mcg`; the client responds if the test dose reaches it inside
    the window. Starting dose = factor x test dose per day, factor 1 if the effect outlasts `long_effect_h`.

    Args:
        test_mcg: test dose into the spinal fluid [mcg].
        needed_mcg: smallest test dose that would work in this client [mcg]; unknown to the team.
        window_h: end of the observation window [h].
        long_effect_h: an effect longer than this is not doubled [h].
        usual_factor: starting dose per day as a multiple of the test dose.
        fluid: clearance, volume and delay.

    Returns:
        ScreeningResult over 48 h, a point every 5 minutes.

    Valid range:
        A teaching model of timing; the size of the need is a concept.

    Raises:
        ModelInputError: for a dose, time or factor that is 0, negative or missing.

    Example:
        >>> fluid = intrathecal.from_half_life(clearance_mL_per_h=30, half_life_h=2.5, effect_peak_h=4)
        >>> first = trial(test_mcg=50, needed_mcg=40, window_h=8, long_effect_h=8, usual_factor=2,
        ...               fluid=fluid)
        >>> first.responds, first.start_mcg_per_day
        (True, 100.0)

    Reference:
        Doses, window and rule as on the labels in data/parameters/nursing.csv.
    """
    test = positive("test_mcg", test_mcg, high=1000, hint="give mcg, not mg")
    needed = positive("needed_mcg", needed_mcg, high=1000, hint="give mcg, not mg")
    window = positive("window_h", window_h, high=_SPAN_H)
    time_h = np.linspace(0, _SPAN_H, round(_SPAN_H * _POINTS_PER_H) + 1)
    per_mcg = intrathecal.levels(bolus(1.0), time_h, fluid).effect_ng_per_mL
    unit = float(per_mcg.max()) * needed
    effect = per_mcg * test / unit
    above = np.flatnonzero(effect >= 1 - 1e-9)
    onset = float(time_h[above[0]]) if above.size else None
    duration = float(time_h[above[-1]] - time_h[above[0]]) if above.size else None
    responds = onset is not None and onset <= window
    long = duration is not None and duration > positive("long_effect_h", long_effect_h)
    factor = 1.0 if long else positive("usual_factor", usual_factor)
    steady = intrathecal.levels(infusion(factor * test), time_h, fluid).effect_ng_per_mL / unit
    return ScreeningResult(
        time_h=time_h,
        test_effect=effect,
        infusion_effect=steady,
        test_mcg=test,
        peak=float(effect.max()),
        peak_h=float(time_h[int(effect.argmax())]),
        onset_h=onset,
        duration_h=duration,
        responds=responds,
        factor=factor,
        start_mcg_per_day=factor * test if responds else None,
    )
