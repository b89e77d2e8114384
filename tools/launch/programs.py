"""What the launcher starts: by its full path, and with nothing from the folder one stands in."""

import os
import sys
from pathlib import Path

SAFE_PATH = "PYTHONSAFEPATH"
_ENDINGS = tuple(os.environ.get("PATHEXT", ".EXE;.CMD").split(";")) if os.name == "nt" else ("",)
#: Runs a module of a folder whose place comes behind Python's own modules and before what is installed.
_OWN = (
    "import runpy, sys\n"
    "root, name = sys.argv[1:3]\n"
    "del sys.argv[1:3]\n"
    "more = [n for n, place in enumerate(sys.path) if place.endswith('-packages')]\n"
    "sys.path.insert(more[0] if more else len(sys.path), root)\n"
    "runpy.run_module(name, run_name='__main__', alter_sys=True)\n"
)
#: jsonschema builds 35 parsers of international web addresses as soon as it is imported. No file of Jupyter
#: is checked with them, but they take half of a server's start, and most of what signing a lesson takes.
_JUPYTER = (
    "import runpy, sys\n"
    "sys.modules['rfc3987_syntax'] = None\n"
    "runpy.run_module(sys.argv.pop(1), run_name='__main__', alter_sys=True)\n"
)


def find(name: str) -> str | None:
    """The full path of a program, from those folders of the path that are named in full.

    Windows would look into the folder one stands in first, and an empty or relative piece of the path means
    that folder everywhere: whoever stands in Downloads would start what was sent there.
    """
    for piece in os.environ.get("PATH", os.defpath).split(os.pathsep):
        folder = piece.strip('"')
        for ending in _ENDINGS if os.path.isabs(folder) else ():
            program = os.path.join(folder, name + ending)
            if os.path.isfile(program) and os.access(program, os.X_OK):
                return program
    return None


def module(python: Path | str, name: str, *words: str) -> list[str]:
    """The words that run an installed module; a file of its name where one stands is not it."""
    return [str(python), "-P", "-m", name, *words]


def jupyter(python: Path | str, name: str, *words: str) -> list[str]:
    """The same for a module of Jupyter, which starts in half of the time."""
    return [str(python), "-P", "-c", _JUPYTER, name, *words]


def own_module(root: Path, name: str, *words: str) -> list[str]:
    """The words that run a module of the course itself before anything is installed."""
    return [sys.executable, "-P", "-c", _OWN, str(root), name, *words]


def safe_environment(environment: dict[str, str]) -> dict[str, str]:
    """The same for what a child starts in turn, such as a lesson's Python beside the lessons."""
    return environment | {SAFE_PATH: "1", "NoDefaultCurrentDirectoryInExePath": "1"}
