"""Numbers typed by a learner: reading them, rounding the key as asked, and comparing with a tolerance.

Decisions, each with a test:

- "1,200", "1 200" (any space that is not a line break) and 1200 are the same number; "0,5" is not a number,
  because a comma that is not a thousands comma is read in two ways around the world.
- "1/2" is one half. "1e3", "about 5", "nan" and true are not numbers.
- The unit of the item may be typed behind the number (letter case and a plural s do not matter); another
  unit is "wrong_unit", even if it would convert: a dose is written in the unit of the question.
- The key is rounded by the item's rule before comparing. With a tolerance the answer is right within it
  (both ends included); without one it must be the rounded key, and the same number with more decimals
  is "not_rounded".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from baclofen.model.scoring.record import Element, ItemError

_NUMBER = re.compile(
    r"(?P<sign>[+-]?)\s*(?:(?P<top>\d+)\s*/\s*(?P<bottom>\d+)"
    r"|(?P<number>\d{1,3}(?:[,\u00a0\u202f\u2009 ]\d{3})+(?:\.\d*)?|\d+\.?\d*|\.\d+))"
    r"\s*(?P<unit>(?:[^\W\d_]|%)\D*)?"
)
_WORDS = {"whole": 0, "tenth": 1, "hundredth": 2, "thousandth": 3}
_SAME = {"percent": "%", "hour": "h", "hr": "h", "tab": "tablet", "d": "day"}
_MODES = ("half_up", "down", "up")


def read_number(value: Any) -> tuple[Fraction, str] | None:
    """The number and the unit typed behind it, or None when it is not one number.

    Args:
        value: a number or text.

    Returns:
        (exact value, unit or ""), or None.

    Example:
        >>> read_number("1,200 mcg")
        (Fraction(1200, 1), 'mcg')
        >>> read_number("0,5") is None
        True
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float, Decimal, Fraction)):
        return _exact(value)
    match = _NUMBER.fullmatch(str(value).replace("\N{MINUS SIGN}", "-").strip())
    if match is None:
        return None
    unit = " ".join((match["unit"] or "").split()).removesuffix(".")
    if match["top"] is not None:
        if int(match["bottom"]) == 0:
            return None
        number = Fraction(int(match["top"]), int(match["bottom"]))
    else:
        number = Fraction(re.sub(r"[,\s]", "", match["number"]))
    return (-number if match["sign"] == "-" else number), unit


def _exact(value: float | Decimal | Fraction) -> tuple[Fraction, str] | None:
    try:
        return (Fraction(repr(value)) if isinstance(value, float) else Fraction(value)), ""
    except (ValueError, OverflowError):  # NaN, infinity
        return None


def same_unit(typed: str, wanted: str) -> bool:
    """Whether a typed unit is the wanted one; letter case, a plural s, "hours" for "h" do not matter.

    Example:
        >>> same_unit("ML", "mL"), same_unit("tablet", "tablets"), same_unit("mg", "mcg")
        (True, True, False)
    """
    return _unit_words(typed) == _unit_words(wanted)


def _unit_words(unit: str) -> list[str]:
    words = [word.removesuffix("s") for word in unit.casefold().split()]
    return [_SAME.get(word, word) for word in words]


def rounding_step(item: Mapping[str, Any]) -> tuple[Fraction, str] | None:
    """The rounding rule of an item as (step, mode); None when the item asks for no rounding.

    `decimals = 1`, `rounding = 1`, `rounding = "tenth"` and `round_to = 0.1` all mean the nearest tenth;
    `rounding = "down"` with `decimals = 0` rounds down;
    `rounding = {step = 0.5}` the nearest half; `rounding = {decimals = 0, mode = "down"}` rounds down.

    Raises:
        ItemError: if the rule cannot be read.

    Example:
        >>> rounding_step({"decimals": 1})
        (Fraction(1, 10), 'half_up')
    """
    mode, rule = "half_up", None
    for name in ("rounding", "decimals", "round_to"):
        found = item.get(name)
        if isinstance(found, str) and found in _MODES:
            mode = found
        elif found is not None and rule is None:
            rule = {"step": found} if name == "round_to" else found
    if rule is None:
        return None
    if isinstance(rule, Mapping):
        mode = str(rule.get("mode", mode))
        rule, is_step = (rule["step"], True) if "step" in rule else (rule.get("decimals", 0), False)
    else:
        is_step = isinstance(rule, float) and not rule.is_integer()
    return _step(item, rule, is_step), _mode(item, mode)


def _step(item: Mapping[str, Any], rule: Any, is_step: bool) -> Fraction:
    if isinstance(rule, str) and rule.strip().lower().removeprefix("nearest ") in _WORDS:
        rule, is_step = _WORDS[rule.strip().lower().removeprefix("nearest ")], False
    number = read_number(rule)
    if number is None or number[1] or number[0] < 0 or (is_step and number[0] == 0):
        raise ItemError(
            f"item {item.get('id', '?')}: rounding {rule!r} is not a number of decimals or a step"
        )
    if is_step:
        return number[0]
    if number[0].denominator != 1:
        raise ItemError(f"item {item.get('id', '?')}: decimals must be a whole number, not {rule!r}")
    return Fraction(1, 10 ** int(number[0]))


def _mode(item: Mapping[str, Any], mode: str) -> str:
    if mode not in _MODES:
        raise ItemError(f"item {item.get('id', '?')}: rounding mode {mode!r} is not one of {_MODES}")
    return mode


def rounded(number: Fraction, step: Fraction, mode: str = "half_up") -> Fraction:
    """The nearest multiple of `step`; a half goes away from 0.

    Example:
        >>> rounded(Fraction(9, 4), Fraction(1, 10))
        Fraction(23, 10)
    """
    top, bottom = number.numerator * step.denominator, number.denominator * step.numerator
    if mode == "half_up":
        steps = (2 * abs(top) + bottom) // (2 * bottom) * (1 if top >= 0 else -1)
    else:
        steps = top // bottom if mode == "down" else -(-top // bottom)
    return Fraction(steps * step.numerator, step.denominator)


def compare(item: Mapping[str, Any], key: Any, resp: Any) -> Element:
    """One element of 1 or 0 points for a typed number.

    Args:
        item: may hold tolerance, tolerance_percent, rounding (or decimals, or round_to) and unit.
        key: the right number, a list of right numbers, or {"low": ..., "high": ...}.
        resp: a number, text, or {"value": ..., "unit": ...}; None is blank.

    Raises:
        ItemError: if the key, the tolerance or the rounding rule is not a number.

    Example:
        >>> compare({"decimals": 1, "unit": "mL"}, 0.57, "0.6 mL").why
        'number_right'
    """
    typed_unit = ""
    if isinstance(key, Mapping) and "value" in key:  # the key brings its own unit, tolerance and rounding
        item, key = {**item, **key}, key["value"]
    if isinstance(resp, Mapping):
        typed_unit, resp = str(resp.get("unit") or ""), resp.get("value")
    keys = key if isinstance(key, (list, tuple)) else [key]
    expected = tuple(str(one) for one in keys)
    if isinstance(resp, (list, tuple)) and len(resp) <= 1:
        resp = resp[0] if resp else None
    if resp is None or not str(resp).strip():
        return Element("answer", "blank", 0, "", (), expected)
    read = read_number(resp)
    why = "not_a_number"
    if read is not None:
        wanted = str(item.get("unit") or "")
        typed_unit = typed_unit or read[1]
        why = "wrong_unit"
        if not typed_unit or not wanted or same_unit(typed_unit, wanted):
            found = {_compare_one(item, one, read[0]) for one in keys}
            why = next(w for w in ("number_right", "not_rounded", "number_wrong") if w in found)
    return Element("answer", why, int(why == "number_right"), "", (str(resp).strip(),), expected)


def _compare_one(item: Mapping[str, Any], key: Any, answer: Fraction) -> str:
    if isinstance(key, Mapping):
        low, high = (_number(item, key.get(end), end) for end in ("low", "high"))
        return "number_right" if low <= answer <= high else "number_wrong"
    target = _number(item, key, "key")
    rule = rounding_step(item)
    if rule is not None:
        target = rounded(target, *rule)
    tolerance = _number(item, item.get("tolerance") or 0, "tolerance")
    percent = _number(item, item.get("tolerance_percent") or 0, "tolerance_percent")
    if abs(answer - target) <= max(tolerance, abs(target) * percent / 100):
        return "number_right"
    return "not_rounded" if rule is not None and rounded(answer, *rule) == target else "number_wrong"


def _number(item: Mapping[str, Any], value: Any, name: str) -> Fraction:
    read = read_number(value)
    if read is None:
        raise ItemError(
            f"item {item.get('id', '?')}: {name} {value!r} is not a number; write for example 0.5"
        )
    return read[0]
