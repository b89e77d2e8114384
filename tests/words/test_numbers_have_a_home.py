"""A number with a clinical unit in a text comes from a parameter, or says that it is invented."""

import re

import pytest

from baclofen.content.facts import FACT, PLACE
from tests.words.lint import NUMBER_WITH_UNIT
from tests.words.texts import cells, questions

#: tables that are the home of facts, or quote a source row by row
HOMES = ("parameters/", "sources/", "observed/")


def typed_numbers(text: str, invented: tuple[str, ...] = ()) -> list[str]:
    """The numbers with units that stand in a text and come from nowhere."""
    text = PLACE.sub("", FACT.sub("", text))
    for number in sorted(invented, key=len, reverse=True):
        text = re.sub(rf"(?<![\d.,]){re.escape(number)}(?!\w)", "", text.replace("\u00a0", " "))
    return NUMBER_WITH_UNIT.findall(text)


@pytest.mark.parametrize(
    "text", ["for 3 h", "about 3-4 hours", "63%", "0.5 mg", "1,200 mcg per day", "7 years", "10-mL"]
)
def test_a_typed_number_is_found(text):
    assert typed_numbers(text)


@pytest.mark.parametrize(
    "text",
    [
        "{p:half_life}",
        "{hours} h",
        "lesson 7",
        "two days",
        "claim B3",
        "GABA-B",
        "4 of 7",
        "a 1,000-fold slip",
    ],
)
def test_what_is_no_typed_number_is_left_alone(text):
    assert typed_numbers(text) == []


def test_an_invented_number_is_allowed_where_it_is_listed():
    assert typed_numbers("give 10 mg", ("10 mg",)) == []
    assert typed_numbers("give 110 mg", ("10 mg",))
    assert typed_numbers("give 10 mg per day and 5 mg", ("10 mg per day",)) == ["5 mg"]


def test_every_table_takes_its_numbers_from_parameters():
    found = [
        f"{place}: {number}"
        for place, _, text in cells()
        if not place.startswith(HOMES)
        for number in typed_numbers(text)
    ]
    assert found == []


def test_every_question_takes_its_numbers_from_parameters_or_lists_them():
    found = [
        f"{place}: {number}"
        for place, text, invented in questions()
        for number in typed_numbers(text, invented)
    ]
    assert found == []


def test_no_question_lists_a_number_that_it_does_not_use():
    texts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for place, text, invented in questions():
        texts[place] = texts.get(place, "") + "\n" + text.replace("\u00a0", " ")
        lists[place] = invented
    assert [(place, n) for place, invented in lists.items() for n in invented if n not in texts[place]] == []
