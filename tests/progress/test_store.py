"""The learner's file survives what happens to files: two windows, damage, other editions, deletion."""

import errno
import json
import os
from pathlib import Path

import pytest

from baclofen import progress
from baclofen.model.review import Attempt
from baclofen.progress import Entry, Notice, Store, atomic_files
from baclofen.progress.document import VERSION, dump, parse
from baclofen.progress.location import default_path


def entry(name: str = "q", score: int = 1) -> Entry:
    return Entry(name, "02", score, 1, "sure", "2026-11-22")


def names(store: Store) -> list[str]:
    return [one.item_id for one in store.entries()]


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "progress" / "my_progress.json"


def test_opening_and_reading_touch_nothing(path):
    assert Store(path).entries() == ()
    assert not path.parent.exists()


def test_answers_are_there_for_the_next_window(path):
    store = Store(path)
    store.add(entry("b"))
    store.add(entry("a"))
    assert store.notice is None
    assert names(Store(path)) == ["b", "a"]
    assert store.place == "progress/my_progress.json"


def test_two_open_windows_add_to_each_other(path):
    one, other = Store(path), Store(path)
    for number in range(10):
        one.add(entry(f"one_{number}"))
        other.add(entry(f"other_{number}"))
    assert names(one) == names(other)
    assert len(names(one)) == 20


def test_deleted_stays_deleted_though_another_window_is_open(path):
    one, other = Store(path), Store(path)
    one.add(entry("one"))
    other.add(entry("other"))
    atomic_files.saving(path).write_text("half")
    assert one.delete()
    assert not path.exists()
    assert not atomic_files.saving(path).exists()
    assert other.entries() == ()
    other.add(entry("later"))
    assert names(one) == ["later"]


def test_deleting_nothing_is_fine(path):
    assert Store(path).delete()
    assert Store(None).delete()
    assert not path.parent.exists()


def test_damaged_files_are_set_aside_and_named_and_never_overwritten(path):
    path.parent.mkdir()
    for number in (1, 2, 3):
        path.write_text(f"{{ damaged {number}")
        store = Store(path)
        assert store.entries() == ()
        assert store.notice == Notice("damaged", {"file": f"my_progress.damaged-{number}.json"})
        store.add(entry("new"))
        assert store.notice.code == "damaged", "the learner is told until the lesson is closed"
        assert names(store) == ["new"]
    kept = [path.with_name(f"my_progress.damaged-{number}.json").read_text() for number in (1, 2, 3)]
    assert kept == [f"{{ damaged {number}" for number in (1, 2, 3)]


def test_a_file_of_bytes_is_set_aside_too(path):
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe\x00")
    store = Store(path)
    store.add(entry())
    assert path.with_name("my_progress.damaged-1.json").read_bytes() == b"\xff\xfe\x00"
    assert names(store) == ["q"]


def test_a_newer_file_is_left_alone(path):
    path.parent.mkdir()
    newer = json.dumps({"format": "baclofen-course-progress", "version": VERSION + 1})
    path.write_text(newer)
    store = Store(path)
    store.add(entry())
    assert store.notice == Notice("newer")
    assert path.read_text() == newer
    assert names(store) == ["q"], "this window still knows it"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_keeps_the_old_file_and_nothing_is_lost_when_there_is_room_again(
    path, monkeypatch, number, step
):
    store = Store(path)
    store.add(entry("before"))
    old = path.read_bytes()

    def full(*_args):
        raise OSError(number, "no room")

    with monkeypatch.context() as patch:
        patch.setattr(os, step, full)
        store.add(entry("meanwhile"))
        store.add(entry("again"))
        assert store.notice == Notice("full")
        assert path.read_bytes() == old
        assert not atomic_files.saving(path).exists()
        assert names(store) == ["before", "meanwhile", "again"]
    store.add(entry("after"))
    assert store.notice is None
    assert names(Store(path)) == ["before", "meanwhile", "again", "after"]


def test_a_folder_that_may_not_be_written(tmp_path):
    (tmp_path / "progress").write_text("a file stands where the folder should be")
    store = Store(tmp_path / "progress" / "my_progress.json")
    store.add(entry())
    assert store.notice == Notice("not_writable")
    assert names(store) == ["q"]
    assert store.write_beside("x.json", "{}") == ""


def test_a_window_that_holds_the_lock_for_too_long(path, monkeypatch):
    monkeypatch.setattr(atomic_files, "PATIENCE_S", 0.05)
    store = Store(path)
    store.add(entry("before"))
    with atomic_files.locked(path):
        store.add(entry("meanwhile"))
        assert store.notice == Notice("busy")
        assert names(store) == ["before", "meanwhile"]
    store.add(entry("after"))
    assert store.notice is None
    assert names(Store(path)) == ["before", "meanwhile", "after"]


def test_python_in_a_browser_has_no_locks_and_no_fsync(path, monkeypatch):
    monkeypatch.setattr(atomic_files, "fcntl", None)
    monkeypatch.setattr(atomic_files, "msvcrt", None)
    monkeypatch.delattr(os, "fsync")
    store = Store(path)
    store.add(entry("a"))
    store.add(entry("b"))
    assert store.notice is None
    assert names(Store(path)) == ["a", "b"]
    assert not path.with_name("my_progress.lock").exists()


def test_a_network_folder_without_locks(path, monkeypatch):
    if atomic_files.fcntl is None:
        pytest.skip("This computer has no flock to take away.")

    def no_locks(*_args):
        raise OSError(errno.ENOTSUP, "no locks here")

    monkeypatch.setattr(atomic_files.fcntl, "flock", no_locks)
    store = Store(path)
    store.add(entry())
    assert store.notice is None
    assert names(Store(path)) == ["q"]


def test_in_memory_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    store = Store(None)
    store.add(entry())
    assert store.notice == Notice("memory")
    assert names(store) == ["q"]
    assert store.place == ""
    assert store.write_beside("x.json", "{}") == ""
    assert list(tmp_path.iterdir()) == []


def test_a_second_file_stands_beside_the_first(path):
    store = Store(path)
    store.add(entry())
    assert store.write_beside("results-kite-7.json", "{}\n") == "progress/results-kite-7.json"
    assert path.with_name("results-kite-7.json").read_text() == "{}\n"


def test_record_keeps_the_day_and_nothing_finer(path, monkeypatch):
    monkeypatch.setenv(progress.VARIABLE, str(path))
    assert progress.record(Attempt("02_half_life", 0, 1, "sure"), "02") is None
    (one,) = parse(path.read_text("utf-8"))
    assert (one.item_id, one.lesson, one.score, one.max, one.confidence) == (
        "02_half_life",
        "02",
        0,
        1,
        "sure",
    )
    assert len(one.day) == 10
    assert progress.store() is progress.store()


def test_where_the_file_lies(tmp_path):
    lessons = tmp_path / "notebooks"
    lessons.mkdir()
    wanted = tmp_path / "progress" / "my_progress.json"
    assert default_path("", lessons) == wanted
    assert default_path("", tmp_path) == wanted
    alone = tmp_path / "elsewhere"
    alone.mkdir()
    assert default_path("", alone) is None
    (alone / "lesson.ipynb").write_text("{}")
    assert default_path("", alone) == alone / "progress" / "my_progress.json"
    assert default_path("none", lessons) is None
    assert default_path(str(alone), lessons) == alone / "my_progress.json"


def test_the_text_of_the_file_says_which_format_it_has():
    assert json.loads(dump([]))["format"] == "baclofen-course-progress"
