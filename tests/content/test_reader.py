"""What the rest of the course relies on: numbers as text, facts in sentences, places in words."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen import content
from baclofen.content.written_numbers import number, quantity, quantity_range

NBSP = "\N{NO-BREAK SPACE}"
WRITTEN = "How a number is written for learners has changed: see baclofen/content/written_numbers.py."
FILLED = "A fact in braces is no longer filled in: see baclofen/content/facts.py."
SAFE = "A dose written so can be misread: see baclofen/model/units.py."
KEPT = "What is read from data/ stays as it was read: see baclofen/content/records.py and library.py."


def parameter(low, value, high, unit):
    """A parameter of no table, so that nobody who mends a number has to mend it here."""
    return content.Parameter(
        "x", value, low, high, None, unit, "", "", "", ("MIMS",), "L", "published", "", "nursing"
    )


@pytest.mark.parametrize(
    ("low", "value", "high", "unit", "text"),
    [
        (3, None, 4, "h", f"3 to 4{NBSP}h"),
        (None, 50, None, "mcg", f"50{NBSP}mcg"),
        (10, None, 63, "%", "10% to 63%"),
        (None, 1000, None, "mcg", f"1,000{NBSP}mcg"),
        (2, 2, 2, "mL", f"2{NBSP}mL"),
    ],
)
def test_a_range_reads_as_a_range_and_a_value_as_a_value(low, value, high, unit, text):
    assert parameter(low, value, high, unit).text == text, WRITTEN


def test_several_sources_of_a_cell_are_several():
    assert all(";" not in id for p in content.parameters() for id in p.source), KEPT
    assert max(len(p.source) for p in content.parameters()) > 1, KEPT


def test_facts_are_filled_with_their_parts():
    fact = content.parameter("half_life_article")
    assert content.fill("{p:half_life_article}") == quantity_range(fact.low, fact.high, fact.unit), FILLED
    assert content.fill("{p:half_life_article.low}") == quantity(fact.low, fact.unit), FILLED
    assert content.fill("{p:nursing.half_life_article.high}") == quantity(fact.high, fact.unit), FILLED
    assert content.fill("{p:half_life_article.plain}") == fact.plain, FILLED
    assert "{p:" not in content.claims()[0].better, FILLED


@pytest.mark.parametrize("name", ["half_life_artcle", "half_life_article.middle", "", "a b"])
def test_an_unknown_fact_is_an_error(name):
    with pytest.raises(content.ContentError, match="not known"):
        content.fill("{p:" + name + "}")


@given(
    st.decimals(min_value="0.001", max_value="100000", places=3),
    st.sampled_from(["mcg", "mg per day", "%", "h"]),
)
def test_a_number_is_written_by_the_rules_of_ismp(value, unit):
    text = quantity(float(value), unit)
    digits = text.removesuffix("%").split(NBSP)[0]
    assert float(digits.replace(",", "")) == float(value), SAFE
    assert not digits.startswith("."), SAFE
    assert not ("." in digits and digits.endswith("0")), SAFE
    assert len(digits.split(".")[0].replace(",", "")) < 4 or "," in digits, SAFE
    assert unit == "%" or f"{NBSP}{unit}" in text, SAFE


def test_numbers_at_the_edges():
    assert number(1e6) == "1,000,000", WRITTEN
    assert number(1e-7) == "0.0000001", WRITTEN
    assert number(-2.0) == "\N{MINUS SIGN}2", WRITTEN
    assert quantity(1, "days") == f"1{NBSP}day", WRITTEN
    assert quantity(2, "ratio") == "2", WRITTEN
    assert quantity_range(1, 2, "days") == f"1 to 2{NBSP}days", WRITTEN


def test_a_word_is_filled_by_name():
    text = content.word("lesson.minutes", minutes=20, unused="x")
    assert f"20{NBSP}" in text, "data/words/lesson.csv, lesson.minutes: keep {minutes} in it."
    assert "{" not in text, "data/words/lesson.csv, lesson.minutes: its only brace is {minutes}."


def test_a_missing_place_names_file_and_key():
    with pytest.raises(content.ContentError, match=r"words/lesson.csv: 'lesson.minutes'.*\{minutes\}"):
        content.word("lesson.minutes")


def test_an_unknown_key_names_file_and_a_near_one():
    with pytest.raises(content.ContentError, match=r"words/routes.csv.*'routes.titel'.*routes.title"):
        content.word("routes.titel")
    with pytest.raises(content.ContentError, match=r"no topic 'rutes'.*routes"):
        content.words("rutes")


def test_a_value_with_braces_is_not_filled_again():
    assert "{p:x}" in content.word("lesson.minutes", minutes="{p:x}"), FILLED


def test_words_of_a_topic():
    routes = content.words("routes")
    assert routes["routes.title"] == content.word("routes.title"), KEPT
    assert all(key.startswith("routes.") for key in routes), KEPT
    with pytest.raises(TypeError):
        routes["routes.title"] = "x"  # type: ignore[index]


@pytest.mark.parametrize("call", ["parameter", "source", "lesson", "table", "questions"])
def test_asking_for_what_is_not_there(call):
    with pytest.raises(content.ContentError, match="there is no"):
        getattr(content, call)("no_such_thing")


def test_records_are_frozen_and_read_once():
    assert content.library() is content.library(), KEPT
    for record in (content.parameters()[0], content.signs()[0], content.claims()[0], content.source("K85")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            record.id = "x"
    assert content.questions("01") is content.questions("01"), KEPT


def test_every_parameter_is_found_by_topic_and_gives_text():
    for p in content.parameters():
        assert content.parameter(f"{p.topic}.{p.id}") is p, KEPT
        assert p.text, f"data/parameters/{p.topic}.csv, {p.id}: there is no number. Write low, value or high."
        assert p.certainty in "PALSDT", (
            f"data/parameters/{p.topic}.csv, {p.id}: certainty is P, A, L, S, D or T."
        )
        assert all(content.source(id) for id in p.source), KEPT


def test_every_sentence_of_words_can_be_filled():
    for topic in {key.partition(".")[0] for key in (row["key"] for row in content.table("words"))}:
        for key, text in content.words(topic).items():
            assert "{p:" not in text, f"data/words/{topic}.csv, {key}: {FILLED}"
            assert text.count("{") == text.count("}"), (
                f"data/words/{topic}.csv, {key}: a brace is missing, or one too many."
            )
