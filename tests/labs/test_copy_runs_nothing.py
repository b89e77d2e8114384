"""The copy for a spreadsheet: no cell is a formula, whatever file of answers somebody was given to load."""

import csv
import io
import json
import re
from itertools import product

import pytest

from baclofen import progress
from baclofen.labs.questions.own_progress import table_text
from baclofen.progress import Entry
from baclofen.progress.document import dump

PLAIN = {"item_id": "02_one", "lesson": "02", "score": 1, "max": 1, "confidence": "sure", "day": "2026-11-22"}
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", " =", "'", '"', "%", "|")
RESTS = ("A1", "2-A1", "Sum", "SUM(A1:A9)", "cmd|' /C calc'!A0", "b1;=A1", "b1;-A1", "b1:=A1")
#: a spreadsheet of some countries takes a semicolon for the end of a cell
ENDS = (",", ";")


def cells_of(text: str) -> list[str]:
    """The cells of the copy, as spreadsheets of every country read them."""
    return [cell for end in ENDS for row in csv.reader(io.StringIO(text), delimiter=end) for cell in row]


def computes(cell: str) -> bool:
    """Whether a spreadsheet takes a cell for a formula: a sign before a number is none."""
    return cell.lstrip()[:1] in tuple("=+-@") and not re.fullmatch(r"-[0-9][0-9.,]*", cell)


def made(field: str, text: str) -> Entry | None:
    """An answer with this text in one field, if a file can hold it."""
    try:
        return Entry(**{**PLAIN, "chosen": "b", field: text})
    except ValueError:
        return None


@pytest.mark.parametrize("field", ["item_id", "lesson", "confidence", "day", "chosen"])
def test_no_cell_of_the_copy_is_a_formula(field):
    tried = [made(field, start + rest) for start, rest in product(("", *STARTS), RESTS)]
    entries = [one for one in tried if one]
    assert field == "day" or entries, "nothing was tried"
    assert [cell for cell in cells_of(table_text(entries)) if computes(cell)] == []


def test_what_a_learner_typed_stays_a_number():
    (head, row) = csv.reader(io.StringIO(table_text([made("chosen", "-2.5")])))
    assert row[head.index("chosen")] == "-2.5"


def test_a_loaded_file_brings_no_formula_into_it(tmp_path, monkeypatch):
    monkeypatch.setenv(progress.VARIABLE, str(tmp_path / "progress"))
    brought = [made("chosen", text) for text in ("-A1", "b1;-A1:B2")]
    store = progress.store()
    assert store.load(dump(brought)).added == 2
    for hostile in ("=1+1", "@SUM(A1)", "+A1"):
        assert store.load(dump(brought).replace("-A1", hostile)).refused
    assert [cell for cell in cells_of(table_text(store.entries())) if computes(cell)] == []


def test_what_is_handed_in_is_no_table():
    """A results file is JSON; its name has no sign that a spreadsheet would compute."""
    for code in ("=kite7", "+kite7", "-kite7", "@kite7"):
        try:
            name = progress.results_name(code)
        except progress.BadCode:
            continue
        assert name == "results--kite7.json"
        assert set(json.loads(progress.results_text(code, []))) >= {"format", "code", "items"}
