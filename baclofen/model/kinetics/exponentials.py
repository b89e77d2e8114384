"""Divided differences of the exponential: the one piece of mathematics under every curve in the course.

A chain of first-order steps with rate constants a, b, c ... has the response exp[a, b, c ...](t), the divided
difference of the function x -> exp(-x t). Written in this form the textbook formulas lose their weak spot:
two equal or nearly equal rate constants are an ordinary case, not a division by zero.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from baclofen.model.guards import Array

# Below this spread (rate difference times time) a difference of differences is summed as a series instead.
_SERIES_SPREAD = 0.1
_SERIES_TERMS = 12
# Below this product of gap and time a pair of rates is one rate: (1 - exp(-x)) / x is 1 to the last digit.
_NO_GAP = 1e-17


def pair(slow_per_h: ArrayLike, fast_per_h: ArrayLike, time_h: ArrayLike) -> Array:
    """Amount [h] after a first-order step into a pool that empties by another; times a rate, a fraction.

    (exp(-a t) - exp(-b t)) / (b - a), and t exp(-a t) where a equals b; a and b may come in either order.

    Valid range:
        Any rates and times of 0 or more, also equal rates and very long times.

    Example:
        >>> float(pair(0.0, 0.5, 2.0))  # (1 - exp(-1)) / 0.5
        1.2642411176571153
        >>> bool(pair(1.0, 1.0, 1.0) == np.exp(-1.0))
        True

    Reference:
        Bateman H. Proc Cambridge Philos Soc 1910;15:423-427; McCurdy, Ng, Parlett. Math Comp 1984;43:501-528.
    """
    a = np.minimum(slow_per_h, fast_per_h)
    t = np.asarray(time_h, dtype=float)
    gap = np.abs(np.subtract(fast_per_h, slow_per_h))
    return np.asarray(np.exp(-a * t) * _relative(gap, t))


def divided_differences(rates_per_h: Array, time_h: Array) -> list[Array]:
    """Divided differences of x -> exp(-x t) over the first one, two, three ... rates; the k-th in [h^k].

    r_0 = exp(-l_0 t); r_k = exp[l_0 ... l_k](t), signed so that each is 0 or more.

    Args:
        rates_per_h: rates in DESCENDING order along the last axis [1/h], shape (..., n).

    Valid range:
        n up to 6; equal and nearly equal rates allowed.

    Example:
        >>> r = divided_differences(np.array([1.0, 1.0, 1.0]), np.array([2.0]))
        >>> [round(float(x[0] / np.exp(-2.0)), 12) for x in r]  # 1, t, t*t/2
        [1.0, 2.0, 2.0]

    Reference:
        Putzer EJ. Am Math Mon 1966;73:2-7; McCurdy, Ng, Parlett. Math Comp 1984;43:501-528.
    """
    n = rates_per_h.shape[-1]
    rate = [rates_per_h[..., k] for k in range(n)]
    columns: list[Array] = [np.exp(-rate[0] * time_h)]
    previous = [pair(rate[k + 1], rate[k], time_h) for k in range(n - 1)]
    for order in range(1, n):
        columns.append(previous[0])
        previous = [
            _next_order(previous[k + 1], previous[k], rate[k : k + order + 2], time_h)
            for k in range(n - order - 1)
        ]
    return columns


def _relative(gap: ArrayLike, t: Array) -> Array:
    """(1 - exp(-gap t)) / gap, equal to t where the gap is 0 or too small to count."""
    gap = np.asarray(gap, dtype=float)
    apart = gap * t > _NO_GAP
    return np.where(apart, -np.expm1(-gap * t) / np.where(apart, gap, 1.0), t + 0.0 * gap)


def _next_order(slower: Array, faster: Array, nodes: list[Array], t: Array) -> Array:
    """One step of the difference table; a series takes over where the subtraction would lose digits."""
    spread = nodes[0] - nodes[-1]
    close = np.broadcast_to(
        spread * t < _SERIES_SPREAD, np.broadcast_shapes(np.shape(slower), np.shape(faster))
    )
    result = np.asarray((slower - faster) / np.where(close, 1.0, spread))
    if close.any():
        at = [np.broadcast_to(node, result.shape)[close] for node in nodes]
        result[close] = _series(at, np.broadcast_to(t, result.shape)[close])
    return result


def _series(nodes: list[Array], t: Array) -> Array:
    """Taylor series about the slowest node: sum of complete symmetric polynomials of the small gaps."""
    base = nodes[-1]
    order = len(nodes) - 1
    gaps = [-(node - base) * t for node in nodes]
    symmetric = [np.zeros_like(t) for _ in nodes]
    factor = np.ones_like(t)
    for k in range(1, order + 1):
        factor = factor * t / k
    total = np.zeros_like(t)
    scale = 1.0
    for m in range(_SERIES_TERMS):
        running = np.ones_like(t) if m == 0 else np.zeros_like(t)
        for i, gap in enumerate(gaps):
            # h_m over the first i+1 gaps = h_m over the first i + gap * h_(m-1) over the first i+1
            running = np.ones_like(t) if m == 0 else running + gap * symmetric[i]
            symmetric[i] = running
        total = total + scale * running
        scale /= order + m + 1
    return np.exp(-base * t) * factor * total
