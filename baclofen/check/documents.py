"""Questions and cases: every file is read, and every problem of every file comes at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from baclofen.content.library import Library
from baclofen.content.problems import ContentError, Problem


def questions(library: Library) -> tuple[int, list[Problem]]:
    """How many questions there are, and what is wrong in their files."""
    lessons = [lesson.id for lesson in library.lessons()]
    count, problems = _read(library.questions, lessons)
    for path in sorted(library.folder.glob("questions/*.toml")):
        if path.stem not in lessons:
            wrong = f"there is no lesson '{path.stem}', so nobody is asked these questions."
            mend = "Name the file after its lesson, such as 03.toml, or add the lesson to data/lessons.csv."
            problems.append(Problem(f"questions/{path.name}", wrong, mend))
    return count, problems


def cases(library: Library) -> tuple[int, list[Problem]]:
    """How many cases there are, and what is wrong in their files."""
    count, problems = _read(lambda id: [library.case(id)], [p.stem for p in _case_files(library)])
    return count, problems


def _case_files(library: Library) -> list[Any]:
    """The files of the cases, in order."""
    return sorted(library.folder.glob("cases/*.toml"))


def _read(read: Callable[[str], Any], names: list[str]) -> tuple[int, list[Problem]]:
    """Read all by name; how many records came, and every problem."""
    count, problems = 0, []
    for name in names:
        try:
            count += len(read(name))
        except ContentError as error:
            problems += error.problems
    return count, problems
