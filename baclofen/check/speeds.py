"""The first action of a sign says the speed of its rule: who changes one of the two is told of the other."""

from __future__ import annotations

from baclofen.content.library import Library
from baclofen.content.problems import Problem
from baclofen.content.records import ROUTES

#: a speed -> how a first action says it
SAYS = {
    "emergency now": ("call for help now", "call the emergency team"),
    "call at once": ("pump team now", "prescriber now"),
    "same day": ("same day",),
    "next contact": ("next contact",),
}
#: the late stage of withdrawal: in intensive care already, nobody is called
IN_CARE = frozenset({"organ_failure"})


def signs(library: Library) -> list[Problem]:
    """Every sign whose first action leaves out a speed that its rule has on one of the routes."""
    rules = {row["id"]: row for row in library.rows("rules")}
    problems = []
    for row in library.rows("signs"):
        rule, said = rules[row["rule"]], row["first_action"].lower()
        for speed in dict.fromkeys(rule[route] for route in ROUTES if rule[route]):
            if row["id"] not in IN_CARE and not any(words in said for words in SAYS[speed]):
                place = f"{rule.file}, row {rule.number} ('{row['rule']}')"
                wrong = f"{place} says '{speed}', this sentence does not."
                mend = f"Write one of: {', '.join(SAYS[speed])}; or mend the rule."
                problems.append(Problem(row.file, wrong, mend, row.number, "first_action"))
    return problems
