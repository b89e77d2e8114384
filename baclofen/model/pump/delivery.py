"""What really arrived, as arrays: the input of the spinal-fluid model and of the step charts."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from baclofen.model.kinetics import delivery as fluid
from baclofen.model.pump.spec import HOURS_PER_DAY
from baclofen.model.pump.state import PumpState

Array = NDArray[np.float64]


class RateRecord(NamedTuple):
    """Piecewise-constant rate: from start_h up to end_h the rate holds. Three arrays of one length."""

    start_h: Array
    end_h: Array
    rate_mcg_per_h: Array


def delivery(state: PumpState) -> RateRecord:
    """Return the drug that reached the spinal fluid since the session began, gapless from 0 to the present.

    dose in one interval = rate * (end - start); the sum is the ledger's csf_mcg. Never negative, never NaN.
    """
    return _column(state, 2)


def to_fluid(state: PumpState, fastest_mcg_per_day: float = 100_000.0) -> fluid.Delivery:
    """Return the same delivery as the spinal-fluid model takes it; after the present the rate is 0.

    A stretch faster than `fastest_mcg_per_day`, the limit of that model (a syringe in the side port), becomes
    a bolus at its middle.
    """
    came = delivery(state)
    daily = came.rate_mcg_per_h * HOURS_PER_DAY
    fast = daily > fastest_mcg_per_day
    amount = came.rate_mcg_per_h * (came.end_h - came.start_h)
    rates = np.where(fast, 0.0, daily)
    ends = came.end_h[-1:]
    return fluid.Delivery(
        bolus_time_h=tuple(((came.start_h + came.end_h) / 2.0)[fast].tolist()),
        bolus_mcg=tuple(amount[fast].tolist()),
        rate_time_h=tuple(np.concatenate([came.start_h, ends]).tolist()),
        rate_mcg_per_day=tuple(np.concatenate([rates, np.zeros(ends.size)]).tolist()),
    )


def ordered(state: PumpState) -> RateRecord:
    """Return the rate the programmer believed it gave, for comparison with delivery."""
    return _column(state, 4)


def _column(state: PumpState, index: int) -> RateRecord:
    state = getattr(state, "state", state)
    starts: list[float] = []
    ends: list[float] = []
    rates: list[float] = []
    for row in state.record:
        if rates and rates[-1] == row[index] and ends[-1] == row[0]:
            ends[-1] = row[1]
            continue
        starts.append(row[0])
        ends.append(row[1])
        rates.append(row[index])
    return RateRecord(np.array(starts, float), np.array(ends, float), np.array(rates, float))
