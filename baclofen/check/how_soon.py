"""The first action of a sign says the speed of its rule: who changes one of the two is told of the other."""

from __future__ import annotations

import re

from baclofen.content.library import Library
from baclofen.content.problems import Problem
from baclofen.content.records import ROUTES, URGENCIES

#: a speed -> how a first action says it
SAYS = {
    "emergency now": ("call for help now", "call the emergency team"),
    "call at once": ("pump team now", "prescriber now", "call at once"),
    "same day": ("same day",),
    "next contact": ("next contact",),
}
#: a route -> how a sentence begins that says the speed on this route and nothing else
BEGINS = {"mouth": "by mouth", "pump": "with a pump"}
#: the late stage of withdrawal: in intensive care already, nobody is called
IN_CARE = frozenset({"organ_failure"})


def signs(library: Library) -> list[Problem]:
    """Every sign whose first action leaves out a speed of its rule, or says one slower than all of them."""
    rules = {row["id"]: row for row in library.rows("how_soon")}
    problems = []
    for row in library.rows("signs"):
        rule, said = rules[row["rule"]], row["first_action"].lower()
        speeds = dict.fromkeys(rule[route] for route in ROUTES if rule[route])
        place = f"data/{rule.file}, row {rule.number} ('{row['rule']}')"
        for speed in URGENCIES[1 + max(map(URGENCIES.index, speeds), default=len(URGENCIES)) :]:
            if any(words in said for words in SAYS[speed]):
                wrong = f"this sentence says '{speed}', {place} says only {' or '.join(speeds)}."
                mend = "Say it as the rule does; or mend the rule."
                problems.append(Problem(row.file, wrong, mend, row.number, "first_action"))
        for speed in speeds:
            if row["id"] not in IN_CARE and not any(words in said for words in SAYS[speed]):
                wrong = f"{place} says '{speed}', this sentence does not."
                mend = f"Write one of: {', '.join(SAYS[speed])}; or mend the rule."
                problems.append(Problem(row.file, wrong, mend, row.number, "first_action"))
        problems += _of_a_route(row, rule, place)
    return problems


def _of_a_route(row, rule, place: str) -> list[Problem]:
    """A sentence such as 'with a pump call the pump team now' that says another speed than its rule."""
    problems = []
    for route, begins in BEGINS.items():
        for words in re.findall(rf"{begins} (?:call|tell)\b[^.;:]*", row["first_action"], re.IGNORECASE):
            said = [speed for speed, ways in SAYS.items() if any(way in words.lower() for way in ways)]
            if rule[route] and said and rule[route] not in said:
                wrong = f"'{words}' says '{said[0]}', {place} says '{rule[route]}' {begins}."
                mend = f"Write one of: {', '.join(SAYS[rule[route]])}; or mend the rule."
                problems.append(Problem(row.file, wrong, mend, row.number, "first_action"))
    return problems
