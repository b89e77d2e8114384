"""One rule for speed, as text: how soon someone must act in a state, by route, and what makes it faster.

The tables how_soon.csv, sooner_if.csv and acts.csv are read here and nowhere else; texts quote them as
`{p:rule.fever.pump}` and `{p:act.two_tones}`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from baclofen.content.records import ROUTES, URGENCIES

Row = Mapping[str, Any]


def joined(parts: Iterable[str], word: str = "or") -> str:
    """A few phrases as one: commas, and a word before the last.

    >>> joined(["with fever", "after a fall", "at night"])
    'with fever, after a fall, or at night'
    """
    *first, last = parts
    return f"{', '.join(first)}, {word} {last}" if first else last


def speed_texts(rules: Iterable[Row], raises: Iterable[Row], words: Mapping[str, str]) -> dict[str, str]:
    """Every rule's speed by `rule.<id>.<route>`, with its condition and what makes it faster."""
    raises = tuple(raises)
    texts = {}
    for rule in rules:
        for route in ROUTES:
            if rule[route]:
                more = [row for row in raises if row["rule"] == rule["id"] and route in row["routes"]]
                texts[f"rule.{rule['id']}.{route}"] = _cell(rule, route, more, words)
    return texts


def act_texts(acts: Iterable[Row]) -> dict[str, str]:
    """Every act by `act.<id>`, facts not yet filled."""
    return {f"act.{act['id']}": act["act"] for act in acts}


def phrase(urgency: str, route: str, words: Mapping[str, str]) -> str:
    """How a speed is said on this route, as a few words."""
    return words[f"how_soon.level.{urgency}.{route}"]


def faster(rule: Row, route: str, more: Iterable[Row], column: str = "when") -> dict[str, list[str]]:
    """What makes the rule faster on this route: urgency -> the conditions, the most urgent first."""
    found: dict[str, list[str]] = {}
    for urgency in URGENCIES[: URGENCIES.index(rule[route])]:
        when = [row[column] for row in more if row["urgency"] == urgency and row["when"]]
        if when:
            found[urgency] = when
    return found


def _cell(rule: Row, route: str, more: Iterable[Row], words: Mapping[str, str]) -> str:
    """The speed with its condition; then each faster speed with what asks for it."""
    said = f"{phrase(rule[route], route, words)} {rule[f'{route}_if']}".strip()
    for urgency, when in faster(rule, route, more).items():
        said += f"; {joined(when)}: {phrase(urgency, route, words)}"
    return said
