"""Building and showing the browser edition: what is missing is said before anything is installed."""

import os
import subprocess
import sys
from pathlib import Path

from tools import site
from tools.launch import programs, run_tests
from tools.launch.errors import Trouble
from tools.launch.lock_files import OLDEST_PYTHON, SITE_LOCK

NEWEST = (3, 14)
NO_PYTHON = (
    "Building the browser edition needs Python 3.12 or newer, and none was found on this computer: install "
    "one from python.org, then run the same command again."
)
NO_NODE = (
    "Building the browser edition needs {lacking}, which comes with Node.js: install Node.js, then run the "
    "same command again."
)
_ASK = "import sys, venv; print('%d.%d' % sys.version_info[:2], sys.executable, sep='\\n')"


def run_site(root: Path, words: list[str]) -> int:
    """Build the site, with a Python that can; show a finished one without building it again."""
    if words == ["--serve"] and site.newest(root / site.FOLDER) == site.name_release(root):
        from tools.site import serve

        serve.show(root / site.FOLDER)
        return 0
    for lacking in ("node", "npm"):
        if programs.find(lacking) is None:
            raise Trouble(NO_NODE.format(lacking=lacking))
    if is_fitting(sys.version_info[:2]):
        return run_tests.run_module(root, "tools.site", words, SITE_LOCK)
    python = find_python()
    if python is None:
        raise Trouble(NO_PYTHON)
    print(f"Building with {python}, because this Python is too old for it.", flush=True)
    return run_tests.run_to_the_end(root, [python, str(root / "run.py"), "site", *words])


def is_fitting(version: tuple[int, ...]) -> bool:
    """Whether a Python of this version can build."""
    return OLDEST_PYTHON[SITE_LOCK] <= tuple(version) <= NEWEST


def find_python() -> str | None:
    """A Python of this computer that can build: on the path, of pyenv, of Windows' launcher, or of uv."""
    for words in _candidates():
        try:
            answer = subprocess.run(
                [*words, "-I", "-c", _ASK], capture_output=True, text=True, timeout=60, check=False
            )
        except (OSError, subprocess.SubprocessError):
            continue
        version, _, program = answer.stdout.strip().partition("\n")
        if answer.returncode == 0 and is_fitting(tuple(map(int, version.split(".")))):
            return program
    return None


def _candidates():
    """Yield commands that may start such a Python, the oldest that fits first: it is Binder's."""
    names = [f"3.{minor}" for minor in range(OLDEST_PYTHON[SITE_LOCK][1], NEWEST[1] + 1)]
    for name in [*(f"python{number}" for number in names), "python3", "python"]:
        if program := programs.find(name):
            yield [program]
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    for number in names:
        yield from ([str(program)] for program in sorted(pyenv.glob(f"{number}.*/bin/python")))
    if os.name == "nt" and (launcher := programs.find("py")):
        yield from ([launcher, f"-{number}"] for number in names)
    if uv := programs.find("uv"):
        asked = [uv, "python", "find", "--no-python-downloads", ">=3.12,<3.15"]
        found = subprocess.run(asked, capture_output=True, text=True, check=False)
        if found.returncode == 0:
            yield [found.stdout.strip()]
