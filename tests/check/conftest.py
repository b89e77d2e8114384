"""A copy of the course that a test may break."""

import pickle
import shutil
import tomllib
from functools import cache
from pathlib import Path

import pytest

from baclofen import check
from tests.support.changed_tables import Tables

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
def documents_read_once():
    """A text that was read as TOML is not read again: a copy of the course differs in a file or two."""
    loads = tomllib.loads
    packed = cache(lambda text: pickle.dumps(loads(text)))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(tomllib, "loads", lambda text: pickle.loads(packed(text)))
        yield


@pytest.fixture
def course(tmp_path):
    return Course(tmp_path)
