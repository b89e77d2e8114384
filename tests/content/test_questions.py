"""Questions: what is wrong is named by file and item, and the schema for editors agrees with the reader."""

import copy as copying
import json
import tomllib

import jsonschema
import pytest

from baclofen import content
from baclofen.check.question_bank import FEWEST_FIRST
from baclofen.content.question_checks import TYPES, check_question

FOLDER = content.library().folder
SCHEMA = json.loads((FOLDER / "schemas/questions.schema.json").read_text(encoding="utf-8"))
LESSONS = [lesson.id for lesson in content.lessons()]
KNOWN = {
    "claim": {claim.id for claim in content.claims()},
    "source": {row["id"] for row in content.table("sources")},
}
NAMED = "What the reader says of a question has changed: see baclofen/content/question_checks.py."
GOOD = {
    "id": "02_half_life",
    "lesson": "02",
    "type": "mc",
    "objective": "compare_half_life",
    "step": "analyze_cues",
    "client_needs": "pharmacological",
    "claims": ["B3"],
    "stem": "Which is it?",
    "key": "b",
    "option": [
        {"id": id, "text": "This one.", "why": "A reason that is long enough to teach something.",
         "source": ["MIMS"], "misconception": "" if id == "b" else "a_belief"}
        for id in "abc"
    ],
}  # fmt: skip


def options(ids, group=""):
    return [
        {**GOOD["option"][0], "id": id, "group": group, "misconception": "a_belief" if id > "a" else ""}
        for id in ids
    ]


def of_type(kind, key, option=(), **more):
    return {**GOOD, "type": kind, "key": key, "option": list(option), "text": "[b1] and [b2]", **more}


def fact(name):
    if name == "half_life_article":
        return "3 to 4 h"
    raise KeyError(f"the fact '{name}' is not known.")


def broken(path, value):
    item = copying.deepcopy(GOOD)
    *way, last = path
    place = item
    for step in way:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return item


# path, new value (None removes), words of the complaint, whether the schema alone can see it
CASES = [
    (["stem"], None, "'stem' is missing", True),
    (["stem"], " ", "'stem' is missing", True),
    (["type"], "mcq", "'type' is 'mcq'", True),
    (["step"], "think", "Allowed: recognize_cues", True),
    (["client_needs"], "drugs", "'client_needs'", True),
    (["key"], None, "'key' is missing", True),
    (["key"], ["b"], "not the id of an option", True),
    (["key"], "z", "not the id of an option", False),
    (["route"], "mouth", "oral, pump or both", True),
    (["direction"], "up", "too_little", True),
    (["safety"], "yes", "neither true nor false", True),
    (["main"], "yes", "neither true nor false", True),
    (["claims"], "B3", "must be a list", True),
    (["claims"], ["Z9"], "claim 'Z9' is not known", True),
    (["claims"], ["A9"], "claim 'A9' is not known", False),
    (["lesson"], "03", "must begin with 02", False),
    (["id"], "half_life", "must begin with 02", True),
    (["option"], [], "0 options", True),
    (["stem"], "Is it none of the above?", "Name the choices", False),
    (["option", 0, "text"], "both of these", "Name the choices", False),
    (["option", 0, "why"], "Too short.", "too short to teach", True),
    (["option", 0, "why"], None, "why is missing", True),
    (["option", 0, "source"], [], "source is missing", True),
    (["option", 0, "source"], ["NOBODY"], "source 'NOBODY' is not known", False),
    (["option", 0, "sorce"], ["MIMS"], "'sorce' is not known", True),
    (["option", 0, "id"], "b", "same id", False),
    (["option", 0, "group"], 3, "text in quotation marks", True),
    (["option", 0, "misconception"], "", "'misconception' does not fit", False),
    (["option", 1, "misconception"], "x", "'misconception' does not fit", False),
    (["stem"], "About {p:half_lif}?", "is not known", False),
    (["stem"], "About {level}?", "brace cannot be filled", False),
]


def said(item):
    return " ".join(f"{wrong} {allowed}" for wrong, allowed in check_question(item, "02", KNOWN, fact))


def schema_accepts(item):
    return jsonschema.Draft202012Validator(SCHEMA).is_valid({"question": [item]})


def test_the_good_one_is_good_for_both():
    assert said(GOOD) == "", NAMED
    assert schema_accepts(GOOD), NAMED


@pytest.mark.parametrize(("path", "value", "words", "visible"), CASES)
def test_each_mistake_is_named_and_the_schema_agrees(path, value, words, visible):
    item = broken(path, value)
    assert words in said(item), NAMED
    assert schema_accepts(item) is not visible, NAMED


def test_select_all_and_select_n():
    several = of_type("sata", ["a", "b"], options("abcde"))
    several["option"][0]["misconception"] = several["option"][1]["misconception"] = ""
    assert said(several) == "", NAMED
    assert schema_accepts(several), NAMED
    assert "must list ids" in said(several | {"key": "a"}), NAMED
    assert not schema_accepts(several | {"key": "a"}), NAMED
    assert "twice" in said(several | {"key": ["a", "a"]}), NAMED
    chosen = several | {"type": "select_n"}
    assert "'n' must be the number of keys" in said(chosen), NAMED
    assert not schema_accepts(chosen), NAMED
    assert said(chosen | {"n": 2}) == "", NAMED


BLANKS = {"blanks": ["b1", "b2"], "option": options("abc", "b1") + options("pqr", "b2")}
COLUMNS = {"columns": [{"id": "x", "text": "This"}, {"id": "y", "text": "That"}], "rows": list("bcde")}
GROUPS = {"groups": [{"id": "g", "text": "G"}, {"id": "h", "text": "H"}]}
WINGS = {
    "groups": [{"id": id, "text": id} for id in ("actions", "condition", "params")],
    "option": options("abcde", "actions") + options("pqrs", "condition") + options("vwxyz", "params"),
}
TIE = {"actions": ["a", "b"], "condition": "p", "params": ["v", "w"]}
SOUND = {
    "sata": of_type("sata", ["a"], options("abcde")),
    "select_n": of_type("select_n", ["a"], options("abc"), n=1),
    "ordered": of_type("ordered", ["a", "b", "c"], options("abc")),
    "highlight": of_type("highlight", ["a"], options("ab")),
    "highlight_table": of_type("highlight_table", ["a"], options("ab")),
    "matrix_mc": of_type("matrix_mc", ["x", "y", "x", "y"], options("bcde"), **COLUMNS),
    "matrix_mr": of_type("matrix_mr", {"x": ["b", "c"], "y": []}, options("bcde"), **COLUMNS),
    "mr_group": of_type("mr_group", {"g": ["a"], "h": ["b"]}, options("abc"), **GROUPS),
    "cloze": of_type("cloze", ["a", "p"], **BLANKS),
    "dropdown_table": of_type("dropdown_table", ["a", "p"], **BLANKS),
    "dnd_cloze": of_type("dnd_cloze", ["a", "b"], options("abcd"), blanks=["b1", "b2"]),
    "dyad": of_type("dyad", ["a", "p"], **BLANKS),
    "triad": of_type("triad", ["a", "p", "v"], BLANKS["option"] + options("vwx", "b3"),
                     blanks=["b1", "b2", "b3"]),
    "bowtie": of_type("bowtie", TIE, **WINGS),
    "numeric": of_type("numeric", 0.6, options("bcd"), decimals=1, unit="mL"),
}  # fmt: skip
SHAPES = [
    ("sata", {"option": options("abcd")}, "it has 4 options. sata takes 5 to 10."),
    ("highlight", {"option": options("abcdefghijk")}, "highlight takes 2 to 10"),
    ("matrix_mc", {"rows": list("bcd"), "key": ["x"] * 3}, "it has 3 rows"),
    ("matrix_mc", {"columns": [{"id": id} for id in "xyzw"]}, "it has 4 columns"),
    ("matrix_mc", {"key": ["x"] * 3}, "one id for each of the 4 rows"),
    ("matrix_mc", {"rows": "abcd"}, "'rows' is missing"),
    ("matrix_mr", {"key": {"x": ["b"]}}, "an entry for each of the columns. Allowed: x or y"),
    ("mr_group", {"key": {"g": ["a"], "h": []}}, "it has 0 keys of each group"),
    ("mr_group", {"key": ["a", "b"]}, "an entry for each of the groups"),
    ("cloze", {"option": options("ab", "b1") + options("pqr", "b2")}, "it has 2 options of each blank"),
    ("cloze", {"key": ["a"]}, "one id for each of the 2 blanks"),
    ("dyad", {"blanks": ["b1"], "key": ["a"]}, "dyad takes 2"),
    ("triad", {"blanks": ["b1", "b2"], "key": ["a", "p"]}, "triad takes 3"),
    ("dnd_cloze", {"option": options("abc")}, "dnd_cloze takes 4 to 10"),
    ("bowtie", {"key": TIE | {"actions": ["a"]}}, "it has 1 keys of actions. bowtie takes 2."),
    ("bowtie", {"option": WINGS["option"][1:]}, "it has 4 options of actions"),
    ("dyad", {"option": [{**one, "misconception": ""} for one in BLANKS["option"]]}, "'b': 'misconception'"),
    ("numeric", {"key": "some"}, "is not a number"),
    ("numeric", {"decimals": -1}, "'decimals' is missing or not"),
]  # fmt: skip


@pytest.mark.parametrize("kind", SOUND)
def test_a_sound_question_of_each_format_is_read(kind):
    assert said(SOUND[kind]) == "", NAMED


@pytest.mark.parametrize(("kind", "change", "words"), SHAPES)
def test_a_shape_that_the_format_does_not_have_is_named(kind, change, words):
    assert words in said(SOUND[kind] | change), NAMED


def test_every_format_has_a_sound_example():
    assert set(SOUND) | {"mc"} == set(TYPES), "Write a sound example of each format into SOUND."


def test_the_schema_itself_is_sound():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_question_of_the_course_is_read_and_fits_the_schema(lesson):
    questions = content.questions(lesson)
    for path in sorted(FOLDER.glob(f"questions/*{lesson}.toml")):
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator(SCHEMA).validate(document)
        ids = {raw["id"] for raw in document["question"]}
        assert ids <= {question.id for question in questions}, (
            f"{path.name}: a question in it is not read; run python run.py check."
        )
    for question in questions:
        assert "{p:" not in question.stem + "".join(
            option.text + option.why for option in question.options
        ), f"{question.id}: a fact {{p:...}} in it is not filled; run python run.py check."


@pytest.mark.parametrize("lesson", [one.id for one in content.lessons() if one.kind == "lesson"])
def test_there_are_enough_questions_for_every_lesson_that_teaches(lesson):
    count = len(content.questions(lesson))
    assert count >= FEWEST_FIRST, f"data/questions/{lesson}.toml has {count} questions: write more."


def test_no_question_file_is_left_out():
    for path in FOLDER.glob("questions/*.toml"):
        assert len(set(path.stem.split("_")) & set(LESSONS)) == 1, (
            f"data/questions/{path.name} is read by no lesson: call it by its lesson, such as 03.toml."
        )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[question]\n", "not valid TOML"),
        (
            "[[question]]\nstem = \u201cWhich?\u201d\n",
            "line 2: a curly quotation mark stands where a straight one",
        ),
        ('[[question]]\nid = "x"\nstem = "Which?\n', "line 3: the file is not valid TOML"),
        ('[[question]]\nstem = "Which?\n', 'A quotation mark " is missing, or one too many, in: stem'),
        ('title = "x"\n', "[[question]] records and nothing else"),
        ("", "[[question]] records and nothing else"),
    ],
)
def test_a_broken_file_is_named(copy, text, words):
    (copy.folder / "questions/00.toml").write_text(text, encoding="utf-8")
    with pytest.raises(content.ContentError) as caught:
        content.load(copy.folder).questions("00")
    assert "questions/00.toml" in str(caught.value), NAMED
    assert words in str(caught.value), NAMED


def test_a_bad_question_keeps_the_good_ones_back(copy):
    path = copy.folder / "questions/01.toml"
    text = path.read_text(encoding="utf-8")
    start = text.index("stem = ")
    path.write_text(text[:start] + text[text.index("\n", start) + 1 :], encoding="utf-8")
    with pytest.raises(content.ContentError) as caught:
        content.load(copy.folder).questions("01")
    assert len(caught.value.problems) == 1, NAMED
    assert "questions/01.toml, question 01_" in str(caught.value), NAMED
    assert "'stem' is missing" in str(caught.value), NAMED
