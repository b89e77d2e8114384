"""How long a curve stays on one side of a limit."""

from __future__ import annotations

import numpy as np

from baclofen.model.guards import Array


def hours_below(time_h: Array, level: Array, limit: float) -> float:
    """Hours [h] that a curve spends below a limit, crossings found by straight-line interpolation.

    Sum over intervals of the interval's part that lies below the limit (in the unit of `level`).

    Valid range:
        Any curve that is close to straight between neighbouring times.

    Example:
        >>> hours_below(np.array([0.0, 2.0]), np.array([0.0, 1.0]), 0.25)
        0.5
    """
    gap = level - limit
    left, right = gap[:-1], gap[1:]
    step = np.diff(time_h)
    inside = np.where((left < 0) & (right < 0), 1.0, 0.0)
    crossing = (left < 0) != (right < 0)
    low = np.where(crossing, np.minimum(left, right), 0.0)
    span = np.where(crossing, np.abs(right - left), 1.0)
    return float(np.sum(step * np.where(crossing, -low / span, inside)))
