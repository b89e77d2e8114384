"""The drive of the browser edition, as Python meets it: never asked about a file, sometimes not there at all.

Tried in Pyodide with JupyterLite's own drive: `os.stat` of a file that was saved twice and then deleted is
never answered, so the kernel would stand still for ever. Renaming onto a file, appending and fsync work.
"""

import errno
import os
from pathlib import Path

import pytest

from baclofen import progress
from baclofen.model.review import Attempt
from baclofen.progress import Entry, Loaded, Notice, Store, atomic_files
from baclofen.progress.document import dump, parse
from baclofen.progress.location import keeper

ONE = Entry("q", "02", 1, 1, "sure", "2026-11-22")


class WaitsForEver(BaseException):
    """No `except OSError` and no `except Exception` survives it, as nothing survives waiting for ever."""


@pytest.fixture
def drive(tmp_path, monkeypatch) -> Path:
    """A drive that must not be asked; it is there, and the folder of the learner is not."""
    folder = tmp_path / "drive"
    folder.mkdir()

    def never(*_args, **_options):
        raise WaitsForEver

    monkeypatch.setattr(atomic_files, "IN_BROWSER", True)
    for name in ("stat", "lstat", "scandir", "listdir"):
        monkeypatch.setattr(os, name, never)
    return folder


def test_the_drive_would_notice_a_question(drive):
    with pytest.raises(WaitsForEver):
        (drive / "x").exists()


def test_everything_a_learner_does_asks_nothing(drive):
    path = drive / "progress" / "my_progress.json"
    store, other = Store(path), Store(path)
    assert store.entries() == ()
    assert store.delete()
    store.add(ONE)
    store.add(ONE)
    assert store.load(dump([ONE, ONE, ONE])) == Loaded(added=1, known=2)
    assert len(other.entries()) == 3
    assert store.write_beside("x.csv", "a\n") == "progress/x.csv"
    assert other.delete()
    assert store.entries() == ()
    store.add(ONE)
    assert len(parse(path.read_text("utf-8"))) == 1
    assert store.notice is None
    assert other.notice is None
    path.write_text("{ damaged")
    assert store.entries() == ()
    assert store.notice == Notice("damaged", {"file": "my_progress.damaged-1.json"})
    assert store.keeper == "browser"


def test_no_lock_is_left_on_a_drive(drive):
    Store(drive / "progress" / "my_progress.json").add(ONE)
    with pytest.raises(FileNotFoundError):
        (drive / "progress" / "my_progress.lock").open("rb")


def test_a_folder_in_memory_is_not_taken_for_the_drive(drive, monkeypatch):
    """A private window of Firefox has no drive: what is written below its name would be gone at the end."""
    missing = drive / "not mounted"
    monkeypatch.setenv(progress.VARIABLE, str(missing / "progress"))
    assert progress.record(Attempt("02_half_life", 0, 1, "sure"), "02") == Notice("browser")
    store = progress.store()
    assert store.load(dump([ONE])) == Loaded(added=1)
    assert len(store.entries()) == 2, "this page still knows it"
    assert len(parse(store.text())) == 2, "and it can be downloaded"
    assert store.write_beside("x.csv", "a\n") == ""
    assert store.delete()
    with pytest.raises(FileNotFoundError):
        missing.rmdir()


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EIO, errno.EROFS])
def test_a_drive_that_refuses_everything(drive, monkeypatch, number):
    """No service worker: JupyterLite's drive answers every call with "invalid argument"."""

    def refuse(*_args, **_options):
        raise OSError(number, "refused")

    store = Store(drive / "progress" / "my_progress.json")
    for name in ("mkdir", "replace", "unlink"):
        monkeypatch.setattr(os, name, refuse)
    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(Path, "read_text", refuse)
    assert store.entries() == ()
    store.add(ONE)
    assert store.notice == Notice("browser")
    assert len(store.entries()) == 1
    assert store.load(dump([ONE, ONE])) == Loaded(added=1, known=1)
    assert store.write_beside("x.csv", "a\n") == ""
    assert not store.delete()


def test_a_system_without_locks_and_without_fsync(drive, monkeypatch):
    monkeypatch.setattr(atomic_files, "fcntl", None)
    monkeypatch.delattr(os, "fsync")
    store = Store(drive / "progress" / "my_progress.json")
    store.add(ONE)
    assert store.notice is None
    assert len(Store(store.path).entries()) == 1


def test_who_keeps_the_file(tmp_path, monkeypatch):
    path = tmp_path / "my_progress.json"
    assert keeper(None) == "nobody"
    assert keeper(path) == "folder"
    monkeypatch.setenv("BINDER_LAUNCH_HOST", "https://hub.example.org/")
    assert keeper(path) == "guest"
    assert keeper(None) == "nobody"
    monkeypatch.setattr(atomic_files, "IN_BROWSER", True)
    assert keeper(path) == "browser"
