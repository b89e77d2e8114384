"""One CSV file, read row by row and checked against its schema."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baclofen.content.folder import read_text
from baclofen.content.problems import ContentError, Problem, choices
from baclofen.content.schema import CellError, Schema


@dataclass(frozen=True)
class Row:
    """One row: file, topic (the file name without its ending), number in a spreadsheet, typed cells."""

    file: str
    topic: str
    number: int
    cells: dict[str, Any]

    def __getitem__(self, column: str) -> Any:
        return self.cells[column]


def read_kind(folder: Path, schema: Schema, problems: list[Problem]) -> list[Row]:
    """All rows of all files of one kind; what is wrong is added to `problems`."""
    paths = sorted(folder.glob(schema.path))
    found = {path.relative_to(folder).as_posix() for path in paths}
    for name in schema.files:
        if name not in found:
            problems.append(Problem(name, "this file is missing.", "Put it back and try again."))
    rows: list[Row] = []
    for path in paths:
        rows += read_table(path, path.relative_to(folder).as_posix(), schema, problems)
    return rows


def read_table(path: Path, name: str, schema: Schema, problems: list[Problem]) -> list[Row]:
    """The rows of one CSV file; what is wrong is added to `problems`."""
    try:
        records = list(csv.reader(io.StringIO(read_text(path, name), newline=""), strict=True))
    except ContentError as error:
        problems.extend(error.problems)
        return []
    except csv.Error:
        problems.append(
            Problem(name, "a quotation mark is open or out of place.", 'Write "" for a " inside text.')
        )
        return []
    header = [cell.strip() for cell in records[0]] if records else []
    if not _header_is_right(header, name, schema, problems):
        return []
    fields, topic = {field.name: field for field in schema.fields}, Path(name).stem
    rows: list[Row] = []
    for number, record in enumerate(records[1:], start=2):
        if not any(cell.strip() for cell in record):
            continue
        if len(record) != len(header):
            wrong = f"the row has {len(record)} cells, the table has {len(header)} columns."
            problems.append(Problem(name, wrong, "Put text that holds a comma in quotation marks.", number))
            continue
        cells = {}
        for column, cell in zip(header, record, strict=True):
            try:
                field, text = fields[column], cell.strip()
                cells[column] = text if text and field.free else field.parse(text)
            except CellError as error:
                problems.append(Problem(name, str(error), error.allowed, number, column))
        if len(cells) == len(header):
            rows.append(Row(name, topic, number, cells))
    _check_unique(rows, schema, problems)
    return rows


def _header_is_right(header: list[str], name: str, schema: Schema, problems: list[Problem]) -> bool:
    """Whether the first row names exactly the columns of the schema, in any order."""
    allowed = choices(schema.columns).replace("Allowed", "Columns").replace(" or ", " and ")
    if not header:
        problems.append(Problem(name, "this file is empty.", allowed))
        return False
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        wrong = "the columns are not separated by commas."
        problems.append(Problem(name, wrong, "Save the file again as CSV with commas, UTF-8.", 1))
        return False
    before = len(problems)
    for column in dict.fromkeys(header):
        if column not in schema.columns:
            shown = column or "(no name)"
            problems.append(Problem(name, f"the column '{shown}' is not known.", allowed, 1))
        elif header.count(column) > 1:
            problems.append(Problem(name, f"the column '{column}' stands twice.", "Keep one.", 1))
    for column in schema.columns:
        if column not in header:
            problems.append(Problem(name, f"the column '{column}' is missing.", allowed, 1))
    return len(problems) == before


def _check_unique(rows: list[Row], schema: Schema, problems: list[Problem]) -> None:
    """Complain of a value that stands twice in a column where each must be different."""
    for field in schema.fields:
        if not field.constraints.get("unique"):
            continue
        first: dict[str, int] = {}
        for row in rows:
            value = row[field.name]
            if value in first:
                wrong = f"'{value}' stands already in row {first[value]}."
                problems.append(Problem(row.file, wrong, "Each must be different.", row.number, field.name))
            first.setdefault(value, row.number)
