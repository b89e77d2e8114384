"""An item with a fault is named by file and id before anyone answers it."""

import copy

import pytest

from baclofen.model.scoring import validate_item
from baclofen.model.scoring.validation import LIMITS, STEPS

WHY = "A reason of at least forty characters, so that it explains something."


def option(name, group=None, misconception="a_wrong_idea"):
    record = {
        "id": name,
        "text": f"choice {name}",
        "why": WHY,
        "source": ["SRC"],
        "misconception": misconception,
    }
    return record if group is None else {**record, "group": group}


def question(kind, key, options, **more):
    return {
        "id": "07_q",
        "type": kind,
        "stem": "What does the nurse do first?",
        "key": key,
        "objective": "convert_units",
        "step": "take_action",
        "client_needs": "pharmacological",
        "option": options,
        **more,
    }


def letters(names, group=None):
    return [option(name, group) for name in names]


BLANKS = {name: letters("abc", name) for name in ("1", "2", "3")}
VALID = {
    "mc": question("mc", "a", letters("abcd")),
    "sata": question("sata", ["a", "b"], letters("abcde")),
    "select_n": question("select_n", ["a", "b"], letters("abcde"), n=2),
    "matrix_mc": question(
        "matrix_mc", ["x", "y", "x", "y"], letters("xy"), rows=["1", "2", "3", "4"], columns=["x", "y"]
    ),
    "matrix_mr": question(
        "matrix_mr", {"x": ["1", "2"], "y": ["3"]}, letters("1234"), rows=list("1234"), columns=["x", "y"]
    ),
    "mr_group": question("mr_group", {"x": ["a"], "y": ["b", "c"]}, letters("abcd")),
    "cloze": question("cloze", ["a", "b"], [*BLANKS["1"], *BLANKS["2"]]),
    "dropdown_table": question("dropdown_table", {"1": "a", "2": "b"}, [*BLANKS["1"], *BLANKS["2"]]),
    "dnd_cloze": question("dnd_cloze", ["a", "b"], letters("abcd")),
    "dyad": question("dyad", ["a", "b"], [*BLANKS["1"], *BLANKS["2"]]),
    "triad": question("triad", ["a", "b", "c"], [*BLANKS["1"], *BLANKS["2"], *BLANKS["3"]]),
    "bowtie": question(
        "bowtie",
        {"actions": ["a", "b"], "condition": "p", "params": ["v", "w"]},
        [*letters("abcde", "actions"), *letters("pqrs", "condition"), *letters("vwxyz", "params")],
    ),
    "highlight": question("highlight", ["a", "b"], letters("abcd")),
    "highlight_table": question("highlight_table", {"r1": ["a"], "r2": ["c"]}, letters("abcd")),
    "ordered": question("ordered", ["a", "b", "c"], letters("abc")),
    "numeric": question("numeric", 0.6, [], unit="mL", decimals=1),
}


def problems(item):
    return {(problem.field, problem.message) for problem in validate_item(item, "questions/07.toml")}


@pytest.mark.parametrize("kind", sorted(LIMITS))
def test_a_sound_item_has_no_problem(kind):
    assert validate_item(VALID[kind]) == []


def test_a_problem_names_file_item_and_field():
    item = VALID["sata"] | {"stem": ""}
    assert [str(problem) for problem in validate_item(item, "questions/07.toml")] == [
        "questions/07.toml: 07_q: stem: is missing; every question needs it"
    ]


@pytest.mark.parametrize(
    ("kind", "change", "field", "message"),
    [
        ("sata", {"type": "riddle"}, "type", "not a format"),
        ("sata", {"step": "guess"}, "step", "judgement step"),
        ("sata", {"key": ["a", "q"]}, "key", "names q"),
        ("sata", {"key": []}, "key", "is missing"),
        ("sata", {"max": 3}, "max", "the key scores 2"),
        ("sata", {"option": letters("abcd")}, "options", "there are 4, but sata takes 5 to 10"),
        ("sata", {"option": []}, "option", "no options"),
        ("sata", {"option": letters("abcdd")}, "option d", "stands twice"),
        ("mc", {"key": ["a", "b"]}, "keys", "there are 2, but mc takes 1"),
        ("select_n", {"n": 3}, "n", "the key has 2 options"),
        ("matrix_mc", {"key": ["x"] * 3, "rows": ["1", "2", "3"]}, "rows", "takes 4 to 10"),
        ("matrix_mc", {"columns": ["x", "y", "z", "w"]}, "columns", "takes 2 to 3"),
        ("matrix_mr", {"key": {"x": ["1"]}}, "key", "no entry for column y"),
        ("mr_group", {"key": {"x": ["a"], "y": []}}, "keys per group", "takes 1 to 10"),
        ("cloze", {"option": letters("ab", "1") + BLANKS["2"]}, "options per blank", "takes 3 to 5"),
        ("dyad", {"key": ["a", "b", "c"]}, "blanks", "takes 2"),
        ("triad", {"key": ["a", "b"]}, "blanks", "takes 3"),
        ("dnd_cloze", {"option": letters("abc")}, "options", "takes 4 to 10"),
        (
            "bowtie",
            {"key": {"actions": ["a"], "condition": "p", "params": ["v", "w"]}},
            "key actions",
            "takes 2",
        ),
        ("bowtie", {"option": letters("abcdef", "actions")}, "actions", "there are 6"),
        ("highlight", {"option": letters("abcdefghijk")}, "options", "takes 2 to 10"),
        ("numeric", {"key": "some"}, "key", "not a number"),
        ("numeric", {"rounding": "roughly"}, "key", "roughly"),
        ("mc", {"stem": "Choose all of the above."}, "stem", "all or none"),
    ],
)
def test_each_fault_is_found(kind, change, field, message):
    found = problems(copy.deepcopy(VALID[kind]) | change)
    assert any(where == field and message in text for where, text in found), found


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"why": "Because."}, "shorter than 40"),
        ({"source": []}, "no source"),
        ({"misconception": ""}, "no misconception"),
        ({"text": "None of the above"}, "all or none"),
        ({"id": ""}, "no id"),
    ],
)
def test_each_fault_of_an_option_is_found(change, message):
    item = copy.deepcopy(VALID["mc"])
    item["option"][3] |= change
    assert any(message in text for _, text in problems(item))


def test_a_key_needs_no_misconception():
    item = copy.deepcopy(VALID["mc"])
    item["option"][0]["misconception"] = ""
    assert validate_item(item) == []


def test_limits_without_a_source_are_only_advice():
    item = VALID["matrix_mr"] | {"rows": list("123")}
    assert [problem.advice for problem in validate_item(item)] == [True]


def test_the_six_judgement_steps_stand_in_order():
    assert [step.split("_")[0] for step in STEPS] == [
        "recognize", "analyze", "prioritize", "generate", "take", "evaluate",
    ]  # fmt: skip
