"""How doses may be written, and how hard a text is to read: rules used by the tests of this folder.

The rules are those of the Institute for Safe Medication Practices (ISMP) on error-prone abbreviations,
symbols and dose designations.
"""

import re

_UNIT = r"(?:mcg|mg|ng|g|kg|mL|L)"
LINT = {
    "micro sign or ug": r"[\u00b5\u03bc]g|\bug\b|\bugm\b|\bmcgs\b|\bmgs\b",
    "trailing zero": rf"(?<![\d.,])\d+\.\d*0+(?=[\s\u00a0]*(?:{_UNIT}|units?|hours?|h|min)\b)",
    "no leading zero": rf"(?<![\d.])\.\d+[\s\u00a0]*{_UNIT}\b",
    "no space before the unit": r"\d(?:mcg|mg|ng|mL|g|units)\b",
    "full stop after a unit": rf"\b{_UNIT}\.(?=\s+[a-z]|\s*/)",
    "no comma from 1,000": r"(?<![\d.,\-])\d{4,}(?=[\s\u00a0]*(?:mcg|mg|ng|mL|units)\b)",
    "error-prone abbreviation": (
        r"\b(?:QD|q\.d\.|QOD|q\.o\.d\.|QID|TID|BID|QHS|IU|cc|HS|SC|SQ|MSO4|MgSO4|BT|D/C)\b"
    ),
    "slash in a dose": r"\b(?:mcg|mg|ng|mL)\s*/\s*(?:day|d|hr|h|kg|mL|L|min)\b",
    "mL with a small l": r"\d[\s\u00a0]?ml\b|\bml\b",
    "sign for words": (
        rf"[<>\u2264\u2265]\s?\d+(?:\.\d+)?[\s\u00a0]*(?:{_UNIT}|h|%)|\d[\s\u00a0]*{_UNIT}\s*[&@+]"
    ),
    "name and dose run together": r"\bbaclofen\d",
    "trademark sign": r"[\u00ae\u2122]",
    "patient instead of client": r"\b[Pp]atients?\b",
    "generic name with a capital inside a sentence": r"(?<=[a-z,;] )Baclofen\b",
    "broken characters": r"\u00c3|\u00e2\u20ac|\ufffd",
}
_RULES = {name: re.compile(pattern) for name, pattern in LINT.items()}

#: a typed number with a clinical unit
NUMBER_WITH_UNIT = re.compile(
    r"(?<![\w.,])\d[\d,]*(?:\.\d+)?[\s\u00a0-]*"
    r"(?:mcg|mg|ng|kg|g|mL|L|cm|h|hours?|min|minutes?|days?|weeks?|months?|years?|%|\u00b0C)(?![\w])"
)


def faults(text: str) -> list[str]:
    """The rules that a text breaks, each with the piece that breaks it."""
    found = ((name, rule.search(text)) for name, rule in _RULES.items())
    return [f"{name}: '{match[0]}'" for name, match in found if match]


def syllables(word: str) -> int:
    """A fair guess: groups of vowels, without a silent e."""
    word = word.lower()
    groups = len(re.findall(r"[aeiouy]+", word))
    if word.endswith("e") and not word.endswith(("le", "ee")) and groups > 1:
        groups -= 1
    return max(groups, 1)


def grade(text: str) -> float:
    """The Flesch-Kincaid grade: 0.39 words per sentence + 11.8 syllables per word - 15.59."""
    words = re.findall(r"[A-Za-z][A-Za-z’'-]*", text)
    sentences = max(len(re.findall(r"[.!?:;]+(?=\s|$)", text)), 1)
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
