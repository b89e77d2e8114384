"""The whole house runs on several workers: how many, who shares one, and what Ctrl-C leaves behind."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support import sharing
from tools.launch import run_tests

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(("cores", "count"), [(2, 3), (3, 4), (16, run_tests.MOST_WORKERS)])
def test_a_whole_run_uses_the_cores_but_not_all_of_a_large_computer(cores, count):
    assert run_tests.workers([], cores) == [f"--numprocesses={count}"]
    assert run_tests.workers(["-k", "routes", "-x"], cores) == [f"--numprocesses={count}"]


def test_one_core_gets_one_process():
    assert run_tests.workers([], 1) == []
    assert run_tests.usable_cores() >= 1


@pytest.mark.parametrize("word", ["-n0", "-n", "--numprocesses=3", "--pdb", "--trace", "-s", "--capture=no"])
def test_whoever_watches_single_tests_or_says_how_many_is_heard(word):
    assert run_tests.workers(["-x", word], 8) == []


def test_named_tests_run_in_one_process(monkeypatch, tmp_path):
    ran = []
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_a.py").touch()
    monkeypatch.setattr(run_tests, "prepare", lambda root, lock: Path("python"))
    monkeypatch.setattr(run_tests, "usable_cores", lambda: 2)
    monkeypatch.setattr(run_tests, "run_to_the_end", lambda root, words, _: ran.append(words) or 0)
    run_tests.run_tests(tmp_path, ["tests/test_a.py", "-k", "x"])
    assert not any("numprocesses" in word for word in ran[-1])
    run_tests.run_tests(tmp_path, ["-k", "x"])
    assert "--numprocesses=3" in ran[-1]


def test_what_python_compiled_is_kept_for_the_next_one(monkeypatch, tmp_path):
    """In a container that forbids it each kernel takes twice as long to wake."""
    given = []
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr(run_tests, "prepare", lambda root, lock: Path("python"))
    monkeypatch.setattr(run_tests, "run_to_the_end", lambda root, words, plain: given.append(plain) or 0)
    run_tests.run_tests(tmp_path, [])
    assert "PYTHONDONTWRITEBYTECODE" not in given[0]


def test_one_server_or_one_file_stays_together_and_the_long_companies_begin_first():
    room = {sharing.company(f"tests/browser/{name}::test") for name in ("test_kit.py", "test_pump.py")}
    assert room == {"tests/browser"}
    assert sharing.company("tests/model/pump/test_a.py::T::test[a/b::c]") == "tests/model/pump/test_a.py"
    folder = "tests/model/dose_practice"
    assert sharing.company(f"{folder}/test_a.py::test") == folder, "its problems are made once"
    assert sharing.company("notebooks/02_by_mouth.ipynb::Cell 3") == "notebooks/02_by_mouth.ipynb"
    names = ["tests/model/test_a.py::t", "tests/browser/test_b.py::t", "notebooks/00.ipynb::Cell 0"]
    assert sorted(names, key=sharing.place_in_queue) == [names[1], names[0], names[2]]


def test_two_workers_begin_where_no_browser_is_wanted_yet_and_the_engines_are_a_company_of_their_own():
    site, deploy, *later = sharing.FIRST
    assert (site, deploy) == ("tests/site", "tests/deploy"), "one builds the site, the other needs none"
    assert sharing.company("tests/site/test_updates.py::test_a_release") == site
    assert sharing.company("tests/site/test_live.py::test_a_lesson_wakes_under_its_reader[06]") in later
    assert sharing.company("tests/site/test_engines.py::test_a[webkit]") in later
    for name in (*sharing.FIRST, *sharing.TOGETHER, *sharing.ALONE, *sharing.GUESTS):
        assert (ROOT / name).exists(), name


def test_several_workers_make_a_thing_once_and_all_get_it(tmp_path):
    made = []

    def make():
        made.append("x")
        time.sleep(0.3)
        return f"thing {len(made)}"

    with ThreadPoolExecutor(4) as workers:
        got = list(workers.map(lambda _: sharing.made_once(tmp_path, "thing", make), range(4)))
    assert got == ["thing 1"] * 4
    assert made == ["x"]
    assert [file.name for file in tmp_path.iterdir()] == ["thing.txt"]


def test_where_the_first_worker_fails_the_next_one_tries(tmp_path):
    def fail():
        raise OSError("the line is down")

    with pytest.raises(OSError, match="line is down"):
        sharing.made_once(tmp_path, "thing", fail)
    assert list(tmp_path.iterdir()) == []
    assert sharing.made_once(tmp_path, "thing", lambda: "there") == "there"


def test_a_worker_that_never_finishes_is_named(tmp_path):
    (tmp_path / "thing.turn").mkdir()
    with pytest.raises(AssertionError, match="did not finish: thing"):
        sharing.made_once(tmp_path, "thing", lambda: "never", seconds=0)


def test_the_folder_of_a_run_is_one_for_all_its_workers(tmp_path_factory, monkeypatch):
    own = tmp_path_factory.getbasetemp()
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    assert sharing.folder_of_the_run(tmp_path_factory) == own
    monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw0")
    assert sharing.folder_of_the_run(tmp_path_factory) == own.parent


def test_every_user_of_the_one_jupyterlab_is_in_its_company():
    users = [file for file in (ROOT / "tests").rglob("test_*.py") if _uses_the_server(file)]
    assert len(users) > 5
    companies = {sharing.company(file.relative_to(ROOT).as_posix()) for file in users}
    assert companies == {"tests/browser"}


def _uses_the_server(file: Path) -> bool:
    lines = file.read_text("utf-8").splitlines()
    return any(line.startswith("def ") and ("jupyter_server" in line or "lab_page" in line) for line in lines)


INTERRUPTED = """
import signal, sys, time
from pathlib import Path
def put_away(*_):
    time.sleep(1.5)
    Path(sys.argv[1]).write_text("put away")
    sys.exit(2)
signal.signal(signal.SIGINT, put_away)
print("ready", flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C reaches a Windows console in another way")
def test_ctrl_c_waits_until_the_tests_have_put_their_servers_away(tmp_path):
    door = (  # whoever is begun in the background of a shell ignores Ctrl-C, and so would all its children
        "import signal, sys; from pathlib import Path; from tools.launch import run_tests\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "try: run_tests.run_to_the_end(Path(sys.argv[1]), [sys.executable, '-c', *sys.argv[2:]])\n"
        "except KeyboardInterrupt: sys.exit(130)"
    )
    words = [sys.executable, "-c", door, str(tmp_path), INTERRUPTED, str(tmp_path / "done")]
    child = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert child.stdout.readline() == "ready\n"
    os.killpg(child.pid, signal.SIGINT)
    child.communicate(timeout=60)
    assert child.returncode == 130
    assert (tmp_path / "done").read_text() == "put away"
