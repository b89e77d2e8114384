"""Lessons: every row of data/lessons.csv has its notebook, and every notebook its row."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from baclofen.check import calls
from baclofen.content.library import Library
from baclofen.content.problems import ContentError, Problem, did_you_mean
from baclofen.content.records import Lesson

_MARKED = re.compile(r"<!--([psw]):([^>]+?)-->")
_CLAIM = re.compile(r"<!--claim:([A-H]\d)-->")
_PART = re.compile(r"^## (?:Part (?P<number>\d): .+|In practice)$", re.MULTILINE)


def lessons(library: Library, root: Path) -> tuple[int, list[Problem]]:
    """How many lessons there are, and what is wrong with their rows and notebooks."""
    problems: list[Problem] = []
    files = {path.name: path for path in sorted((root / "notebooks").glob("*.ipynb"))}
    known = calls.Openings(library, root)
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
        problems += _inside(library, path, place, rows.get(name), known)
    return len(rows), problems


def _inside(
    library: Library, path: Path, place: str, lesson: Lesson | None, known: calls.Openings
) -> list[Problem]:
    """What is wrong inside a notebook: it cannot be read, or quotes and opens what is not there."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        prose = "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
        code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        wrong = "this notebook cannot be read: it was perhaps edited outside JupyterLab."
        return [Problem(place, wrong, f"Bring the last good one back: git checkout -- {place}")]
    problems = [Problem(place, *wrong) for wrong in dict.fromkeys(_markers(library, prose))]
    opened = (wrong for source in code for wrong in calls.wrong(source, known, lesson))
    problems += [Problem(place, *wrong) for wrong in dict.fromkeys(opened)]
    if lesson:
        problems += [Problem(place, *wrong) for wrong in _title(prose, lesson)]
        problems += _claims(library, prose, place, lesson)
        problems += _taught(library, prose, lesson)
    return problems


def _taught(library: Library, prose: str, lesson: Lesson) -> list[Problem]:
    """An objective is taught in parts that are there; a part that is renumbered is told."""
    no_head = "no heading such as ## Part 1: One tablet"
    heads = [f"part {head['number']}" if head["number"] else "practice" for head in _PART.finditer(prose)]
    parts = [f"{lesson.id} {head}" for head in heads]
    return [
        Problem(
            f"data/{row.file}", f"lesson {lesson.id} has no '{part}'.",
            f"It has: {', '.join(parts) or no_head}.", row.number, "taught",
        )
        for row in library.rows("objectives")
        for part in row["taught"]
        if part.startswith(f"{lesson.id} ") and part not in parts
    ]  # fmt: skip


def _title(prose: str, lesson: Lesson) -> Iterator[tuple[str, str]]:
    """A copied notebook keeps the title of the lesson it was copied from."""
    title = prose.split("\n")[0].removeprefix("# ").strip()
    if title != lesson.title:
        wrong = f"its title is '{title}', and data/lessons.csv calls lesson {lesson.id} '{lesson.title}'."
        yield wrong, f"Write in its first line: # {lesson.title}"


def _markers(library: Library, prose: str) -> Iterator[tuple[str, str]]:
    """Marked passages that name something which stands in no table."""
    ask = {"p": library.fact, "s": library.source, "w": library.word}
    for kind, key in _MARKED.findall(prose):
        try:
            ask[kind](key)
        except KeyError as error:
            yield str(error.args[0]), ""
        except ContentError as error:
            yield f"<!--{kind}:{key}-->: {error.problems[0].wrong}", error.problems[0].allowed


def _claims(library: Library, prose: str, place: str, lesson: Lesson) -> list[Problem]:
    """Each claim of the article is taught in the lesson of its row, and there only."""
    taught = set(_CLAIM.findall(prose))
    ours = {claim.id: claim for claim in library.claims(lesson.id)}
    every = {claim.id: claim.lesson for claim in library.claims()}
    missing = [
        (f"claim {id} is not taught here.", f"Mark the paragraph that teaches it with <!--claim:{id}-->.")
        for id in ours
        if id not in taught
    ]
    strange = [
        (f"claim {id} is marked here, but data/claims.csv gives it to lesson {every.get(id, '?')}.",
         "Change the row or take the mark away.")
        for id in sorted(taught - set(ours))
    ]  # fmt: skip
    return [Problem(place, *wrong) for wrong in (*missing, *strange)]
