"""Other processes: a window killed while it saves, a disk without room, two lessons that answer at once."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from baclofen.progress import Store
from baclofen.progress.document import parse

ROOT = Path(__file__).resolve().parents[2]
HEAD = f"""
import sys, time
from pathlib import Path
sys.path.insert(0, {str(ROOT)!r})
from baclofen.progress import Entry, Store
store = Store(Path(sys.argv[1]))
def add(name):
    store.add(Entry(name, "02", 1, 1, "sure", "2026-11-22"))
"""
ENDLESS = (
    HEAD
    + """
number = 0
while True:
    number += 1
    add(f"{sys.argv[2]}_{number}")
    if store.notice is None:  # kept, so it is a promise
        print(f"{sys.argv[2]}_{number}", flush=True)
    time.sleep(0.001)  # the others get a turn
"""
)
HUNDRED = (
    HEAD
    + """
for number in range(100):
    add(f"{sys.argv[2]}_{number}")
assert store.notice is None, store.notice
"""
)
NO_ROOM = (
    HEAD
    + """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
add("before")
old = store.path.read_bytes()
resource.setrlimit(resource.RLIMIT_FSIZE, (len(old) // 2, resource.RLIM_INFINITY))
add("meanwhile")
assert store.notice.code == "full", store.notice
assert store.path.read_bytes() == old
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
add("after")
assert store.notice is None, store.notice
"""
)
posix = pytest.mark.skipif(os.name != "posix", reason="kill -9 and file limits are things of Linux and macOS")


def start(code: str, path: Path, name: str) -> subprocess.Popen:
    words = [sys.executable, "-I", "-S", "-c", code, str(path), name]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def names(path: Path) -> list[str]:
    return [one.item_id for one in parse(path.read_text("utf-8"))]


@posix
def test_killed_while_saving_200_times_and_nothing_is_lost(tmp_path):
    """Every answer that was kept before the kill is there after it; the kills fall all over the saving."""
    draw, promised = random.Random(9), set()
    for number in range(50):
        path = tmp_path / f"file_{number // 5}" / "my_progress.json"  # new files, so that each stays small
        windows = [start(ENDLESS, path, f"w{number}_{letter}") for letter in "abcd"]
        firsts = [window.stdout.readline() for window in windows]
        for window, first in zip(windows, firsts, strict=True):
            time.sleep(draw.uniform(0, 0.012))
            window.kill()
            told = (first + window.communicate()[0]).splitlines(keepends=True)
            promised |= {(path, line.strip()) for line in told if line.endswith("\n")}
        found = set(names(path))
        assert {name for where, name in promised if where == path} <= found
    assert len(promised) >= 200
    for folder in tmp_path.iterdir():
        assert {file.name for file in folder.iterdir()} <= {
            "my_progress.json", "my_progress.lock", "my_progress.saving.json",
        }  # fmt: skip
    store = Store(path)
    before = len(store.entries())
    window = start(HUNDRED, path, "later")
    assert window.communicate()[1] == ""
    assert len(store.entries()) == before + 100, "a killed window leaves no lock behind"


def test_two_lessons_that_answer_at_once_lose_nothing(tmp_path):
    path = tmp_path / "progress" / "my_progress.json"
    windows = [start(HUNDRED, path, name) for name in ("one", "other")]
    for window in windows:
        assert window.communicate()[1] == ""
        assert window.returncode == 0
    found = names(path)
    assert sorted(found) == sorted(f"{name}_{number}" for name in ("one", "other") for number in range(100))
    for name in ("one", "other"):
        own = [one for one in found if one.startswith(f"{name}_")]
        assert own == [f"{name}_{number}" for number in range(100)], "each in its own order"


@posix
def test_a_disk_without_room(tmp_path):
    path = tmp_path / "progress" / "my_progress.json"
    window = start(NO_ROOM, path, "-")
    assert window.communicate()[1] == ""
    assert names(path) == ["before", "meanwhile", "after"]
    assert not path.with_name("my_progress.saving.json").exists()
