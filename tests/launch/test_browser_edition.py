"""`run.py site`: what is missing is said before anything is installed; a finished site is shown, and ends."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tools import site
from tools.launch import browser_edition, environment, run_tests
from tools.launch.errors import Trouble
from tools.launch.lock_files import COURSE_LOCK, SITE_LOCK
from tools.site import serve


@pytest.fixture
def nothing_installed(monkeypatch):
    """An installation is a failure."""
    monkeypatch.setattr(run_tests, "prepare", lambda *_: pytest.fail("something was installed"))


@pytest.mark.parametrize("lacking", ["node", "npm"])
def test_node_is_looked_for_before_anything_is_installed(lacking, nothing_installed, tmp_path, monkeypatch):
    monkeypatch.setattr(browser_edition.programs, "find", lambda name: None if name == lacking else name)
    with pytest.raises(Trouble, match=rf"needs {lacking}, which comes with Node\.js"):
        browser_edition.run_site(tmp_path, [])


def test_python_is_looked_for_before_anything_is_installed(nothing_installed, tmp_path, monkeypatch):
    monkeypatch.setattr(browser_edition.programs, "find", lambda name: name)
    monkeypatch.setattr(sys, "version_info", (3, 11, 9))
    monkeypatch.setattr(
        browser_edition, "_candidates", lambda: [["not-there"], [sys.executable, "--no-such"]]
    )
    with pytest.raises(Trouble, match=r"3\.12 or newer, and none was found"):
        browser_edition.run_site(tmp_path, [])


def test_a_newer_python_of_this_computer_takes_over(nothing_installed, tmp_path, monkeypatch):
    """The Python that found is asked for real, as one in pyenv's folder."""
    home = tmp_path / "versions" / "3.12.99" / "bin"
    home.mkdir(parents=True)
    fake = home / "python"
    fake.write_text("#!/bin/sh\nprintf '3.12\\n/found/python3.12\\n'\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    monkeypatch.setattr(
        browser_edition.programs, "find", lambda name: name if name in ("node", "npm") else None
    )
    monkeypatch.setattr(sys, "version_info", (3, 11, 9))
    told = []
    monkeypatch.setattr(run_tests, "run_to_the_end", lambda root, words: told.append(words) or 0)
    if os.name == "posix":
        assert browser_edition.run_site(tmp_path, []) == 0
        assert told == [["/found/python3.12", str(tmp_path / "run.py"), "site"]]


def test_a_place_of_an_older_python_is_not_kept_for_building(tmp_path, monkeypatch):
    environment.state_of(tmp_path).mkdir(parents=True)
    monkeypatch.setattr(environment, "_python_version", lambda _: "3.11")
    assert environment._can_be_kept(tmp_path, COURSE_LOCK)
    assert not environment._can_be_kept(tmp_path, SITE_LOCK)


def test_a_fresh_site_is_shown_without_building(nothing_installed, tmp_path, monkeypatch):
    monkeypatch.setattr(site, "name_release", lambda _: "2026.11-0a")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "release.json").write_text('{"newest": "2026.11-0a"}')
    shown = []
    monkeypatch.setattr(serve, "show", shown.append)
    assert browser_edition.run_site(tmp_path, ["--serve"]) == 0
    assert shown == [tmp_path / "site"]


@pytest.mark.skipif(os.name != "posix", reason="Windows knows no SIGTERM")
@pytest.mark.parametrize("begun", ["", "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); "])
def test_who_ends_the_command_ends_its_server(tmp_path, begun):
    """Also one that a script began in its background: such a child does not hear Ctrl-C."""
    child = "import os, time; open('pid', 'w').write(str(os.getpid())); time.sleep(600)"
    code = (
        f"{begun}import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; "
        "from tools.launch import run_tests; "
        f"run_tests.run_to_the_end(Path(sys.argv[2]), [sys.executable, '-c', {child!r}])"
    )
    root = Path(__file__).resolve().parents[2]
    command = subprocess.Popen([sys.executable, "-c", code, str(root), str(tmp_path)])
    number = tmp_path / "pid"
    while not number.exists() or not number.read_text():
        assert command.poll() is None
        time.sleep(0.05)
    command.send_signal(signal.SIGTERM)
    left = int(number.read_text())
    try:
        command.wait(60)
    finally:
        command.kill()
    with contextlib.suppress(ProcessLookupError):
        os.kill(left, 0)
        pytest.fail("the child runs on")
