"""Sorting what is seen and what happened: too much, too little, both; never a cause, and the act first.

Records come in, groups go out: words, signs and rules stand in data.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from baclofen.model.scenarios.urgency import ROUTES, Speeds

_SIDES = {"overdose": "much", "withdrawal": "little"}
_STEPS = {
    "emergency now": ("help_now", "airway", "tell", "nothing_given"),
    "call at once": ("call_now", "look", "no_change", "worse"),
    "same day": ("call", "look", "no_change", "worse"),
    "next contact": ("note", "look", "no_change", "worse"),
    "": ("choose",),
}


class SortedSign(Protocol):
    """The fields a sign needs here."""

    id: str
    all_lists: Sequence[str]
    tick: str
    rule: str


class Clue(Protocol):
    """An event or a look; `kind` says which."""

    id: str
    kind: str
    fits: Sequence[str]
    routes: Sequence[str]
    signs: Sequence[str]
    rule: str


@dataclass(frozen=True)
class Weighing:
    """Signs and events in groups; what else to look for; what to look at and ask next; how soon; first steps.

    `other` holds what fits neither direction and needs a look of its own. `because` names what asks for this
    speed: things that are graver together, then single ones; `decisive` has the ids of all signs and events
    that count in it. `rivals` are other causes to look for as well. There is no field for an answer: both
    directions and other causes stay open.
    """

    route: str
    much: tuple[SortedSign | Clue, ...]
    little: tuple[SortedSign | Clue, ...]
    both: tuple[SortedSign | Clue, ...]
    other: tuple[SortedSign | Clue, ...]
    urgency: str
    because: tuple[Any, ...]
    decisive: frozenset[str]
    rivals: tuple[Any, ...]
    looks: tuple[Clue, ...]
    questions: tuple[Clue, ...]
    steps: tuple[str, ...]

    @property
    def chosen(self) -> tuple[SortedSign | Clue, ...]:
        """Everything that was sorted."""
        return self.much + self.both + self.little + self.other


@dataclass(frozen=True)
class Sorting:
    """All that can be sorted, with the rules: ask with `weigh`."""

    signs: tuple[SortedSign, ...]
    clues: tuple[Clue, ...]
    raises: tuple[Any, ...]
    rivals: tuple[Any, ...]
    speeds: Speeds

    @property
    def events(self) -> tuple[Clue, ...]:
        """What can have happened."""
        return tuple(clue for clue in self.clues if clue.kind == "event")

    def weigh(
        self, *, observed: Collection[str] = (), happened: Collection[str] = (), route: str = "mouth"
    ) -> Weighing:
        """Sort what was observed and what happened by the direction it fits.

        A sign fits where its lists say; an event where it says; what stands on both sides decides nothing.
        Events that belong to another route do not count.
        It cannot tell how likely a direction is. How soon to act is the rules' word: see `Speeds.judge`.

        Raises:
            ValueError: for a route, sign or event that does not exist; the message says which.

        Example:
            >>> Sorting((), (), (), (), Speeds((), (), (), ())).weigh(route="pump").steps
            ('choose',)
        """
        if route not in ROUTES:
            raise ValueError(f"route must be one of {', '.join(ROUTES)}, not {route!r}")
        _known("sign", observed, self.signs)
        _known("event", happened, self.events)
        here = [clue for clue in self.clues if route in clue.routes]
        seen = [sign for sign in self.signs if sign.id in observed]
        had = [event for event in self.events if event in here and event.id in happened]
        there = {thing.id for thing in (*seen, *had)}
        judged = self.speeds.judge(route, there)
        groups: dict[str, list] = {"much": [], "little": [], "both": [], "other": []}
        for thing in (*seen, *had):
            groups[_group(thing)].append(thing)
        open_events = [event for event in self.events if event in here and event not in had]
        return Weighing(
            route,
            **{name: tuple(things) for name, things in groups.items()},
            urgency=judged.urgency,
            because=(
                *(row for row in self.raises if row.id in judged.together),
                *(thing for thing in (*seen, *had) if thing.id in judged.things),
            ),
            decisive=judged.decisive,
            rivals=tuple(
                row for row in self.rivals if route in row.routes and {s.id for s in seen} & set(row.signs)
            ),
            looks=tuple(c for c in here if c.kind == "look" and not {s.id for s in seen} & set(c.signs)),
            questions=tuple(sorted(open_events, key=lambda event: len(event.routes))),
            steps=_STEPS[judged.urgency],
        )


def candidates(signs: Iterable[SortedSign]) -> tuple[SortedSign, ...]:
    """The signs that can be ticked, in the order given."""
    return tuple(sign for sign in signs if sign.tick == "yes")


def _known(kind: str, ids: Collection[str], records: Sequence) -> None:
    unknown = sorted(set(ids) - {record.id for record in records})
    if unknown:
        raise ValueError(f"there is no {kind} {', '.join(unknown)}; use the ids of the table")


def _sides(lists: Iterable[str]) -> set[str]:
    return {_SIDES[name] for name in lists if name in _SIDES}


def _group(thing: SortedSign | Clue) -> str:
    sides = _sides(thing.fits if hasattr(thing, "kind") else thing.all_lists)
    if len(sides) == 2:
        return "both"
    return sides.pop() if sides else "other"
