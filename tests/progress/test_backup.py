"""What docs/operating.md promises: answers come back with the folder `progress`, in a new course folder."""

import shutil

from baclofen.progress.document import Entry
from baclofen.progress.location import default_path
from baclofen.progress.store import Store


def course(folder):
    """The part of a course folder that tells where answers lie."""
    (folder / "notebooks").mkdir(parents=True)
    return folder


def test_answers_come_back_with_the_folder(tmp_path):
    old, new = course(tmp_path / "old"), course(tmp_path / "new")
    Store(default_path("", old / "notebooks")).add(Entry("02_half_life", "02", 1, 1, "sure", "2026-11-28"))
    backup = shutil.copytree(old / "progress", tmp_path / "backup")
    shutil.rmtree(old)
    shutil.copytree(backup, new / "progress")
    (entry,) = Store(default_path("", new / "notebooks")).entries()
    assert (entry.item_id, entry.score) == ("02_half_life", 1)


def test_the_page_names_the_folder():
    from tests.support.jupyterlab import ROOT

    assert "Keep the folder `progress`" in (ROOT / "docs" / "operating.md").read_text("utf-8")
