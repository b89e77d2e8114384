"""What the lab `signs` says: the act first, then the sign it is for, in at most 20 words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from baclofen import content
from baclofen.model.scenarios import signs as model

#: a sentence has at most so many words
MOST_WORDS = 20


@dataclass(frozen=True)
class Shown:
    """The signs that match, the route that was asked for, and the sign that is chosen ("" for none).

    `around` are those that would match at any part of the body, `part` the part that was asked for, and
    `searched` says whether the learner asks for anything but a route.
    """

    route: str
    signs: tuple[model.ListedSign, ...]
    chosen: str = ""
    around: tuple[model.ListedSign, ...] = ()
    part: str = "any"
    searched: bool = False

    @property
    def sign(self) -> model.ListedSign | None:
        """The chosen sign where it matches; a single match chooses itself."""
        if len(self.signs) == 1:
            return self.signs[0]
        return next((sign for sign in self.signs if sign.id == self.chosen), None)

    @property
    def routes(self) -> list[str]:
        """The routes that count, the pump first."""
        return [route for route in ("pump", "mouth") if self.route in ("any", route)]


def headline(shown: Shown) -> dict[str, str]:
    """What a sentence about this picture may say, ready as text."""
    if not shown.signs:
        return {"acts": content.word("signs.none")}
    return {"acts": _act([shown.sign] if shown.sign else list(shown.signs), shown.routes)}


def phrase(urgency: str, route: str) -> str:
    """A speed as an act, ready to begin a sentence."""
    return content.capital(content.word(f"how_soon.level.{urgency}.{route}"))


def _act(signs: Sequence[model.ListedSign], routes: Sequence[str]) -> str:
    """The most urgent act among these signs, and the first signs it is for."""
    speeds = [(sign.urgency(route), route) for route in routes for sign in signs if sign.urgency(route)]
    top, first = min(speeds, key=lambda pair: content.URGENCIES.index(pair[0]))
    act = phrase(top, first)
    same = [route for route in routes if phrase(top, route) == act]
    terms = [sign.term for sign in signs if any(sign.urgency(route) == top for route in same)]
    same = [route for route in same if any(sign.urgency(route) == top for sign in signs)]
    way = content.word(f"signs.route.{'any' if len(same) == 2 else same[0]}")
    for count in range(min(len(terms), 4), 0, -1):
        listed = ", ".join(terms[:count])
        if count < len(terms):
            listed = content.word("signs.more", signs=listed)
        said = content.word(
            "signs.act", act=act, what=content.word("signs.of_route", signs=listed, route=way)
        )
        if len(said.split()) <= MOST_WORDS:
            break
    return said


def sooner(sign: model.ListedSign, routes: Sequence[str]) -> list[str]:
    """What makes this sign more urgent, each said with its act."""
    acts: dict[str, dict[str, list[str]]] = {}
    alike = {other.id for other in content.signs() if other.rule == sign.rule}
    for row in content.table("sooner_if"):
        for route in (route for route in routes if route in row["routes"]):
            speed = sign.urgency(route)
            named = alike & {*row["signs"], *row["any_signs"]}
            about = sign.rule == row["rule"] and (sign.id in named or not named)
            if about and speed and _sooner(row["urgency"], speed):
                terms = acts.setdefault(phrase(row["urgency"], route), {})
                terms.setdefault(row["term"], []).append(route)
    said = []
    for act, terms in acts.items():
        for term, ways in terms.items():
            way = content.word(f"signs.route.{'any' if len(ways) == 2 else ways[0]}")
            what = content.word("signs.of_route", signs=term, route=way)
            said.append(content.word("signs.act", act=act, what=what))
    return said


def _sooner(one: str, other: str) -> bool:
    return content.URGENCIES.index(one) < content.URGENCIES.index(other)
