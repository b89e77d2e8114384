"""How doses may be written, and how hard a text is to read: rules used by the tests of this folder.

The rules are those of the Institute for Safe Medication Practices (ISMP) on error-prone abbreviations,
symbols and dose designations.
"""

import re

from baclofen.check import writing
from baclofen.check.writing import NUMBER_WITH_UNIT, RULES

__all__ = ["LINT", "NUMBER_WITH_UNIT", "faults", "grade", "syllables"]


LINT = tuple(RULES)


def faults(text: str) -> list[str]:
    """The rules that a text breaks, each with the piece that breaks it and what to write instead."""
    return [f"{wrong} {mend}" for wrong, mend in writing.faults(text)]


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
