"""How a number from a table is written for a learner: the course's one formatter, every digit kept."""

from __future__ import annotations

from baclofen.model.units import dose_text, number_text

NO_UNIT = ("", "ratio", "relative")
_ALL_DIGITS = 9


def number(value: float) -> str:
    """A number with commas from 1,000, a leading zero, no trailing zero.

    >>> number(1200.0), number(0.50), number(20000)
    ('1,200', '0.5', '20,000')
    """
    return number_text(value, decimals=_ALL_DIGITS)


def quantity(value: float, unit: str) -> str:
    """A number and its unit, held together by a no-break space.

    >>> quantity(300, "mcg per day"), quantity(63, "%"), quantity(1, "days")
    ('300\\xa0mcg per day', '63%', '1\\xa0day')
    """
    return number(value) if unit in NO_UNIT else dose_text(value, unit, decimals=_ALL_DIGITS)


def quantity_range(low: float, high: float, unit: str) -> str:
    """Two numbers with one unit.

    >>> quantity_range(10, 63, "%"), quantity_range(300, 1200, "mcg per day")
    ('10% to 63%', '300 to 1,200\\xa0mcg per day')
    """
    first = quantity(low, unit) if unit == "%" else number(low)
    return f"{first} to {quantity(high, unit)}"
