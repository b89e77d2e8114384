"""Where the learner's file lies: in `progress` beside the folder of the lessons."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from baclofen.progress import atomic_files

VARIABLE = "BACLOFEN_PROGRESS"
FILE = "my_progress.json"
_MEMORY = ("none", "memory")
Keeper = Literal["nobody", "folder", "browser", "guest"]


def default_path(named: str = "", here: Path | None = None) -> Path | None:
    """The path of the file (its folder need not exist yet), or None when nothing is to be written.

    Args:
        named: the value of the environment variable: a file, a folder, "none", or empty.
        here: the working folder; Jupyter starts a lesson in the lesson's own folder.

    Example:
        >>> default_path("none") is None
        True
        >>> default_path("mine.json").name, default_path("my folder").name
        ('mine.json', 'my_progress.json')
    """
    if named.strip().lower() in _MEMORY:
        return None
    if named.strip():
        try:
            given = Path(named.strip()).expanduser()
        except RuntimeError:  # the home of somebody who is not on this computer
            return None
        return given if given.suffix == ".json" else given / FILE
    try:
        here = here or Path.cwd()
        beside = _beside_lessons(here)
    except OSError:
        return None
    return beside / atomic_files.OWN_FOLDER / FILE if beside else None


def keeper(path: Path | None) -> Keeper:
    """Who keeps the file.

    Returns:
        "nobody" (memory only), "browser" (the browser edition's drive), "guest" (a Binder, which goes away
        when it is left alone), or "folder" (a folder that lasts).
    """
    if path is None:
        return "nobody"
    if atomic_files.IN_BROWSER:
        return "browser"
    return "guest" if os.environ.get("BINDER_LAUNCH_HOST") else "folder"


def _beside_lessons(here: Path) -> Path | None:
    if here.name == "notebooks":
        return here.parent
    if (here / "notebooks").is_dir() or any(here.glob("*.ipynb")):
        return here
    return None
