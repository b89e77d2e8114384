"""Write docs/objectives.md: every objective with the items that ask for it, so that none stands alone.

``python run.py notebooks`` writes the page; a test expects it to be up to date.
"""

from collections.abc import Iterator
from pathlib import Path

from baclofen import content

PAGE = Path(__file__).resolve().parents[2] / "docs" / "objectives.md"
_HEAD = """# Objectives and the items that ask for them

Made by `python run.py notebooks` from `data/`; do not edit by hand. The steps are those of the clinical
judgement model; the areas are those of the examination's client needs. The course is not affiliated with any
examination board.

| Objective | Lesson | Item | Format | Judgement step | Client needs | Taught in |
|---|---|---|---|---|---|---|
"""


def items() -> Iterator[tuple[content.Question, str]]:
    """Yield every question of the bank and of the cases, with the place where it stands."""
    for lesson in content.lessons():
        yield from ((question, lesson.id) for question in content.questions(lesson.id))
    for case in content.cases():
        yield from ((question, f"{case.lesson}, {case.title}") for question in case.questions)


def rows() -> list[tuple[str, ...]]:
    """Return the rows of the table, by objective and place."""
    goals = {row["id"]: row for row in content.table("objectives")}
    made = [
        (
            goals[q.objective]["text"],
            place,
            q.id,
            q.type,
            q.step.replace("_", " "),
            q.client_needs.replace("_", " "),
            ", ".join(goals[q.objective]["taught"]),
        )
        for q, place in items()
    ]
    return sorted(made)


def page() -> str:
    """Return the whole page."""
    return _HEAD + "".join(f"| {' | '.join(row)} |\n" for row in rows())


def write() -> None:
    """Write the page anew."""
    PAGE.write_text(page(), encoding="utf-8")
