"""Only what equals a shipped lesson is signed; a mailed "corrected" lesson of the same name is not."""

import shutil
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.sign import NotebookNotary

from tools.launch import jupyterlab, trust

ROOT = Path(__file__).resolve().parents[2]
MEND = "The lessons changed: write their list anew with  python -m tools.launch.trust --list"


def is_signed(lesson: Path, state: Path) -> bool:
    notary = NotebookNotary(data_dir=str(state / "data"))
    try:
        return notary.check_signature(nbformat.read(lesson, as_version=4))
    finally:
        notary.store.close()


@pytest.fixture
def course(tmp_path) -> Path:
    for part in ("notebooks", "deploy/jupyter"):
        shutil.copytree(ROOT / part, tmp_path / part)
    return tmp_path


def test_a_mailed_lesson_is_not_signed_and_a_shipped_one_is(course):
    mailed, added = course / "notebooks" / "02_by_mouth.ipynb", course / "notebooks" / "02_corrected.ipynb"
    book = nbformat.read(mailed, as_version=4)
    script = nbformat.v4.new_output("display_data", {"text/html": "<script>window.taken = 1</script>"})
    next(cell for cell in book.cells if cell.cell_type == "code").outputs = [script]
    for path in (mailed, added):
        nbformat.write(book, path)
    (course / trust.LIST).write_text(trust.list_of(ROOT), "utf-8")
    jupyterlab.trust(Path(sys.executable), course, course / "state")
    assert is_signed(course / "notebooks" / "03_side_effects.ipynb", course / "state")
    assert not is_signed(mailed, course / "state")
    assert not is_signed(added, course / "state")


def test_a_list_that_names_a_file_elsewhere_signs_nothing_that_differs(course):
    (course / trust.LIST).write_text(f"{'0' * 64}  notebooks/02_by_mouth.ipynb\nnonsense\n", "utf-8")
    assert trust.shipped(course) == []


def test_the_list_is_that_of_the_lessons():
    assert (ROOT / trust.LIST).read_text("utf-8") == trust.list_of(ROOT), MEND


def test_binder_signs_by_the_list_too():
    script = (ROOT / "postBuild").read_text("utf-8")
    assert "jupyter trust" not in script
    assert "python -m tools.launch.trust" in script
