"""The sections of a lesson and their words on both sides of the first touch."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import nbformat

from tools.lessons.beats import is_touch
from tools.lessons.open_words import open_text, words

_HEAD = re.compile(r"^## (.+)$", re.MULTILINE)
_PART = re.compile(r"Part \d: ")


@dataclass(frozen=True)
class Section:
    """A section of a lesson: words before its first touch, after it, and how many touches it has."""

    title: str
    said: int
    meant: int
    touches: int


def sections(cells: Iterable[nbformat.NotebookNode]) -> Iterator[Section]:
    """Yield the sections of a lesson, each with the open words on both sides of its first touch."""
    title, said, meant, touches = "", 0, 0, 0
    for cell in cells:
        if is_touch(cell):
            touches += 1
            continue
        pieces = _HEAD.split(open_text(cell.source)) if cell.cell_type == "markdown" else [""]
        said, meant = (said, meant + words(pieces[0])) if touches else (said + words(pieces[0]), meant)
        for head, body in zip(pieces[1::2], pieces[2::2], strict=True):
            yield Section(title, said, meant, touches)
            title, said, meant, touches = head, words(body), 0, 0
    yield Section(title, said, meant, touches)


def is_beat(section: Section) -> bool:
    """Return whether a section is a beat: a part of the lesson's main path."""
    return bool(_PART.match(section.title))
