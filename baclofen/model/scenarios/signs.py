"""Finding signs: which of them match a learner's question. Pure; works on any records with these fields."""

from collections.abc import Iterable, Sequence
from typing import Protocol

#: the lists of the article
LISTS = ("oral_common", "oral_less_common", "complication", "withdrawal", "overdose")
ROUTES = ("any", "mouth", "pump")


class ListedSign(Protocol):
    """The fields a sign needs here; `baclofen.content` has them all."""

    id: str
    term: str
    article_term: Sequence[str]
    exam_term: Sequence[str]
    search: str
    plain: str
    system: str
    lists: Sequence[str]
    all_lists: Sequence[str]

    def urgency(self, route: str) -> str:
        """How soon on this route; "" where the sign is not of it."""
        ...


def matching(
    signs: Iterable[ListedSign],
    *,
    route: str = "any",
    lists: Sequence[str] = (),
    system: str = "any",
    urgency: str = "any",
    text: str = "",
    several: bool = False,
) -> tuple[ListedSign, ...]:
    """Return the signs that fit every condition, those in most lists first, then by name.

    Args:
        route: "any", "mouth" or "pump": a rule gives it a speed on this route.
        lists: stands in at least one of these, by the article or by other sources; empty for no condition.
        text: words that must all stand in its terms, other words or plain meaning; case does not matter.
        several: only signs that stand in more than one list of the article.

    Raises:
        ValueError: for a route or list that does not exist; the message names those that do.
    """
    if route not in ROUTES:
        raise ValueError(f"route must be any, mouth or pump, not {route!r}")
    unknown = set(lists) - set(LISTS)
    if unknown:
        raise ValueError(f"unknown list {', '.join(sorted(unknown))}; choose from {', '.join(LISTS)}")
    found = [
        sign
        for sign in signs
        if sign.urgency(route)
        and (not lists or set(lists) & set(sign.all_lists))
        and system in ("any", sign.system)
        and urgency in ("any", sign.urgency(route))
        and (not several or len(sign.lists) > 1)
        and _speaks_of(sign, text)
    ]
    return tuple(sorted(found, key=lambda sign: (-len(sign.lists), sign.term.lower())))


def _speaks_of(sign: ListedSign, text: str) -> bool:
    where = " ".join([sign.term, *sign.article_term, *sign.exam_term, sign.search, sign.plain]).lower()
    return all(word in where for word in text.lower().split())
