"""Signing the shipped lessons, and no other: their Start button asks nothing, a mailed file runs nothing.

    python -m tools.launch.trust           sign them (Binder does this when it builds)
    python -m tools.launch.trust --list    write the list anew, after the lessons changed (for maintainers)

The list holds the SHA-256 of each lesson as it is published. What only has a lesson's name is not signed.
"""

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

from tools.launch import programs

LIST = "deploy/jupyter/lessons.sha256"
NO_JUPYTER = "Nothing is signed: this Python has no Jupyter, which `python run.py` brings."


def digest(lesson: Path) -> str:
    """The SHA-256 of a lesson; the line ends that Windows may have put in do not count."""
    return hashlib.sha256(lesson.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def list_of(root: Path) -> str:
    """The list as it is for the lessons that lie there."""
    lessons = sorted((root / "notebooks").glob("[0-9][0-9]_*.ipynb"))
    return "".join(f"{digest(lesson)}  notebooks/{lesson.name}\n" for lesson in lessons)


def shipped(root: Path) -> list[Path]:
    """The lessons that are, byte for byte, those of the list."""
    try:
        lines = (root / LIST).read_text("utf-8").split("\n")
    except FileNotFoundError:
        return []
    pairs = [line.split("  ", 1) for line in lines if "  " in line]
    return [root / name for known, name in pairs if (root / name).is_file() and digest(root / name) == known]


def sign(python: Path | str, lessons: list[Path], environment: dict[str, str]) -> bool:
    """Let Jupyter sign these files; says whether it did."""
    words = programs.jupyter(python, "nbformat.sign", *map(str, lessons))
    return subprocess.run(words, env=environment, capture_output=True, check=False).returncode == 0


def main(words: list[str]) -> int:
    """Run the tool; returns the exit code."""
    root = Path(__file__).resolve().parents[2]
    if words == ["--list"]:
        (root / LIST).write_text(list_of(root), "utf-8", newline="\n")
        return 0
    if importlib.util.find_spec("nbformat") is None:
        print(NO_JUPYTER, file=sys.stderr)
        return 1
    return 0 if sign(sys.executable, shipped(root), dict(os.environ)) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
