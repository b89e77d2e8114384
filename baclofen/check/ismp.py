"""ISMP: how doses may be written, and which numbers stand where; rules for every text, each with the mend.

The rules are those of the Institute for Safe Medication Practices (ISMP) on error-prone abbreviations,
symbols and dose designations.
"""

from __future__ import annotations

import re
from functools import lru_cache

_UNIT = r"(?:mcg|mg|ng|g|kg|mL|L)"
#: what is wrong -> how it looks, and what to write
RULES = {
    "micro sign or ug": (r"[\u00b5\u03bc]g|\bug\b|\bugm\b|\bmcgs\b|\bmgs\b", "Write mcg."),
    "trailing zero": (
        rf"(?<![\d.,])\d+\.\d*0+(?=[\s\u00a0]*(?:{_UNIT}|units?|hours?|h|min)\b)",
        "Write 5 mg and never 5.0 mg.",
    ),
    "no leading zero": (rf"(?<![\d.])\.\d+[\s\u00a0]*{_UNIT}\b", "Write 0.5 mg and never .5 mg."),
    "no space before the unit": (r"\d(?:mcg|mg|ng|mL|g|units)\b", "Write 5 mg, with a space."),
    "full stop after a unit": (rf"\b{_UNIT}\.(?=\s+[a-z]|\s*/)", "Units have no full stop."),
    "no comma from 1,000": (
        r"(?<![\d.,\-])\d{4,}(?=[\s\u00a0]*(?:mcg|mg|ng|mL|units)\b)",
        "Write 1,200 mcg.",
    ),
    "error-prone abbreviation": (
        r"\b(?:QD|q\.d\.|QOD|q\.o\.d\.|QID|TID|BID|QHS|IU|cc|HS|SC|SQ|MSO4|MgSO4|BT|D/C)\b",
        "Write it out, such as 'three times a day'.",
    ),
    "slash in a dose": (
        r"\b(?:mcg|mg|ng|mL)\s*/\s*(?:day|d|hr|h|kg|mL|L|min)\b",
        "Write 'per': mcg per day.",
    ),
    "mL with a small l": (r"\d[\s\u00a0]?ml\b|\bml\b", "Write mL."),
    "sign for words": (
        rf"[<>\u2264\u2265]\s?\d+(?:\.\d+)?[\s\u00a0]*(?:{_UNIT}|h|%)|\d[\s\u00a0]*{_UNIT}\s*[&@+]",
        "Write 'more than', 'at least', 'and'.",
    ),
    "name and dose run together": (r"\bbaclofen\d", "Put a space before the dose."),
    "trademark sign": (r"[\u00ae\u2122]", "Leave it out."),
    "patient instead of client": (r"\b[Pp]atients?\b", "Write client."),
    "generic name with a capital inside a sentence": (r"(?<=[a-z,;] )Baclofen\b", "Write baclofen."),
    "broken characters": (r"\u00c3|\u00e2\u20ac|\ufffd", "Type them again, and save as UTF-8."),
}
_COMPILED = {name: re.compile(pattern) for name, (pattern, _) in RULES.items()}

#: a typed number with a clinical unit
NUMBER_WITH_UNIT = re.compile(
    r"(?<![\w.,])\d[\d,]*(?:\.\d+)?[\s\u00a0-]*"
    r"(?:mcg|mg|ng|kg|g|mL|L|cm|h|hours?|min|minutes?|days?|weeks?|months?|years?|%|\u00b0C)(?![\w])"
)


def faults(text: str) -> list[tuple[str, str]]:
    """The rules that a text breaks: each with the piece that breaks it, and what to write.

    >>> faults("give .5 mg")
    [("no leading zero: '.5 mg'", 'Write 0.5 mg and never .5 mg.')]
    """
    return list(_faults(text))


@lru_cache(maxsize=50_000)
def _faults(text: str) -> tuple[tuple[str, str], ...]:
    """The same; what stands in several places is looked over once."""
    found = ((name, rule.search(text)) for name, rule in _COMPILED.items())
    return tuple((f"{name}: '{match[0]}'", RULES[name][1]) for name, match in found if match)
