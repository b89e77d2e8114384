"""Lessons: every row of data/lessons.csv has its notebook, and every notebook its row."""

from __future__ import annotations

import json
from pathlib import Path

from baclofen.content.library import Library
from baclofen.content.problems import Problem, did_you_mean


def lessons(library: Library, root: Path) -> tuple[int, list[Problem]]:
    """How many lessons there are, and what is wrong with their rows and notebooks."""
    problems: list[Problem] = []
    files = {path.name: path for path in sorted((root / "notebooks").glob("*.ipynb"))}
    rows = {lesson.file: lesson for lesson in library.lessons()}
    for number, lesson in enumerate(library.lessons(), start=2):
        if lesson.file not in files:
            wrong = f"the notebook notebooks/{lesson.file} is not there."
            near = did_you_mean(lesson.file, set(files) - set(rows), "notebook")
            mend = near if near.startswith("Did") else "Put it back, or copy notebooks/02_by_mouth.ipynb."
            problems.append(Problem("data/lessons.csv", wrong, mend, number, "file"))
        if not lesson.file.startswith(lesson.id + "_"):
            wrong = f"the file of lesson {lesson.id} is '{lesson.file}'."
            mend = f"Its name begins with {lesson.id}_, because the lessons stand in that order."
            problems.append(Problem("data/lessons.csv", wrong, mend, number, "file"))
    for name, path in files.items():
        place = f"notebooks/{name}"
        if name not in rows:
            wrong = "this notebook has no row in data/lessons.csv."
            problems.append(Problem(place, wrong, "Add the row, or take the file away."))
        problems += _unreadable(path, place)
    return len(rows), problems


def _unreadable(path: Path, place: str) -> list[Problem]:
    """A notebook that JupyterLab could not open either."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    except (ValueError, KeyError, TypeError):
        cells = None
    if isinstance(cells, list):
        return []
    wrong = "this notebook cannot be read: it was perhaps edited outside JupyterLab."
    return [Problem(place, wrong, f"Bring the last good one back: git checkout -- {place}")]
