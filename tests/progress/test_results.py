"""What leaves the learner's file on purpose: a code the learner made up, scores, days; and nothing else."""

import json
import re

import pytest

from baclofen.progress import BadCode, Entry, results_name, results_text
from baclofen.progress.results import WHITELIST

ENTRIES = (
    Entry("02_half_life", "02", 0, 1, "sure", "2026-11-22", 1, "a"),
    Entry("01_where", "01", 2, 3, "think", "2026-11-22", 2),
    Entry("02_half_life", "09", 1, 1, "sure", "2026-11-23", 3),
)


def keys(value) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for inner in value.values() for key in keys(inner)}
    if isinstance(value, list):
        return {key for inner in value for key in keys(inner)}
    return set()


def strings(value) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for one in inner for text in strings(one)]


def test_every_key_is_on_the_list():
    """The list is typed here a second time: a new key needs a second thought about privacy."""
    assert set(WHITELIST) == {
        "format", "version", "code", "items", "item", "tries", "lesson", "chosen", "score", "max",
        "confidence", "day", "confident_errors",
    }  # fmt: skip
    assert keys(json.loads(results_text("kite-7", ENTRIES))) == set(WHITELIST)


def test_no_time_is_finer_than_a_day_and_no_text_is_free():
    data = json.loads(results_text("kite-7", ENTRIES))
    for text in strings(data):
        assert re.fullmatch(r"[A-Za-z0-9_-]*", text), text
    assert "number" not in keys(data), "the order within a day stays at home"


def test_scores_and_confident_errors_are_there():
    data = json.loads(results_text("kite-7", ENTRIES))
    assert data["code"] == "kite-7"
    assert data["confident_errors"] == ["02_half_life"]
    assert [(one["item"], [t["score"] for t in one["tries"]]) for one in data["items"]] == [
        ("01_where", [2]), ("02_half_life", [0, 1]),
    ]  # fmt: skip


def test_the_option_chosen_is_there_and_an_old_answer_has_none():
    tries = [t for one in json.loads(results_text("kite-7", ENTRIES))["items"] for t in one["tries"]]
    assert [t["chosen"] for t in tries] == ["", "a", ""]


def test_no_answers_make_an_empty_file():
    assert json.loads(results_text("kite-7", ()))["items"] == []


@pytest.mark.parametrize(
    "code", ["", "abc", "Maria", "Maria Perez", "12345678", "me@home.org", "../kite-7", "a" * 20, "kite_7/"]
)
def test_what_could_be_a_name_or_a_student_number_is_refused(code):
    with pytest.raises(BadCode):
        results_text(code, ENTRIES)
    with pytest.raises(BadCode):
        results_name(code)


def test_the_file_is_named_after_the_code():
    assert results_name(" kite-7 ") == "results-kite-7.json"
