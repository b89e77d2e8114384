"""Checks of a question before anyone answers it: shape limits of the exam formats, keys, rationales, sources.

The limits are those that vendors and nursing literature report for the exam's formats: shapes, not clinical
numbers. Those that no source confirmed are only advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from baclofen.model.scoring.engine import format_of, score
from baclofen.model.scoring.record import ItemError
from baclofen.model.scoring.shapes import Unreadable, choices, listed, token

STEPS = (
    "recognize_cues",
    "analyze_cues",
    "prioritize_hypotheses",
    "generate_solutions",
    "take_action",
    "evaluate_outcomes",
)
REQUIRED = ("id", "type", "stem", "key", "objective", "step", "client_needs")
RATIONALE_LENGTH = 40
#: Where an option says which blank, wing, group or row it belongs to.
GROUP_FIELDS = ("group", "wing", "blank", "target", "column", "row", "place")
_ABOVE = re.compile(r"\b(?:all|none|both) of the (?:above|these)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Problem:
    """What is wrong with an item: where, and what to do. `advice` does not stop a release."""

    file: str
    item_id: str
    field: str
    message: str
    advice: bool = False

    def __str__(self) -> str:
        """File, item and field in front of the message, as an editor's problem list wants it."""
        return f"{self.file or 'item'}: {self.item_id}: {self.field}: {self.message}"


@dataclass(frozen=True)
class Limit:
    """A count that a format allows; `unsure` when no source confirmed it."""

    what: str
    low: int
    high: int
    unsure: bool = False


LIMITS: dict[str, tuple[Limit, ...]] = {
    "mc": (Limit("options", 3, 6, unsure=True), Limit("keys", 1, 1)),
    "sata": (Limit("options", 5, 10), Limit("keys", 1, 10)),
    "select_n": (Limit("options", 4, 10, unsure=True), Limit("keys", 1, 10)),
    "matrix_mc": (Limit("rows", 4, 10), Limit("columns", 2, 3)),
    "matrix_mr": (Limit("rows", 4, 7, unsure=True), Limit("columns", 2, 10, unsure=True)),
    "mr_group": (Limit("keys per group", 1, 10),),
    "cloze": (Limit("blanks", 1, 5), Limit("options per blank", 3, 5)),
    "dropdown_table": (Limit("options per blank", 3, 5),),
    "dnd_cloze": (Limit("options", 4, 10), Limit("blanks", 1, 10)),
    "dyad": (Limit("blanks", 2, 2), Limit("options per blank", 3, 5)),
    "triad": (Limit("blanks", 3, 3), Limit("options per blank", 3, 5)),
    "bowtie": (
        Limit("actions", 5, 5),
        Limit("condition", 4, 4),
        Limit("params", 5, 5),
        Limit("key actions", 2, 2),
        Limit("key condition", 1, 1),
        Limit("key params", 2, 2),
    ),
    "highlight": (Limit("options", 2, 10),),
    "highlight_table": (Limit("options", 2, 10),),
    "ordered": (Limit("keys", 2, 10, unsure=True),),
    "numeric": (),
}


def validate_item(item: Mapping[str, Any], file: str = "") -> list[Problem]:
    """Every problem of one item, each naming file and item.

    Args:
        item: a question record: id, type, stem, key, objective, step, client_needs, option (or options),
            and for a matrix rows and columns. An option holds id, text, why, source, and misconception
            unless it is a key; where the format has blanks, wings, groups or rows, also `group`.
        file: the file it came from, for the message (the record's own "file" when left out).

    Returns:
        The problems; an empty list when the item may be used.

    Example:
        >>> [str(p) for p in validate_item({"id": "q1", "type": "riddle"}, "07.toml")][0]
        "07.toml: q1: type: 'riddle' is not a format; use a name from the scoring vectors"
    """
    where = (file or str(item.get("file", "")), str(item.get("id", "?")))
    try:
        kind = format_of(item)
    except ItemError:
        message = f"{item.get('type')!r} is not a format; use a name from the scoring vectors"
        return [Problem(*where, "type", message)]
    checks = (_fields(item), _key(item, kind), _options(item, kind), _limits(item, kind), _scores(item))
    return [Problem(*where, *found) for check in checks for found in check]


Found = Iterator[tuple[Any, ...]]


def _fields(item: Mapping[str, Any]) -> Found:
    for name in REQUIRED:
        if item.get(name) in (None, "", [], {}):
            yield name, "is missing; every question needs it"
    if item.get("step") and item["step"] not in STEPS:
        yield "step", f"{item['step']!r} is not a judgement step; use one of {', '.join(STEPS)}"
    if _ABOVE.search(str(item.get("stem", ""))):
        yield "stem", "asks for all or none of the above; name the choices"


def _options(item: Mapping[str, Any], kind: str) -> Found:
    options = options_of(item)
    if not options and kind != "numeric":
        yield "option", "there are no options; add one record per choice"
    seen: set[tuple[str, str]] = set()
    keys = key_tokens(item)
    for option in options:
        name, group = token(option.get("id")), group_of(option)
        field = f"option {name or '?'}"
        if not name:
            yield field, "has no id"
        if (group, name) in seen:
            yield field, "stands twice; give each option its own id"
        seen.add((group, name))
        if len(str(option.get("why", "")).strip()) < RATIONALE_LENGTH:
            yield field, f"why is shorter than {RATIONALE_LENGTH} characters; say why it is right or wrong"
        if not choices(option.get("source")):
            yield field, "has no source; name at least one"
        if name not in keys and kind != "ordered" and not str(option.get("misconception", "")).strip():
            yield field, "has no misconception; say what a learner who picks it believes"
        if _ABOVE.search(str(option.get("text", ""))):
            yield field, "says all or none of the above; name the choices"


def _key(item: Mapping[str, Any], kind: str) -> Found:
    keys, names = key_tokens(item), {token(option.get("id")) for option in options_of(item)}
    names |= {token(name) for field in ("columns", "rows", "groups") for name in listed(item.get(field))}
    unknown = [] if kind == "numeric" or not options_of(item) else sorted(keys - names)
    if unknown:
        yield "key", f"names {', '.join(unknown)}, which is no option of this item"
    if kind == "select_n" and item.get("n") is not None and int(item["n"]) != len(choices(item.get("key"))):
        yield "n", f"is {item['n']}, but the key has {len(choices(item.get('key')))} options"
    if kind == "matrix_mr" and isinstance(item.get("key"), Mapping) and item.get("columns"):
        missing = {token(name) for name in item["columns"]} - {token(name) for name in item["key"]}
        if missing:
            columns = ", ".join(sorted(missing))
            yield "key", f"has no entry for column {columns}; give an empty list if none is right"


def _limits(item: Mapping[str, Any], kind: str) -> Found:
    for limit in LIMITS[kind]:
        for count in _counts(item, limit.what):
            if not limit.low <= count <= limit.high:
                span = str(limit.low) if limit.low == limit.high else f"{limit.low} to {limit.high}"
                yield limit.what, f"there are {count}, but {kind} takes {span}", limit.unsure


def _scores(item: Mapping[str, Any]) -> Found:
    if item.get("key") in (None, "", [], {}):
        return
    try:
        top = score(item, None).max
        if item.get("max") is not None and item["max"] != top:
            yield "max", f"is {item['max']}, but the key scores {top}"
        if top < 1:
            yield "key", "has no right answer; an item without a key cannot be shipped"
        elif format_of(item) == "numeric":
            score(item, 0)  # reads key, tolerance and rounding rule
    except ItemError as error:
        yield "key", str(error)


def options_of(item: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The option records of an item, under "option" (as TOML writes them) or "options"."""
    found = item.get("option") or item.get("options") or []
    return [one for one in found if isinstance(one, Mapping)]


def group_of(option: Mapping[str, Any]) -> str:
    """The blank, wing, group or row an option belongs to; "" when it stands alone."""
    return next((token(option[name]) for name in GROUP_FIELDS if option.get(name) is not None), "")


def key_tokens(item: Mapping[str, Any]) -> set[str]:
    """Every token the key names, at any depth."""
    return set(_tokens(item.get("key")))


def _tokens(key: Any) -> Iterator[str]:
    if isinstance(key, Mapping):
        key = list(key.values())
    if isinstance(key, (list, tuple, set, frozenset)):
        for one in key:
            yield from _tokens(one)
    elif token(key):
        yield token(key)


def _counts(item: Mapping[str, Any], what: str) -> list[int]:
    """What a limit counts; nothing when the item does not carry that part."""
    options, key = options_of(item), listed(item.get("key"))
    by_group: dict[str, int] = {}
    for option in options:
        by_group[group_of(option)] = by_group.get(group_of(option), 0) + 1
    if what == "options":
        return [len(options)] if options else []
    if what == "options per blank":
        return [count for group, count in by_group.items() if group]
    if what in ("actions", "condition", "params"):
        return [by_group.get(what, 0)] if options else []
    if what.startswith("key "):
        return [len(_choices(key.get(what[4:])))] if isinstance(key, Mapping) else []
    if what == "keys per group":
        return [len(_choices(one)) for one in (key.values() if isinstance(key, Mapping) else key)]
    if what == "columns":
        return [len(item["columns"])] if item.get("columns") else []
    if what == "rows" and item.get("rows"):
        return [len(item["rows"])]
    return [] if what == "rows" and isinstance(key, Mapping) else [len(key)]


def _choices(value: Any) -> tuple[str, ...]:
    try:
        return choices(value)
    except Unreadable:
        return ()
