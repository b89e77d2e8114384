"""Everything that a lesson opens, by name, and one way to see what is on the page of each."""

from collections.abc import Callable
from typing import Any

from ipywidgets.widgets.widget import Widget

from baclofen import content, labs
from baclofen.labs.questions.card import FORMATS, Card

Maker = Callable[[], Any]
_LESSONS = [lesson.id for lesson in content.lessons()]


def _items() -> dict[str, Maker]:
    """One question of each format, as a card of its own."""
    found = {question.type: question for lesson in _LESSONS for question in content.questions(lesson)}
    return {f"item {kind}": lambda kind=kind: Card(found[kind]) for kind in FORMATS}


def _made(name: str, make: Callable[[str], Any], ids: list[str]) -> dict[str, Maker]:
    return {f"{name} {id}": lambda id=id: make(id) for id in ids}


def _ids(name: str, make: Callable[[str], Any]) -> dict[str, Maker]:
    """For every lesson that has such a thing."""
    asked = {
        "quiz": lambda id: any(question.main for question in content.questions(id)),
        "more_questions": lambda id: any(not question.main for question in content.questions(id)),
        "claims": content.claims_asked,
        "beats": lambda id: True,
        "review": lambda id: id in ("02", "03", "04", "05", "06", "07", "08", "09"),
    }
    return _made(name, make, [id for id in _LESSONS if asked[name](id)])


#: one of each kind: what runs with the full counts where nothing is named
ONE_OF_EACH: dict[str, Maker] = {
    **labs.REGISTRY,
    **_items(),
    "beats": lambda: labs.beats("04"),
    "case": lambda: labs.case("stiff_and_hot"),
    "case_pair": labs.case_pair,
    "claims": lambda: labs.claims("05"),
    "dose_practice": labs.dose_practice,
    "more_questions": lambda: labs.more_questions("06"),
    "path": labs.path,
    "pump": labs.pump,
    "quiz": lambda: labs.quiz("06"),
    "refill": labs.refill,
    "review": lambda: labs.review("06"),
    "scene": lambda: labs.scene("02_one_tablet"),
    "scene of answers": lambda: labs.scene("05_two_days"),
    "start": labs.start,
    "story": lambda: labs.story("two_tones"),
}
EVERY: dict[str, Maker] = {
    **ONE_OF_EACH,
    **_ids("beats", labs.beats),
    **_made("case", labs.case, [case.id for case in content.cases()]),
    **_ids("claims", labs.claims),
    **_ids("more_questions", labs.more_questions),
    **_ids("quiz", labs.quiz),
    **_ids("review", labs.review),
    **_made("scene", labs.scene, [scene.id for scene in content.scenes()]),
    **_made("story", labs.story, [story.id for story in content.stories()]),
}


def shown(lab: Any) -> Widget:
    """The outermost part of a lab."""
    return lab.panel if hasattr(lab, "panel") else lab.widget
