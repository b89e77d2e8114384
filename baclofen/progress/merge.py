"""Two files of one learner become one: nothing lost, nothing twice."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from baclofen.progress.document import Entry


def merged(ours: Sequence[Entry], theirs: Sequence[Entry]) -> tuple[Entry, ...]:
    """Every entry of both files, each as often as in the file that has it more often, numbered from 1.

    Two answers that look the same are told apart by counting: the second of one file is the second of the
    other. So loading a file again adds nothing, and it does not matter which file is loaded into which.
    Ours keep their order; what is new in theirs goes where their neighbours and their days say.

    Example:
        >>> a, b = (Entry(name, "02", 1, 1, "sure", "2026-11-22") for name in "ab")
        >>> [one.item_id for one in merged([b, b], [a, b])]
        ['a', 'b', 'b']
    """
    matched = _matched(ours, theirs)
    extra: dict[int, list[Entry]] = defaultdict(list)
    for place, one in zip(_places(ours, theirs, matched), theirs, strict=True):
        if place is not None:
            extra[place].append(one)
    together = [one for place, own in enumerate(ours) for one in (*extra[place], own)]
    together += extra[len(ours)]
    return tuple(replace(one, number=number) for number, one in enumerate(together, 1))


def missing(ours: Sequence[Entry], theirs: Sequence[Entry]) -> tuple[Entry, ...]:
    """Those of theirs that are not among ours, without a number."""
    pairs = zip(theirs, _matched(ours, theirs), strict=True)
    return tuple(replace(one, number=0) for one, same in pairs if same is None)


def _matched(ours: Sequence[Entry], theirs: Sequence[Entry]) -> list[int | None]:
    """For each of theirs: which of ours is the same, if any."""
    where = {key: place for place, key in enumerate(_counted(ours))}
    return [where.get(key) for key in _counted(theirs)]


def _counted(entries: Sequence[Entry]) -> list[tuple[Entry, int]]:
    seen: Counter[Entry] = Counter()
    keys = []
    for one in entries:
        plain = replace(one, number=0)
        seen[plain] += 1
        keys.append((plain, seen[plain]))
    return keys


def _places(
    ours: Sequence[Entry], theirs: Sequence[Entry], matched: Sequence[int | None]
) -> list[int | None]:
    """For each of theirs that is new: how many of ours stand before it; None for those that are not new."""
    latest = _before_next(matched, len(ours))
    first_day = _first_day_from(ours)
    places: list[int | None] = []
    place = 0
    for one, same, limit in zip(theirs, matched, latest, strict=True):
        if same is None:
            place = max(place, min(bisect_right(first_day, one.day), limit))
        places.append(place if same is None else None)
    return places


def _before_next(matched: Sequence[int | None], end: int) -> list[int]:
    """For each of theirs: the first of ours that follows it in their order."""
    limits = []
    for same in reversed(matched):
        limits.append(end)
        end = end if same is None else min(end, same)
    return limits[::-1]


def _first_day_from(ours: Sequence[Entry]) -> list[str]:
    """For each of ours: the earliest day from there on, so that the list never falls."""
    days: list[str] = []
    for one in reversed(ours):
        days.append(min(one.day, days[-1]) if days else one.day)
    return days[::-1]
