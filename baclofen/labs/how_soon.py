"""The course's own rules for speed, made ready once: for the labs, and for whoever asks about one state.

from baclofen.labs import how_soon
how_soon.sorting().speeds.judge("pump", ["itching", "one_tone"]).urgency
"""

from functools import cache
from types import SimpleNamespace

from baclofen import content
from baclofen.model.scenarios import tell_apart as model
from baclofen.model.scenarios.urgency import Speeds


@cache
def sorting() -> model.Sorting:
    """Signs that can be ticked, events, looks, rules and rivals of the course."""
    clues = _rows("tell_apart")
    events = tuple(clue for clue in clues if clue.kind == "event")
    speeds = Speeds(content.table("how_soon"), content.table("sooner_if"), content.signs(), events)
    signs = model.candidates(content.signs())
    return model.Sorting(signs, clues, _rows("sooner_if"), _rows("rivals"), speeds)


def tone(urgency: str) -> str:
    """How soon as the kit's tone: "1" for the most urgent, to "4"."""
    return str(content.URGENCIES.index(urgency) + 1)


def _rows(name: str) -> tuple[SimpleNamespace, ...]:
    return tuple(SimpleNamespace(**row) for row in content.table(name))
