"""The words can be read at school grade 10 or below, and alternative texts are short."""

from statistics import median

import pytest

from baclofen import content
from tests.words.reading_grade import grade, syllables

LEAST_WORDS = 8


def long_enough(texts):
    return [text for text in texts if len(text.split()) >= LEAST_WORDS]


def test_the_measure_knows_easy_from_hard():
    easy = "The pump is low. Call the team today. Do not wait for the next visit."
    hard = "Abrupt discontinuation of intrathecal administration precipitates pharmacological sequelae."
    assert grade(easy) < 3 < 15 < grade(hard)
    assert [syllables(word) for word in ("pump", "baclofen", "made", "table", "emergency")] == [1, 3, 1, 2, 4]


SETS = {
    "words": lambda: [row["text"] for row in content.table("words")],
    "signs, meaning": lambda: [sign.plain for sign in content.signs()],
    "signs, first action": lambda: [sign.first_action for sign in content.signs()],
    "signs, note": lambda: [sign.note for sign in content.signs()],
    "claims": lambda: [claim.better for claim in content.claims()],
    "glossary": lambda: [term.plain for term in content.glossary()],
    "parameters": lambda: [parameter.plain for parameter in content.parameters()],
    "reasons": lambda: [
        option.why
        for lesson in content.lessons()
        for question in content.questions(lesson.id)
        for option in question.options
    ],
}


@pytest.mark.parametrize("name", SETS)
def test_the_middle_text_is_at_grade_10_or_below(name):
    texts = long_enough(SETS[name]())
    assert len(texts) >= 5
    assert median(map(grade, texts)) <= 10, sorted((round(grade(text), 1), text) for text in texts)[-5:]


def test_no_sentence_of_the_labs_is_far_too_hard():
    for row in content.table("words"):
        if len(row["text"].split()) >= 15:
            assert grade(row["text"]) <= 16, (row["key"], grade(row["text"]))


def test_alternative_texts_and_driving_questions_are_short():
    for row in content.table("words"):
        if row["key"].rpartition(".")[2] == "alt":
            assert len(row["text"]) <= 150, row["key"]
        if row["key"].count(".") == 1 and row["key"].endswith(".question"):
            assert len(row["text"].split()) <= 25, row["key"]
