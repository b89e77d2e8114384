"""How hard a text is to read: the Flesch-Kincaid grade, about as many school years as a reader needs."""

import re


def syllables(word: str) -> int:
    """How many syllables an English word has, about."""
    word = re.sub(r"[^a-z]", "", word.lower())
    silent = re.search(r"[^el]e$|[^td]ed$", word) is not None
    return max(1, len(re.findall(r"[aeiouy]+", word)) - bool(silent))


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of ``text``."""
    sentences = [s for s in re.split(r"[.?!]+[\s\")”]+|\n+", text) if len(s.split()) > 1]
    words = [w for s in sentences for w in re.findall(r"[A-Za-z'’]+|\d[\d.,]*", s)]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
