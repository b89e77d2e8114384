"""Unit conversions, the nurse's rounding rule, and the one formatter that writes a dose.

Every number with a unit that a learner can see goes through `dose_text`, so that the rules of the
Institute for Safe Medication Practices (ISMP) are kept in one place: no trailing zero, a leading zero,
a space before the unit (a no-break space, so that number and unit stay on one line), commas from 1,000,
"mcg" and never the micro sign, "mL" with a capital L, "per" and never a slash.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
MINUS_SIGN = "\N{MINUS SIGN}"

MCG_PER_MG = 1000
HOURS_PER_DAY = 24

_SINGULAR = {
    "tablets": "tablet", "packets": "packet", "doses": "dose", "days": "day", "hours": "hour",
    "minutes": "minute", "weeks": "week", "months": "month", "years": "year", "units": "unit",
    "steps": "step", "points": "point", "times": "time", "people": "person", "deaths": "death",
    "reports": "report", "cases": "case",
}  # fmt: skip
_BAD_UNIT = (
    (re.compile(r"[\u00b5\u03bc]|\bugm?\b"), "write mcg, never the micro sign or ug"),
    (re.compile(r"/"), "write 'per', never a slash"),
    (re.compile(r"\bml\b|\bML\b|\bcc\b"), "write mL"),
    (re.compile(r"\b(?:mcgs|mgs|mLs|hrs?)\b"), "write mcg, mg, mL or h: no plural s, no 'hr'"),
    (re.compile(r"\b(?:IU|U|QD|QOD|HS|SC|SQ)\b"), "write the word in full: it is on the error-prone list"),
    (re.compile(r"\.$"), "no full stop after a unit"),
)  # fmt: skip


# ---------------------------------------------------------------- conversions
def mcg_from_mg(amount_mg: Any) -> Any:
    """Milligrams to micrograms: mcg = mg x 1000; a number or an array.

    >>> mcg_from_mg(0.3)
    300.0
    """
    return amount_mg * MCG_PER_MG


def mg_from_mcg(amount_mcg: Any) -> Any:
    """Micrograms to milligrams: mg = mcg / 1000; a number or an array.

    >>> mg_from_mcg(300)
    0.3
    """
    return amount_mcg / MCG_PER_MG


def volume_mL(amount: Any, concentration_per_mL: Any) -> Any:
    """The volume that holds an amount: mL = amount / concentration, both in the same mass unit.

    >>> volume_mL(300, 2000)
    0.15
    """
    return amount / concentration_per_mL


# ---------------------------------------------------------------- rounding
def exact(value: float | int | str | Decimal) -> Decimal:
    """The decimal number a reader sees in `value`: 0.1 is one tenth, not its binary neighbour.

    Errors: ValueError for NaN, infinity, a truth value, or text that is not a number.

    >>> exact(0.1)
    Decimal('0.1')
    """
    if isinstance(value, bool):
        raise ValueError(f"a number is needed, not {value!r}")
    try:
        number = value if isinstance(value, Decimal) else Decimal(_plain(value))
    except ArithmeticError as error:
        raise ValueError(f"a number is needed, not {value!r}") from error
    if not number.is_finite():
        raise ValueError(f"a finite number is needed, not {value!r}")
    return number


def _plain(value: Any) -> str:
    if isinstance(value, (int, str)):
        return str(value)
    return repr(float(value))


# ---------------------------------------------------------------- text
def number_text(value: float | int | Decimal, decimals: int | None = None, significant: int = 4) -> str:
    """A number as ISMP writes it: leading zero, no trailing zero, commas from 1,000, no exponent.

    Parameters: value (finite); decimals: places kept at most, or None for `significant` digits
    (digits before the decimal point are always kept). Returns the text. Errors: ValueError when not finite.

    >>> number_text(0.5), number_text(5.0), number_text(2000), number_text(33.333333)
    ('0.5', '5', '2,000', '33.33')
    """
    number = exact(value)
    if decimals is None:
        decimals = 0 if number == 0 else max(0, significant - 1 - number.adjusted())
    rounded = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    text = f"{abs(rounded):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return (MINUS_SIGN if rounded < 0 else "") + text


def dose_text(
    value: float | int | Decimal, unit: str, decimals: int | None = None, significant: int = 4
) -> str:
    """A number and its unit as ISMP writes them, held together by a no-break space.

    Parameters: value (finite); unit such as "mg", "mcg per day", "mL", "hours", "%" (checked: a slash, a
    micro sign, "ml" and other error-prone forms are refused); decimals and significant as in
    `number_text`. A counting unit in the plural loses its s after 1. Returns the text.
    Errors: ValueError for an unsafe unit or a number that is not finite.

    >>> dose_text(300, "mcg per day").replace(NO_BREAK_SPACE, " ")
    '300 mcg per day'
    >>> dose_text(2000, "mcg per mL").replace(NO_BREAK_SPACE, " ")
    '2,000 mcg per mL'
    >>> dose_text(1, "tablets").replace(NO_BREAK_SPACE, " "), dose_text(12.5, "%")
    ('1 tablet', '12.5%')
    """
    number = number_text(value, decimals, significant)
    unit = safe_unit(unit)
    if not unit:
        return number
    if unit.startswith("%"):
        return number + unit
    head, _, rest = unit.partition(" ")
    if number == "1" and head in _SINGULAR:
        unit = f"{_SINGULAR[head]} {rest}".strip()
    return f"{number}{NO_BREAK_SPACE}{unit}"


def safe_unit(unit: str) -> str:
    """The unit, stripped, when it is safe to print; otherwise ValueError says what to write.

    >>> safe_unit("mcg per mL")
    'mcg per mL'
    """
    unit = unit.strip()
    for pattern, advice in _BAD_UNIT:
        if pattern.search(unit):
            raise ValueError(f"unit {unit!r} is not safe to print: {advice}")
    return unit
