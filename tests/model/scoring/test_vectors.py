"""The scoring vectors: published examples and, below, one row for each decision we made about shapes."""

import json
import typing
from pathlib import Path

import pytest

from baclofen import content
from baclofen.model.scoring import FORMATS, Why, score
from tests.model.scoring.decisions import BOWTIE, MORE

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "ngn_scoring_vectors.json").read_text("utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_published_vectors(vector):
    result = score(vector, vector["resp"])
    assert (result.error, result.score) == (vector.get("error", ""), vector.get("score", 0))
    assert result.max == vector["max"]


@pytest.mark.parametrize(("kind", "key", "resp", "points", "top", "more"), [(*row, {})[:6] for row in MORE])
def test_decisions_about_shapes(kind, key, resp, points, top, more):
    result = score({"type": kind, "key": key, **more}, resp)
    assert (result.score, result.max, result.error) == (points, top, "")


@pytest.mark.parametrize(
    ("item", "resp"),
    [
        ({"type": "select_n", "key": ["A"]}, ["A", "B"]),
        ({"type": "bowtie", "key": BOWTIE}, BOWTIE | {"actions": ["a1", "a2", "a3"]}),
        ({"type": "bowtie", "key": BOWTIE}, BOWTIE | {"condition": ["c1", "c2"]}),
    ],
)
def test_more_choices_than_allowed_are_an_error_result(item, resp):
    result = score(item, resp)
    assert (result.error, result.score, result.right) == ("over_n", 0, False)
    assert [element.why for element in result.elements] == ["over_n"]


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
    assert [(e.id, e.why, e.expected) for e in triad.elements] == [
        ("X+Z", "pair_right", ("X", "Y", "Z")),
        ("X+m", "pair_effect_wrong", ("X", "Y", "Z")),
    ]
    wings = score({"type": "bowtie", "key": BOWTIE}, {"actions": ["a1", "a5"]})
    assert [(e.group, e.why) for e in wings.elements] == [
        ("actions", "right"),
        ("actions", "wrong"),
        ("condition", "blank"),
        ("params", "blank"),
        ("params", "blank"),
    ]
    steps = score({"type": "ordered", "key": ["s1", "s2", "s3"]}, ["s1", "s3", "s2"])
    assert [(e.why, e.expected[:1]) for e in steps.elements] == [
        ("order_wrong", ("s1",)),
        ("in_place", ("1",)),
        ("out_of_place", ("2",)),
        ("out_of_place", ("3",)),
    ]


def test_every_format_has_a_vector():
    assert {vector["type"] for vector in VECTORS} | {row[0] for row in MORE} | {"numeric"} == set(FORMATS)


def test_every_reason_has_words():
    assert all(content.word(f"scoring.why_{why}", points="1", expected="1") for why in typing.get_args(Why))
