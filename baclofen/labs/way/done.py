"""What of a beat is done, from the stored answers: reading leaves no trace, so what was answered counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from baclofen import content
from baclofen.progress import Entry

Beat = Mapping[str, Any]


@cache
def items(does: str) -> frozenset[str]:
    """The ids that are in the file once a thing such as ``quiz:02`` is done; none for what is not known."""
    kind, _, id = does.partition(":")
    try:
        if kind == "scene":
            return frozenset({f"scene:{content.scene(id).id}"})
        if kind == "story":
            return frozenset(f"story:{id}.{stop.id}" for stop in content.story(id).stops)
        if kind == "claims":
            return frozenset(f"claim:{claim.id}" for claim in content.claims_asked(id))
        if kind == "case":
            return frozenset(question.id for question in content.case(id).questions)
        if kind in ("quiz", "more_questions"):
            main = kind == "quiz"
            return frozenset(question.id for question in content.questions(id) if question.main is main)
        return frozenset()
    except content.ContentError:
        return frozenset()


def answered(entries: Iterable[Entry]) -> frozenset[str]:
    """The ids of everything that was answered at least once, rightly or not."""
    return frozenset(one.item_id for one in entries if not one.is_note)


def count(does: Iterable[str], there: frozenset[str]) -> tuple[int, int]:
    """How much of several things is answered, and how much there is."""
    wanted = frozenset().union(*map(items, does))
    return len(wanted & there), len(wanted)


def beats(lesson: str, main: bool = True) -> tuple[Beat, ...]:
    """The beats of a lesson, those on the main path or all."""
    rows = (row for row in content.table("beats") if row["lesson"] == lesson)
    return tuple(row for row in rows if not main or row["main"] == "yes")


def lesson_count(lesson: str, there: frozenset[str]) -> tuple[int, int]:
    """How many beats of the main path are done, and how many leave a trace."""
    counts = [count(beat["does"], there) for beat in beats(lesson)]
    return sum(got == of > 0 for got, of in counts), sum(of > 0 for _, of in counts)
