"""A learner's file made by someone else: deep, large, miscounted, or a planted link. Nothing raises."""

import contextlib
import json
import os
import stat
from pathlib import Path

import pytest

from baclofen.progress import Entry, Store, atomic_files, document
from baclofen.progress.document import Damaged, dump, parse

MOST = 9_999_999
posix = pytest.mark.skipif(os.name != "posix", reason="links and rights of Linux and macOS")


def entry(name: str = "q", number: int = 0) -> Entry:
    return Entry(name, "02", 1, 1, "sure", "2026-11-22", number)


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "progress" / "my_progress.json"


# ---- depth and size are looked at before anything reads the text

DEEP = (
    "[" * 20_000 + "]" * 20_000,
    "[" * 20_000,
    '{"a":' * 20_000 + "1" + "}" * 20_000,
    "[{}]" * 3 + "[" * 99,
)


@pytest.mark.parametrize("text", DEEP, ids=lambda text: text[:4])
def test_a_deep_file_never_reaches_the_reader(text, path, monkeypatch):
    """In a browser the reader ends Python itself at such a text, so no `except` could help."""
    monkeypatch.setattr(document.json, "loads", lambda _: pytest.fail("the reader was given it"))
    with pytest.raises(Damaged):
        parse(text)
    path.parent.mkdir()
    path.write_text(text)
    store = Store(path)
    assert store.entries() == ()
    assert store.notice.code == "damaged"
    assert Store(None).load(text).refused.code in ("load_foreign", "load_damaged")


def test_brackets_inside_a_text_are_no_depth():
    text = dump([entry()])
    held = text.replace('"version"', json.dumps("[" * 500 + '\\"{' * 500) + ': "[[[", "version"')
    assert parse(held) == parse(text)


@pytest.mark.parametrize(
    "text", ['"' + '\\"' * 200_000, '"' * 200_001, '"\\', "\\" * 200_000, '"a\\\\"[' * 50_000]
)
def test_an_unfinished_text_is_looked_at_once(text):
    """A pattern that went over the rest again for each mark would not come to an end here."""
    with pytest.raises(Damaged):
        parse(text)


def test_a_file_larger_than_any_learner_can_fill_is_not_read(monkeypatch):
    monkeypatch.setattr(document.json, "loads", lambda _: pytest.fail("the reader was given it"))
    with pytest.raises(Damaged):
        parse(" " * (document.LARGEST + 1))


# ---- a number that is as high as it may be


@pytest.mark.parametrize("numbers", [(MOST,), (1, MOST), (5, MOST - 1), (MOST - 1, MOST)])
def test_after_the_highest_number_answers_are_counted_anew(numbers, path):
    held = dump([entry(f"old_{number}", number) for number in numbers])
    path.parent.mkdir()
    path.write_text(held)
    store = Store(path)
    for name in ("a", "b", "c"):
        store.add(entry(name))
    assert store.notice is None
    found = Store(path).entries()
    assert [one.item_id for one in found] == [*(f"old_{number}" for number in numbers), "a", "b", "c"]
    assert [one.number for one in found] == sorted({one.number for one in found})


def test_an_answer_in_memory_is_kept_after_the_highest_number_too():
    store = Store(None)
    assert store.load(dump([entry("old", MOST)])).added == 1
    store.add(entry("new"))
    assert [one.item_id for one in store.entries()] == ["old", "new"]


# ---- nobody else on this computer reads it, and no link leads the writing elsewhere


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@contextlib.contextmanager
def open_umask():
    before = os.umask(0)
    try:
        yield
    finally:
        os.umask(before)


@posix
def test_all_that_is_written_is_for_its_owner_only(path):
    with open_umask():
        store = Store(path)
        store.add(entry())
        assert store.write_beside("results-blue-7.json", "{}")
        path.write_text("damaged")
        store.add(entry())
    assert rights(path.parent) == 0o700
    files = {file.name: oct(rights(file)) for file in path.parent.iterdir()}
    assert len(files) == 4, files
    assert set(files.values()) == {"0o600"}, files


@posix
def test_a_file_and_a_folder_that_were_open_are_closed_at_the_next_answer(path):
    path.parent.mkdir()
    path.parent.chmod(0o755)
    path.write_text(dump([entry("old")]))
    path.chmod(0o666)
    Store(path).add(entry())
    assert (rights(path.parent), rights(path)) == (0o700, 0o600)


@posix
def test_the_rights_of_a_folder_that_is_not_the_courses_stay(tmp_path):
    """Somebody named a folder of their own, such as a shared one, to keep the file in."""
    tmp_path.chmod(0o755)
    Store(tmp_path / "mine.json").add(entry())
    assert (rights(tmp_path), rights(tmp_path / "mine.json")) == (0o755, 0o600)


@posix
@pytest.mark.parametrize("planted", ["saving", "lock", "file", "results"])
def test_writing_never_follows_a_planted_link(planted, path, tmp_path):
    target = tmp_path / "target.txt"
    target.write_text("precious")
    path.parent.mkdir()
    place = {
        "saving": atomic_files.saving(path),
        "lock": path.with_name("my_progress.lock"),
        "file": path,
        "results": path.with_name("results-blue-7.json"),
    }[planted]
    place.symlink_to(target)
    store = Store(path)
    store.add(entry())
    store.write_beside("results-blue-7.json", "{}")
    store.delete()
    assert target.read_text() == "precious"
    assert target.exists()


@posix
@pytest.mark.parametrize("name", ["my_progress.saving.json", "my_progress.lock"])
def test_a_link_to_nowhere_makes_no_file_there(name, path, tmp_path):
    path.parent.mkdir()
    path.with_name(name).symlink_to(tmp_path / "new.txt")
    Store(path).add(entry())
    assert not (tmp_path / "new.txt").exists()
