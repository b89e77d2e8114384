"""The words of the exam in a question, each with its plain words: a lesson says loose, a chart hypotonia."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from baclofen import content
from baclofen.labs.live_view import kit_words
from baclofen.widgets import Catalog


def explained(question: content.Question) -> tuple[tuple[str, str], ...]:
    """The terms of the exam that a question says, with their plain words, in the order of the glossary."""
    text = " ".join([question.stem, *(option.text for option in question.options), *_texts(question.more)])
    exam = [term for term in content.glossary() if term.exam]
    found = set()
    for term in sorted(exam, key=lambda one: len(one.term), reverse=True):  # the longer term wins
        names = "|".join(map(re.escape, (term.term, *term.also)))
        text, count = re.subn(rf"\b(?:{names})s?\b", " ", text, flags=re.IGNORECASE)
        if count:
            found.add(term.term)
    return tuple((term.term, term.plain) for term in exam if term.term in found)


def fold(question: content.Question) -> list[Catalog]:
    """A closed fold with these words; nothing where a question uses plain words only."""
    lines = explained(question)
    title = content.word("quiz.words")
    item = {"key": "words", "title": title, "lines": lines}
    return [Catalog([item], label=title, words=kit_words())] if lines else []


def _texts(more: Any) -> Iterator[str]:
    """Every text of what a question has beside its stem: a table, a trend, names of groups."""
    if isinstance(more, str):
        yield more
    elif isinstance(more, Mapping):
        for one in more.values():
            yield from _texts(one)
    elif isinstance(more, list | tuple):
        for one in more:
            yield from _texts(one)
