"""How a number from a table is written for a learner: by the rules of ISMP."""

from __future__ import annotations

from decimal import Decimal

NO_BREAK = "\N{NO-BREAK SPACE}"
NO_UNIT = ("", "ratio", "relative")
_SINGULAR = {
    "days": "day", "hours": "hour", "minutes": "minute", "weeks": "week", "months": "month", "years": "year",
    "doses": "dose", "tablets": "tablet", "packets": "packet", "points": "point", "times": "time",
    "people": "person", "steps": "step", "deaths": "death", "reports": "report", "cases": "case",
}  # fmt: skip


def number(value: float) -> str:
    """A number with commas from 1,000, a leading zero, no trailing zero.

    >>> number(1200.0), number(0.50), number(20000)
    ('1,200', '0.5', '20,000')
    """
    text = f"{Decimal(repr(value)):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "\N{MINUS SIGN}")


def quantity(value: float, unit: str) -> str:
    """A number and its unit, held together by no-break spaces between number and first word.

    >>> quantity(300, "mcg per day"), quantity(63, "%"), quantity(1, "days")
    ('300\\xa0mcg per day', '63%', '1\\xa0day')
    """
    if unit in NO_UNIT:
        return number(value)
    if unit == "%":
        return number(value) + unit
    first, *rest = unit.split(" ")
    if value == 1:
        first = _SINGULAR.get(first, first)
    return number(value) + NO_BREAK + " ".join([first, *rest])


def quantity_range(low: float, high: float, unit: str) -> str:
    """Two numbers with one unit.

    >>> quantity_range(10, 63, "%"), quantity_range(300, 1200, "mcg per day")
    ('10% to 63%', '300 to 1,200\\xa0mcg per day')
    """
    first = quantity(low, unit) if unit == "%" else number(low)
    return f"{first} to {quantity(high, unit)}"
