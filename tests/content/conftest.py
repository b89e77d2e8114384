import csv
import shutil
from pathlib import Path

import pytest

from baclofen import content

DATA = content.library().folder


class Copy:
    """A copy of the data folder that a test may break."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def rows(self, name: str) -> list[list[str]]:
        with (self.folder / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))

    def write(self, name: str, rows: list[list[str]]) -> None:
        with (self.folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)

    def cell(self, name: str, row: int, column: str, value: str) -> None:
        """Set a cell; rows are counted as a spreadsheet does, the header is row 1."""
        rows = self.rows(name)
        rows[row - 1][rows[0].index(column)] = value
        self.write(name, rows)

    def row_of(self, name: str, key: str) -> int:
        return [row[0] for row in self.rows(name)].index(key) + 1

    def text(self, name: str, old: str, new: str) -> None:
        path = self.folder / name
        text = path.read_text(encoding="utf-8")  # a byte order mark stays where it is
        assert old in text, (
            f"{name} no longer holds: {old}. This test uses it as its example; choose another."
        )
        path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")

    def problems(self) -> list[content.Problem]:
        with pytest.raises(content.ContentError) as caught:
            content.load(self.folder)
        return list(caught.value.problems)


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    shutil.copytree(DATA, tmp_path / "data")
    return Copy(tmp_path / "data")
