"""Finding signs: which of them match a learner's question. Pure; works on any records with these fields."""

from collections.abc import Iterable, Sequence
from typing import Protocol

#: which route each of the article's lists speaks of
ROUTES = {
    "oral_common": ("mouth",),
    "oral_less_common": ("mouth",),
    "complication": ("pump",),
    "withdrawal": ("mouth", "pump"),
    "overdose": ("mouth", "pump"),
}
LISTS = tuple(ROUTES)


class Sign(Protocol):
    """The fields a sign needs here; `baclofen.content` has them all."""

    id: str
    term: str
    article_term: Sequence[str]
    plain: str
    system: str
    lists: Sequence[str]
    lists_added: Sequence[str]
    urgency: str


def matching(
    signs: Iterable[Sign],
    *,
    route: str = "any",
    lists: Sequence[str] = (),
    system: str = "any",
    urgency: str = "any",
    text: str = "",
    several: bool = False,
) -> tuple[Sign, ...]:
    """Return the signs that fit every condition, those in most lists first, then by name.

    Args:
        signs: records to search.
        route: "any", "mouth" or "pump": stands in a list that speaks of this route.
        lists: stands in at least one of these; empty for no condition.
        system: body system, or "any".
        urgency: how soon someone must act, or "any".
        text: words that must all stand in term, article's term or plain meaning; case does not matter.
        several: only signs that stand in more than one list.

    Returns:
        Tuple of the matching records; may be empty.

    Raises:
        ValueError: for a route or list that does not exist; the message names those that do.
    """
    if route not in ("any", "mouth", "pump"):
        raise ValueError(f"route must be any, mouth or pump, not {route!r}")
    unknown = set(lists) - set(LISTS)
    if unknown:
        raise ValueError(f"unknown list {', '.join(sorted(unknown))}; choose from {', '.join(LISTS)}")
    found = [
        sign
        for sign in signs
        if _on_route(sign, route)
        and (not lists or set(lists) & set(sign.lists))
        and system in ("any", sign.system)
        and urgency in ("any", sign.urgency)
        and (not several or len(sign.lists) > 1)
        and _speaks_of(sign, text)
    ]
    return tuple(sorted(found, key=lambda sign: (-len(sign.lists), sign.term.lower())))


def shared(signs: Iterable[Sign]) -> tuple[Sign, ...]:
    """Return those that stand in more than one list: the best teaching moments."""
    return tuple(sign for sign in signs if len(sign.lists) > 1)


def only_here(signs: Iterable[Sign]) -> dict[str, int]:
    """Return for each list how many of ``signs`` stand in it and in no other."""
    counts = dict.fromkeys(LISTS, 0)
    for sign in signs:
        if len(sign.lists) == 1:
            counts[sign.lists[0]] += 1
    return counts


def _on_route(sign: Sign, route: str) -> bool:
    return route == "any" or any(route in ROUTES[name] for name in sign.lists)


def _speaks_of(sign: Sign, text: str) -> bool:
    where = " ".join([sign.term, *sign.article_term, sign.plain]).lower()
    return all(word in where for word in text.lower().split())
