"""The course's own place: installed once, mended when cut off, and never left half ready."""

import os
import shutil
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from tools.launch import environment, install, lock_files
from tools.launch.errors import BEING_PREPARED, NO_NETWORK, NOT_WRITABLE, Trouble

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course folder in which installing is only noted down; making the place is real."""
    root = tmp_path / "Kürs mit Leerzeichen"
    root.mkdir()
    for name in (*environment.INSIDE, "pyproject.toml"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(name, "utf-8")
    course = namedtuple("Course", "root installed sayings")(root, [], [])
    monkeypatch.setattr(install, "find_uv", lambda: "uv")  # a place without pip is made in a moment
    monkeypatch.setattr(install, "install", lambda python, root, lock, *_: course.installed.append(lock))
    return course


def prepare(course, *lock):
    return environment.prepare(course.root, *lock, say=course.sayings.append)


def test_the_second_start_installs_nothing_and_says_nothing(course):
    python = prepare(course)
    assert python.exists()
    course.sayings.clear()
    assert prepare(course) == python
    assert course.installed == [lock_files.COURSE_LOCK]
    assert course.sayings == []


def test_tests_need_more_and_include_the_course(course):
    prepare(course, lock_files.TEST_LOCK)
    prepare(course)
    prepare(course, lock_files.TEST_LOCK)
    assert course.installed == [lock_files.TEST_LOCK]


@pytest.mark.parametrize("name", [lock_files.COURSE_LOCK, "pyproject.toml"])
def test_a_changed_list_is_installed_into_the_same_place(course, name):
    prepare(course)
    (course.root / ".venv" / "kept").touch()
    (course.root / name).write_text("changed", "utf-8")
    prepare(course)
    assert len(course.installed) == 2
    assert (course.root / ".venv" / "kept").exists()


def test_a_cut_off_installation_is_started_over(course, monkeypatch):
    def cut_off(*_):
        (course.root / ".venv" / "half").touch()
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(install, "install", cut_off)
        with pytest.raises(KeyboardInterrupt):
            prepare(course)
    prepare(course)
    assert course.installed == [lock_files.COURSE_LOCK]
    assert not (course.root / ".venv" / "half").exists()
    assert not list(course.root.glob(".venv.old-*"))


def test_a_failed_installation_is_told_and_a_rerun_recovers(course, monkeypatch):
    def offline(*_):
        raise Trouble(NO_NETWORK)

    with monkeypatch.context() as patch:
        patch.setattr(install, "install", offline)
        with pytest.raises(Trouble, match="internet connection"):
            prepare(course)
    assert prepare(course).exists()


def test_a_moved_folder_gets_a_new_place(course):
    prepare(course)
    moved = course.root.with_name("moved")
    course.root.rename(moved)
    environment.prepare(moved, say=course.sayings.append)
    assert len(course.installed) == 2


@pytest.mark.parametrize("what", ["a file", "an empty folder", "a folder with something else"])
def test_whatever_stands_in_the_way_is_replaced(course, what):
    target = course.root / ".venv"
    if what == "a file":
        target.touch()
    else:
        target.mkdir()
    if what == "a folder with something else":
        (target / "bin").mkdir()
        (target / "bin" / "python").write_text("no Python at all")
    assert prepare(course).exists()


def test_a_python_that_is_gone_is_replaced(course):
    python = prepare(course)
    python.unlink()
    if os.name != "nt":
        python.symlink_to(course.root / "gone" / "python")
    prepare(course)
    assert len(course.installed) == 2
    assert environment._python_version(python) == ".".join(map(str, sys.version_info[:2]))


def test_a_place_made_by_somebody_else_is_used_and_not_thrown_away(course):
    environment._make(course.root)
    (course.root / ".venv" / "kept").touch()
    prepare(course)
    assert (course.root / ".venv" / "kept").exists()
    assert course.installed == [lock_files.COURSE_LOCK]


def test_two_at_once_are_told_apart(course):
    with environment._one_at_a_time(course.root), pytest.raises(Trouble) as told:
        prepare(course)
    assert str(told.value) == BEING_PREPARED
    assert prepare(course).exists()


def test_too_little_room_is_said_before_anything_is_fetched(course, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10, 10, 1_000_000))
    with pytest.raises(Trouble, match="disk is full: make about 450 MB"):
        prepare(course)
    assert course.installed == []


def test_a_disk_that_fills_up_gets_its_room_back(course, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(install, "install", full)
        with pytest.raises(Trouble, match="disk is full"):
            prepare(course)
    assert not (course.root / ".venv").exists()
    assert prepare(course).exists()


def test_a_folder_that_cannot_be_written_to(course, monkeypatch):
    def refuse(self, *_, **__):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(environment, "open", refuse, raising=False)
    with pytest.raises(Trouble) as told:
        prepare(course)
    assert str(told.value) == NOT_WRITABLE


def test_a_python_without_its_parts_is_told(course, monkeypatch):
    monkeypatch.setattr(install, "find_uv", lambda: None)
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(Trouble, match="python3-venv"):
        prepare(course)


def test_the_learners_other_python_settings_stay_outside(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.setenv("PYTHONHOME", "elsewhere")
    child = environment.child_environment()
    assert "PYTHONPATH" not in child
    assert "PYTHONHOME" not in child


def test_parts_are_installed_as_they_are_published_and_never_built():
    for way in (install._uv_way, install._pip_way):
        (parts,) = [
            words for words in way(Path(sys.executable), ROOT, lock_files.COURSE_LOCK) if "-r" in words
        ]
        at = parts.index("--only-binary")
        assert parts[at + 1] == ":all:"
