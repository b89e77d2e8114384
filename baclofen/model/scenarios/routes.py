"""Two days by mouth and by pump on one axis: a concept in relative units (1 is the steady mean of both).

It shows shapes and timing, never a concentration: real units are in `oral` and `intrathecal`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from baclofen.model.guards import Array, ModelInputError, finite, not_negative, one_of, positive, whole
from baclofen.model.kinetics.exponentials import pair
from baclofen.model.kinetics.time_below import hours_below

#: how far outside the band a body is wholly stiff or wholly limp, in band widths
_WHOLLY = 0.75
PUMP_MODES = ("steady", "step")
Band = tuple[float, float]
_DAY_H, _WINDOW_H = 24.0, 48.0
_POINTS_PER_H = 12
_FELT = 0.1  # a change counts as begun when a tenth of it has arrived,
_DONE = 0.95  # and as complete at nineteen twentieths


@dataclass(frozen=True)
class RouteSummary:
    """What one curve does over the window: extremes, hours outside the comfort band."""

    peak: float
    trough: float
    peak_to_trough_ratio: float
    hours_below_band: float
    hours_inside_band: float
    hours_above_band: float


@dataclass(frozen=True, eq=False)
class RoutesResult:
    """Both curves and their summaries. Levels are relative: 1 is the steady mean of either route."""

    time_h: Array
    oral_level: Array
    pump_level: Array
    oral: RouteSummary
    pump: RouteSummary
    dose_time_h: tuple[float, ...]
    missed_dose_time_h: float | None
    band_low: float
    band_high: float
    step_felt_after_h: float | None
    step_complete_after_h: float | None
    absorption_half_life_h: float = 0.5
    step_hour: float | None = None


def levels(
    *,
    half_life_h: float,
    doses_per_day: int,
    absorption_half_life_h: float,
    missed_dose: int | None,
    pump_mode: str,
    step_hour: float,
    step_factor: float,
    pump_half_life_h: float,
    band_low: float,
    band_high: float,
    pump_delay_half_life_h: float = 0.0,
) -> RoutesResult:
    """Relative level over two days by mouth and by pump, from a settled routine; a point every 5 minutes.

    By mouth: sum over all doses of (24 / n) k ka pair(k, ka, t - t_dose), k = ln 2 / half-life.
    By pump: 1 + (factor - 1) S(t - step), S the step response of a pool, or of a pool followed by a delay.

    Args:
        half_life_h, absorption_half_life_h: by mouth [h], up to 100.
        doses_per_day: 1 to 24 equal doses, evenly spaced, first one at hour 0; the daily total is the same.
        missed_dose: None, or which dose of day 2 is left out (1 is the first).
        pump_mode: "steady", or "step" for a rate that changes at `step_hour` [h from the start of day 1] to
            `step_factor` times the old one.
        pump_half_life_h, pump_delay_half_life_h: in the fluid, and between fluid and effect [h]; 0 for none.
        band_low, band_high: edges of the comfort band [relative].

    Raises:
        ModelInputError: for an input outside its range; the message says what to give.

    Example:
        >>> day = levels(half_life_h=3.5, doses_per_day=3, absorption_half_life_h=0.5, missed_dose=None,
        ...              pump_mode="steady", step_hour=24, step_factor=1, pump_half_life_h=5,
        ...              band_low=0.6, band_high=1.4)
        >>> round(day.oral.peak, 2), round(day.oral.trough, 2), day.pump.peak
        (1.5, 0.48, 1.0)

    Reference:
        First-order absorption and elimination: Bateman H. Proc Cambridge Philos Soc 1910;15:423-427.
    """
    k, ka = _rate("half_life_h", half_life_h), _rate("absorption_half_life_h", absorption_half_life_h)
    n = whole("doses_per_day", doses_per_day, 1, 24)
    _check_band(band_low, band_high)
    doses, missed = _dose_times(n, missed_dose)
    pump = _pump(pump_mode, step_hour, step_factor, pump_half_life_h, pump_delay_half_life_h)
    curve, at_doses = (_oral(t, k, ka, n, missed) for t in (pump.time_h, np.asarray(doses)))
    made = _result(curve, at_doses, pump, doses, missed, (float(band_low), float(band_high)))
    step = float(step_hour) if pump_mode == "step" else None
    return replace(made, absorption_half_life_h=float(absorption_half_life_h), step_hour=step)


def _rate(name: str, half_life_h: float) -> float:
    """The rate that goes with a half-life [1/h]."""
    return math.log(2) / positive(name, half_life_h, high=100, hint="give hours, not minutes")


def _result(
    curve: Array,
    at_doses: Array,
    pump: _Pump,
    doses: list[float],
    missed: float | None,
    band: tuple[float, float],
) -> RoutesResult:
    """Both curves with their summaries."""
    return RoutesResult(
        time_h=pump.time_h,
        oral_level=curve,
        pump_level=pump.level,
        oral=_summary(pump.time_h, curve, *band, at_doses),
        pump=_summary(pump.time_h, pump.level, *band),
        dose_time_h=tuple(t for t in doses if t != missed),
        missed_dose_time_h=missed,
        band_low=band[0],
        band_high=band[1],
        step_felt_after_h=pump.felt,
        step_complete_after_h=pump.complete,
    )


def oral_steady_level(
    time_h: Array, *, half_life_h: float, absorption_half_life_h: float, doses_per_day: int
) -> Array:
    """Settled level by mouth with no dose missed, relative: its mean is exactly 1.

    tau ka k / (ka - k) [exp(-k s) / (1 - exp(-k tau)) - exp(-ka s) / (1 - exp(-ka tau))],
    where s is the time since a dose, of any sign; equal half-lives are an ordinary case.

    Raises:
        ModelInputError: if a half-life is not above 0.

    Example:
        >>> s = np.linspace(0, 24, 2401)
        >>> level = oral_steady_level(s, half_life_h=3.5, absorption_half_life_h=3.5, doses_per_day=4)
        >>> round(float(level[:-1].mean()), 6)
        1.0

    Reference:
        Sum of a geometric series over all earlier doses; see `levels`.
    """
    k = math.log(2) / positive("half_life_h", half_life_h)
    ka = math.log(2) / positive("absorption_half_life_h", absorption_half_life_h)
    n = whole("doses_per_day", doses_per_day, 1, 24)
    tau = _DAY_H / n
    since = np.mod(np.asarray(time_h, dtype=float), tau)
    # Depot and level just after a dose in the settled state, then carried forward together.
    depot = tau * k / -math.expm1(-ka * tau)
    level = ka * depot * float(pair(k, ka, tau)) / -math.expm1(-k * tau)
    return np.asarray(level * np.exp(-k * since) + ka * depot * pair(k, ka, since))


def _oral(time_h: Array, k: float, ka: float, n: int, missed: float | None) -> Array:
    half = math.log(2)
    level = oral_steady_level(time_h, half_life_h=half / k, absorption_half_life_h=half / ka, doses_per_day=n)
    if missed is None:
        return level
    after = np.maximum(time_h - missed, 0.0)
    return np.maximum(level - (_DAY_H / n) * k * ka * pair(k, ka, after), 0.0)


def _dose_times(n: int, missed_dose: int | None) -> tuple[list[float], float | None]:
    """Times of all doses of two days, and of the missed one."""
    doses = [i * (_DAY_H / n) for i in range(2 * n)]
    return doses, None if missed_dose is None else doses[n + whole("missed_dose", missed_dose, 1, n) - 1]


@dataclass(frozen=True, eq=False)
class _Pump:
    """The pump's curve, and how long a change takes to be felt and to be complete."""

    time_h: Array
    level: Array
    felt: float | None = None
    complete: float | None = None


def _pump(mode: str, start: float, factor: float, half: float, delay: float) -> _Pump:
    """The level by pump, steady or with one change of the rate."""
    time_h = np.linspace(0.0, _WINDOW_H, round(_WINDOW_H * _POINTS_PER_H) + 1)
    k = _rate("pump_half_life_h", half)
    delay = not_negative("pump_delay_half_life_h", delay, high=100, hint="give hours")
    if one_of("pump_mode", mode, PUMP_MODES) == "steady":
        return _Pump(time_h, np.ones_like(time_h))
    if not 0 <= finite("step_hour", start) <= _WINDOW_H:
        raise ModelInputError(
            f"step_hour must lie in the window, 0 to {_WINDOW_H:g} h, but {start:g} was given"
        )
    hint = "it multiplies the rate: 1.2 means 20 % more"
    change = not_negative("step_factor", factor, high=10, hint=hint) - 1
    ke = math.log(2) / delay if delay > 0 else None
    level = 1 + change * _step_response(np.maximum(time_h - start, 0.0), k, ke)
    grid = np.linspace(0.0, 12 * (half + delay), 2001)
    felt, complete = np.interp([_FELT, _DONE], _step_response(grid, k, ke), grid)
    return _Pump(time_h, np.maximum(level, 0.0), float(felt), float(complete))


def _step_response(t: Array, k: float, ke: float | None) -> Array:
    """Fraction of a rate change that has arrived: 0 at once, 1 in the long run."""
    if ke is None:
        return -np.expm1(-k * t)
    # d/dt of the response is k ke pair(k, ke, t), the delay model's impulse response.
    return -np.expm1(-k * t) - k * pair(k, ke, t)


def _check_band(low: float, high: float) -> None:
    if not_negative("band_low", low) >= positive("band_high", high):
        raise ModelInputError(f"band_low must be below band_high, but {low:g} and {high:g} were given")


def _summary(
    time_h: Array, level: Array, low: float, high: float, extra: Array | None = None
) -> RouteSummary:
    seen = level if extra is None else np.concatenate([level, extra])
    peak, trough = float(seen.max()), float(seen.min())
    below = hours_below(time_h, level, low)
    above = hours_below(time_h, -level, -high)
    return RouteSummary(
        peak=peak,
        trough=trough,
        peak_to_trough_ratio=peak / trough if trough > 0 else math.inf,
        hours_below_band=below,
        hours_inside_band=float(time_h[-1] - time_h[0]) - below - above,
        hours_above_band=above,
    )


def posture(level: Array, band_low: float, band_high: float) -> Array:
    """How a body sits at a relative level: 1 wholly stiff, 0 at ease, -1 wholly limp. No measure of tone.

    In the middle of the band the body is at ease; it leans a little toward each edge, and beyond an edge it
    goes on to the end within three quarters of the band's width.

    Example:
        >>> posture(np.array([1.0, 0.6, 0.0]), 0.6, 1.4).round(2).tolist()
        [-0.0, 0.4, 1.0]

    Reference:
        None: chosen for teaching. No measure of tone is drawn.
    """
    middle, half = (band_low + band_high) / 2, (band_high - band_low) / 2
    away = (np.asarray(level) - middle) / half
    beyond = np.maximum(np.abs(away) - 1, 0) / (2 * _WHOLLY)
    lean = 0.4 * np.clip(away, -1, 1) + 0.6 * np.sign(away) * beyond
    return -np.clip(lean, -1.0, 1.0)
