"""A sign stands on the body and in a list: who adds one is told which of the two is missing."""

from __future__ import annotations

from baclofen.content.library import Library
from baclofen.content.problems import Problem


def signs(library: Library) -> list[Problem]:
    """Every sign without a place on the body, or in no list."""
    placed = {row["sign"] for row in library.rows("sign_places")}
    problems = []
    for row in library.rows("signs"):
        if row["id"] not in placed:
            wrong = f"the sign '{row['id']}' has no place on the body, so the lab signs cannot mark it."
            mend = f"Add a row: {row['id']},whole (or another place; the other rows show which there are)."
            problems.append(Problem("sign_places.csv", wrong, mend))
        if not (row["lists"] or row["lists_added"]):
            wrong = f"the sign '{row['id']}' stands in no list, so no lab knows where it belongs."
            mend = "Write where its source puts it, such as oral_common or withdrawal."
            problems.append(Problem(row.file, wrong, mend, row.number, "lists_added"))
    return problems
