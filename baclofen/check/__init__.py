"""Is what an author can change in order? `python run.py check` says so in seconds, in plain sentences.

It needs the standard library only, so it runs before anything is installed. Each step returns a `Found`; the
steps go on until one finds something without which the next cannot be looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from baclofen.content.files import data_folder
from baclofen.content.library import Library, load
from baclofen.content.problems import ContentError, Problem

Say = Callable[[str], None]


@dataclass(frozen=True)
class Found:
    """What one step looked at, how much there was of it, and what is wrong."""

    what: str
    count: int = 0
    problems: tuple[Problem, ...] = ()


def run(root: Path, say: Say, quiet: bool = False) -> int:
    """Check the course in a folder and tell the outcome; 0 where all is in order, else 1.

    `quiet` keeps to what has to be mended: so `python run.py` begins with it.
    """
    tell = (lambda _sentence: None) if quiet else say
    tell("Checking the tables, questions, cases, words and lessons ...")
    problems: list[Problem] = []
    libraries: list[Library] = []
    for found in steps(root, libraries.append):
        to_mend = len(found.problems)
        tell(f"  {found.what}: " + (f"{to_mend} to mend" if to_mend else f"{found.count:,}"))
        problems += found.problems
    if not problems:
        tell("All is in order.")
        for sentence in [] if quiet else _owed(libraries[0], root):
            tell(f"- {sentence}")
        return 0
    head = "One thing needs" if len(problems) == 1 else f"{len(problems)} things need"
    say(f"\n{head} mending:\n" + "\n".join(f"- {problem}" for problem in problems))
    say("\nMend, save, and run the same command again. Until then the course stays as it was.")
    return 1


def steps(root: Path, keep: Callable[[Library], object]) -> Iterator[Found]:
    """Look at one kind of thing after the other; without sound tables there is nothing to compare with.

    `keep` is given what was read, so that nobody reads it a second time.
    """
    from baclofen.check import (
        documents,
        how_soon,
        labs,
        lessons,
        question_bank,
        scenes,
        signs,
        stories,
        texts,
    )

    data = root / "data"
    tables = sum(1 for path in data.rglob("*.csv"))
    try:
        library = load(data)
    except ContentError as error:
        yield Found("tables", tables, tuple(in_data(problem) for problem in error.problems))
        return
    keep(library)
    wrong = (*how_soon.signs(library), *signs.signs(library))
    yield Found("tables", tables, tuple(map(in_data, wrong)))
    questions = _found("questions", documents.questions, library)
    if not questions.problems:
        questions = replace(questions, problems=tuple(map(in_data, question_bank.bank(library))))
    yield questions
    yield _found("cases", documents.cases, library)
    yield Found("words", len(library.rows("words")), tuple(map(in_data, texts.tables(library))))
    if (root / "notebooks").is_dir():
        for what, step in (
            ("lessons", lessons.lessons),
            ("scenes", scenes.scenes),
            ("stories", stories.stories),
            ("labs", labs.labs),
        ):
            count, problems = step(library, root)
            yield Found(what, count, tuple(problems))


def _owed(library: Library, root: Path) -> list[str]:
    """What someone else has to write before the tests agree: no mistake, so it stops nothing."""
    from baclofen.check import second_entry

    return second_entry.owed(library, root)


def _found(what: str, step: Callable[[Library], tuple[int, list[Problem]]], library: Library) -> Found:
    """What a step over the data found, with the files named from the course's folder."""
    count, problems = step(library)
    return Found(what, count, tuple(in_data(problem) for problem in problems))


def in_data(problem: Problem) -> Problem:
    """The same problem with its file named as it is found from the course's folder."""
    return Problem(f"data/{problem.file}", problem.wrong, problem.allowed, problem.row, problem.column)


def course_folder() -> Path:
    """The folder that holds data/ (and, in a checkout, notebooks/)."""
    return data_folder().parent
