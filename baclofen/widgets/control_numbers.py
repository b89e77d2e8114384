"""Numbers on a control: how they are written, read and kept on the steps of a slider."""

from __future__ import annotations

import math

Number = int | float


def decimals_of(*values: Number, most: int = 9) -> int:
    """Return how many decimals are needed to write all the values."""
    return max((len(f"{value:.{most}f}".rstrip("0").partition(".")[2]) for value in values), default=0)


def format_number(value: Number, decimals: int = 9) -> str:
    """Write a number without trailing zeros, with commas from 1,000 and with a leading zero.

    >>> format_number(2000.0), format_number(0.50), format_number(-0.0)
    ('2,000', '0.5', '0')
    """
    text = f"{float(value):,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def snap(value: Number, low: Number, high: Number, step: Number) -> Number:
    """Return the step nearest to value that lies from low to high.

    The last step is the greatest that does not pass high, as in a browser. Whole-number sliders give int.

    >>> snap(3.26, 2, 7, 0.5), snap(99, 0, 10, 3), snap(4.4, 2, 6, 1)
    (3.5, 9, 4)
    """
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise ValueError(f"{value!r} is not a number from {format_number(low)} to {format_number(high)}.")
    last = math.floor((high - low) / step + 1e-9)
    count = min(max(math.floor((value - low) / step + 0.5 + 1e-9), 0), last)
    if isinstance(low, int) and isinstance(step, int):
        return low + count * step
    return round(low + count * step, decimals_of(low, step))
