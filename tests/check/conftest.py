"""A copy of the course that a test may break."""

import shutil
from pathlib import Path

import pytest

from baclofen import check
from tests.support.changed_tables import Tables
from tests.support.read_once import read_once

ROOT = Path(__file__).resolve().parents[2]


class Course:
    """A copy of the course that a test may break; `said` is what the check says of it."""

    def __init__(self, root):
        self.root = root
        for name in ("data", "notebooks", "baclofen/labs", "baclofen/plots", "baclofen/model"):
            left_out = shutil.ignore_patterns("__pycache__", "kernel-ipc-*")
            shutil.copytree(ROOT / name, root / name, ignore=left_out)
        self.tables = Tables(root / "data")

    def change(self, name, old, new):
        path = self.root / name
        text = path.read_text("utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new), "utf-8")

    def said(self):
        lines = []
        assert check.run(self.root, lines.append) == 1
        return "\n".join(lines)


@pytest.fixture(scope="package", autouse=True)
def texts_read_once():
    with read_once():
        yield


@pytest.fixture
def course(tmp_path):
    return Course(tmp_path)
