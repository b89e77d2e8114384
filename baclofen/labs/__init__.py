"""The labs: ``from baclofen import labs``, then one line opens one lab, such as ``labs.routes()``.

``REGISTRY`` names every lab that has controls and a picture; one test walks every corner of each.
"""

from collections.abc import Callable

from baclofen import content
from baclofen.labs.alarms import alarms
from baclofen.labs.base import Lab
from baclofen.labs.dose_practice import dose_practice
from baclofen.labs.oral import oral
from baclofen.labs.parts import parts
from baclofen.labs.pump.lab import pump
from baclofen.labs.pump_fault import pump_fault
from baclofen.labs.pump_life import pump_life
from baclofen.labs.questions.case import case
from baclofen.labs.questions.case_pair import case_pair
from baclofen.labs.questions.claims import claims
from baclofen.labs.questions.quiz import more_questions, quiz
from baclofen.labs.questions.review import review
from baclofen.labs.refill import refill
from baclofen.labs.routes import routes
from baclofen.labs.scenes.scene import make as _make_scene
from baclofen.labs.screening import screening
from baclofen.labs.signs import signs
from baclofen.labs.spine import spine
from baclofen.labs.start import start
from baclofen.labs.stopping import stopping
from baclofen.labs.stories.story import StoryPlay
from baclofen.labs.stretch import stretch
from baclofen.labs.tell_apart import tell_apart
from baclofen.labs.volumes import volumes
from baclofen.labs.way.beats import beats
from baclofen.labs.way.path import path

REGISTRY: dict[str, Callable[[], Lab]] = {
    "alarms": alarms,
    "oral": oral,
    "parts": parts,
    "pump_fault": pump_fault,
    "pump_life": pump_life,
    "routes": routes,
    "screening": screening,
    "signs": signs,
    "spine": spine,
    "stopping": stopping,
    "stretch": stretch,
    "tell_apart": tell_apart,
    "volumes": volumes,
}

#: Labs that open without a guess of their own, because the lesson asks for it or they only look things up.
WITHOUT_GUESS = ("signs", "tell_apart", "volumes")


def scene(id: str) -> Lab:
    """A lab seen from one question, such as ``scene("02_one_tablet")``; its record stands in data/scenes."""
    return _make_scene(content.scene(id), REGISTRY)


def story(id: str) -> StoryPlay:
    """A story to play, such as ``story("first_grader")``; its record stands in data/stories."""
    return StoryPlay(id, REGISTRY)
