"""A saved lesson that does not match names the command that mends it, below the cell and at the end."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from tests.support.mending import mend
from tools.launch.run_tests import MENDING, NBVAL

ROOT = Path(__file__).resolve().parents[2]


def test_the_command_stands_below_the_cell_and_at_the_end(tmp_path):
    cell = nbformat.v4.new_code_cell("1 + 1", execution_count=1)
    cell.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": "3"}, execution_count=1)]
    book = nbformat.v4.new_notebook(cells=[cell])
    nbformat.write(book, tmp_path / "03_side_effects.ipynb")
    words = [*(arg for arg in NBVAL if "sanitize" not in arg), *MENDING, "-c", str(ROOT / "pyproject.toml")]
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", *words, "-q", "-p", "no:cacheprovider",
         "--rootdir", str(tmp_path), str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert ended.returncode == 1
    assert ended.stdout.count("python run.py notebooks 03") == 2, ended.stdout


@pytest.mark.parametrize("file", ["tests/content/test_broken_tables.py", "tests/check/test_bank.py"])
def test_a_red_test_of_the_reader_says_whose_turn_it_is(file):
    said = mend(Path(file))
    assert "Run python run.py check." in said
    assert "write the new value into the test" in said


def test_other_files_are_left_alone():
    assert mend(Path("tests/test_x.py")) == ""
