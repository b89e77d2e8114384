"""The edition that needs no installation: the whole course as a folder that any web server can hand out."""

import hashlib
import json
import re
import shutil
import sys
import tomllib
from pathlib import Path

from tools.launch.errors import Trouble

FOLDER = "site"
FIRST_VISIT_MB = 23  # what a first lesson fetches in all, as benchmarks/site.py measured it
TOO_OLD = (
    "Building the browser edition needs Python 3.12 or newer, but this is Python {version}: install a newer "
    "one, then run the same command with it."
)
#: all that a file of the site is made from: the content, the builder, and the lock that pins its parts
_PARTS = (
    "baclofen",
    "data",
    "notebooks",
    "tools/site",
    "deploy/jupyter",
    "requirements/site.lock",
    "pyproject.toml",
    "LICENSE",
    "docs/LICENSE-CONTENT",
)
_LEFT_OUT = {"__pycache__", ".ipynb_checkpoints"}
_RELEASE = re.compile(r"\d[.\d]*-\w+", re.ASCII)  # the name of a folder, and no way out of it


def build(root: Path, say=print) -> Path:
    """Build the site into the folder ``site`` of the course; returns the folder.

    The finished folder replaces the old one in one step: a build that fails leaves the old one as it was.

    Raises:
        Trouble: something could not be fetched, is not what it should be, or JupyterLite refused.
    """
    if sys.version_info < (3, 12):
        raise Trouble(TOO_OLD.format(version=".".join(map(str, sys.version_info[:2]))))
    from tools.site import jupyterlite, live, pages, wheels

    cache = root / ".venv" / "course" / "site"
    fresh, out = cache / "fresh", root / FOLDER
    recipe = tomllib.loads((Path(__file__).parent / "recipe.toml").read_text("utf-8"))
    release = name_release(root)
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    say("Fetching Python for the browser ...")
    wheels.gather(recipe, cache, cache / "pyodide")
    say("Building the live lessons ...")
    jupyterlite.build(root, recipe, cache / "pyodide", cache / "work", release, fresh / release)
    say("Writing the pages ...")
    pages.write(fresh, release, FIRST_VISIT_MB)
    live.write(fresh, release)
    keep_previous(out, fresh, release)
    (fresh / ".nojekyll").touch()  # else a free static host leaves out folders that begin with a special sign
    shutil.rmtree(out, ignore_errors=True)
    fresh.rename(out)
    return out


def keep_previous(old: Path, fresh: Path, release: str) -> None:
    """Take the release that was shown until now along, for learners who are in the middle of a lesson."""
    before = newest(old)
    if before and before != release and (old / before).is_dir():
        shutil.copytree(old / before, fresh / before)


def name_release(root: Path) -> str:
    """Name the release: the course's version, and a sign that changes when anything in it changes."""
    version = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    sign = hashlib.sha256()
    for part in _PARTS:
        for file in [root / part, *sorted((root / part).rglob("*"))]:
            if file.is_file() and not _LEFT_OUT & set(file.parts):
                sign.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return f"{version}-{sign.hexdigest()[:8]}"


def newest(folder: Path) -> str:
    """Name the release that a finished site shows; empty where there is none, or its note names none."""
    note = folder / "release.json"
    try:
        named = json.loads(note.read_text("utf-8"))["newest"] if note.exists() else ""
    except (OSError, ValueError, KeyError, TypeError, RecursionError):  # the note was cut off, or is no note
        return ""
    return named if isinstance(named, str) and _RELEASE.fullmatch(named) else ""
