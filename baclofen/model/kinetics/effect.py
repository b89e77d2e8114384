"""From level to tone and sedation: a concept in relative units, never a prediction.

No usable relation between level and effect is published for a person: people respond at very different
levels. So levels enter here relative to a level that the story calls "half effect", and nothing comes out
in real units.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from baclofen.model.guards import Array, ModelInputError, not_negative, positive, times


def response(level: ArrayLike, *, half_effect_level: float, steepness: float = 1.0) -> Array:
    """Fraction of the greatest possible effect, from 0 to 1; level and half-effect level share one unit.

    E = C^g / (C50^g + C^g), C50 the half-effect level, g the steepness.

    Valid range:
        A concept. No value of C50 is published for baclofen in people.

    Raises:
        ModelInputError: for a negative level, or a half-effect level of 0.

    Example:
        >>> response([0.0, 1.0, 3.0], half_effect_level=1.0).tolist()
        [0.0, 0.5, 0.75]

    Reference:
        Hill AV. J Physiol 1910;40:iv-vii. Response at very different levels: Knutsson E. J Neurol Sci 1974.
    """
    c = _levels(level)
    half = positive("half_effect_level", half_effect_level)
    g = positive("steepness", steepness, high=20)
    with np.errstate(divide="ignore", over="ignore"):
        return np.asarray(1 / (1 + np.exp(g * (np.log(half) - np.log(c)))))


def adaptation(
    time_h: ArrayLike, effect: ArrayLike, *, half_time_h: float, start: float | None = None
) -> Array:
    """How far the body has leaned against an effect (fractions): it follows slowly, and lets go slowly.

    dM/dt = k (E - M), k = ln 2 / half-time, solved exactly for an effect that is straight between its points.

    Args:
        start: adaptation at the first time; None for fully adapted to the first effect.

    Valid range:
        A concept; the true course of tolerance is weeks to months and differs from client to client.

    Raises:
        ModelInputError: if times and effects do not belong together.

    Example:
        >>> adaptation([0.0, 24.0, 48.0], [0.0, 0.0, 0.0], half_time_h=24, start=0.8).round(3).tolist()
        [0.8, 0.4, 0.2]

    Reference:
        Concept; tolerance in 22 % of 37 pump clients: Heetla HW et al. Spinal Cord 2009;47:751-756.
    """
    t = times("time_h", time_h)
    e = np.asarray(effect, dtype=float)
    if e.shape != t.shape:
        raise ModelInputError(f"effect needs one value per time_h: got {e.shape} and {t.shape}")
    if not np.isfinite(e).all():
        raise ModelInputError("effect holds a missing or infinite value; fill it in")
    k = np.log(2) / positive("half_time_h", half_time_h)
    x = k * np.diff(t)
    keep = np.exp(-x)
    # Weight of the later point for a straight piece: 1 - (1 - exp(-x)) / x, by its series where x is small.
    late = np.where(x > 1e-4, 1 - -np.expm1(-x) / np.maximum(x, 1e-4), x / 2 - x * x / 6)
    early = 1 - keep - late
    m = np.empty_like(e)
    m[0] = e[0] if start is None else not_negative("start", start, high=1)
    for i in range(len(x)):
        m[i + 1] = keep[i] * m[i] + early[i] * e[i] + late[i] * e[i + 1]
    return m


def tone(effect: ArrayLike, adapted: ArrayLike = 0.0, *, lean: float = 0.0) -> Array:
    """Muscle tone relative to the tone without the drug (1). Above 1 is rebound.

    tone = 1 - E + lean M. Settled, the effect shrinks to (1 - lean) E: tolerance. Stopped at once, tone
    starts from 1 + lean M: rebound.

    Args:
        adapted: M from `adaptation`.
        lean: how much of the effect the body takes back in the end, 0 to 1; a concept.

    Valid range:
        A concept: shapes and order of events, not sizes.

    Raises:
        ModelInputError: if `lean` lies outside 0 to 1.

    Example:
        >>> round(float(tone(0.8)), 3), round(float(tone(0.0, 0.8, lean=0.5)), 3)
        (0.2, 1.4)

    Reference:
        Concept for this course.
    """
    share = not_negative("lean", lean, high=1, hint="50 % is 0.5")
    return np.maximum(1 - np.asarray(effect, dtype=float) + share * np.asarray(adapted, dtype=float), 0.0)


def _levels(level: ArrayLike) -> Array:
    c = np.asarray(level, dtype=float)
    if not np.isfinite(c).all() or (c < 0).any():
        raise ModelInputError("level must be 0 or more everywhere and not missing")
    return c
