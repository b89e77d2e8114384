"""Guards that every model function shares: wrong input is refused with a sentence that says what to do."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


class ModelInputError(ValueError):
    """A model was given an input that cannot be right; the message says what to give instead.

    Example:
        >>> raise ModelInputError("dose_mg must be 0 or more (mg)")
        Traceback (most recent call last):
        ...
        baclofen.model.guards.ModelInputError: dose_mg must be 0 or more (mg)
    """


def finite(name: str, value: Any) -> float:
    """Return `value` as a float, or refuse what is not one finite number.

    Args:
        name: name of the argument, with its unit, for the message.
        value: the number to check.

    Returns:
        The value as a float.

    Raises:
        ModelInputError: if the value is missing, not a number, NaN or infinite.

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
    """Return `value` as a float above 0 and at most `high`.

    Args:
        name: name of the argument, with its unit.
        value: the number to check.
        high: largest plausible value, in the same unit.
        hint: what to check when the value is too large, for instance the unit.

    Returns:
        The value as a float.

    Raises:
        ModelInputError: if the value is 0, negative, not finite or above `high`.

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
    """Return `value` as a float of 0 or more and at most `high`.

    Args:
        name: name of the argument, with its unit.
        value: the number to check.
        high: largest plausible value, in the same unit.
        hint: what to check when the value is too large, for instance the unit.

    Returns:
        The value as a float.

    Raises:
        ModelInputError: if the value is negative, not finite or above `high`.

    Example:
        >>> not_negative("dose_mg", -5)
        Traceback (most recent call last):
        ...
        baclofen.model.guards.ModelInputError: dose_mg must be 0 or more, but -5.0 was given
    """
    number = finite(name, value)
    if number < 0:
        raise ModelInputError(f"{name} must be 0 or more, but {number} was given")
    return _below(name, number, high, hint)


def whole(name: str, value: Any, low: int, high: int) -> int:
    """Return `value` as a whole number from `low` to `high`.

    Args:
        name: name of the argument.
        value: the number to check.
        low: smallest allowed.
        high: largest allowed.

    Returns:
        The value as an int.

    Raises:
        ModelInputError: if it is not a whole number or lies outside.

    Example:
        >>> whole("doses_per_day", 4.0, 1, 24)
        4
    """
    number = finite(name, value)
    if number != int(number) or not low <= number <= high:
        raise ModelInputError(f"{name} must be a whole number from {low} to {high}, but {value!r} was given")
    return int(number)


def times(name: str, value: ArrayLike) -> Array:
    """Return `value` as a one-dimensional, ascending array of finite times.

    Args:
        name: name of the argument, with its unit.
        value: times in ascending order (equal neighbours are allowed).

    Returns:
        The times as float array (n,).

    Raises:
        ModelInputError: if empty, not one-dimensional, not finite or not in ascending order.

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
    """Return `value` if it is one of the allowed words.

    Args:
        name: name of the argument.
        value: the word to check.
        allowed: the words that the model knows.

    Returns:
        The word.

    Raises:
        ModelInputError: if the word is unknown; the message lists the known ones.

    Example:
        >>> one_of("pump_mode", "steady", ("steady", "step"))
        'steady'
    """
    if value not in allowed:
        raise ModelInputError(f"{name} must be one of {', '.join(allowed)}, but {value!r} was given")
    return str(value)


def _below(name: str, number: float, high: float, hint: str) -> float:
    if number > high:
        tail = f"; {hint}" if hint else ""
        raise ModelInputError(f"{name} must be at most {high:g}, but {number:g} was given{tail}")
    return number
