"""One lesson as a page to read and print: no kernel, no script, no code."""

import re
from pathlib import Path

import nbformat

from baclofen import content
from tools.lessons import fill, run
from tools.site.pages.labs import LabParts
from tools.site.pages.links import live_links, page_name
from tools.site.pages.prose import Prose, inline
from tools.site.pages.templates import render

_UP = "../"
CARD_LESSON = "01"  #: the lesson that holds the drug card


def write_lesson(lesson: content.Lesson, out: Path, release: str) -> Path:
    """Write the page of one lesson with its pictures; returns its path."""
    book = nbformat.read(run.FOLDER / lesson.file, as_version=4)
    links = live_links(lesson, release, _UP)
    folder = out / "lessons"
    labs, prose, parts = LabParts(lesson, links, folder), Prose(), []
    for cell in book.cells:
        parts.append(prose.html(cell.source) if cell.cell_type == "markdown" else labs.html(cell.source))
    page = folder / page_name(lesson)
    page.write_text(
        render(
            "lesson.html",
            lesson=lesson,
            links=links,
            release=release,
            up=_UP,
            body="\n".join(parts),
            contents=[(name, words) for level, name, words in prose.headings if level == 2],
            sources=_sources(lesson.id, run.markdown(book)),
            card_lesson=CARD_LESSON,
            before=_neighbour(lesson, -1),
            after=_neighbour(lesson, +1),
        ),
        encoding="utf-8",
    )
    return page


def _neighbour(lesson: content.Lesson, step: int) -> tuple[str, content.Lesson] | None:
    """The address and the record of the lesson before or after, if there is one."""
    every = list(content.lessons())
    place = every.index(lesson) + step
    return (page_name(every[place]), every[place]) if 0 <= place < len(every) else None


def _sources(lesson: str, text: str) -> list[tuple[str, str]]:
    """The list of sources as (id, HTML), in the order of the notebook."""
    named = fill.sources_of(lesson, text)
    ids = {_lines(fill.source_list({id}))[0]: id for id in named if id != "teaching"}
    return [(ids[line], inline(line)) for line in _lines(fill.source_list(named))]


def _lines(text: str) -> list[str]:
    return [re.sub("^- ", "", line) for line in text.strip().splitlines()]
