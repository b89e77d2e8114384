"""The labs: ``from baclofen import labs``, then one line opens one lab, such as ``labs.routes()``.

A lab's file is read when the lab is first asked for: a lesson opens a few, and each brings picture and model.
``REGISTRY`` names every lab that has controls and a picture; one test walks every corner of each.
"""

import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import Any

from baclofen import content
from baclofen.content.problems import choices, did_you_mean
from baclofen.labs.base import Lab
from baclofen.labs.live_view import NotebookOutput


def _open(name: str) -> Lab:
    """Read the lab's file if nobody did, and open the lab."""
    return getattr(sys.modules[__name__], name)()


#: Labs with controls and a picture. A lab's file here has its name.
REGISTRY: dict[str, Callable[[], Lab]] = {
    name: partial(_open, name)
    for name in (
        "alarms",
        "oral",
        "parts",
        "pump_fault",
        "pump_life",
        "routes",
        "screening",
        "signs",
        "spine",
        "stopping",
        "stretch",
        "tell_apart",
        "volumes",
    )
}

#: The other labs, and the file here that makes each.
OTHERS = {
    "beats": "way.beats",
    "case": "questions.case",
    "case_pair": "questions.case_pair",
    "claims": "questions.claims",
    "dose_practice": "dose_practice",
    "more_questions": "questions.quiz",
    "path": "way.path",
    "pump": "pump.lab",
    "quiz": "questions.quiz",
    "refill": "refill",
    "review": "questions.review",
    "start": "start",
}

#: Labs that open without a guess of their own, because the lesson asks for it or they only look things up.
WITHOUT_GUESS = ("signs", "tell_apart", "volumes")


def scene(id: str) -> Lab:
    """A lab seen from one question, such as ``scene("02_one_tablet")``; its record stands in data/scenes."""
    from baclofen.labs.scenes.scene import make

    return make(content.scene(id), REGISTRY)


def story(id: str) -> NotebookOutput:
    """A story to play, such as ``story("first_grader")``; its record stands in data/stories."""
    from baclofen.labs.stories.story import StoryPlay

    return StoryPlay(id, REGISTRY)


class _Labs(ModuleType):
    """This folder as a lesson sees it: the name of a lab is that lab, and never the file of the same name."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Read the file of a lab that nobody asked for yet."""
        if name not in REGISTRY and name not in OTHERS:
            known = sorted([*REGISTRY, *OTHERS, "scene", "story"])
            near = did_you_mean(name, known, "lab")
            mend = near if near.startswith("Did") else choices(known)
            raise AttributeError(f"there is no lab '{name}'. {mend}", name=name, obj=self)
        file = import_module(f"{__name__}.{OTHERS.get(name, name)}")
        vars(self)[name] = getattr(file, name)
        return vars(self)[name]

    def __setattr__(self, name: str, value: Any) -> None:
        """Python puts each file that it reads here, under the file's name: not in the place of a lab."""
        if not (isinstance(value, ModuleType) and (name in REGISTRY or name in OTHERS)):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        """What can be asked for, read or not."""
        return sorted({*super().__dir__(), *REGISTRY, *OTHERS})


sys.modules[__name__].__class__ = _Labs
