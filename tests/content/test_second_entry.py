"""What can hurt is entered twice: the tables of tests/second_entry come from the sources, not from data/.

A red line names the row and both values. One of the two is wrong: read the source, then mend that one. What
stands in open.csv waits for a decision; once decided it must leave that list.
"""

import csv
from pathlib import Path

import pytest

from baclofen import content
from baclofen.check.second_entry import answers
from baclofen.model.scenarios.pump_fault import FaultCourse
from tests.model.scenarios.test_pump_labs import run

SECOND = Path(__file__).resolve().parents[1] / "second_entry"
DATA = Path(content.library().folder)
WHOLE = ("nursing", "pump", "questions")  # the facts that prose and items quote: every row is entered twice
TABLES = {
    "signs": ("lists", "lists_added", "mouth", "pump"),
    "tell_apart": ("fits", "routes", "mouth", "pump"),
    "claims": ("verdict",),
    "how_soon": ("mouth", "pump"),
    "sooner_if": ("routes", "urgency", "signs", "any_signs", "events", "any_events"),
    "refill_checklist": ("safety_critical", "when"),
    "parts": ("refill", "fault"),
}
ANSWERS = ("questions", "stories", "scenes")


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def cell(text):
    """A cell as a set: the order of several entries means nothing."""
    return " ".join(sorted(part.strip() for part in text.split(";") if part.strip()))


def faults():
    """What the course's own model lets flow, and whether two tones sound while nobody has come."""
    words = {"little": "withdrawal", "much": "overdose", "both": "overdose withdrawal"}
    found = {}
    for id in rows(DATA / "faults.csv"):
        course: FaultCourse = run(id)
        found[id] = {"direction": words[course.direction]}
    return found


def table(name):
    """Both entries of a table. A sign and an event are as urgent as the rule that they name."""
    first, second = rows(DATA / f"{name}.csv"), rows(SECOND / f"{name}.csv")
    speeds = rows(DATA / "how_soon.csv")
    needed = {
        id: row for id, row in first.items() if row.get("kind") != "look"
    }  # a look only says where to look
    full = {id: speeds.get(row.get("rule", ""), {}) | row for id, row in needed.items()}
    return (
        {id: {column: cell(row.get(column, "")) for column in TABLES[name]} for id, row in full.items()},
        {id: {column: cell(row[column]) for column in TABLES[name]} for id, row in second.items()},
    )


def number(text):
    return f"{float(text):g}" if text else ""


def facts():
    """Published numbers with their units; what was chosen for teaching is no fact."""
    second = rows(SECOND / "parameters.csv")
    found = {}
    for path in sorted((DATA / "parameters").glob("*.csv")):
        for id, row in rows(path).items():
            name = f"{path.stem}.{id}"
            if name in second or (path.stem in WHOLE and row["role"] != "teaching"):
                numbers = {column: number(row[column]) for column in ("value", "low", "high")}
                found[name] = numbers | {"unit": row["unit"]}
    return found, {
        id: {column: number(row[column]) for column in ("value", "low", "high")} | {"unit": row["unit"]}
        for id, row in second.items()
    }


def entered(name):
    second = rows(SECOND / f"{name}.csv")
    plain = {id: {column: cell(text) for column, text in row.items()} for id, row in second.items()}
    return faults(), plain


def answered(name):
    """Questions, stops of stories, or scenes that no model judges: what fits."""
    return answers(content.library())[name], rows(SECOND / f"{name}.csv")


ENTRIES = {
    **{name: lambda name=name: table(name) for name in TABLES},
    "faults": lambda: entered("faults"),
    **{name: lambda name=name: answered(name) for name in ANSWERS},
    "parameters": facts,
}


def differences(name):
    """(table, row, column, first value, second value) wherever the two entries differ."""
    first, second = ENTRIES[name]()
    missing = [(name, id, "row", "there", "missing") for id in first.keys() - second.keys()]
    missing += [(name, id, "row", "missing", "there") for id in second.keys() - first.keys()]
    both = first.keys() & second.keys()
    return sorted(missing) + [
        (name, id, column, value, second[id][column])
        for id in sorted(both)
        for column, value in first[id].items()
        if value != second[id][column]
    ]


@pytest.mark.parametrize("name", ENTRIES)
def test_both_entries_agree(name):
    with (SECOND / "open.csv").open(encoding="utf-8", newline="") as file:
        waiting = {tuple(row.values())[:4] for row in csv.DictReader(file) if row["table"] == name}
    found = differences(name)
    told = [
        f"{table}, {id}, {column}: {first!r} in data, {second!r} in the second entry"
        for table, id, column, first, second in found
        if (table, id, column, first) not in waiting
    ]
    assert not told, (
        "\n".join(told) + "\nRead the source; then mend the entry that is wrong, or ask for the second one."
    )
    settled = waiting - {place[:4] for place in found}
    assert not settled, f"these agree by now and leave open.csv: {settled}"


def test_no_step_of_a_refill_comes_before_what_it_needs():
    order = {id: int(row["order"]) for id, row in rows(DATA / "refill_checklist.csv").items()}
    for id, row in rows(SECOND / "refill_checklist.csv").items():
        for earlier in filter(None, row["after"].split(";")):
            assert order[earlier] < order[id], (
                f"data/refill_checklist.csv: the step '{id}' needs '{earlier}' first; mend the column order."
            )
