"""The second entry: someone else reads the source and writes what can hurt once more.

That a row waits or differs is no mistake yet, so nothing stops for it; the check only says whose turn it is.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from baclofen.check.question_bank import items
from baclofen.content.files import read_text
from baclofen.content.library import Library
from baclofen.content.scene_records import Scene

FOLDER = "tests/second_entry"
TABLES = ("signs", "how_soon", "sooner_if", "tell_apart", "claims", "refill_checklist", "faults", "parts")


def owed(library: Library, root: Path) -> list[str]:
    """One sentence for each table of the second entry that lacks rows; none where the tests are not there."""
    if not (root / FOLDER).is_dir():
        return []
    # a look only says where to look, so nobody enters it again
    first = {
        name: [row["id"] for row in library.rows(name) if row.cells.get("kind") != "look"] for name in TABLES
    }
    first["questions"] = [item["id"] for name in ("questions", "cases") for _, item in items(library, name)]
    first["stories"] = [f"{story.id}.{stop.id}" for story in library.stories() for stop in story.stops]
    first["scenes"] = [scene.id for scene in library.scenes() if _has_key(scene)]
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
    return said + _differing(library, root)


def _differing(library: Library, root: Path) -> list[str]:
    """One sentence for each cell of the tables that says something else than its second entry."""
    speeds = {row["id"]: row.cells for row in library.rows("how_soon")}
    listed = {(row["table"], row["id"], row["column"], row["data"]) for row in _rows(root, "open")}
    said = []
    for name in TABLES:
        rows = [row.cells for row in library.rows(name)]
        first = {cells["id"]: speeds.get(cells.get("rule", ""), {}) | cells for cells in rows}
        for number, second in enumerate(_rows(root, name), start=2):
            id, data = second["id"], first.get(second["id"], {})
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


def _has_key(scene: Scene) -> bool:
    """Whether a person, and no model, says which answer of its guess fits."""
    return scene.guess is not None and any(one.right for one in scene.guess.options)
