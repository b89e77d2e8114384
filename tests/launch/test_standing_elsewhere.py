"""Files that lie where one stands, or beside the lessons, are no part of the course: no child runs them.

Someone who saved a mailed `nbformat.py` into Downloads and starts the course from there starts the course.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.light_nbval import ThroughFiles
from tests.support.traps import plant, ran
from tools.launch import data, environment, install, jupyterlab, programs, trust

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def downloads(tmp_path, monkeypatch) -> Path:
    """A folder full of traps, in which one stands."""
    folder = tmp_path / "Downloads"
    folder.mkdir()
    plant(folder)
    monkeypatch.chdir(folder)
    return folder


def test_making_the_place_runs_nothing_that_lies_there(downloads, tmp_path, monkeypatch):
    monkeypatch.setattr(install, "find_uv", lambda: "uv")  # a place without pip is made in a moment
    environment._make(tmp_path / "course")
    assert environment.python_of(tmp_path / "course").exists()
    assert ran(downloads) == ""


def test_looking_for_pip_runs_nothing_that_lies_there(downloads):
    next(install._pip_way(Path(sys.executable), ROOT, "requirements/course.lock"))
    assert ran(downloads) == ""


def test_signing_runs_nothing_that_lies_there(downloads, tmp_path):
    state = tmp_path / "state"
    lesson = ROOT / "notebooks" / "02_by_mouth.ipynb"
    assert trust.sign(sys.executable, [lesson], jupyterlab.quiet_environment(state))
    assert ran(downloads) == ""


def test_the_check_runs_nothing_that_lies_there_or_in_the_course_folder(downloads, tmp_path):
    course = tmp_path / "course"
    for part in ("baclofen", "data"):
        shutil.copytree(ROOT / part, course / part)
    (course / "json.py").write_text(f"open({str(downloads / 'ran')!r}, 'a').write('json ')")
    assert data.check_data(course, quiet=True) == 0
    assert ran(downloads) == ""


def test_the_command_itself_runs_nothing_that_lies_in_the_course_folder(downloads, tmp_path):
    course = tmp_path / "course"
    shutil.copytree(ROOT / "tools" / "launch", course / "tools" / "launch")
    for name in ("run.py", "tools/__init__.py"):
        shutil.copy(ROOT / name, course / name)
    for name in ("subprocess", "json", "shutil"):
        (course / f"{name}.py").write_text(f"open({str(downloads / 'ran')!r}, 'a').write({name!r})")
    done = subprocess.run(
        [sys.executable, course / "run.py", "--help"], capture_output=True, text=True, check=False
    )
    assert "python run.py test" in done.stdout, done.stderr
    assert ran(downloads) == ""


def test_a_lessons_python_runs_nothing_that_lies_beside_the_lessons(downloads, tmp_path):
    """The server itself: tests/launch/test_private.py, which starts one."""
    kernel = ThroughFiles(kernel_name="python3")
    kernel.start_kernel(cwd=str(downloads), env=jupyterlab.quiet_environment(tmp_path / "state"))
    client = kernel.client()
    try:
        client.start_channels()
        client.wait_for_ready(60)
        said = []
        code = "import json, numpy, baclofen; print(baclofen.__file__)"
        client.execute_interactive(code, timeout=60, output_hook=said.append)
    finally:
        client.stop_channels()
        kernel.shutdown_kernel(now=True)
    assert str(ROOT) in str(said)
    assert ran(downloads) == ""


@pytest.mark.parametrize("pieces", [["", "."], ["bin"]])
def test_a_program_is_never_taken_from_where_one_stands(pieces, downloads, tmp_path, monkeypatch):
    """Neither through an empty or relative piece of the path, nor, as Windows does, before the path."""
    real = tmp_path / "real"
    for folder in (downloads, downloads / "bin", real):
        folder.mkdir(exist_ok=True)
        for name in ("uv", "uv.exe"):
            (folder / name).write_text("")
            (folder / name).chmod(0o755)
    path = os.pathsep.join([*pieces, str(real)])
    monkeypatch.setenv("PATH", path)
    found = programs.find("uv")
    assert Path(found).parent == real
    assert Path(found).is_absolute()
    assert programs.find("no-such-program") is None


def test_on_windows_a_program_has_its_endings_and_the_current_folder_is_left_out(
    downloads, tmp_path, monkeypatch
):
    real = tmp_path / "real"
    real.mkdir()
    for folder in (downloads, real):
        (folder / "npm.CMD").write_text("")
        (folder / "npm.CMD").chmod(0o755)
    monkeypatch.setattr(programs, "_ENDINGS", (".EXE", ".CMD"))
    monkeypatch.setenv("PATH", str(real))
    assert programs.find("npm") == str(real / "npm.CMD")


def test_no_child_is_started_in_another_way():
    """`shutil.which` and a bare name look into the current folder first on Windows; `-m` does everywhere."""
    for file in sorted((ROOT / "tools").rglob("*.py")):
        text = file.read_text("utf-8")
        if file != Path(programs.__file__):
            assert "shutil.which" not in text, file
            assert '"-m",' not in text, file
        assert not re.search(r"subprocess\.(run|Popen)\(\s*\[\s*f?[\"']", text), file
