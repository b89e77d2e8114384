"""Other processes: a window killed while it saves, a disk without room, two lessons that answer at once."""

import os
import random
import signal
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
#: opens windows: for each a file, a name, and the pipe to which it says who it is and what it has kept
WINDOWS = f"""
import os, signal, sys, time
from pathlib import Path
sys.path.insert(0, {str(ROOT)!r})
from baclofen.progress import Entry, Store
signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for them
def window(path, name, pipe):
    said = open(pipe, "w", buffering=1)
    print(os.getpid(), file=said)
    store, number = Store(Path(path)), 0
    while True:
        number += 1
        store.add(Entry(f"{{name}}_{{number}}", "02", 1, 1, "sure", "2026-11-22"))
        if store.notice is None:  # kept, so it is a promise
            print(f"{{name}}_{{number}}", file=said)
        time.sleep(0.001)  # the others get a turn
for line in iter(sys.stdin.readline, ""):
    if os.fork() == 0:
        window(*line.rstrip("\\n").split("\\t"))
"""
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


@pytest.fixture
def open_window(tmp_path):
    """A function that opens a window on a file; returns its process and what it says, line by line.

    Each is a process of its own, forked from one that has Python and the store ready.
    """
    words = [sys.executable, "-I", "-S", "-c", WINDOWS]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as opener:

        def opened(path: Path, name: str):
            pipe = tmp_path / f"{name}.pipe"
            os.mkfifo(pipe)
            print(path, name, pipe, sep="\t", file=opener.stdin, flush=True)
            said = pipe.open(encoding="utf-8")
            return int(said.readline()), said

        yield opened
        assert opener.communicate()[1] == ""


@posix
def test_killed_while_saving_100_times_and_nothing_is_lost(tmp_path, open_window):
    """Every answer that was kept before the kill is there after it; the kills fall all over the saving."""
    draw, promised = random.Random(9), set()
    for number in range(25):
        path = tmp_path / f"file_{number // 5}" / "my_progress.json"  # new files, so that each stays small
        windows = [open_window(path, f"w{number}_{letter}") for letter in "abcd"]
        firsts = [said.readline() for _, said in windows]
        for (process, said), first in zip(windows, firsts, strict=True):
            time.sleep(draw.uniform(0, 0.012))
            os.kill(process, signal.SIGKILL)
            with said:
                told = [first, *said]  # to the end: the window is gone
            promised |= {(path, line.strip()) for line in told if line.endswith("\n")}
        found = set(names(path))
        assert {name for where, name in promised if where == path} <= found
    assert len(promised) >= 100
    for folder in tmp_path.glob("file_*"):
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
