"""Tables that a test may change: a cell is found by its row's id and its column, whatever stands in it."""

import csv
from pathlib import Path


class Tables:
    """A copy of the data folder; rows are counted as a spreadsheet does, the header is row 1."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def rows(self, name: str) -> list[list[str]]:
        with (self.folder / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))

    def write(self, name: str, rows: list[list[str]]) -> None:
        with (self.folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)

    def row_of(self, name: str, key: str) -> int:
        return [row[0] for row in self.rows(name)].index(key) + 1

    def cell(self, name: str, row: int | str, column: str, value: str) -> None:
        """Set the cell of a column in a row, named by its number or its id."""
        rows = self.rows(name)
        number = self.row_of(name, row) if isinstance(row, str) else row
        rows[number - 1][rows[0].index(column)] = value
        self.write(name, rows)
