"""Builds the browser edition, also where these tests run on a Python that is too old for that.

Then README's own command builds it, in a copy of the course with a place of its own, by a newer Python that
it finds on this computer. The copy stays in .venv/course/newer, because filling its place takes longest.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.support import course_copy
from tools import site
from tools.launch import browser_edition, environment

ROOT = Path(__file__).resolve().parents[2]
FITS = browser_edition.is_fitting(sys.version_info[:2])
COPY = environment.state_of(ROOT) / "newer"
#: what the builder fetched and made on the way
CACHE = environment.state_of(ROOT if FITS else COPY) / "site"


def lacking() -> str:
    """What is not on this computer and must be for building; empty where nothing lacks."""
    if not shutil.which("npm"):
        return "npm (Node.js)"
    return "" if FITS or browser_edition.find_python() else "Python 3.12 or newer"


def build() -> Path:
    """Build the edition into the folder `site` of the course; returns the folder."""
    if FITS:
        return site.build(ROOT)
    _copy_the_course()
    words = [sys.executable, "run.py", "site"]
    made = subprocess.run(words, cwd=COPY, capture_output=True, text=True, encoding="utf-8", check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    out = ROOT / site.FOLDER
    shutil.rmtree(out, ignore_errors=True)
    return Path(shutil.move(COPY / site.FOLDER, out))


def _copy_the_course() -> None:
    """Anew, but for the place that the copy has filled."""
    COPY.mkdir(parents=True, exist_ok=True)
    for left in COPY.iterdir():
        if left.is_dir() and left.name != ".venv":
            shutil.rmtree(left)
    course_copy.copy(COPY)
