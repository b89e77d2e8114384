"""The name of a release, from its content and its lock, and which releases a finished site holds."""

import hashlib
import json
import re
import shutil
import tomllib
from pathlib import Path

#: all that a file of the site is made from: the content, the builder, and the lock that pins its parts
PARTS = (
    "baclofen",
    "data",
    "notebooks",
    "tools/site",
    "tools/lessons",
    "tools/binder.py",
    "tools/moving_picture.py",
    "docs/images",
    "deploy/jupyter",
    "requirements/site.lock",
    "pyproject.toml",
    "LICENSE",
    "docs/LICENSE-CONTENT",
)
_LEFT_OUT = {"__pycache__", ".ipynb_checkpoints"}
_RELEASE = re.compile(r"\d[.\d]*-\w+", re.ASCII)  # the name of a folder, and no way out of it


def keep_previous(old: Path, fresh: Path, release: str) -> None:
    """Take the release that was shown until now along, for learners who are in the middle of a lesson."""
    before = newest(old)
    if before and before != release and (old / before).is_dir():
        shutil.copytree(old / before, fresh / before)


def name_release(root: Path) -> str:
    """Name the release: the course's version, and a sign that changes when anything in it changes."""
    version = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    sign = hashlib.sha256()
    for part in PARTS:
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
