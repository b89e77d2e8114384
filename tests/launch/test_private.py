"""What the launcher leaves on a shared computer: in the course folder, and for nobody else to read."""

import json
import os
import stat
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.support.jupyterlab import TestLab, book
from tests.support.traps import plant, ran
from tools.launch import environment, jupyterlab, private

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights of Linux and macOS")


@pytest.fixture(autouse=True)
def _open_umask():
    """A computer on which new files are open to all, as school computers often are."""
    before = os.umask(0)
    yield
    os.umask(before)


def rights(path: Path) -> str:
    return oct(stat.S_IMODE(path.stat().st_mode))


def ask(server: TestLab, path: str, method: str = "GET", content: dict | None = None) -> dict:
    headers = {"Authorization": f"token {server.token}", "Content-Type": "application/json"}
    body = json.dumps(content).encode() if content is not None else None
    request = urllib.request.Request(f"{server.base}/api/{path}", body, headers, method=method)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def save(server: TestLab, name: str) -> None:
    content = {"type": "notebook", "format": "json", "content": json.loads(book("typed = 1"))}
    ask(server, f"contents/notebooks/{name}", "PUT", content)


def test_a_server_keeps_log_history_and_saved_lessons_to_its_owner_and_runs_nothing_that_lies_there(tmp_path):
    lessons, state = tmp_path / "notebooks", tmp_path / "state"
    lessons.mkdir()
    state.mkdir()
    for folder in (tmp_path, state, lessons):
        plant(folder)
    (state / "jupyterlab.log").touch()  # from an earlier edition: open
    (lessons / "02_by_mouth.ipynb").write_text(book("1"))
    private.close_files(sorted(lessons.glob("*.ipynb")))
    with TestLab(Path(sys.executable), tmp_path) as server:
        for name in ("02_by_mouth.ipynb", "new.ipynb"):
            save(server, name)
        kernel = ask(server, "kernels", "POST", {"name": "python3", "path": "notebooks"})["id"]
        while not (state / "ipython" / "profile_default" / "history.sqlite").exists():
            assert ask(server, f"kernels/{kernel}")["id"] == kernel
    assert rights(state) == "0o700"
    assert [ran(folder) for folder in (tmp_path, state, lessons)] == ["", "", ""]
    found = [*lessons.glob("*.ipynb"), *(file for file in state.rglob("*") if file.is_file())]
    found = [file for file in found if file.name != "README" and file.suffix != ".py"]  # IPython's, and traps
    assert {file.name for file in found} >= {"history.sqlite", "jupyterlab.log", "new.ipynb"}
    open_to_others = {
        str(file.relative_to(tmp_path)): rights(file) for file in found if file.stat().st_mode & 0o077
    }
    assert open_to_others == {}


def test_the_folder_of_the_courses_own_things_is_closed_at_each_start(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "_is_ready", lambda *_: True)
    environment.state_of(tmp_path).mkdir(parents=True)
    assert rights(environment.state_of(tmp_path)) == "0o777"
    environment.prepare(tmp_path)
    assert rights(environment.state_of(tmp_path)) == "0o700"


def test_opening_the_course_closes_the_lessons(tmp_path, monkeypatch):
    (tmp_path / "notebooks").mkdir()
    lesson, elsewhere = tmp_path / "notebooks" / "02_by_mouth.ipynb", tmp_path / "elsewhere"
    lesson.touch()
    elsewhere.touch()
    (tmp_path / "notebooks" / "link.ipynb").symlink_to(elsewhere)
    monkeypatch.setattr(jupyterlab, "prepare", lambda *_, **__: Path(sys.executable))
    monkeypatch.setattr(jupyterlab, "LabServer", lambda *_: pytest.fail("as far as this"))
    with pytest.raises(pytest.fail.Exception, match="as far as this"):
        jupyterlab.open_course(tmp_path, "x", browser=False, say=lambda _: None)
    assert rights(lesson) == "0o600"
    assert rights(elsewhere) == "0o666", "a link leads to what is somebody else's"


def test_profile_history_and_the_caches_of_pictures_stay_in_the_course_folder(tmp_path, monkeypatch):
    names = ("IPYTHONDIR", "MPLCONFIGDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR")
    for name in names:
        monkeypatch.setenv(name, "/elsewhere")
    kept = jupyterlab.quiet_environment(tmp_path)
    for name in names:
        assert Path(kept[name]).is_relative_to(tmp_path), name
