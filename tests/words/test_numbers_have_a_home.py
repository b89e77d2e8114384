"""What counts as a typed number with a clinical unit; tests/check holds every table and question to it."""

import pytest

from baclofen.check.texts import typed_numbers


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
