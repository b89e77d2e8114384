"""What a story must have, and what is wrong with one that has not."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from baclofen.content.facts import fill_facts
from baclofen.content.problems import choices
from baclofen.content.scene_checks import check_sources, check_texts
from baclofen.content.story_records import KINDS, SBAR

#: where in the file, what is wrong, what is allowed
Wrong = tuple[str, str, str]

_HEAD = {"id": True, "lesson": True, "title": True, "about": True, "end": True, "source": False,
         "invented": False}  # fmt: skip
_STOP = {"id", "kind", "text", "ask", "option", "draw", "caption"}
_OPTION = {"id", "text", "then", "source", "good", "step"}
#: how many options each kind of stop has
COUNTS = {"choose": (2, 4), "order": (3, 6), "call": (5, 10)}
SHORTEST_THEN = 25


def check_story(
    raw: dict[str, Any],
    id: str,
    lessons: Collection[str],
    sources: Collection[str],
    fact: Callable[[str], str],
) -> list[Wrong]:
    """What is wrong with one story. Empty when all is well."""
    if (
        set(raw) != {"story", "stop"}
        or not isinstance(raw["stop"], list)
        or not isinstance(raw["story"], dict)
    ):
        return [("", "the file needs [story] and [[stop]], and nothing else.", "Compare with another story.")]
    wrong = [("story", *said) for said in _head(raw["story"], id, lessons, sources, fact)]
    seen: set[str] = set()
    for place, stop in enumerate(raw["stop"], start=1):
        name = stop.get("id", place) if isinstance(stop, dict) else place
        wrong += [(f"stop {name}", *said) for said in _stop(stop, sources, fact)]
        if name in seen:
            wrong.append((f"stop {name}", "a stop of this id stands above it.", "Give it another id."))
        seen.add(name)
    return wrong if raw["stop"] else [*wrong, ("", "the story has no stop.", "")]


def _head(
    head: dict[str, Any],
    id: str,
    lessons: Collection[str],
    sources: Collection[str],
    fact: Callable[[str], str],
) -> list[tuple[str, str]]:
    wrong = [(f"'{name}' is not known.", choices(_HEAD)) for name in head if name not in _HEAD]
    wrong += check_texts(head, [name for name, text in _HEAD.items() if text], fact)
    if wrong:
        return wrong
    if head["id"] != id:
        wrong.append((f"'id' is '{head['id']}'.", f"It must be the name of the file: {id}."))
    if head["lesson"] not in lessons:
        wrong.append((f"there is no lesson '{head['lesson']}'.", choices(lessons)))
    return wrong + check_sources(head.get("source"), sources)


def _stop(stop: Any, sources: Collection[str], fact: Callable[[str], str]) -> list[tuple[str, str]]:
    if not isinstance(stop, dict):
        return [("it is not a [[stop]] record.", "")]
    wrong = [(f"'{name}' is not known.", choices(sorted(_STOP))) for name in stop if name not in _STOP]
    wrong += check_texts(stop, ("id", "text", "ask"), fact)
    kind, options = stop.get("kind", "choose"), stop.get("option")
    if kind not in KINDS:
        return [*wrong, (f"the kind is '{kind}'.", choices(KINDS))]
    low, high = COUNTS[kind]
    if not isinstance(options, list) or not low <= len(options) <= high:
        return [
            *wrong,
            (f"a stop of the kind {kind} has {low} to {high} options.", "One [[stop.option]] each."),
        ]
    for one in options:
        name = one.get("id", "?") if isinstance(one, dict) else "?"
        wrong += [(f"option {name}: {said}", mend) for said, mend in _option(one, kind, sources, fact)]
    return wrong + (_key(kind, options) if not wrong else []) + _draw(stop, fact)


def _option(
    one: Any, kind: str, sources: Collection[str], fact: Callable[[str], str]
) -> list[tuple[str, str]]:
    if not isinstance(one, dict):
        return [("it is not a [[stop.option]] record.", "")]
    wrong = [(f"'{name}' is not known.", choices(sorted(_OPTION))) for name in one if name not in _OPTION]
    wrong += check_texts(one, ("id", "text", "then"), fact)
    if wrong:
        return wrong
    if len(fill_facts(one["then"], fact)) < SHORTEST_THEN:
        wrong.append(("'then' is too short.", f"Say what follows, in {SHORTEST_THEN} letters or more."))
    if kind == "call" and one.get("step") not in SBAR:
        wrong.append((f"the step is '{one.get('step')}'.", choices(SBAR)))
    return wrong + check_sources(one.get("source"), sources)


def _key(kind: str, options: list[dict[str, Any]]) -> list[tuple[str, str]]:
    good = [one for one in options if one.get("good") is True]
    if len({one["id"] for one in options}) < len(options):
        return [("two options have the same id.", "")]
    if kind == "order":
        return [("steps stand in their order and need no good.", "Take it out.")] if good else []
    if not good or len(good) == len(options):
        return [("some options help and some do not.", "Those that help have: good = true")]
    lacking = [step for step in SBAR if not any(one.get("step") == step for one in good)]
    return [(f"the call has no good sentence for {step}.", "") for step in lacking] if kind == "call" else []


def _draw(stop: dict[str, Any], fact: Callable[[str], str]) -> list[tuple[str, str]]:
    draw = stop.get("draw")
    if draw is None:
        return []
    if not isinstance(draw, dict) or not isinstance(draw.get("lab"), str):
        return [("'draw' names no lab.", 'Example: draw = { lab = "oral", missed = "first" }')]
    return check_texts(stop, ("caption",), fact)
