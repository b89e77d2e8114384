import shutil
from pathlib import Path

import pytest

from baclofen import content
from tests.support.changed_tables import Tables
from tests.support.read_once import read_once

DATA = content.library().folder


class Copy(Tables):
    """A copy of the data folder that a test may break."""

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


@pytest.fixture(scope="package", autouse=True)
def texts_read_once():
    with read_once():
        yield


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    shutil.copytree(DATA, tmp_path / "data")
    return Copy(tmp_path / "data")
