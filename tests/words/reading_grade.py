"""How hard a text is to read: the Flesch-Kincaid grade."""

import re


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
