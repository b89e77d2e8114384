"""How soon someone must act: one state in, one speed out, and what asks for it. The rules stand in data.

A state is a route, the signs that are there, and what happened lately. Each has its own speed by the rules;
some are graver together. The state is as urgent as its most urgent part, so one thing more never calms.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

ROUTES = ("mouth", "pump")
URGENCIES = ("emergency now", "call at once", "same day", "next contact")
_EVERY = "any"

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Judgement:
    """How soon ("" where nothing asks for anything), and the ids of what asks for that speed.

    `things` are signs and events that have this speed alone, `together` the rows of sooner_if.csv that
    are met; `decisive` are all signs and events that count in either.
    """

    urgency: str
    things: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    decisive: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Raise:
    """Things that are graver together: all of two groups, and one of two others where those are given."""

    id: str
    urgency: str
    all_of: frozenset[str]
    one_of: tuple[frozenset[str], ...]

    @property
    def names(self) -> frozenset[str]:
        """Every sign and event that can count in it."""
        return self.all_of.union(*self.one_of)

    @property
    def is_more_than_one(self) -> bool:
        """Whether it takes more than one thing; one alone has its own speed and stands there for a table."""
        return len(self.all_of) + len(self.one_of) > 1

    def is_met(self, there: frozenset[str]) -> bool:
        """Whether everything it needs is there."""
        return self.all_of <= there and all(group & there for group in self.one_of)


class Speeds:
    """The rules, made ready: ask with `judge`.

    A rule gives a speed or "" by route (how_soon.csv); raises say what is graver together (sooner_if.csv);
    `all_lists` of a sign names the lists of too much and too little.
    """

    def __init__(
        self, rules: Iterable[Row], raises: Iterable[Row], signs: Iterable[Any], events: Iterable[Any]
    ) -> None:
        by_rule = {row["id"]: {route: row[route] for route in ROUTES} for row in rules}
        self.signs = {sign.id: frozenset(sign.all_lists) for sign in signs}
        things = [*((sign.id, sign.rule) for sign in signs), *((event.id, event.rule) for event in events)]
        self._alone = {route: {id: by_rule[rule][route] for id, rule in things if rule} for route in ROUTES}
        self._known = frozenset(id for id, _rule in things)
        ready = [(row["routes"], self._ready(row)) for row in raises]
        self._raises = {
            route: tuple(row for routes, row in ready if route in routes and row.is_more_than_one)
            for route in ROUTES
        }

    def _ready(self, row: Row) -> _Raise:
        """One row of sooner_if.csv with its words for many signs spelled out."""
        groups = (self._spelled(row["any_signs"]), frozenset(row["any_events"]))
        return _Raise(
            row["id"],
            row["urgency"],
            frozenset((*row["signs"], *row["events"])),
            tuple(group for group in groups if group),
        )

    def _spelled(self, names: Iterable[str]) -> frozenset[str]:
        """The signs named; "any" and the name of a list stand for many."""
        found: set[str] = set()
        for name in names:
            many = {id for id, lists in self.signs.items() if name == _EVERY or name in lists}
            found |= many or {name}
        return frozenset(found)

    def alone(self, id: str, route: str) -> str:
        """How soon for this one sign or event; "" where it asks for nothing on this route."""
        return self._alone[route].get(id, "")

    def judge(self, route: str, there: Collection[str]) -> Judgement:
        """How soon someone must act when these signs and events are there: the greatest speed of all.

        Valid range:
            A rule of thumb for learning; a worse look of the client always counts more.

        Raises:
            ValueError: for a route, sign or event that does not exist; the message says which.

        Example:
            >>> Speeds((), (), (), ()).judge("pump", ())
            Judgement(urgency='', things=(), together=(), decisive=frozenset())

        Reference:
            data/how_soon.csv and data/sooner_if.csv name the source of each speed.
        """
        if route not in ROUTES:
            raise ValueError(f"route must be one of {', '.join(ROUTES)}, not {route!r}")
        here = frozenset(there)
        if here - self._known:
            unknown = ", ".join(sorted(here - self._known))
            raise ValueError(f"there is no sign or event {unknown}; use the ids of the tables")
        alone = self._alone[route]
        single = {id: alone[id] for id in sorted(here) if alone.get(id)}
        met = [row for row in self._raises[route] if row.is_met(here)]
        speeds = (*single.values(), *(row.urgency for row in met))
        urgency = min(speeds, key=URGENCIES.index, default="")
        things = tuple(id for id, speed in single.items() if speed == urgency)
        together = [row for row in met if row.urgency == urgency]
        decisive = here & frozenset().union(things, *(row.names for row in together))
        return Judgement(urgency, things, tuple(row.id for row in together), decisive)
