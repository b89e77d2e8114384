"""One CSV file, read row by row and checked against its schema."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baclofen.content.files import read_text
from baclofen.content.problems import ContentError, Problem, choices
from baclofen.content.schema import CellError, Field, Schema
from baclofen.content.spreadsheet import (
    letter_lost,
    looks_like_a_date,
    plain,
    records,
    split_before,
    too_many,
)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: file, number in a spreadsheet, typed cells."""

    file: str
    number: int
    cells: dict[str, Any]

    @property
    def topic(self) -> str:
        """The name of the file without its ending."""
        return self.file.rpartition("/")[2].removesuffix(".csv")

    def __getitem__(self, column: str) -> Any:
        return self.cells[column]


def read_kind(folder: Path, schema: Schema, problems: list[Problem]) -> list[TableRow]:
    """All rows of all files of one kind; what is wrong is added to `problems`."""
    paths = sorted(folder.glob(schema.path))
    found = {path.relative_to(folder).as_posix() for path in paths}
    for name in schema.files:
        if name not in found:
            problems.append(Problem(name, "this file is missing.", "Put it back and try again."))
    rows: list[TableRow] = []
    for path in paths:
        rows += read_table(path, path.relative_to(folder).as_posix(), schema, problems)
    return rows


def read_table(path: Path, name: str, schema: Schema, problems: list[Problem]) -> list[TableRow]:
    """The rows of one CSV file; what is wrong is added to `problems`, and such a cell is left out."""
    try:
        text = read_text(path, name)
    except ContentError as error:
        problems.extend(error.problems)
        return []
    before = len(problems)
    numbered = records(text, name, schema.columns, problems)
    header = numbered[0][1] if numbered else []
    if len(problems) > before or not _header_is_right(header, name, schema, problems):
        return []
    fields = [schema.field(column) for column in header]
    read = [_row(name, number, fields, record, problems) for number, record in numbered[1:]]
    rows = [row for row in read if row is not None]
    _check_unique(rows, schema, problems)
    _check_key(rows, schema, problems)
    return rows


def _row(
    name: str, number: int, fields: list[Field], record: list[str], problems: list[Problem]
) -> TableRow | None:
    """One row with typed cells, but for those that break a rule; None where columns cannot be told apart."""
    if len(record) != len(fields):
        problems.append(Problem(name, *too_many(record, len(fields)), number))
        return None
    cells = {}
    for field, cell in zip(fields, record, strict=True):
        column, text = field.name, plain(cell)
        lost = letter_lost(text)
        if lost:
            wrong = f"'{lost}' holds a question mark where a letter was lost in saving."
            problems.append(
                Problem(name, wrong, "Type the word again and save as CSV UTF-8.", number, column)
            )
        try:
            cells[column] = text if text and field.free else field.parse(text)
        except CellError as error:
            allowed = f"{error.allowed}{split_before(record)}"
            problems.append(Problem(name, str(error), allowed, number, column))
    return TableRow(name, number, cells)


def _header_is_right(header: list[str], name: str, schema: Schema, problems: list[Problem]) -> bool:
    """Whether the first row names exactly the columns of the schema, in any order."""
    allowed = choices(schema.columns).replace("Allowed", "Columns").replace(" or ", " and ")
    if not header:
        problems.append(Problem(name, "this file is empty.", allowed))
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


def _check_unique(rows: list[TableRow], schema: Schema, problems: list[Problem]) -> None:
    """Complain of a value that stands twice in a column where each must be different."""
    for field in schema.fields:
        if not field.constraints.get("unique"):
            continue
        first: dict[str, int] = {}
        for row in (row for row in rows if field.name in row.cells):
            value = row[field.name]
            if value in first:
                wrong = f"'{value}' stands already in row {first[value]}."
                problems.append(Problem(row.file, wrong, "Each must be different.", row.number, field.name))
            first.setdefault(value, row.number)


def _check_key(rows: list[TableRow], schema: Schema, problems: list[Problem]) -> None:
    """Complain of an id that a spreadsheet would take for a date, and change."""
    for row in rows:
        id = row.cells.get(schema.key)
        if isinstance(id, str) and looks_like_a_date(id):
            wrong = f"'{id}' looks like a date, and a spreadsheet would write it as one."
            mend = "Choose another id, for example with more letters (MARQ14 and not Mar14)."
            problems.append(Problem(row.file, wrong, mend, row.number, schema.key))
