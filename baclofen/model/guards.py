"""Guards that every model function shares: wrong input is refused with a sentence that says what to do."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


class ModelInputError(ValueError):
    """A model was given an input that cannot be right; the message says what to give instead."""


def finite(name: str, value: Any) -> float:
    """Return `value` as a float; refuse what is missing, no number, NaN or infinite.

    Example:
        >>> finite("half_life_h", 3)
        3.0
    """
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise ModelInputError(f"{name} must be one number, but {value!r} was given") from None
    if not math.isfinite(number):
        raise ModelInputError(
            f"{name} must be a finite number, but {number} was given; fill in the missing value"
        )
    return number


def positive(name: str, value: Any, *, high: float = math.inf, hint: str = "") -> float:
    """Return `value` as a float above 0 and at most `high`; `hint` says what to check when it is too large.

    Example:
        >>> positive("half_life_h", 0)
        Traceback (most recent call last):
        ...
        baclofen.model.guards.ModelInputError: half_life_h must be above 0, but 0.0 was given
    """
    number = finite(name, value)
    if number <= 0:
        raise ModelInputError(f"{name} must be above 0, but {number} was given")
    return _below(name, number, high, hint)


def not_negative(name: str, value: Any, *, high: float = math.inf, hint: str = "") -> float:
    """Return `value` as a float of 0 or more and at most `high`; `hint` as in `positive`."""
    number = finite(name, value)
    if number < 0:
        raise ModelInputError(f"{name} must be 0 or more, but {number} was given")
    return _below(name, number, high, hint)


def whole(name: str, value: Any, low: int, high: int) -> int:
    """Return `value` as a whole number from `low` to `high`.

    Example:
        >>> whole("doses_per_day", 4.0, 1, 24)
        4
    """
    number = finite(name, value)
    if number != int(number) or not low <= number <= high:
        raise ModelInputError(f"{name} must be a whole number from {low} to {high}, but {value!r} was given")
    return int(number)


def times(name: str, value: ArrayLike) -> Array:
    """Return `value` as a list of finite times in ascending order; equal neighbours are allowed.

    Example:
        >>> times("time_h", [0, 2, 1])
        Traceback (most recent call last):
        ...
        baclofen.model.guards.ModelInputError: time_h must be in ascending order; sort it before the call
    """
    try:
        array = np.asarray(value, dtype=float)
    except (TypeError, ValueError):
        raise ModelInputError(f"{name} must be a list of numbers") from None
    if array.ndim != 1 or array.size == 0:
        raise ModelInputError(f"{name} must be a list of at least one time, but has shape {array.shape}")
    if not np.isfinite(array).all():
        raise ModelInputError(f"{name} holds a missing or infinite value; remove it or fill it in")
    if (np.diff(array) < 0).any():
        raise ModelInputError(f"{name} must be in ascending order; sort it before the call")
    return array


def one_of(name: str, value: Any, allowed: tuple[str, ...]) -> str:
    """Return `value` if it is one of the allowed words; the refusal lists them."""
    if value not in allowed:
        raise ModelInputError(f"{name} must be one of {', '.join(allowed)}, but {value!r} was given")
    return str(value)


def _below(name: str, number: float, high: float, hint: str) -> float:
    if number > high:
        tail = f"; {hint}" if hint else ""
        raise ModelInputError(f"{name} must be at most {high:g}, but {number:g} was given{tail}")
    return number
