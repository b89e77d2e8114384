"""What the rest of the course relies on: numbers as text, facts in sentences, places in words."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen import content
from baclofen.content.written_numbers import number, quantity, quantity_range

NBSP = "\N{NO-BREAK SPACE}"


def test_a_range_reads_as_a_range_and_a_value_as_a_value():
    assert content.parameter("half_life_article").text == f"3 to 4{NBSP}h"
    assert content.parameter("test_dose_1").text == f"50{NBSP}mcg"
    assert content.parameter("side_effect_drowsiness").text == "10% to 63%"
    assert content.parameter("mg_to_mcg").text == f"1,000{NBSP}mcg"
    assert content.parameter("child_tablet_weight_limit").source == ("EU-PED", "UK-PIL")


def test_facts_are_filled_with_their_parts():
    assert content.fill("{p:half_life_article}") == f"3 to 4{NBSP}h"
    assert content.fill("{p:half_life_article.low}") == f"3{NBSP}h"
    assert content.fill("{p:nursing.half_life_article.high}") == f"4{NBSP}h"
    assert content.fill("{p:half_life_article.plain}") == content.parameter("half_life_article").plain
    assert "{p:" not in content.claims()[0].better


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
    assert float(digits.replace(",", "")) == float(value)
    assert not digits.startswith(".")
    assert not ("." in digits and digits.endswith("0"))
    assert len(digits.split(".")[0].replace(",", "")) < 4 or "," in digits
    assert unit == "%" or f"{NBSP}{unit}" in text


def test_numbers_at_the_edges():
    assert number(1e6) == "1,000,000"
    assert number(1e-7) == "0.0000001"
    assert number(-2.0) == "\N{MINUS SIGN}2"
    assert quantity(1, "days") == f"1{NBSP}day"
    assert quantity(2, "ratio") == "2"
    assert quantity_range(1, 2, "days") == f"1 to 2{NBSP}days"


def test_a_word_is_filled_by_name():
    text = content.word("lesson.minutes", minutes=20, unused="x")
    assert text == "About 20\N{NO-BREAK SPACE}minutes"


def test_a_missing_place_names_file_and_key():
    with pytest.raises(content.ContentError, match=r"words/lesson.csv: 'lesson.minutes'.*\{minutes\}"):
        content.word("lesson.minutes")


def test_an_unknown_key_names_file_and_a_near_one():
    with pytest.raises(content.ContentError, match=r"words/routes.csv.*'routes.titel'.*routes.title"):
        content.word("routes.titel")
    with pytest.raises(content.ContentError, match=r"no topic 'rutes'.*routes"):
        content.words("rutes")


def test_a_value_with_braces_is_not_filled_again():
    assert "{p:x}" in content.word("lesson.minutes", minutes="{p:x}")


def test_words_of_a_topic():
    routes = content.words("routes")
    assert routes["routes.title"] == content.word("routes.title")
    assert all(key.startswith("routes.") for key in routes)
    with pytest.raises(TypeError):
        routes["routes.title"] = "x"  # type: ignore[index]


@pytest.mark.parametrize("call", ["parameter", "source", "lesson", "table", "questions"])
def test_asking_for_what_is_not_there(call):
    with pytest.raises(content.ContentError, match="there is no"):
        getattr(content, call)("no_such_thing")


def test_records_are_frozen_and_read_once():
    assert content.library() is content.library()
    for record in (content.parameters()[0], content.signs()[0], content.claims()[0], content.source("K85")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            record.id = "x"
    assert content.questions("01") is content.questions("01")


def test_every_parameter_is_found_by_topic_and_gives_text():
    for p in content.parameters():
        assert content.parameter(f"{p.topic}.{p.id}") is p
        assert p.text
        assert p.certainty in "PALSDT"
        assert all(content.source(id) for id in p.source)


def test_every_sentence_of_words_can_be_filled():
    for topic in {key.partition(".")[0] for key in (row["key"] for row in content.table("words"))}:
        for key, text in content.words(topic).items():
            assert "{p:" not in text
            assert text.count("{") == text.count("}"), key
