"""What `tell_apart` says: the act first, and what was chosen, in words and as a table."""

from typing import Any

from baclofen import content
from baclofen.model.scenarios.tell_apart import Weighing
from baclofen.plots.description import Description, table

_MOST_WORDS = 20


def twin(result: Weighing) -> Description:
    """The picture in words and as a table."""
    names = {"little": result.little, "both": result.both, "much": result.much, "other": result.other}
    rows = [
        (
            thing.term,
            content.word(f"tell_apart.kind.{'event' if hasattr(thing, 'kind') else 'sign'}"),
            content.word(f"tell_apart.group.{group}"),
            speed_of(thing, result),
        )
        for group, things in names.items()
        for thing in things
    ]
    words = headline(result)
    return Description(
        alt=content.word("tell_apart.alt"),
        summary=content.word("tell_apart.summary", **words),
        table=table(
            content.word("tell_apart.table.caption"),
            [content.word(f"tell_apart.table.{column}") for column in ("thing", "kind", "group", "urgency")],
            rows,
        ),
    )


def speed_of(thing: Any, result: Weighing) -> str:
    """How soon for this one thing alone on this route, or a dash."""
    rules = {row["id"]: row[result.route] for row in content.table("how_soon")}
    return rules.get(thing.rule, "") or content.word("how_soon.level.none")


def headline(result: Weighing) -> dict[str, str]:
    """What a sentence about this picture may say, ready as text: the act first."""
    numbers = {name: str(len(getattr(result, name))) for name in ("much", "little", "both", "other")}
    level = result.urgency or "none"
    counts = content.word("tell_apart.counts", **numbers) if result.chosen else ""
    terms = "; ".join(row.term for row in result.because if hasattr(row, "any_signs"))
    return {
        **numbers,
        "urgent": content.word(_of_route("tell_apart.urgent", level, result.route)),
        "soon": content.word(f"tell_apart.soon.{level}"),
        "why": content.word("tell_apart.why", terms=terms) + " " if terms else "",
        "counts": counts or content.word("tell_apart.counts.none"),
        "open": content.word("tell_apart.open"),
        "said": _said(content.word(_of_route("tell_apart.urgent", level, result.route)), counts),
    }


def _said(urgent: str, counts: str) -> str:
    """The act, and how the things fit where there is room for it."""
    both = f"{urgent} {counts}".strip()
    return both if len(both.split()) <= _MOST_WORDS else urgent


def _of_route(key: str, level: str, route: str) -> str:
    """The key for this route where there is one."""
    own = f"{key}.{level}.{route}"
    return own if own in content.words("tell_apart") else f"{key}.{level}"
