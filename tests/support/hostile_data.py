"""A copy of data/ in which every text that a learner reads ends in text that would be a script."""

import csv
import re
import shutil
from pathlib import Path

from baclofen.content.schema import read_schemas

_PROSE = re.compile(r'^((?:stem|text|why|about|title|caption|time|unit) = ".*)"$', re.MULTILINE)


def write(source: Path, folder: Path, hostile: str) -> None:
    """Copy the data from `source` to `folder` with `hostile` at the end of all that may hold any text."""
    shutil.copytree(source, folder)
    for schema in read_schemas(folder).values():
        bound = {"unit", *(name for name, *_ in schema.foreign)}  # a unit like this is refused
        free = [field.name for field in schema.fields if field.free and field.name not in bound]
        for path in folder.glob(schema.path):
            _spoil(path, free, hostile)
    for path in folder.glob("[cq]*s/*.toml"):
        path.write_text(_PROSE.sub(rf'\1{hostile}"', path.read_text("utf-8")), "utf-8")


def _spoil(path: Path, columns: list[str], hostile: str) -> None:
    """One table: `hostile` after every text in these columns."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(
            {name: f"{cell}{hostile}" if name in columns and cell else cell for name, cell in row.items()}
            for row in rows
        )
