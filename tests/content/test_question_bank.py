"""The question bank, item by item: valid, sourced, well written, and nothing left out."""

import re
from collections import Counter

import pytest

from baclofen.check.question_bank import FEWEST_FIRST, LONGEST_STEM
from tests.support import question_rules
from tests.support.question_bank import (
    EVERY,
    FORMATS,
    ITEMS,
    LESSONS,
    PARAMETERS,
    SAFETY_CLAIMS,
    each,
    of_lesson,
    rows,
    texts,
)

RECKONED = (
    "The answer of this question no longer follows from data/parameters. Work it out anew: "
    "mend the key and the reasons in data/questions, then this line."
)


# ---------------------------------------------------------------- how much there is
def test_the_bank_is_large_enough():
    assert len(ITEMS) >= 66, "The bank has become too small: write more questions."
    assert len({item["id"] for item in ITEMS}) == len(ITEMS), (
        "Two questions have one id: python run.py check."
    )


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_lesson_has_questions_for_a_beginner(lesson):
    first = [i for i in of_lesson(lesson) if i["type"] in ("mc", "sata") and "trend" not in i]
    assert len(first) >= FEWEST_FIRST, f"Write more plain questions in data/questions/{lesson}.toml."


def test_every_exam_format_is_practiced():
    kinds = Counter(item["type"] for item in ITEMS)
    assert set(kinds) == FORMATS, f"Write a question in each of these formats: {FORMATS - set(kinds)}"
    assert kinds["bowtie"] >= 4, "Keep four bowtie questions or more."
    assert sum("trend" in item for item in ITEMS) >= 4, "Keep four questions with a trend or more."


def test_every_step_of_judgement_is_practiced_in_the_bank():
    steps = Counter(item["step"] for item in ITEMS)
    assert len(steps) == 6, f"Ask for all six steps: {dict(steps)}"
    assert min(steps.values()) >= 5, f"Five questions or more for each step: {dict(steps)}"


# ---------------------------------------------------------------- each item
def declares_the_numbers_of_the_exercise(item):
    unit = r"(?:mcg|mg|mL|kg|g|ng|h|hours?|min|minutes?|days?|weeks?|months?|years?|°C|mm Hg|points?)\b"
    number = re.compile(rf"(?<![\w:.,{{])(\d[\d,]*(?:\.\d+)?) (?:{unit})|(?<![\w.,])\d[\d.]*%")
    invented = item.get("invented", [])
    found = [hit[0] for text in texts(item) for hit in number.finditer(text)]
    assert set(found) <= set(invented), "write {p:id} for a fact, or list it in invented"
    assert set(invented) <= set(found), "listed in invented but not used"
    used = {name.split(".")[0] for text in texts(item) for name in re.findall(r"\{p:([^}]+)\}", text)}
    assert used <= set(PARAMETERS), f"not in data/parameters: {used - set(PARAMETERS)}"


BAD_WRITING = {
    "micro_sign": r"[µμ]g|\bug\b|\bugm\b",
    "trailing_zero": r"(?<![\d.,])\d+\.\d*0+(?=\s*(?:mcg|mg|g|mL|L|h|min)\b)",
    "naked_decimal": r"(?<!\d)\.\d+\s*(?:mcg|mg|g|mL|L)\b",
    "no_space": r"\d(?:mcg|mg|mL|kg|units)\b",
    "no_thousands_comma": r"(?<![\d.,-])\d{4,}(?=\s*(?:mcg|mg|mL|units)\b)",
    "abbreviation": r"\b(?:QD|q\.d\.|QOD|IU|cc|HS|SC|SQ|MSO4|TID|BID|QID|NPO|PRN)\b",
    "dose_slash": r"\b(?:mcg|mg)\s*/\s*(?:day|d|hr|h|kg|mL)\b",
    "small_l": r"\d\s?ml\b",
    "math_signs": r"[<>&@]",
    "patient": r"(?i)\bpatients?\b",
    "person_first": r"(?i)\b(?:sufferers?|suffers? from|spastics|the disabled|wheelchair-bound|victims?)\b",
    "no_break_missing": r"\d °C\d",
}


def keeps_the_safety_rules_of_writing(item):
    for text in texts(item):
        text = re.sub(r"\{p:[^}]*\}", "5 mg", text)
        assert [name for name, pattern in BAD_WRITING.items() if re.search(pattern, text)] == [], (
            f"Write it as CONTRIBUTING says: {text}"
        )


def has_a_short_and_positive_stem(item):
    stem = item["stem"]
    assert len(stem) <= LONGEST_STEM, f"A stem has {LONGEST_STEM} letters at most: shorten the story."
    last = re.split(r"(?<=[.!]) ", stem)[-1]
    assert not re.search(r"(?i)\b(?:except|least|incorrect|false|avoid)\b|\bNOT\b", last), (
        f"Ask for what is right: {last}"
    )
    shown = " ".join([stem, *(option["text"] for option in item["option"])])
    assert not re.search(r"\b(?:Mr|Mrs|Ms|Dr)\.?\s", shown), (
        "Clients have no names: say the client, her mother, the nurse."
    )


@each
def test_each_question_keeps_every_rule(item):
    question_rules.all_kept(item)
    declares_the_numbers_of_the_exercise(item)
    keeps_the_safety_rules_of_writing(item)
    has_a_short_and_positive_stem(item)


# ---------------------------------------------------------------- nothing is left out
def test_objectives_have_no_orphan():
    objectives = {row["id"]: row["lesson"] for row in rows("objectives.csv")}
    asked = {item["objective"] for item in ITEMS}
    assert set(objectives) == asked, (
        f"No question asks for {set(objectives) - asked}; no row for {asked - set(objectives)}."
    )
    for item in ITEMS:
        assert objectives[item["objective"]] == item["lesson"], (
            f"{item['id']}: its objective belongs to lesson {objectives[item['objective']]}."
        )
    assert set(objectives.values()) == set(LESSONS), "Each lesson that teaches has an objective."


def test_misconceptions_have_no_orphan():
    named = {option["misconception"] for item in EVERY for option in item["option"]} - {""}
    assert named == {row["id"] for row in rows("misconceptions.csv")}, (
        "Each row of data/misconceptions.csv is the belief behind a wrong option, and each "
        "option names such a row: add what is missing, or take the row out."
    )


def test_every_claim_is_asked_and_safety_more_than_once():
    asked = Counter(claim for item in ITEMS for claim in item["claims"])
    assert set(asked) == {row["id"] for row in rows("claims.csv")}, (
        "Each claim of data/claims.csv is asked by a question, which names it in claims: add it "
        "to one, or write a question."
    )
    for claim in SAFETY_CLAIMS:
        assert asked[claim] >= 2, f"Claim {claim} is about safety: two questions or more list it in claims."
    safe = {claim for item in ITEMS if item["safety"] for claim in item["claims"]}
    assert safe >= SAFETY_CLAIMS, f"Mark a question with safety = true for {SAFETY_CLAIMS - safe}."


# the words of C3, C4, F1-F4, G2 and G3 of the article, each as a pattern
ARTICLE_SIGNS = [
    "drows|sleep", "confus", "dizz", "nausea", "weak", "seizure", "irregular", "slow breath|breathing slow",
    "hallucinat", "blurred vision", "ringing", "blood in the urine", "chest pain", "rash", "limp", "catheter",
    "skin over", "infection", "leak", "itch", "lightheaded", "low blood pressure", "tingling", "stiff",
    "fever", "altered mental", "rigid", "organ failure", "loose", "low temperature", "hard to wake", "coma",
]  # fmt: skip


@pytest.mark.parametrize("pattern", ARTICLE_SIGNS)
def test_every_sign_of_the_article_is_met(pattern):
    expression = re.compile(pattern, re.IGNORECASE)
    assert any(expression.search(text) for item in ITEMS for text in texts(item)), (
        f"No question speaks of this sign of the article any more: {pattern}"
    )


# ---------------------------------------------------------------- answers worked out a second time
def value(id_):
    """One number of the tables."""
    return float(PARAMETERS[id_]["value"])


def right_text(name, group=None):
    """The text of the right option of an item."""
    item = next(item for item in ITEMS if item["id"] == name)
    keys = item["key"] if isinstance(item["key"], list) else [str(item["key"])]
    return next(o["text"] for o in item["option"] if o["id"] in keys and o.get("group") == group)


def amount(text):
    """The first number of a text."""
    return float(re.search(r"\d[\d,]*(?:\.\d+)?", text)[0].replace(",", ""))


def test_calculations():
    assert amount(right_text("07_liquid_volume")) == 10 / value("liquid_5_mg_per_mL"), RECKONED
    assert amount(right_text("07_child_start")) == pytest.approx(value("child_start_eu") * 20 / 4), RECKONED
    assert amount(right_text("07_tablets_each_time")) == 15 / 10, RECKONED
    assert amount(right_text("07_pump_flow")) == pytest.approx(300 / value("pump_concentration_500")), (
        RECKONED
    )
    days = (20 - value("alarm_reservoir_volume")) * value("pump_concentration_500") / 300
    assert amount(right_text("07_refill_days")) == days, RECKONED
    assert amount(right_text("07_pump_step")) == (250 - 200) / 200 * 100, RECKONED
    assert value("programming_error_dose") == 24 * value("programming_error_meant"), (
        "data/parameters: programming_error_dose is programming_error_meant, given each hour in "
        "place of each day."
    )
    for blank, strength in (("b1", 1), ("b3", 2), ("b5", 5)):
        assert amount(right_text("07_same_dose_table", blank)) == 10 / value(
            f"liquid_{strength}_mg_per_mL"
        ), RECKONED
    assert right_text("02_left_after_12_h") == "One eighth", RECKONED
    assert 0.5 ** (12 / 4) == 1 / 8, RECKONED
    added = value("drowsiness_trial_baclofen") - value("drowsiness_trial_placebo")
    assert right_text("03_read_63_percent").startswith("About one quarter"), RECKONED
    assert abs(added - 25) < 5, RECKONED


def test_the_mastery_gate_has_variants():
    families = Counter(item["objective"] for item in ITEMS if item["safety"])
    assert {objective for objective, count in families.items() if count < 2} == set(), (
        "Each needs a second safety question."
    )
