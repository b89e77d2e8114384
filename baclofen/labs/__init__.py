"""The labs: ``from baclofen import labs``, then one line opens one lab, such as ``labs.routes()``.

``REGISTRY`` names every lab that has controls and a picture; one test walks every corner of each.
"""

from collections.abc import Callable

from baclofen.labs.awake import awake
from baclofen.labs.base import Lab
from baclofen.labs.oral import oral
from baclofen.labs.quiz import quiz
from baclofen.labs.routes import routes
from baclofen.labs.screening import screening
from baclofen.labs.signs import signs
from baclofen.labs.spine import spine
from baclofen.labs.stopping import stopping
from baclofen.labs.volumes import volumes

REGISTRY: dict[str, Callable[[], Lab]] = {
    "oral": oral,
    "routes": routes,
    "screening": screening,
    "signs": signs,
    "spine": spine,
    "stopping": stopping,
    "volumes": volumes,
}

__all__ = [
    "REGISTRY",
    "awake",
    "oral",
    "quiz",
    "routes",
    "screening",
    "signs",
    "spine",
    "stopping",
    "volumes",
]
