"""What can hurt is entered twice: the tables of tests/second_entry come from the sources, not from data/.

A red line names the row and both values. One of the two is wrong: read the source, then mend that one. What
stands in open.csv waits for a decision; once decided it must leave that list.
"""

import csv
import tomllib
from pathlib import Path

import pytest

from baclofen import content
from baclofen.model.scenarios.pump_fault import FaultCourse
from tests.model.scenarios.test_pump_labs import run

SECOND = Path(__file__).resolve().parents[1] / "second_entry"
DATA = Path(content.library().folder)
IN_ORDER = ("ordered", "matrix_mc", "cloze", "dropdown_table", "dyad", "triad", "dnd_cloze")
WHOLE = ("nursing", "pump", "questions")  # the facts that prose and items quote: every row is entered twice
TABLES = {
    "signs": ("lists", "lists_added", "mouth", "pump"),
    "tell_apart": ("fits", "routes", "mouth", "pump"),
    "claims": ("verdict",),
    "how_soon": ("mouth", "pump"),
    "sooner_if": ("routes", "urgency", "signs", "any_signs", "events", "any_events"),
    "refill_checklist": ("safety_critical", "when"),
    "parts": ("refill",),
}


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def cell(text):
    """A cell as a set: the order of several entries means nothing."""
    return " ".join(sorted(part.strip() for part in text.split(";") if part.strip()))


def key_text(question):
    """A key on one line: "b", "a c", "less: less_a | more: more_b"."""
    key, kind = question["key"], question["type"]
    if isinstance(key, dict):
        parts = {name: [value] if isinstance(value, str) else sorted(value) for name, value in key.items()}
        return " | ".join(f"{name}: {' '.join(parts[name])}" for name in sorted(parts))
    if isinstance(key, list):
        if kind in IN_ORDER and not question.get("interchangeable"):
            return " ".join(key)
        return " ".join(sorted(key))
    return str(key)


def questions():
    """Every question of the lessons and of the cases: id, key, route, direction."""
    found = {}
    for path in sorted([*DATA.glob("questions/*.toml"), *DATA.glob("cases/*.toml")]):
        for raw in tomllib.loads(path.read_text(encoding="utf-8"))["question"]:
            found[raw["id"]] = {"key": key_text(raw), "route": raw["route"], "direction": raw["direction"]}
    return found


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


def asked():
    second = rows(SECOND / "questions.csv")
    return questions(), second


def stories():
    """Every stop of the stories with what helps, the order of its steps, or the sentences of its call."""
    found = {}
    for story in content.stories():
        for stop in story.stops:
            key = stop.key if stop.kind == "order" else sorted(stop.key)
            found[f"{story.id}.{stop.id}"] = {"key": " ".join(key)}
    return found, rows(SECOND / "stories.csv")


def scenes():
    """Every scene whose fitting answer a person marks, because no model knows it."""
    options = {scene.id: scene.guess.options for scene in content.scenes() if scene.guess}
    right = {id: [one.id for one in several if one.right] for id, several in options.items()}
    return {id: {"key": " ".join(key)} for id, key in right.items() if key}, rows(SECOND / "scenes.csv")


ENTRIES = {
    **{name: lambda name=name: table(name) for name in TABLES},
    "faults": lambda: entered("faults"),
    "questions": asked,
    "parameters": facts,
    "stories": stories,
    "scenes": scenes,
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
