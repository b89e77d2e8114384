"""Write every table of data/ in one form: with a byte order mark, so that a double click opens it rightly.

Commas, plain line ends, quotation marks only where they are needed, and the zeros of 01. Running the lessons
begins with it, so a table that any spreadsheet saved differs only where its author changed it.
"""

import csv
import io
from pathlib import Path

from baclofen.content.files import data_folder, read_text
from baclofen.content.problems import ContentError
from baclofen.content.schema import Schema, read_schemas
from baclofen.content.spreadsheet import TWO_DIGITS, plain, records

MARK = "\ufeff"


def formed(path: Path, name: str, schema: Schema) -> str:
    """The text of one table as it should stand in its file."""
    problems = []
    numbered = records(read_text(path, name), name, schema.columns, problems)
    if problems:
        raise ContentError(problems)
    header = numbered[0][1]
    padded = {field.name for field in schema.fields if field.constraints.get("pattern") == TWO_DIGITS}
    rows = [header]
    for _, row in numbered[1:]:
        cells = [plain(cell) for cell in row]
        rows.append(
            [c.zfill(2) if c and head in padded else c for head, c in zip(header, cells, strict=True)]
        )
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return MARK + text.getvalue()


def tables(folder: Path) -> list[tuple[Path, str]]:
    """Every table of a data folder, with the text that should stand in it."""
    schemas = read_schemas(folder).values()
    return [
        (path, formed(path, path.relative_to(folder).as_posix(), schema))
        for schema in schemas
        for path in sorted(folder.glob(schema.path))
    ]


def form(folder: Path | None = None) -> list[str]:
    """Write anew the tables that stand otherwise; returns their names."""
    folder = folder or data_folder()
    changed = [(path, text) for path, text in tables(folder) if path.read_bytes() != text.encode("utf-8")]
    for path, text in changed:
        path.write_bytes(text.encode("utf-8"))
    return [path.relative_to(folder).as_posix() for path, _ in changed]
