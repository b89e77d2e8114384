"""Numbers typed by a learner: reading them, rounding the key as asked, and comparing.

Decisions, each with a test:

- "1,200", "1 200" (any space that is not a line break) and 1200 are the same number; "0,5" is not a number,
  because a comma that is not a thousands comma is read in two ways around the world.
- "1/2" is one half. "1e3", "about 5" and "nan" are not numbers, nor is a text of more than 40 letters.
- The unit of the item may be typed behind the number (letter case and a plural s do not matter); another
  unit is "wrong_unit", even if it would convert: a dose is written in the unit of the question.
- The answer must be the key, rounded to the item's `decimals`; with more decimals it is "not_rounded".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from math import isfinite
from typing import Any

from baclofen.model.scoring.record import Element

#: Letters of the longest text that is read: a number with its unit. What is longer is no number.
LONGEST = 40
# A repeat here never gives back what it took (`++`): no text can make the search go over it again and again.
_NUMBER = re.compile(
    r"(?P<sign>[+-]?)\s*+(?:(?P<top>\d++)\s*+/\s*+(?P<bottom>\d++)"
    r"|(?P<number>\d{1,3}(?:[,\u00a0\u202f\u2009 ]\d{3})++(?:\.\d*+)?|\d++\.?\d*+|\.\d++))"
    r"\s*+(?P<unit>(?:[^\W\d_]|%)\D*+)?"
)
_SAME = {"percent": "%", "hour": "h", "hr": "h", "tab": "tablet", "d": "day"}


def read_number(value: str | float | Fraction) -> tuple[Fraction, str] | None:
    """The exact number and the unit typed behind it ("" if none), or None when it is not one number.

    It takes any value and never raises.

    Example:
        >>> read_number("1,200 mcg")
        (Fraction(1200, 1), 'mcg')
        >>> read_number("0,5") is None
        True
    """
    if isinstance(value, (int, Fraction)):
        return Fraction(value), ""
    if isinstance(value, float):
        return (Fraction(str(value)), "") if isfinite(value) else None
    if not isinstance(value, str) or len(value) > LONGEST:
        return None
    match = _NUMBER.fullmatch(value.replace("\N{MINUS SIGN}", "-").strip())
    if match is None or (match["bottom"] and int(match["bottom"]) == 0):
        return None
    number = Fraction(re.sub(r"[,\s]", "", match["number"] or f"{match['top']}/{match['bottom']}"))
    unit = " ".join((match["unit"] or "").split()).removesuffix(".")
    return (-number if match["sign"] == "-" else number), unit


def same_unit(typed: str, wanted: str) -> bool:
    """Whether a typed unit is the wanted one; letter case, a plural s, "hours" for "h" do not matter.

    Example:
        >>> same_unit("ML", "mL"), same_unit("tablet", "tablets"), same_unit("mg", "mcg")
        (True, True, False)
        >>> same_unit("mL/day", "mL per day"), same_unit("mL/h", "mL per day")
        (True, False)
    """
    return _unit_words(typed) == _unit_words(wanted)


def _unit_words(unit: str) -> list[str]:
    """The words of a unit in their plain form; a slash is read as "per", though nobody should write one."""
    words = [word.removesuffix("s") for word in unit.casefold().replace("/", " per ").split()]
    return [_SAME.get(word, word) for word in words]


def rounded(number: Fraction, step: Fraction, mode: str = "half_up") -> Fraction:
    """The nearest multiple of `step`, a half away from 0; or with mode "down" or "up" the one below or above.

    Example:
        >>> rounded(Fraction(9, 4), Fraction(1, 10))
        Fraction(23, 10)
    """
    steps = number / step
    if mode == "half_up":
        return step * (int(abs(steps) + Fraction(1, 2)) * (1 if steps >= 0 else -1))
    return step * (steps.__floor__() if mode == "down" else steps.__ceil__())


def compare(item: Mapping[str, Any], answer: str | float | None) -> list[Element]:
    """One element of 1 or 0 points for a typed number: is it the item's key, with its `decimals` and `unit`?

    Example:
        >>> compare({"key": 0.57, "decimals": 1, "unit": "mL"}, "0.6 mL")[0].why
        'number_right'
    """
    typed = "" if answer is None else str(answer).strip()
    why = _why(item, read_number(typed)) if typed else "blank"
    return [
        Element("answer", why, int(why == "number_right"), "", (typed,) * bool(typed), (str(item["key"]),))
    ]


def _why(item: Mapping[str, Any], read: tuple[Fraction, str] | None) -> str:
    """What is right or wrong with a number as it was read."""
    if read is None:
        return "not_a_number"
    number, unit = read
    if unit and item.get("unit") and not same_unit(unit, item["unit"]):
        return "wrong_unit"
    key = read_number(item["key"])[0]
    if "decimals" not in item:
        return "number_right" if number == key else "number_wrong"
    step = Fraction(1, 10 ** item["decimals"])
    if number == rounded(key, step):
        return "number_right"
    return "not_rounded" if rounded(number, step) == rounded(key, step) else "number_wrong"
