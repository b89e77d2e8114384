"""The scoring vectors: published examples and, below, one row for each decision we made about shapes."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from baclofen.model.scoring import FORMATS, WHY, ItemError, format_of, score

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "ngn_scoring_vectors.json").read_text("utf-8"))

BOWTIE = {"actions": ["a1", "a2"], "condition": "c1", "params": ["p1", "p2"]}
COLUMNS = {"Pneu": [1, 2, 3, 4], "UTI": [1, 2], "Flu": [1, 3]}
ROWS = {"r1": ["s1", "s2"], "r2": ["s3"]}

# (what, item, response, score, max)
MORE = [
    # multiple choice
    ("mc list of one", {"type": "mc", "key": "B"}, ["B"], 1, 1),
    ("mc key as list", {"type": "mc", "key": ["B"]}, "B", 1, 1),
    ("mc two answers", {"type": "mc", "key": "B"}, ["A", "B"], 0, 1),
    ("mc same answer twice", {"type": "mc", "key": "B"}, ["B", "B"], 1, 1),
    ("mc number and text", {"type": "mc", "key": 2}, "2", 1, 1),
    ("mc case matters", {"type": "mc", "key": "B"}, "b", 0, 1),
    ("mc empty text", {"type": "mc", "key": "B"}, "  ", 0, 1),
    # select all
    ("sata omission costs nothing", {"type": "sata", "key": ["A", "B", "D", "F"]}, ["A", "B", "D"], 3, 4),
    ("sata floor", {"type": "sata", "key": ["A", "B"]}, ["C", "D", "E"], 0, 2),
    ("sata everything", {"type": "sata", "key": ["A", "B", "C"]}, list("ABCDEF"), 0, 3),
    ("sata null", {"type": "sata", "key": ["A", "B"]}, None, 0, 2),
    ("sata single value", {"type": "sata", "key": ["A", "B"]}, "A", 1, 2),
    ("sata repeated key", {"type": "sata", "key": ["A", "B"]}, ["A", "A", "A"], 1, 2),
    ("sata repeated wrong", {"type": "sata", "key": ["A", "B"]}, ["A", "B", "C", "C"], 1, 2),
    ("sata mapping", {"type": "sata", "key": ["A", "B"]}, {"A": True, "B": False, "C": True}, 0, 2),
    ("sata set", {"type": "sata", "key": ["A", "B"]}, {"A", "B"}, 2, 2),
    ("sata array", {"type": "sata", "key": [1, 2]}, np.array([1, 2]), 2, 2),
    ("sata nulls inside", {"type": "sata", "key": ["A", "B"]}, ["A", None, ""], 1, 2),
    # select N
    ("select_n fewer", {"type": "select_n", "n": 3, "key": ["A", "C", "E"]}, ["A"], 1, 3),
    ("select_n none", {"type": "select_n", "n": 3, "key": ["A", "C", "E"]}, [], 0, 3),
    ("select_n all wrong", {"type": "select_n", "n": 3, "key": ["A", "C", "E"]}, ["B", "D", "F"], 0, 3),
    ("select_n any order", {"type": "select_n", "n": 3, "key": ["A", "C", "E"]}, ["E", "A", "C"], 3, 3),
    ("select_n without n", {"type": "select_n", "key": ["A", "C"]}, ["A", "B"], 1, 2),
    ("select_n repeat is one choice", {"type": "select_n", "n": 2, "key": ["A", "C"]}, ["A", "A", "C"], 2, 2),
    # matrix, one choice per row
    ("matrix_mc blank row", {"type": "matrix_mc", "key": ["i", "c", "n"]}, ["i", None, "n"], 2, 3),
    ("matrix_mc short", {"type": "matrix_mc", "key": ["i", "c", "n"]}, ["i"], 1, 3),
    ("matrix_mc long", {"type": "matrix_mc", "key": ["i", "c"]}, ["i", "c", "c"], 2, 2),
    ("matrix_mc by row", {"type": "matrix_mc", "key": {"r1": "i", "r2": "c"}}, {"r2": "c", "r1": "n"}, 1, 2),
    ("matrix_mc key by row, list", {"type": "matrix_mc", "key": {"r1": "i", "r2": "c"}}, ["i", "c"], 2, 2),
    ("matrix_mc rows counted from 0", {"type": "matrix_mc", "key": ["i", "c"]}, {"0": "i", "1": "c"}, 2, 2),
    ("matrix_mc rows counted from 1", {"type": "matrix_mc", "key": ["i", "c"]}, {1: "i", 2: "c"}, 2, 2),
    (
        "matrix_mc rows named",
        {"type": "matrix_mc", "key": ["i", "c"], "rows": ["r1", "r2"]},
        {"r2": "c"},
        1,
        2,
    ),
    ("matrix_mc unknown row", {"type": "matrix_mc", "key": {"r1": "i"}}, {"r9": "i"}, 0, 1),
    ("matrix_mc two in a row", {"type": "matrix_mc", "key": ["i", "c"]}, [["i", "c"], "c"], 1, 2),
    ("matrix_mc list of one in a row", {"type": "matrix_mc", "key": ["i", "c"]}, [["i"], ["c"]], 2, 2),
    # matrix, many choices
    (
        "matrix_mr everything",
        {"type": "matrix_mr", "key": COLUMNS},
        {c: [1, 2, 3, 4, 5] for c in COLUMNS},
        3,
        8,
    ),
    (
        "matrix_mr floor per column",
        {"type": "matrix_mr", "key": COLUMNS},
        {"Pneu": [1, 2], "UTI": [3, 4, 5]},
        2,
        8,
    ),
    ("matrix_mr missing columns", {"type": "matrix_mr", "key": COLUMNS}, {"UTI": [2, 1]}, 2, 8),
    ("matrix_mr null column", {"type": "matrix_mr", "key": COLUMNS}, {"UTI": [2, 1], "Flu": None}, 2, 8),
    ("matrix_mr unknown column", {"type": "matrix_mr", "key": COLUMNS}, {"Cold": [1, 2], "UTI": [1]}, 1, 8),
    ("matrix_mr text rows", {"type": "matrix_mr", "key": COLUMNS}, {"UTI": ["1", "2"]}, 2, 8),
    ("matrix_mr single value", {"type": "matrix_mr", "key": COLUMNS}, {"UTI": 1}, 1, 8),
    ("matrix_mr lists", {"type": "matrix_mr", "key": [["a", "b"], ["c"]]}, [["a"], ["c", "d"]], 1, 3),
    (
        "matrix_mr column without key",
        {"type": "matrix_mr", "key": {"x": ["a"], "y": []}},
        {"x": ["a"], "y": ["a"]},
        1,
        1,
    ),
    # grouping
    ("mr_group omission", {"type": "mr_group", "key": {"N": ["a", "b"], "R": ["c"]}}, {"N": ["a"]}, 1, 3),
    (
        "mr_group swapped",
        {"type": "mr_group", "key": {"N": ["a", "b"], "R": ["c"]}},
        {"N": ["c"], "R": ["a"]},
        0,
        3,
    ),
    (
        "mr_group whole floor",
        {"type": "mr_group", "group_floor": False, "key": {"Neuro": ["a", "b"], "Resp": ["c"]}},
        {"Neuro": ["a", "b"], "Resp": ["d", "e"]},
        0,
        3,
    ),
    (
        "mr_group choice to group",
        {"type": "mr_group", "key": {"N": ["a", "b"], "R": ["c"]}},
        {"a": "N", "b": "R", "c": "R"},
        1,
        3,
    ),
    # highlight
    ("highlight floor", {"type": "highlight", "key": ["s1", "s2"]}, ["s3", "s4"], 0, 2),
    ("highlight null", {"type": "highlight", "key": ["s1", "s2"]}, None, 0, 2),
    ("highlight repeat", {"type": "highlight", "key": ["s1", "s2"]}, ["s1", "s1"], 1, 2),
    ("highlight_table flat", {"type": "highlight_table", "key": ["s1", "s3"]}, ["s1", "s3", "s4"], 1, 2),
    (
        "highlight_table whole floor",
        {"type": "highlight_table", "key": ROWS},
        {"r1": ["s1", "s2"], "r2": ["s4", "s5"]},
        0,
        3,
    ),
    (
        "highlight_table per row",
        {"type": "highlight_table", "key": ROWS, "per_row": True},
        {"r1": ["s1", "s2"], "r2": ["s4", "s5"]},
        2,
        3,
    ),
    (
        "highlight per row, extra row",
        {"type": "highlight", "key": ROWS, "per_row": True},
        {"r1": ["s1", "s2"], "r3": ["s7"]},
        2,
        3,
    ),
    ("highlight_table flat answer", {"type": "highlight_table", "key": ROWS}, ["s1", "s3"], 2, 3),
    (
        "per row, row of a wrong span unknown",
        {"type": "highlight_table", "key": ROWS, "per_row": True},
        ["s1", "s9"],
        0,
        3,
    ),
    (
        "per row, rows known",
        {
            "type": "highlight_table",
            "key": ["s1", "s3"],
            "rows": {"r1": ["s1", "s2"], "r2": ["s3", "s9"]},
            "per_row": True,
        },
        ["s1", "s9"],
        1,
        2,
    ),
    (
        "highlight mapping",
        {"type": "highlight_table", "key": ROWS},
        {"s1": True, "s3": True, "s2": False},
        2,
        3,
    ),
    # blanks and targets
    ("cloze null", {"type": "cloze", "key": ["o2", "o1", "o3"]}, [None, "o1", None], 1, 3),
    ("cloze order matters", {"type": "cloze", "key": ["o2", "o1"]}, ["o1", "o2"], 0, 2),
    ("cloze named", {"type": "cloze", "key": {"b1": "o2", "b2": "o1"}}, {"b1": "o2", "b2": "o9"}, 1, 2),
    ("cloze single", {"type": "cloze", "key": ["o2"]}, "o2", 1, 1),
    ("cloze two accepted", {"type": "cloze", "key": [["o2", "o4"], "o1"]}, ["o4", "o1"], 2, 2),
    ("dropdown_table", {"type": "dropdown_table", "key": {"r1": "a", "r2": "b"}}, {"r1": "a"}, 1, 2),
    (
        "dropdown_table two in a row",
        {"type": "dropdown_table", "key": {"r1": ["a", "b"], "r2": ["c", "d"]}},
        {"r1": ["a", "x"], "r2": [None, "d"]},
        2,
        4,
    ),
    (
        "dropdown_table by column",
        {
            "type": "dropdown_table",
            "key": {"r1": {"drug": "a", "dose": "b"}, "r2": {"drug": "c", "dose": "d"}},
        },
        {"r1": {"dose": "b"}},
        1,
        4,
    ),
    (
        "dropdown_table rows in order",
        {"type": "dropdown_table", "key": [["a", "b"], ["c"]]},
        [["a", "x"], ["c"]],
        2,
        3,
    ),
    ("dnd repeated, fixed", {"type": "dnd_cloze", "key": ["t1", "t2"]}, ["t1", "t1"], 1, 2),
    (
        "dnd repeated, free",
        {"type": "dnd_cloze", "interchangeable": True, "key": ["t1", "t2"]},
        ["t1", "t1"],
        1,
        2,
    ),
    (
        "dnd key repeats",
        {"type": "dnd_cloze", "interchangeable": True, "key": ["t1", "t1"]},
        ["t1", "t1"],
        2,
        2,
    ),
    (
        "dnd free, one blank",
        {"type": "dnd_cloze", "interchangeable": True, "key": ["t1", "t2"]},
        [None, "t1"],
        1,
        2,
    ),
    ("dnd default is fixed", {"type": "dnd_cloze", "key": ["t1", "t2"]}, ["t2", "t1"], 0, 2),
    (
        "dnd some free",
        {"type": "dnd_cloze", "interchangeable": [["2", "3"]], "key": ["t1", "t2", "t3"]},
        ["t1", "t3", "t2"],
        3,
        3,
    ),
    # rationale
    ("dyad cause wrong", {"type": "dyad", "key": ["X", "Y"]}, ["n", "Y"], 0, 1),
    ("dyad half blank", {"type": "dyad", "key": ["X", "Y"]}, ["X", None], 0, 1),
    ("dyad null", {"type": "dyad", "key": ["X", "Y"]}, None, 0, 1),
    ("dyad swapped", {"type": "dyad", "key": ["X", "Y"]}, ["Y", "X"], 0, 1),
    (
        "dyad named",
        {"type": "dyad", "key": {"cause": "X", "effect": "Y"}},
        {"effect": "Y", "cause": "X"},
        1,
        1,
    ),
    ("triad second effect", {"type": "triad", "key": ["X", "Y", "Z"]}, ["X", "n", "Z"], 1, 2),
    ("triad effects swapped", {"type": "triad", "key": ["X", "Y", "Z"]}, ["X", "Z", "Y"], 2, 2),
    ("triad effect in the other blank", {"type": "triad", "key": ["X", "Y", "Z"]}, ["X", "Z", "n"], 1, 2),
    ("triad effect twice", {"type": "triad", "key": ["X", "Y", "Z"]}, ["X", "Y", "Y"], 1, 2),
    (
        "triad fixed",
        {"type": "triad", "key": ["X", "Y", "Z"], "interchangeable": False},
        ["X", "Z", "Y"],
        0,
        2,
    ),
    ("triad cause blank", {"type": "triad", "key": ["X", "Y", "Z"]}, [None, "Y", "Z"], 0, 2),
    ("triad short", {"type": "triad", "key": ["X", "Y", "Z"]}, ["X", "Y"], 1, 2),
    (
        "triad named",
        {"type": "triad", "key": {"x": "X", "effects": ["Y", "Z"]}},
        {"x": "X", "effects": ["Z"]},
        1,
        2,
    ),
    # bow-tie
    ("bowtie null", {"type": "bowtie", "key": BOWTIE}, None, 0, 5),
    ("bowtie wing missing", {"type": "bowtie", "key": BOWTIE}, {"actions": ["a1", "a2"]}, 2, 5),
    (
        "bowtie nulls",
        {"type": "bowtie", "key": BOWTIE},
        {"actions": ["a1", None], "condition": None, "params": []},
        1,
        5,
    ),
    ("bowtie condition wrong", {"type": "bowtie", "key": BOWTIE}, BOWTIE | {"condition": "c2"}, 4, 5),
    (
        "bowtie all wrong",
        {"type": "bowtie", "key": BOWTIE},
        {"actions": ["a3", "a4"], "condition": "c4", "params": ["p5", "p3"]},
        0,
        5,
    ),
    ("bowtie token twice", {"type": "bowtie", "key": BOWTIE}, BOWTIE | {"actions": ["a1", "a1"]}, 4, 5),
    (
        "bowtie wing swapped",
        {"type": "bowtie", "key": BOWTIE},
        {"actions": ["p1", "p2"], "condition": "c1", "params": ["a1", "a2"]},
        1,
        5,
    ),
    ("bowtie condition list", {"type": "bowtie", "key": BOWTIE}, BOWTIE | {"condition": ["c1"]}, 5, 5),
    (
        "bowtie other names",
        {"type": "bowtie", "key": BOWTIE},
        {"Action": ["a1"], "conditions": "c1", "parameters": "p2"},
        3,
        5,
    ),
    ("bowtie five slots", {"type": "bowtie", "key": BOWTIE}, ["a2", "a1", "c1", "p1", "p9"], 4, 5),
    # ordered
    ("ordered right", {"type": "ordered", "key": ["s1", "s2", "s3"]}, ["s1", "s2", "s3"], 1, 1),
    ("ordered partial", {"type": "ordered", "key": ["s1", "s2", "s3"]}, ["s1", "s2"], 0, 1),
    ("ordered gap", {"type": "ordered", "key": ["s1", "s2"]}, ["s1", None, "s2"], 0, 1),
    ("ordered repeat", {"type": "ordered", "key": ["s1", "s2"]}, ["s1", "s2", "s2"], 0, 1),
    ("ordered null", {"type": "ordered", "key": ["s1", "s2"]}, None, 0, 1),
    ("ordered positions", {"type": "ordered", "key": ["s1", "s2"]}, {"s2": 2, "s1": 1}, 1, 1),
    ("ordered places", {"type": "ordered", "key": ["s1", "s2"]}, {"2": "s2", "1": "s1"}, 1, 1),
    (
        "ordered ten places",
        {"type": "ordered", "key": list("abcdefghij")},
        {str(i): c for i, c in enumerate("abcdefghij")},
        1,
        1,
    ),
    # trend is a stimulus
    ("trend", {"type": "trend", "response_type": "sata", "key": ["A", "B"]}, ["A", "C", "B"], 1, 2),
    (
        "trend with rows",
        {"type": "trend", "response_type": "matrix_mc", "key": ["up", "down"]},
        ["up", "up"],
        1,
        2,
    ),
    # other names of formats
    ("alias", {"type": "Bow-Tie", "key": BOWTIE}, BOWTIE, 5, 5),
    ("alias select all", {"type": "select all", "key": ["A"]}, ["A"], 1, 1),
]


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
