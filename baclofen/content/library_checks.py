"""Checks that need more than one cell: ranges, references between tables, braces in text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from fnmatch import fnmatch

from baclofen.content.facts import FACT, stray_brace
from baclofen.content.problems import Problem, did_you_mean, home_of
from baclofen.content.records import ROUTES
from baclofen.content.schema import Schema, spoiled_by_date
from baclofen.content.spreadsheet import looks_like_a_date
from baclofen.content.tables import TableRow

_PARTS = ("value", "low", "high", "text", "plain", "label", "unit", "population", "note")
_BAD_SIGNS = ("\u00b5", "\u03bc", "/")
_BAD_UNITS = (*_BAD_SIGNS, "ug", "ml", "mgs", "mcgs", "hrs", "hr", "cc")
NEEDED = (
    "parameters", "sources", "signs", "claims", "lessons", "glossary", "words", "how_soon", "sooner_if",
    "acts", "rivals",
)  # fmt: skip

#: so many ids are told in one sentence
_FEW = 30
Tables = dict[str, list[TableRow]]


def check_library(schemas: Mapping[str, Schema], tables: Tables) -> list[Problem]:
    """Every problem that shows only when the tables stand side by side."""
    missing = [name for name in NEEDED if name not in schemas]
    if missing:
        return [Problem(f"schemas/{name}.json", "this file is missing.", "Put it back.") for name in missing]
    problems: list[Problem] = []
    _same_key_in_two_files(schemas, tables, problems)
    for row in tables["parameters"]:
        _check_parameter(row, problems)
    for row in tables["signs"]:
        _check_sign(row, problems)
    for row in tables["words"]:
        if not row["key"].startswith(row.topic + "."):
            wrong = f"'{row['key']}' does not begin with the name of its file."
            problems.append(Problem(row.file, wrong, f"Example: {row.topic}.title", row.number, "key"))
    problems += check_references(schemas, tables)
    _check_raises(tables, problems)
    _check_braces(tables, problems)
    return problems


def _same_key_in_two_files(schemas: Mapping[str, Schema], tables: Tables, problems: list[Problem]) -> None:
    """A key may stand in two files of a kind only for parameters (told apart by topic) or equal sources."""
    for name, rows in tables.items():
        if name == "parameters":
            continue
        first: dict[str, TableRow] = {}
        key = schemas[name].key
        if key not in schemas[name].columns:
            continue
        unique = any(f.name == key and f.constraints.get("unique") for f in schemas[name].fields)
        for row in rows:
            other = first.setdefault(row[key], row)
            if other is row or other.file == row.file or not unique:
                continue
            if name == "sources" and other.cells == row.cells:
                continue
            wrong = f"'{row[key]}' stands also in {other.file}, row {other.number}, with a different text."
            problems.append(Problem(row.file, wrong, "Keep one of the two.", row.number, key))


def _check_sign(row: TableRow, problems: list[Problem]) -> None:
    """A sign of the article has the article's words and lists; a sign beyond it has neither."""
    if bool(row["lists"]) != bool(row["article_term"]):
        empty = "article_term" if row["lists"] else "lists"
        mend = (
            "A sign that the article names has both 'article_term' and 'lists'; any other sign has neither."
        )
        problems.append(Problem(row.file, "one of the two is blank.", mend, row.number, empty))


def _check_parameter(row: TableRow, problems: list[Problem]) -> None:
    value, low, high, step = row["value"], row["low"], row["high"], row["step"]

    def wrong(column: str, text: str, allowed: str = "") -> None:
        problems.append(Problem(row.file, text, allowed, row.number, column))

    if value is None and low is None and high is None:
        wrong("value", "there is no number.", "Fill value, low or high.")
    if low is not None and high is not None and low > high:
        wrong("low", f"low ({low:g}) is greater than high ({high:g}).", "low <= value <= high.")
    elif value is not None and low is not None and value < low:
        wrong("value", f"the value ({value:g}) is below low ({low:g}).", "low <= value <= high.")
    elif value is not None and high is not None and value > high:
        wrong("value", f"the value ({value:g}) is above high ({high:g}).", "low <= value <= high.")
    if step is not None and (step <= 0 or low is None or high is None):
        wrong("step", "a step needs low and high, and is greater than 0.")
    words = row["unit"].split(" ")
    bad = [sign for sign in _BAD_UNITS if sign in words or (sign in _BAD_SIGNS and sign in row["unit"])]
    if bad:
        wrong("unit", f"'{row['unit']}' is easily misread.", "Write mcg, mg, mL, h, and 'per' for a slash.")


def check_references(
    schemas: Mapping[str, Schema], tables: Tables, before: Collection[Problem] = ()
) -> list[Problem]:
    """Every id that points to another table is there.

    `before` is what is wrong already: a row that was lost to it is not told as missing once more.
    """
    problems = []
    for name, rows in tables.items():
        for column, target, key in schemas[name].foreign:
            if target not in tables or any(_loses_a_row(problem, schemas[target], key) for problem in before):
                continue
            known = dict.fromkeys(row[key] for row in tables[target] if key in row.cells)
            asked = [(row, id) for row in rows for id in _ids(row.cells.get(column))]
            times = Counter(id for _, id in asked)
            for row, id in asked:
                if id not in known:
                    said = _unknown(id, known, schemas[target], times[id])
                    problems.append(Problem(row.file, *said, row.number, column))
    return problems


def _loses_a_row(problem: Problem, schema: Schema, key: str) -> bool:
    """Whether a row of this kind of table, or its id, could not be read."""
    return fnmatch(problem.file, schema.path) and problem.column in ("", key)


def _ids(cell: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """The ids in a cell that holds one or several."""
    return (cell,) if isinstance(cell, str) and cell else tuple(cell or ())


def _unknown(id: str, known: Collection[str], schema: Schema, times: int) -> tuple[str, str]:
    """What is wrong with an id that stands in no table, and how to mend it."""
    parts = [part.strip() for part in id.split(",")]
    if len(parts) > 1 and all(part in known for part in parts):
        return f"'{id}' holds a comma.", f"Separate entries with a semicolon: {';'.join(parts)}"
    if looks_like_a_date(id):
        return spoiled_by_date(id)
    home, near = home_of(schema.name), get_close_matches(id, sorted(known), n=3, cutoff=0.6)
    wrong = f"'{id}' is not in the table of {schema.name}"
    if times > 1 or not near:
        wrong += f" (was it deleted from {home}?)"
    mend = f"Did you mean {' or '.join(near)}? " if near else ""
    if not near and len(known) <= _FEW:
        mend = f"It has: {', '.join(known)}. " if len(known) else ""
    here = ": there, and only there, stands how soon someone must act" if schema.name == "how_soon" else ""
    return f"{wrong}.", f"{mend}If it is new, add it to {home}{here}."


def _check_raises(tables: Tables, problems: list[Problem]) -> None:
    """What is graver together names signs, lists and events that are there, and at least one of them."""
    lists = {name for row in tables["signs"] for name in (*row["lists"], *row["lists_added"])}
    signs = {row["id"] for row in tables["signs"]}
    events = {row["id"] for row in tables.get("tell_apart", ()) if row["kind"] == "event"}
    known = {"signs": signs, "any_signs": signs | lists | {"any"}, "events": events, "any_events": events}
    for row in tables["sooner_if"]:
        for column, ids in known.items():
            for id in row[column]:
                if id not in ids:
                    hint = did_you_mean(id, ids, column.removeprefix("any_").removesuffix("s"))
                    wrong = f"'{id}' is not known here."
                    problems.append(Problem(row.file, wrong, hint, row.number, column))
        if not any(row[column] for column in known):
            wrong = "nothing is named that would make it graver."
            problems.append(Problem(row.file, wrong, "Name a sign or an event.", row.number, "signs"))


def _check_braces(tables: Tables, problems: list[Problem]) -> None:
    """Every {p:...} names a parameter; other braces stand only in words."""
    count = Counter(row["id"] for row in tables["parameters"])
    have = {f"{row.topic}.{row['id']}": row for row in tables["parameters"]}
    have |= {row["id"]: row for row in tables["parameters"] if count[row["id"]] == 1}
    have |= {f"rule.{row['id']}.{route}": row for row in tables["how_soon"] for route in ROUTES if row[route]}
    have |= {f"act.{row['id']}": row for row in tables["acts"]}
    for name, rows in tables.items():
        for row in rows:
            for column, cell in row.cells.items():
                if not isinstance(cell, str) or not ("{" in cell or "}" in cell):
                    continue
                if name == "parameters":
                    allowed = "A parameter is where facts come from."
                    problems.append(
                        Problem(row.file, "braces cannot stand here.", allowed, row.number, column)
                    )
                    continue
                for wrong, allowed in _brace_problems(cell, have, name == "words"):
                    problems.append(Problem(row.file, wrong, allowed, row.number, column))


def _brace_problems(text: str, have: Mapping[str, TableRow], places: bool) -> list[tuple[str, str]]:
    wrong = []
    for fact in FACT.findall(text):
        id, _, part = fact.rpartition(".")
        if fact in have:
            continue
        if id in have and part in _PARTS:
            if have[id].cells.get(part, "") is None:
                wrong.append((f"the fact '{fact}' is blank in its table.", "Use a part that is filled."))
            continue
        hint = did_you_mean(id if part in _PARTS else fact, have, "parameter")
        wrong.append((f"the fact '{fact}' is not known.", hint))
    stray = stray_brace(text, places)
    if stray:
        allowed = "Write {p:id} for a fact" + (" or {name} for a place the lab fills." if places else ".")
        wrong.append((f"a brace cannot be filled: '{stray}'.", allowed))
    return wrong
