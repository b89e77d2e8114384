"""An environment like a Binder launch: its Python, its versions (base_versions.txt), postBuild's course.

The place is kept in .venv/course/floor, because filling it takes longest. The copy of the course inside it is
fresh each time, and postBuild runs over it as it does on Binder.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support.jupyterlab import TestLab
from tools.launch.install import find_uv
from tools.launch.jupyterlab import quiet_environment

ROOT = Path(__file__).resolve().parents[2]
FLOOR = ROOT / "tests" / "binder" / "base_versions.txt"
COURSE = (
    "baclofen", "data", "deploy", "docs", "notebooks", "tools",
    "LICENSE", "README.md", "environment.yml", "postBuild", "pyproject.toml",
)  # fmt: skip
NO_PYTHON = (
    "Binder launches the course on Python 3.12, and none was found on this computer (not on the path, not in "
    "pyenv): install one to run this test."
)


def find_python() -> Path | None:
    """The newest Python 3.12 of this computer, as the program itself, not as a door to it."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = [getattr(sys, "_base_executable", None), shutil.which("python3.12")]
    for candidate in [*found, *sorted(pyenv.glob("3.12.*/bin/python"), reverse=True)]:
        ask = "import sys, venv; print('%d.%d' % sys.version_info[:2], sys.executable, sep='\\n')"
        words = [str(candidate), "-I", "-c", ask]
        if candidate is None:
            continue
        answer = subprocess.run(words, capture_output=True, text=True, check=False)
        if answer.returncode == 0 and answer.stdout.startswith("3.12\n"):
            return Path(answer.stdout.splitlines()[1])
    return None


def _find_uv() -> str | None:
    """Return the uv of this computer, else the one that stands in test.lock (for Python 3.12 and newer).

    pip needs half a minute of the processor where uv needs a second.
    """
    own = Path(sys.executable).with_name("uv")
    return find_uv() or (str(own) if own.is_file() else None)


class Floor:
    """The place: `python` with Binder's versions, `source` the copy of the course, `state` its settings."""

    def __init__(self, base: Path, home: Path = ROOT / ".venv" / "course" / "floor"):
        self.base, self.home = base, home
        self.prefix, self.source, self.state = home / "env", home / "src", home / "state"
        self.python = self.prefix / "bin" / "python"

    def make(self) -> "Floor":
        """Fill the place unless it is filled as base_versions.txt asks, then put the course in."""
        stamp = self.home / "ready"
        wanted = hashlib.sha256(FLOOR.read_bytes() + str(self.base).encode()).hexdigest()
        if not stamp.exists() or stamp.read_text("utf-8") != wanted:
            shutil.rmtree(self.home, ignore_errors=True)
            self.home.mkdir(parents=True)
            self._fill()
            stamp.write_text(wanted, "utf-8")
        self._copy()
        return self

    def environment(self) -> dict[str, str]:
        """As a launch has it: no settings of ours, the place's programs first, and Binder's own variable."""
        path = os.pathsep.join([str(self.prefix / "bin"), os.environ["PATH"]])
        return quiet_environment(self.state) | {"PATH": path, "NB_PYTHON_PREFIX": str(self.prefix)}

    def post_build(self) -> subprocess.CompletedProcess:
        """Run the course's postBuild as Binder does."""
        return self.run("./postBuild")

    def run(self, *words: str) -> subprocess.CompletedProcess:
        """Run a program of the place in the copy of the course."""
        return subprocess.run(
            words,
            cwd=self.source,
            env=self.environment(),
            text=True,
            encoding="utf-8",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )

    def _fill(self) -> None:
        """By uv where it is here; it may lack a proxy or an index that pip was told about, then by pip."""
        uv = _find_uv()
        quiet = ["install", "-q", "-r", str(FLOOR)]
        by_uv = [[uv, "pip", *quiet, "--python", str(self.python)]] if uv else []
        by_pip = [str(self.python), "-m", "pip", *quiet, "--disable-pip-version-check", "--no-compile"]
        made = self._call([str(self.base), "-m", "venv", str(self.prefix)])
        assert made.returncode == 0, made.stdout
        for words in (*by_uv, by_pip):
            filled = self._call(words)
            if filled.returncode == 0:
                return
        raise AssertionError(f"{' '.join(words)}\n{filled.stdout}")

    def _call(self, words: list[str]) -> subprocess.CompletedProcess:
        """Run an installer of this computer, not of the place."""
        return subprocess.run(
            words,
            env=os.environ | {"UV_PYTHON_DOWNLOADS": "never"},
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )

    def _copy(self) -> None:
        for left in (self.source, self.state):
            shutil.rmtree(left, ignore_errors=True)
        self.source.mkdir()
        self.state.mkdir()
        for name in COURSE:
            if (ROOT / name).is_dir():
                hidden = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "kernel-ipc-*")
                shutil.copytree(ROOT / name, self.source / name, ignore=hidden)
            else:
                shutil.copy2(ROOT / name, self.source / name)


class FloorLab(TestLab):
    """JupyterLab of the place, with the settings that postBuild left there and none of run.py's."""

    def __init__(self, floor: Floor):
        super().__init__(floor.python, floor.source)
        self.state = floor.state
        self.log = floor.state / "jupyterlab.log"

    def _options(self, port: int, workspaces: Path) -> list[str]:
        ours = ("--LabApp.app_settings_dir", "--LabApp.extension_manager", "--ServerApp.tornado_settings")
        return [word for word in super()._options(port, workspaces) if not word.startswith(ours)]
