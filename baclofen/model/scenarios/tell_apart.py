"""Sorting what is seen and what happened: too much, too little, both; never a cause, and red flags first.

Records come in, groups go out: words, signs and rules stand in data.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

ROUTES = ("mouth", "pump")
URGENCIES = ("emergency now", "call at once", "same day", "next contact")
_SIDES = {"overdose": "much", "withdrawal": "little"}
_STEPS = {
    "emergency now": ("help_now", "airway", "tell", "no_change"),
    "call at once": ("call_now", "look", "no_change", "worse"),
    "same day": ("look", "call", "no_change", "worse"),
    "next contact": ("look", "note", "no_change", "worse"),
    "": ("choose",),
}


class Sign(Protocol):
    """The fields a sign needs here."""

    id: str
    all_lists: Sequence[str]
    urgency: str


class Clue(Protocol):
    """An event, a look or a red flag; `kind` says which."""

    id: str
    kind: str
    fits: Sequence[str]
    routes: Sequence[str]
    signs: Sequence[str]
    events: Sequence[str]
    urgency: str


@dataclass(frozen=True)
class Weighing:
    """Signs and events in groups; flags; what to look at and ask next; how soon; and the first steps.

    `other` holds what fits neither direction and needs a look of its own. `red` names all that makes it an
    emergency. There is no field for an answer: both directions and other causes stay open.
    """

    route: str
    much: tuple[Sign | Clue, ...]
    little: tuple[Sign | Clue, ...]
    both: tuple[Sign | Clue, ...]
    other: tuple[Sign | Clue, ...]
    red: tuple[Sign | Clue, ...]
    looks: tuple[Clue, ...]
    questions: tuple[Clue, ...]
    urgency: str
    steps: tuple[str, ...]

    @property
    def chosen(self) -> tuple[Sign | Clue, ...]:
        """Everything that was sorted."""
        return self.much + self.both + self.little + self.other


def candidates(signs: Iterable[Sign]) -> tuple[Sign, ...]:
    """The signs that stand in a list of too much or too little, in the order given."""
    return tuple(sign for sign in signs if _sides(sign.all_lists))


def weigh(
    signs: Iterable[Sign],
    clues: Iterable[Clue],
    *,
    observed: Collection[str] = (),
    happened: Collection[str] = (),
    route: str = "mouth",
) -> Weighing:
    """Sort what was observed and what happened by the direction it fits.

    A sign fits where its lists say; an event where it says; what stands on both sides decides nothing.
    The urgency is the greatest of all; a red flag (a grave sign, or several things together) means help now.

    Args:
        signs: every sign that could be observed.
        clues: every event, look and flag.
        observed: ids of signs that are there; the order does not matter.
        happened: ids of events; those that belong to another route do not count.
        route: "mouth" or "pump".

    Returns:
        Weighing, each group in the order of the tables; questions that belong to this route alone come first.

    Valid range:
        Sorting for learning; it cannot tell how likely a direction is.

    Raises:
        ValueError: for a route, sign or event that does not exist; the message says which.

    Example:
        >>> weigh((), (), route="pump").steps
        ('choose',)

    Reference:
        Lists of signs: the labels and the makers' cards named in data/signs.csv.
    """
    if route not in ROUTES:
        raise ValueError(f"route must be one of {', '.join(ROUTES)}, not {route!r}")
    signs = candidates(signs)
    clues = tuple(clue for clue in clues)
    events = tuple(clue for clue in clues if clue.kind == "event")
    _known("sign", observed, signs)
    _known("event", happened, events)
    here = [clue for clue in clues if route in clue.routes]
    seen = [sign for sign in signs if sign.id in observed]
    had = [event for event in events if event in here and event.id in happened]
    flags = [clue for clue in here if clue.kind == "flag" and _all_there(clue, seen, had)]
    open_events = [event for event in events if event in here and event not in had]
    urgency = min((x.urgency for x in (*seen, *had, *flags)), key=URGENCIES.index, default="")
    groups: dict[str, list] = {"much": [], "little": [], "both": [], "other": []}
    for thing in (*seen, *had):
        groups[_group(thing)].append(thing)
    return Weighing(
        route,
        **{name: tuple(things) for name, things in groups.items()},
        red=tuple(x for x in (*flags, *seen, *had) if x.urgency == URGENCIES[0]),
        looks=tuple(c for c in here if c.kind == "look" and not {s.id for s in seen} & set(c.signs)),
        questions=tuple(sorted(open_events, key=lambda event: len(event.routes))),
        urgency=urgency,
        steps=_STEPS[urgency],
    )


def _known(kind: str, ids: Collection[str], records: Sequence) -> None:
    unknown = sorted(set(ids) - {record.id for record in records})
    if unknown:
        raise ValueError(f"there is no {kind} {', '.join(unknown)}; use the ids of the table")


def _all_there(flag: Clue, seen: Sequence[Sign], had: Sequence[Clue]) -> bool:
    return set(flag.signs) <= {sign.id for sign in seen} and set(flag.events) <= {event.id for event in had}


def _sides(lists: Iterable[str]) -> set[str]:
    return {_SIDES[name] for name in lists if name in _SIDES}


def _group(thing: Sign | Clue) -> str:
    sides = _sides(thing.fits if hasattr(thing, "kind") else thing.all_lists)
    if len(sides) == 2:
        return "both"
    return sides.pop() if sides else "other"
