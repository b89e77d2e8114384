"""The unfolding cases, read straight from their files: shape, order, unlocking, reasons, facts, writing."""

import json
import re
import tomllib
from collections import Counter

import jsonschema
import pytest
import referencing

from baclofen import content
from baclofen.check.ismp import NUMBER_WITH_UNIT, faults
from baclofen.check.question_bank import LONGEST_STEM
from baclofen.content.case_checks import TABS
from baclofen.content.question_checks import STEPS
from tests.support import question_rules
from tests.words.reading_grade import grade

DATA = content.library().folder
FILES = sorted(DATA.glob("cases/*.toml"))
RAW = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in FILES}
ITEMS = [item for raw in RAW.values() for item in raw["question"]]
SCHEMAS = {
    path.name: json.loads(path.read_text(encoding="utf-8")) for path in DATA.glob("schemas/*.schema.json")
}
STORIES = {
    "child_start", "kidney_confusion", "fasting_surgery", "alarm_at_home", "stiff_and_hot",
    "sleepy_after_refill", "mri_visit",
}  # fmt: skip
CODES = (
    "id", "key", "source", "misconception", "objective", "step", "client_needs", "type", "claims", "lesson",
    "invented", "group", "route", "direction", "rows", "blanks", "pair", "way", "kidney", "tab",
)  # fmt: skip
each_case = pytest.mark.parametrize("name", sorted(RAW))
each_item = pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])


def validator():
    registry = referencing.Registry().with_resources(
        (name, referencing.Resource.from_contents(schema)) for name, schema in SCHEMAS.items()
    )
    return jsonschema.Draft202012Validator(SCHEMAS["cases.schema.json"], registry=registry)


def texts(value):
    """Every text a learner can read in a piece of a case."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for name, one in value.items() if name not in CODES for text in texts(one)]
    return [text for one in value for text in texts(one)] if isinstance(value, list) else []


def chart_of(raw):
    return [raw["case"], raw["entry"], raw.get("vitals", {})]


# ---------------------------------------------------------------- what there is
def test_every_story_of_the_course_is_there():
    assert set(RAW) >= STORIES, f"Put these cases back into data/cases: {', '.join(STORIES - set(RAW))}."
    assert {case.id for case in content.cases()} == set(RAW), (
        "A case is called as its file: the id in a file of data/cases is another one."
    )


def test_the_formats_are_mixed():
    kinds = Counter(item["type"] for item in ITEMS)
    assert len(kinds) >= 12, f"The cases ask in {len(kinds)} formats: use 12 or more."
    for name, raw in RAW.items():
        assert len({item["type"] for item in raw["question"]}) >= 4, (
            f"data/cases/{name}.toml: use four formats of questions or more."
        )


@each_case
def test_six_items_in_the_order_of_judgement(name):
    case = content.case(name)
    assert tuple(question.step for question in case.questions) == STEPS, (
        f"data/cases/{name}.toml: its six questions follow the steps of judgement: {', '.join(STEPS)}."
    )
    wanted = [f"{case.lesson}_{name}_{n}" for n in range(1, 7)]
    assert [question.id for question in case.questions] == wanted, (
        f"data/cases/{name}.toml: call its questions {', '.join(wanted)}."
    )


@each_case
def test_schema_and_reader_both_accept_it(name):
    validator().validate(RAW[name])
    assert content.case(name).title, f"data/cases/{name}.toml: write its title."


def test_the_schema_is_sound_and_refuses_a_seventh_item():
    jsonschema.Draft202012Validator.check_schema(SCHEMAS["cases.schema.json"])
    raw = RAW["mri_visit"]
    assert not validator().is_valid({**raw, "question": [*raw["question"], raw["question"][0]]}), (
        "data/schemas/cases.schema.json: a case has six questions."
    )
    assert not validator().is_valid({**raw, "entry": [{**raw["entry"][0], "since": 7}, *raw["entry"][1:]]}), (
        "data/schemas/cases.schema.json: a chart entry opens with question 6 at the latest."
    )


# ---------------------------------------------------------------- the chart
@each_case
def test_the_chart_unlocks_in_order_and_keeps_what_it_had(name):
    case = content.case(name)
    for item in range(1, 7):
        assert set(case.chart(item)) >= set(case.chart(item - 1)), "A chart entry is gone later: see since."
    assert case.chart(0) == (), f"data/cases/{name}.toml: since begins with 1."
    assert case.chart(1), f"data/cases/{name}.toml: give the first question an entry with since = 1."
    assert case.chart(6) == case.entries, f"data/cases/{name}.toml: since is 6 at the most."
    assert len({entry.since for entry in case.entries}) >= 3, (
        f"data/cases/{name}.toml: the chart hardly unfolds; let entries open with later questions (since)."
    )
    assert any(entry.since == 6 for entry in case.entries), (
        f"data/cases/{name}.toml: how it ended needs new data; add an entry with since = 6."
    )
    for tab in TABS:
        since = [entry.since for entry in case.entries if entry.tab == tab]
        assert since == sorted(since), (
            f"data/cases/{name}.toml, tab {tab}: put the entries in the order of since: {since}."
        )


def words_of(text):
    """Times, numbers and signs of life that a stem names."""
    text = re.sub(r"\{p:[^}]*\}", "", text)
    return set(re.findall(r"(?<![\w.,])\d[\d,.]*\d|(?<![\w.,])\d{2,}", text))


@each_case
def test_what_a_stem_names_stands_in_the_chart_of_that_moment(name):
    """Numbers of a stem are in the chart as it is when the item opens, or in the stem's own story."""
    case = content.case(name)
    for number, question in enumerate(case.questions, start=1):
        seen = [case.about, *case.findings]
        seen += [part for entry in case.chart(number) for part in (entry.time, entry.text, *entry.values)]
        have = set().union(*(words_of(text) for text in seen))
        missing = {n.rstrip(".,") for n in words_of(question.stem)} - {n.rstrip(".,") for n in have}
        assert missing <= set(ALLOWED.get(question.id, ())), (
            f"data/cases/{name}.toml, question {question.id}: its stem says {', '.join(sorted(missing))}, "
            "and the chart of that moment does not. Write it into an entry, or take it out of the stem."
        )


#: worked out from the chart (22 h from 1500 to 1300)
ALLOWED = {"08_fasting_surgery_2": {"22"}}


@each_case
def test_each_item_can_be_answered_alone(name):
    """The stem names the client and the situation; no item points back to another item or to an answer."""
    for item in RAW[name]["question"]:
        stem, place = item["stem"], f"data/cases/{name}.toml, question {item['id']}"
        assert len(stem.split()) >= 14, f"{place}: tell the situation again in its stem, in 14 words or more."
        assert not re.search(
            r"(?i)\b(previous|earlier|above|last) (item|question|answer)|you chose|your answer", stem
        ), f"{place}: a stem does not point back to another question; say what is known by now."
        assert re.search(r"(?i)client|child|mother|father|family", stem), f"{place}: say who it is about."


@each_case
def test_levels_stand_only_where_a_model_is_named(name):
    case = content.case(name)
    assert bool(case.course) == any(entry.hours for entry in case.entries), (
        f"data/cases/{name}.toml: entries with hours need a [case.course], and a course needs such entries."
    )


def test_at_least_two_cases_take_their_levels_from_the_models():
    ways = Counter(case.course["way"] for case in content.cases() if case.course)
    assert ways.total() >= 2, "Two cases or more take their levels from a model: write [case.course]."
    assert set(ways) == {"start_by_mouth", "stop_by_mouth", "pump"}, (
        f"Each way of a course is used by a case; now: {', '.join(ways)}. Bring the missing one back."
    )


# ---------------------------------------------------------------- each item
def is_well_written(item):
    assert len(item["stem"]) <= LONGEST_STEM, f"Its stem has {LONGEST_STEM} letters at most: shorten it."
    assert not re.search(r"\b([Ee]xcept|[Ii]ncorrect|NOT)\b", item["stem"]), (
        "Ask for what is right: no except, incorrect or NOT in a stem."
    )


@each_item
def test_each_question_keeps_every_rule(item):
    question_rules.all_kept(item)
    is_well_written(item)


@each_case
def test_numbers_are_facts_or_declared_as_invented(name):
    raw = RAW[name]
    pieces = [{"invented": raw["case"].get("invented", []), "all": chart_of(raw)}]
    pieces += [{"invented": item.get("invented", []), "all": [item]} for item in raw["question"]]
    for piece in pieces:
        said = texts(piece["all"])
        joined = "\n".join(said)
        for text in said:
            text = re.sub(r"\{p:[^}]*\}", "", text)
            for number in sorted(piece["invented"], key=len, reverse=True):
                text = re.sub(rf"(?<![\d.,]){re.escape(number)}(?!\w)", "", text)
            assert NUMBER_WITH_UNIT.findall(text) == [], (
                f"data/cases/{name}.toml: a number with a unit is a fact, {{p:...}}, or stands in invented: "
                f"“{text}”"
            )
        unused = [number for number in piece["invented"] if number not in joined]
        assert unused == [], (
            f"data/cases/{name}.toml: these stand in invented and nowhere else; take them out."
        )


@each_case
def test_doses_are_written_as_ismp_asks(name):
    assert [(text, faults(text)) for text in texts(RAW[name]) if faults(text)] == [], (
        f"data/cases/{name}.toml: write the doses named above as the rules for safe writing ask."
    )


@each_case
def test_reading_level(name):
    items = RAW[name]["question"]
    plainer = f"data/cases/{name}.toml: write shorter sentences and plainer words in"
    assert grade(" ".join(item["stem"] for item in items)) <= 10, f"{plainer} the stems: grade 10 at most."
    assert grade(" ".join(option["why"] for item in items for option in item["option"])) <= 9, (
        f"{plainer} the reasons (why): grade 9 at most."
    )


@each_case
def test_nobody_has_a_name(name):
    for text in texts(RAW[name]):
        assert not re.search(r"\b(Mr|Mrs|Ms|Dr)\.?\s", text), (
            f"data/cases/{name}.toml: nobody has a name; say the client, the mother, the nurse: “{text}”"
        )


def test_claims_of_danger_are_covered():
    asked = Counter(claim for item in ITEMS for claim in item["claims"])
    for claim in ("F4", "G2", "G3", "D6", "C2", "C3"):
        assert asked[claim] >= 2, (
            f"Claim {claim} is about danger: two questions of the cases or more name it in claims."
        )
