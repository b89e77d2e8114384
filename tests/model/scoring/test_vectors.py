"""The scoring vectors: published examples and, below, one row for each decision we made about shapes."""

import csv
import json
from pathlib import Path

import pytest

from baclofen.model.scoring import FORMATS, WHY, ItemError, format_of, score
from tests.model.scoring.decisions import BOWTIE, MORE

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "ngn_scoring_vectors.json").read_text("utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_published_vectors(vector):
    item = {name: value for name, value in vector.items() if name != "resp"}
    result = score(item, vector["resp"])
    if "error" in vector:
        assert (result.error, result.score) == (vector["error"], 0)
    else:
        assert (result.error, result.score) == ("", vector["score"])
    assert result.max == vector["max"]
    assert score(vector) == result  # the item's own response
    assert score(item, {"resp": vector["resp"], "seconds": 12}) == result  # a response record
    assert score({**item, "response": vector["resp"]}) == result


@pytest.mark.parametrize(
    ("item", "resp", "points", "top"), [row[1:] for row in MORE], ids=[row[0] for row in MORE]
)
def test_decisions_about_shapes(item, resp, points, top):
    result = score(item, resp)
    assert (result.score, result.max, result.error) == (points, top, "")


@pytest.mark.parametrize(
    ("item", "resp", "error"),
    [
        ({"type": "select_n", "n": 1, "key": ["A"]}, ["A", "B"], "over_n"),
        ({"type": "select_n", "key": ["A", "B"]}, ["A", "B", "C"], "over_n"),
        ({"type": "bowtie", "key": BOWTIE}, BOWTIE | {"actions": ["a1", "a2", "a3"]}, "over_n"),
        ({"type": "bowtie", "key": BOWTIE}, BOWTIE | {"condition": ["c1", "c2"]}, "over_n"),
        ({"type": "bowtie", "key": BOWTIE}, "a1", "unreadable"),
        ({"type": "sata", "key": ["A"]}, [["A"]], "unreadable"),
        ({"type": "cloze", "key": ["o1", "o2"]}, "o1", "unreadable"),
        ({"type": "mc", "key": "A"}, {"first": "A"}, "unreadable"),
        ({"type": "ordered", "key": ["a", "b", "c"]}, {"a": 1, "b": 1, "c": 2}, "unreadable"),
    ],
)
def test_an_answer_that_cannot_stand_is_an_error_result(item, resp, error):
    result = score(item, resp)
    assert (result.error, result.score, result.right) == (error, 0, False)
    assert [element.why for element in result.elements] == [error]


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ({"id": "q7", "type": "riddle", "key": "A"}, r"q7.*unknown"),
        ({"id": "q7", "type": "trend", "key": "A"}, r"q7.*trend"),
        ({"id": "q7", "type": "mc"}, r"q7.*no key"),
        ({"id": "q7", "type": "dyad", "key": []}, r"q7.*does not fit"),
        ({"id": "q7", "type": "numeric", "key": "many", "resp": 1}, r"q7.*not a number"),
        ({"id": "q7", "type": "sata", "key": [["A"]]}, r"q7.*does not fit"),
    ],
)
def test_an_item_that_cannot_be_scored_says_which_and_why(item, message):
    with pytest.raises(ItemError, match=message):
        score(item)


def test_the_elements_say_why():
    result = score({"type": "sata", "key": ["A", "B"]}, ["A", "C", "D", "E"])
    assert [(e.id, e.why, e.points) for e in result.elements] == [
        ("A", "key_selected", 1),
        ("B", "key_missed", 0),
        ("C", "extra_selected", -1),
        ("D", "extra_selected", -1),
        ("E", "extra_selected", -1),
        ("", "floor", 2),
    ]
    triad = score({"type": "triad", "key": ["X", "Y", "Z"]}, ["X", "Z", "m"])
    assert [e.why for e in triad.elements] == ["pair_right", "pair_effect_wrong"]
    wings = score({"type": "bowtie", "key": BOWTIE}, {"actions": ["a1", "a5"]})
    assert [(e.group, e.why) for e in wings.elements] == [
        ("actions", "right"),
        ("actions", "wrong"),
        ("condition", "blank"),
        ("params", "blank"),
        ("params", "blank"),
    ]
    steps = score({"type": "ordered", "key": ["s1", "s2", "s3"]}, ["s1", "s3", "s2"])
    assert [e.why for e in steps.elements] == ["order_wrong", "in_place", "out_of_place", "out_of_place"]
    assert set(WHY) >= {e.why for r in (result, triad, wings, steps) for e in r.elements}


def test_every_format_has_a_vector():
    covered = {format_of(v) for v in VECTORS} | {format_of(row[1]) for row in MORE} | {"numeric"}
    assert covered == set(FORMATS)


def test_every_reason_has_words():
    table = Path(__file__).parents[3] / "data" / "words" / "scoring.csv"
    with table.open(encoding="utf-8", newline="") as lines:
        keys = {row["key"] for row in csv.DictReader(lines)}
    assert {f"scoring.why_{why}" for why in WHY} <= keys
