"""The question bank, read straight from its files: a fault in the reader cannot hide one in a question."""

import csv
import tomllib
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "data"
FILES = sorted(DATA.glob("questions/*.toml"))
FORMATS = {
    "mc", "sata", "select_n", "matrix_mc", "matrix_mr", "mr_group", "cloze", "dropdown_table", "dnd_cloze",
    "dyad", "triad", "bowtie", "highlight", "highlight_table", "ordered", "numeric",
}  # fmt: skip
SAFETY_CLAIMS = {"C2", "C3", "C4", "D8", "F1", "F2", "F3", "F4", "G1", "G2", "G3"}


def rows(pattern):
    """The rows of every CSV table that matches."""
    return [
        row
        for path in sorted(DATA.glob(pattern))
        for row in csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())
    ]


#: every lesson with questions of its own: not the door, not the express lesson
LESSONS = [row["id"] for row in rows("lessons.csv") if row["kind"] == "lesson"]
ITEMS = [item for path in FILES for item in tomllib.loads(path.read_text(encoding="utf-8"))["question"]]
CASE_FILES = sorted(DATA.glob("cases/*.toml"))
#: every item a learner can meet: the questions of the lessons and those of the cases
EVERY = [
    item
    for path in (*FILES, *CASE_FILES)
    for item in tomllib.loads(path.read_text(encoding="utf-8"))["question"]
]
CHOICE = [item for item in ITEMS if item["type"] == "mc"]
SELECT_ALL = [item for item in ITEMS if item["type"] == "sata"]
PARAMETERS = {row["id"]: row for row in rows("parameters/*.csv")}
SOURCES = {row["id"] for row in rows("sources/*.csv")}
each = pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])


def texts(value):
    """Every text that a learner can read in an item."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        skip = ("id", "key", "source", "misconception", "group", "lesson", "type", "objective", "step",
                "client_needs", "claims", "route", "direction", "invented", "blanks")  # fmt: skip
        return [text for name, one in value.items() if name not in skip for text in texts(one)]
    return [text for one in value for text in texts(one)] if isinstance(value, list) else []


def of_lesson(lesson):
    """The items of a lesson in the order in which they are asked."""
    return [item for item in ITEMS if item["lesson"] == lesson]
