"""Every text of tables and questions keeps the rules of writing and takes its numbers from parameters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from baclofen.check.ismp import NUMBER_WITH_UNIT, faults
from baclofen.content.facts import FACT, PLACE
from baclofen.content.library import Library
from baclofen.content.problems import Problem
from baclofen.content.spreadsheet import made_of_it

#: columns that hold codes, or the titles and names of other people's work
CODES = {
    "id", "key", "file", "link", "source", "certainty", "kind", "read_as", "text_key", "title",
    "authors_short", "model_case", "lists", "lists_added", "qsen",
}  # fmt: skip
#: tables that are the home of facts, or quote a source row by row
HOMES = ("parameters/", "sources/", "observed/")
#: keys of a question that hold no text
KEYS = {
    "id", "key", "source", "misconception", "objective", "step", "client_needs", "type", "claims", "lesson",
    "invented", "group", "route", "direction", "rows", "blanks",
}  # fmt: skip
_TYPED = "Put the number into data/parameters and write {p:its_id} here"


def tables(library: Library) -> list[Problem]:
    """What is wrong with the way the tables are written."""
    problems = []
    for row, column, text in library.cells():
        if column in CODES and (row.file, column) != ("lessons.csv", "title"):
            continue
        problems += [Problem(row.file, wrong, mend, row.number, column) for wrong, mend in faults(text)]
        if made := made_of_it(text):
            wrong = f"a spreadsheet makes {made} of '{text}' when it is saved."
            problems.append(Problem(row.file, wrong, "Add a word.", row.number, column))
        if not row.file.startswith(HOMES):
            problems += [
                Problem(row.file, f"'{number}' is typed here.", f"{_TYPED}.", row.number, column)
                for number in typed_numbers(text)
            ]
    return problems


def question(item: dict[str, Any], place: str) -> list[Problem]:
    """What is wrong with the way one question is written, as it stands in its file."""
    invented = tuple(item.get("invented", ()))
    texts = list(strings(item))
    wrong = [fault for text in texts for fault in faults(text)]
    mend = f'{_TYPED}; if it is made up for the exercise, list it in invented = ["..."].'
    wrong += [(f"'{n}' is typed here.", mend) for text in texts for n in typed_numbers(text, invented)]
    said = "\n".join(texts).replace("\u00a0", " ")
    wrong += [
        (f"'{number}' is listed in invented, but no text has it.", "Take it out of the list.")
        for number in invented
        if number not in said
    ]
    return [Problem(place, *one) for one in dict.fromkeys(wrong)]


def typed_numbers(text: str, invented: tuple[str, ...] = ()) -> list[str]:
    """The numbers with units that stand in a text and come from nowhere."""
    text = PLACE.sub("", FACT.sub("", text))
    for number in sorted(invented, key=len, reverse=True):
        text = re.sub(rf"(?<![\d.,]){re.escape(number)}(?!\w)", "", text.replace("\u00a0", " "))
    return NUMBER_WITH_UNIT.findall(text)


def strings(value: Any) -> Iterator[str]:
    """Every text inside a question, as typed."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            of_a_table = name == "rows" and any(isinstance(row, list) for row in item)
            if name not in KEYS or of_a_table:
                yield from strings(item)
