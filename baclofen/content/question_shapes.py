"""The shape of each exam format: what its key looks like, and how many options, rows and blanks it takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from baclofen.content.problems import choices

Wrong = tuple[str, str]

#: One answer for each of these, in their order.
PLACES = {
    "matrix_mc": "rows",
    **dict.fromkeys(("cloze", "dropdown_table", "dnd_cloze", "dyad", "triad"), "blanks"),
}
#: A list of answers under the name of each of these.
SETS = {"matrix_mr": "columns", "mr_group": "groups", "bowtie": "groups"}
#: Formats with places inside a text or a table.
_PASSAGES = ("cloze", "dropdown_table", "dnd_cloze", "dyad", "triad", "highlight", "highlight_table")
#: Fewest and most, as vendors and the nursing literature report them for the exam's formats.
LIMITS: dict[str, dict[str, tuple[int, int]]] = {
    "mc": {"options": (3, 10)},
    "sata": {"options": (5, 10)},
    "select_n": {"options": (3, 10)},
    "ordered": {"options": (3, 10)},
    "highlight": {"options": (2, 10)},
    "highlight_table": {"options": (2, 10)},
    "matrix_mc": {"rows": (4, 10), "columns": (2, 3)},
    "mr_group": {"keys of each group": (1, 10)},
    "cloze": {"blanks": (1, 5), "options of each blank": (3, 5)},
    "dropdown_table": {"options of each blank": (3, 5)},
    "dnd_cloze": {"blanks": (1, 10), "options": (4, 10)},
    "dyad": {"blanks": (2, 2), "options of each blank": (3, 5)},
    "triad": {"blanks": (3, 3), "options of each blank": (3, 5)},
    "bowtie": {
        "options of actions": (5, 5),
        "options of condition": (4, 4),
        "options of params": (5, 5),
        "keys of actions": (2, 2),
        "keys of condition": (1, 1),
        "keys of params": (2, 2),
    },
}


def check_shape(raw: dict[str, Any], options: list[dict[str, Any]]) -> list[Wrong]:
    """What does not fit the format of a question, as pairs (wrong, allowed)."""
    kind = raw["type"]
    if kind == "numeric":
        return _check_number(raw)
    field = PLACES.get(kind) or SETS.get(kind)
    parts = raw.get(field, []) if field else []
    if field and (not isinstance(parts, list) or not parts):
        return [(f"'{field}' is missing.", f"Every {kind} question has a list of {field}.")]
    wrong = [one for name in ("columns", "groups") for one in _check_records(raw.get(name, []), name)]
    wrong += _check_passage(raw)
    names = [str(part.get("id") if isinstance(part, dict) else part) for part in parts]
    key = raw.get("key")
    if kind in PLACES and (not isinstance(key, list) or len(key) != len(names)):
        return [*wrong, (f"the key must be a list with one id for each of the {len(names)} {field}.", "")]
    if kind in SETS and (not isinstance(key, dict) or set(key) != set(names)):
        return [*wrong, (f"the key must have an entry for each of the {field}.", choices(names))]
    return wrong + list(_check_counts(raw, options, names))


def _check_records(parts: Any, field: str) -> list[Wrong]:
    """Columns and groups are records, each with a name and the text that a learner reads."""
    if not isinstance(parts, list):
        return [(f"'{field}' is no list.", f"Write [[question.{field}]] records.")]
    return [
        (f"entry {place} of '{field}' has no {name}.", f'Each has id = "..." and {name} = "...".')
        for place, part in enumerate(parts, start=1)
        for name in ("id", "text")
        if not isinstance(part, dict) or not isinstance(part.get(name), str) or not part[name].strip()
    ]


def _check_passage(raw: dict[str, Any]) -> list[Wrong]:
    """A text or a table in which every blank, or every option to mark, stands once as [id]."""
    if raw["type"] not in _PASSAGES:
        return []
    if not raw.get("text") and not raw.get("cells"):
        return [("neither 'text' nor 'cells' is there.", "The blanks or spans stand in it, such as [b1].")]
    if not isinstance(raw.get("text", ""), str):
        return [("'text' is no text.", "Put it in quotation marks.")]
    cells = raw.get("cells", [])
    if not isinstance(cells, list) or any(
        not isinstance(row, list) or not all(isinstance(cell, str) for cell in row) for row in cells
    ):
        return [("'cells' is no list of rows of texts.", 'Example: cells = [["0800", "[b1]"]]')]
    return []


def _check_number(raw: dict[str, Any]) -> list[Wrong]:
    """A number is asked for: the key is one, and says to how many decimals."""
    wrong, key = [], raw.get("key")
    if isinstance(key, bool) or not isinstance(key, (int, float)):
        wrong.append((f"the key {key!r} is not a number.", "Example: key = 0.6"))
    if not isinstance(raw.get("decimals"), int) or not 0 <= raw["decimals"] <= 3:
        wrong.append(("'decimals' is missing or not a number from 0 to 3.", "Example: decimals = 1"))
    return wrong


def _check_counts(raw: dict[str, Any], options: list[dict[str, Any]], names: list[str]) -> Iterator[Wrong]:
    """Every count that is below or above the limits of the format."""
    groups = Counter(str(option.get("group")) for option in options)
    sets = raw["key"] if isinstance(raw.get("key"), dict) else {}
    keys = {name: len(one) if isinstance(one, list) else 1 for name, one in sets.items()}
    counts = {
        "options": [len(options)],
        "options of each blank": [groups[name] for name in names],
        "keys of each group": list(keys.values()),
        **{f"options of {name}": [groups[name]] for name in names},
        **{f"keys of {name}": [count] for name, count in keys.items()},
        **{
            name: [len(raw[name])]
            for name in ("rows", "columns", "blanks")
            if isinstance(raw.get(name), list)
        },
    }
    for what, (low, high) in LIMITS.get(raw["type"], {}).items():
        for count in counts.get(what, [0]):
            if not low <= count <= high:
                span = f"{low}" if low == high else f"{low} to {high}"
                yield f"it has {count} {what}.", f"{raw['type']} takes {span}."
