"""The only reader of data/: checks every table and returns frozen records.

    from baclofen import content
    content.parameter("half_life_to_teach").text
    content.word("routes.title")

The data are read once, when first asked for. `load(folder)` reads any folder afresh.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from baclofen.content.facts import capital
from baclofen.content.library import Library, load
from baclofen.content.problems import ContentError, Problem
from baclofen.content.records import (
    ROUTES,
    URGENCIES,
    Case,
    ChartEntry,
    Claim,
    Lesson,
    Option,
    Parameter,
    Question,
    Sign,
    Source,
    Term,
)
from baclofen.content.scene_records import GuessOption, Scene, SceneGuess
from baclofen.content.story_records import SBAR, Story, StoryOption, StoryStop


@cache
def library() -> Library:
    """The course's own data, read once."""
    return load()


def parameter(id: str) -> Parameter:
    """One number by its id, or by topic.id where two files use the same id."""
    return library().parameter(id)


def parameters(topic: str | None = None) -> tuple[Parameter, ...]:
    """Every number, or those of one file of data/parameters."""
    return library().parameters(topic)


def fill(text: str) -> str:
    """The text with every {p:id} replaced by its fact."""
    return library().fill(text)


def fact_sources(name: str) -> tuple[str, ...]:
    """The sources behind {p:name}: a parameter, a rule or an act."""
    return library().fact_sources(name)


def source(id: str) -> Source:
    """One source by its code."""
    return library().source(id)


def signs() -> tuple[Sign, ...]:
    """Every sign."""
    return library().signs()


def claims(lesson: str | None = None) -> tuple[Claim, ...]:
    """Every claim of the article, or those that one lesson teaches."""
    return library().claims(lesson)


def claims_asked(lesson: str) -> tuple[Claim, ...]:
    """Every claim that one lesson lets a learner judge: those it teaches or takes up again."""
    return library().claims_asked(lesson)


def lesson(id: str) -> Lesson:
    """One lesson by its two digits."""
    return library().lesson(id)


def lessons() -> tuple[Lesson, ...]:
    """Every lesson in order."""
    return library().lessons()


def glossary() -> tuple[Term, ...]:
    """Every word of the glossary."""
    return library().glossary()


def table(name: str) -> tuple[Mapping[str, Any], ...]:
    """The rows of any checked table by the name of its schema."""
    return library().table(name)


def word(key: str, /, **values: object) -> str:
    """One sentence of data/words with its places filled."""
    return library().word(key, **values)


def words(topic: str) -> Mapping[str, str]:
    """Every sentence of a topic by its key, places not yet filled."""
    return library().words(topic)


def questions(lesson: str) -> tuple[Question, ...]:
    """The questions of a lesson."""
    return library().questions(lesson)


def case(id: str) -> Case:
    """One unfolding case by its id."""
    return library().case(id)


def cases(lesson: str | None = None) -> tuple[Case, ...]:
    """Every unfolding case, or those of one lesson."""
    return library().cases(lesson)


def scene(id: str) -> Scene:
    """One scene by its id."""
    return library().scene(id)


def scenes(lesson: str | None = None) -> tuple[Scene, ...]:
    """Every scene, or those of one lesson."""
    return library().scenes(lesson)


def story(id: str) -> Story:
    """One story by its id."""
    return library().story(id)


def stories(lesson: str | None = None) -> tuple[Story, ...]:
    """Every story, or those of one lesson."""
    return library().stories(lesson)
