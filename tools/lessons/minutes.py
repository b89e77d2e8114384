"""Work out how long the main path of a lesson takes: reading, moving, deciding, and the questions at its end.

The assumptions stand here and nowhere else. They were fitted to what three readers needed for lessons 02, 05,
06 and 08 in a browser, with the questions and without them; none differs by more than about 2 minutes.
What opens a fold, and what lies under More practice or later, is not counted.
"""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import nbformat

from baclofen import content
from tools.lessons.open_words import words

#: words read in a minute, by a reader who meets new terms
WORDS = 150
#: words read in a minute by the student and by the mother, on a phone, of the three readers; moving and
#: deciding took her longer in the same measure
STUDENT, FAMILY = 175, 130
#: minutes beside the reading: to guess and to move a scene, to decide at one stop of a story
SCENE, STOP = 1.5, 0.5
#: minutes for one question with its reasons, for one sentence of the article, for one dose problem
QUESTION, CLAIM, DOSE = 1.2, 0.75, 1.5
#: minutes for what has no record to count: by the name of the lab; any other lab takes OTHER
OTHERS = {"path": 1, "review": 4, "refill": 3, "start": 0, "beats": 0}
OTHER = 3
#: headings behind which nothing belongs to the main path
BESIDE = ("More practice", "Go deeper", "What the article says", "Objectives and plan", "Words", "Sources")

_CALL = re.compile(r'^labs\.(\w+)\((?:"([a-z0-9_]+)")?', re.MULTILINE)
_HEAD = re.compile(r"^## (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Section:
    """One section of the main path, and its minutes."""

    title: str
    minutes: int


def plan(cells: Iterable[nbformat.NotebookNode]) -> tuple[Section, ...]:
    """Return the sections of the main path of a lesson's cells with whole minutes, 1 at least."""
    spent: dict[str, float] = {}
    for title, minutes in _spent(cells):
        spent[title] = spent.get(title, 0) + minutes
    return tuple(Section(title, max(1, math.floor(minutes + 0.5))) for title, minutes in spent.items())


def for_family(spent: float) -> float:
    """Return how long a family needs for what takes so many minutes: it reads on a phone."""
    return spent * STUDENT / FAMILY


def family_minutes(lesson: content.Lesson) -> int:
    """Return the whole minutes of a family for a lesson."""
    return round(for_family(lesson.minutes))


def minutes_text(lesson: content.Lesson) -> str:
    """Return how long a lesson takes, and a family, in words."""
    return content.word("lesson.minutes", minutes=lesson.minutes) + content.word(
        "lesson.minutes.family", minutes=family_minutes(lesson)
    )


def _spent(cells: Iterable[nbformat.NotebookNode]) -> Iterator[tuple[str, float]]:
    """Yield the title of its section and the minutes of each cell of the main path."""
    title = ""
    for cell in cells:
        if cell.cell_type == "code":
            yield from ((title, lab(name, id)) for name, id in _CALL.findall(cell.source) if title)
            continue
        for head in _HEAD.findall(cell.source):
            title = head.strip()
            if title in BESIDE:
                return
        if title:
            yield title, words(cell.source) / WORDS


def lab(name: str, id: str) -> float:
    """Return the minutes of one line of a lesson, such as ``labs.scene("02_a_day")``."""
    if name == "quiz":
        return QUESTION * sum(question.main for question in content.questions(id))
    if name == "claims":
        return CLAIM * len(content.claims_asked(id))
    if name == "dose_practice":
        return DOSE
    if name == "scene":
        return SCENE + _read(_scene(content.scene(id)))
    if name == "story":
        story = content.story(id)
        return STOP * len(story.stops) + _read(_story(story))
    return OTHERS.get(name, OTHER)


def _read(count: float) -> float:
    """Minutes to read so many words."""
    return count / WORDS


def _count(*texts: str) -> int:
    """The words of several texts."""
    return sum(len(text.split()) for text in texts)


def _scene(scene: content.Scene) -> int:
    """The words of a scene: its question, its guess, what one saw and what to try."""
    asked = [scene.guess.ask, *(option.text for option in scene.guess.options)] if scene.guess else []
    return _count(scene.question, scene.saw, scene.goal, *asked)


def _story(story: content.Story) -> float:
    """The words of a story as it is played: of a choice what one way leads to, of the rest every reason."""
    found: float = _count(story.about, story.end)
    for stop in story.stops:
        found += _count(stop.text, stop.ask, *(option.text for option in stop.options))
        told = _count(*(option.then for option in stop.options))
        found += told / len(stop.options) if stop.kind == "choose" else told
    return found
