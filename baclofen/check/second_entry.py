"""The second entry: someone else reads the source and writes what can hurt once more.

That a row waits or differs is no mistake yet, so nothing stops for it; the check only says whose turn it is.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from baclofen.check.question_bank import Item, items
from baclofen.content.files import read_text
from baclofen.content.library import Library

FOLDER = "tests/second_entry"
TABLES = ("signs", "how_soon", "sooner_if", "tell_apart", "claims", "refill_checklist", "faults", "parts")
#: the kinds of question whose key is a list in which each place has its own meaning
IN_ORDER = ("ordered", "matrix_mc", "cloze", "dropdown_table", "dyad", "triad", "dnd_cloze")


def owed(library: Library, root: Path) -> list[str]:
    """One sentence for each table of the second entry that lacks rows; none where the tests are not there."""
    if not (root / FOLDER).is_dir():
        return []
    # a look only says where to look, so nobody enters it again
    first = {
        name: [row["id"] for row in library.rows(name) if row.cells.get("kind") != "look"] for name in TABLES
    }
    keys = answers(library)
    first |= {name: list(rows) for name, rows in keys.items()}
    waiting = _rows(root, "open")
    said = []
    for name, ids in first.items():
        file = f"{FOLDER}/{name}.csv"
        there = {row["id"] for row in _rows(root, name)}
        there |= {row["id"] for row in waiting if (row["table"], row["column"]) == (name, "row")}
        missing = [id for id in ids if id not in there]
        if missing:
            rows = "1 row" if len(missing) == 1 else f"{len(missing)} rows"
            said.append(f"{file} waits for {rows}, written by someone else: {', '.join(missing)}.")
    return said + _differing(library, root, keys)


def answers(library: Library) -> dict[str, dict[str, dict[str, str]]]:
    """By table and id: what fits in a question, in a stop of a story, in a scene that no model judges."""
    every = [item for name in ("questions", "cases") for _, item in items(library, name)]
    stops = [(f"{story.id}.{stop.id}", stop) for story in library.stories() for stop in story.stops]
    guesses = {scene.id: scene.guess.options for scene in library.scenes() if scene.guess}
    right = {id: " ".join(one.id for one in options if one.right) for id, options in guesses.items()}
    return {
        "questions": {
            item["id"]: {"key": _key(item), "route": item["route"], "direction": item["direction"]}
            for item in every
        },
        "stories": {
            id: {"key": " ".join(stop.key if stop.kind == "order" else sorted(stop.key))}
            for id, stop in stops
        },
        "scenes": {id: {"key": key} for id, key in right.items() if key},
    }


def _key(item: Item) -> str:
    """A key on one line, "b", "a c", "less: less_a | more: more_b"; ordered where a place has its meaning."""
    key = item["key"]
    if isinstance(key, dict):
        parts = {name: [value] if isinstance(value, str) else sorted(value) for name, value in key.items()}
        return " | ".join(f"{name}: {' '.join(parts[name])}" for name in sorted(parts))
    if isinstance(key, list):
        in_order = item["type"] in IN_ORDER and not item.get("interchangeable")
        return " ".join(key if in_order else sorted(key))
    return str(key)


def _differing(library: Library, root: Path, keys: dict[str, dict[str, dict[str, str]]]) -> list[str]:
    """One sentence for each cell of the data that says something else than its second entry."""
    speeds = {row["id"]: row.cells for row in library.rows("how_soon")}
    first = {name: {row["id"]: row.cells for row in library.rows(name)} for name in TABLES}
    listed = {(row["table"], row["id"], row["column"], row["data"]) for row in _rows(root, "open")}
    said = []
    for name, cells in (first | keys).items():
        for number, second in enumerate(_rows(root, name), start=2):
            id = second["id"]
            data = cells.get(id, {})
            data = speeds.get(data.get("rule", ""), {}) | data
            for column in filter(data.__contains__, second):
                ours, theirs = _entries(data[column]), _entries(second[column])
                if ours != theirs and (name, id, column, " ".join(ours)) not in listed:
                    said.append(
                        f"{FOLDER}/{name}.csv, row {number} ('{id}'), column '{column}': it says "
                        f"'{second[column]}', data says '" + ";".join(ours) + "'. "
                        "Someone else reads the source, then one of the two is mended."
                    )
    return said


def _entries(cell: str | tuple[str, ...]) -> list[str]:
    """The entries of a cell; their order means nothing."""
    parts = cell.split(";") if isinstance(cell, str) else cell
    return sorted(part.strip() for part in parts if part.strip())


def _rows(root: Path, name: str) -> list[dict[str, str]]:
    """The rows of one table of the second entry; `open` lists those of which it is known that they wait."""
    file = f"{FOLDER}/{name}.csv"
    return list(csv.DictReader(io.StringIO(read_text(root / file, file), newline="")))
