"""The rules of one table, read from data/schemas, and the check of one cell against them."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from baclofen.content.files import read_text
from baclofen.content.problems import ContentError, Problem, choices
from baclofen.content.spreadsheet import TWO_DIGITS, hidden_in, looks_like_a_date

_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?")
UNSURE = {
    "M": "only remembered, not read in any source",
    "N": "looked for and not found",
}


_SEMICOLONS = "Separate entries with a semicolon, such as K85;He14. "


class CellError(ValueError):
    """A cell does not keep the rules; the message says what is wrong, `allowed` what would be right."""

    def __init__(self, wrong: str, allowed: str = "") -> None:
        super().__init__(wrong)
        self.allowed = allowed


def spoiled_by_date(text: str) -> tuple[str, str]:
    """What to say of a date where none can stand."""
    wrong = f"'{text}' is a date: the spreadsheet has changed what stood here."
    return wrong, "Format the column as Text, then type again what stood here."


@dataclass(frozen=True)
class Field:
    """One column of a table."""

    name: str
    type: str
    constraints: dict[str, Any]
    delimiter: str = ";"
    form: str = ""

    @property
    def required(self) -> bool:
        """Whether a blank cell is a mistake."""
        return bool(self.constraints.get("required"))

    @cached_property
    def free(self) -> bool:
        """Whether any text will do, so that only a blank needs a look."""
        return self.type == "string" and not {"enum", "pattern"} & set(self.constraints)

    def parse(self, cell: str) -> Any:
        """The typed value of a cell. Raises CellError in plain language."""
        text = cell.strip()
        if not text:
            if self.required:
                raise CellError("the cell is blank.", "This column must be filled in every row.")
            return () if self.type == "list" else None if self.type in ("number", "integer") else ""
        if self.type == "list":
            return self._list(text)
        if self.type in ("number", "integer"):
            return self._number(text)
        if self.constraints.get("pattern") == TWO_DIGITS and len(text) == 1:
            text = "0" + text  # a spreadsheet drops the zero of 01
        self._word(text)
        return text

    def _list(self, text: str) -> tuple[str, ...]:
        items = tuple(item.strip() for item in text.split(self.delimiter))
        if not all(items):
            raise CellError("an entry between two semicolons is empty.", "Example: K85;He14")
        if len(set(items)) < len(items):
            raise CellError("the same entry stands twice in the cell.", "Name each once.")
        for item in items:
            self._word(item)
        return items

    def _word(self, text: str) -> None:
        enum, pattern = self.constraints.get("enum"), self.constraints.get("pattern")
        if enum and text not in enum:
            if self.name == "certainty" and text in UNSURE:
                wrong = f"the certainty is {text}: {UNSURE[text]}. Such a fact never reaches a learner."
                raise CellError(wrong, "Read a source and mark it " + choices(enum)[9:])
            self._refuse_what_a_spreadsheet_did(text)
            if self.type == "list" and "," in text:
                raise CellError(f"'{text}' holds a comma.", _SEMICOLONS + choices(enum))
            raise CellError(f"'{text}' is not a word this column knows.", choices(enum))
        if pattern and not re.fullmatch(pattern, text):
            self._refuse_what_a_spreadsheet_did(text)
            raise CellError(f"'{text}' has not the right form.", self.form or f"Pattern: {pattern}")

    @staticmethod
    def _refuse_what_a_spreadsheet_did(text: str) -> None:
        """Name what cannot be seen: an invisible sign, or a date that was something else."""
        if hidden_in(text):
            raise CellError(
                f"an invisible character stands in '{text}'.", "Empty the cell and type it again."
            )
        if looks_like_a_date(text):
            raise CellError(*spoiled_by_date(text))

    def _number(self, text: str) -> float:
        if not _NUMBER.fullmatch(text):
            self._refuse_what_a_spreadsheet_did(text)
            raise CellError(
                f"'{text}' is not a plain number.", "Write 0.5 or 1200: a point, no comma, no unit."
            )
        number = float(text)
        if not math.isfinite(number):
            raise CellError(f"'{text}' is too large to be a number.")
        if self.type == "integer":
            if number != int(number):
                raise CellError(f"'{text}' is not a whole number.")
            number = int(number)
        low, high = self.constraints.get("minimum"), self.constraints.get("maximum")
        if (low is not None and number < low) or (high is not None and number > high):
            raise CellError(f"{text} is out of range.", f"Allowed: {low} to {high}.")
        return number


@dataclass(frozen=True)
class Schema:
    """One kind of table: which files hold it, its columns, its key and what it points to."""

    name: str
    path: str
    files: tuple[str, ...]
    fields: tuple[Field, ...]
    key: str
    foreign: tuple[tuple[str, str, str], ...]

    def field(self, column: str) -> Field:
        """One column by its name."""
        return next(field for field in self.fields if field.name == column)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(field.name for field in self.fields)


def read_schemas(folder: Path) -> dict[str, Schema]:
    """Every table schema of data/schemas, by name (schemas of documents are for editors and skipped)."""
    schemas = {}
    for path in sorted((folder / "schemas").glob("*.json")):
        name = f"schemas/{path.name}"
        try:
            raw = json.loads(read_text(path, name))
            if "fields" not in raw:
                continue
            fields = tuple(
                Field(
                    f["name"], f["type"], f.get("constraints", {}), f.get("delimiter", ";"), f.get("form", "")
                )
                for f in raw["fields"]
            )
            foreign = tuple(
                (f["fields"], f["reference"]["resource"], f["reference"]["fields"])
                for f in raw.get("foreignKeys", ())
            )
            files = tuple(raw.get("files", ()))
            schemas[raw["name"]] = Schema(raw["name"], raw["path"], files, fields, raw["primaryKey"], foreign)
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            wrong = f"the schema cannot be understood ({error})."
            raise ContentError([Problem(name, wrong, "See the other schemas for the form.")]) from error
    if not schemas:
        raise ContentError([Problem("schemas", "the folder of schemas is missing or empty.", "Put it back.")])
    return schemas
