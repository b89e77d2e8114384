"""Numbers that papers and labels report and no lab shows, worked out from the course's own models."""

import math
from typing import NamedTuple

import numpy as np
from scipy.optimize import brentq

from baclofen.model.kinetics import oral
from baclofen.model.kinetics.exponentials import pair
from baclofen.model.kinetics.oral_parameters import disposition_rates
from baclofen.model.kinetics.regimen import every


class SingleDose(NamedTuple):
    cmax_ng_per_mL: float
    tmax_h: float
    auc_ng_h_per_mL: float


class Timing(NamedTuple):
    onset_h: float
    peak_h: float
    lasts_h: float


def single_dose(dose_mg, parameters):
    """Peak, its time, found on a grid refined to about a second; and the area, dose / (CL/F)."""
    one = every(dose_mg, interval_h=1, count=1)
    low, high = 0.0, 10 / min(disposition_rates(parameters)[1], parameters.absorption_per_h)
    for _ in range(6):
        grid = np.linspace(low, high, 201)
        level = oral.plasma(one, grid, parameters)
        top = int(np.argmax(level))
        low, high = grid[max(top - 1, 0)], grid[min(top + 1, 200)]
    return SingleDose(float(level[top]), float(grid[top]), 1000 * dose_mg / parameters.clearance_L_per_h)


def exchange_for(*, clearance_L_per_h, central_volume_L, peripheral_volume_L, half_life_h):
    """Exchange Q/F that gives a published terminal half-life to two compartments of given volumes.

    Q = b (k10 - b) / ((k10 - b) / Vp - b / Vc), b = ln 2 / half-life.
    """
    slow, k10 = math.log(2) / half_life_h, clearance_L_per_h / central_volume_L
    return slow * (k10 - slow) / ((k10 - slow) / peripheral_volume_L - slow / central_volume_L)


def blood_during_infusion(rate_mcg_per_day, plasma_clearance_L_per_h):
    """What leaves the fluid passes through the blood: rate / (24 CL) [ng per mL]."""
    return rate_mcg_per_day / (24 * plasma_clearance_L_per_h)


def doubled_test_dose_ratio(parameters):
    """Peak effect level of a test dose over the level of twice that dose each day: 12 k exp(-k t_peak)."""
    k = parameters.rate_per_h
    return 12 * k * math.exp(-k * parameters.effect_peak_h)


def bolus_timing(parameters, *, threshold):
    """Onset, peak and duration of an effect that is noticed above a share of its peak."""
    k, ke, peak = parameters.rate_per_h, parameters.effect_rate_per_h, parameters.effect_peak_h
    above = lambda t: float(pair(k, ke, t)) - threshold * float(pair(k, ke, peak))
    onset = brentq(above, 0.0, peak, xtol=1e-12)
    return Timing(onset, peak, brentq(above, peak, peak + 60 / min(k, ke), xtol=1e-12) - onset)


def infusion_time(parameters, *, threshold):
    """Hours until a new steady rate has brought the effect level to a share of its plateau."""
    k, ke = parameters.rate_per_h, parameters.effect_rate_per_h
    gap = lambda t: -math.expm1(-k * t) - k * float(pair(k, ke, t)) - threshold
    return brentq(gap, 0.0, 60 / min(k, ke), xtol=1e-12)
