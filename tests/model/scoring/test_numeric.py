"""Typed numbers: how they are read, rounded and compared."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen.model.scoring import score
from baclofen.model.scoring.numeric import read_number, rounded


def why(item, resp):
    result = score({"type": "numeric", **item}, resp)
    return result.score, result.elements[0].why


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,200", 1200),
        ("1 200", 1200),
        ("1\u00a0200", 1200),
        ("12,345,678.5", Fraction("12345678.5")),
        ("0.6", Fraction("0.6")),
        (".6", Fraction("0.6")),
        ("5.", 5),
        ("5.0", 5),
        (" 0.60 ", Fraction("0.6")),
        ("1/2", Fraction(1, 2)),
        ("-3", -3),
        ("−3", -3),
        ("+3", 3),
        (0.1, Fraction("0.1")),
        (3, 3),
        (1e-05, Fraction("0.00001")),
    ],
)
def test_read(text, number):
    assert read_number(text) == (number, "")


@pytest.mark.parametrize(
    "text",
    [
        "0,5",
        "1,20",
        "1,2000",
        "1e3",
        "about 5",
        "",
        "nan",
        "12-13",
        "1/0",
        "1.2.3",
        "2 3",
    ],
)
def test_not_a_number(text):
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("item", "resp", "expected"),
    [
        ({"key": 0.6}, 0.6, (1, "number_right")),
        ({"key": 0.6}, "0.60", (1, "number_right")),
        ({"key": 1200}, "1,200", (1, "number_right")),
        ({"key": 0.3}, 0.1 + 0.2, (0, "number_wrong")),  # exact
        ({"key": 0.57, "decimals": 1}, 0.6, (1, "number_right")),
        ({"key": 0.57, "decimals": 1}, 0.57, (0, "not_rounded")),
        ({"key": 0.57, "decimals": 1}, 0.5, (0, "number_wrong")),
        ({"key": 2.25, "decimals": 1}, 2.3, (1, "number_right")),  # a half goes up
        ({"key": 2.25, "decimals": 1}, 2.2, (0, "number_wrong")),
        ({"key": 0.6, "unit": "mL"}, "0.6 mL", (1, "number_right")),
        ({"key": 0.6, "unit": "mL"}, "0.6ml", (1, "number_right")),
        ({"key": 0.6, "unit": "mL"}, "0.6", (1, "number_right")),
        ({"key": 300, "unit": "mcg"}, "0.3 mg", (0, "wrong_unit")),
        ({"key": 300, "unit": "mcg"}, "300 mg", (0, "wrong_unit")),
        ({"key": 16, "unit": "h"}, "16 hours", (1, "number_right")),
        ({"key": 15, "unit": "%"}, "15 percent", (1, "number_right")),
        ({"key": 2, "unit": "tablets"}, "2 tablet", (1, "number_right")),
        ({"key": 0.6}, "about 0.6", (0, "not_a_number")),
        ({"key": 0.6}, None, (0, "blank")),
        ({"key": 0.6}, "  ", (0, "blank")),
        ({"key": 0, "unit": "mL"}, 0, (1, "number_right")),
    ],
)
def test_compare(item, resp, expected):
    assert why(item, resp) == expected


@given(st.fractions(-1000, 1000), st.sampled_from([Fraction(1), Fraction(1, 10), Fraction(1, 2)]))
def test_rounding_is_the_nearest_multiple(number, step):
    for mode in ("half_up", "down", "up"):
        near = rounded(number, step, mode)
        assert near / step == int(near / step)
        assert abs(near - number) <= (step / 2 if mode == "half_up" else step)
    assert rounded(number, step, "down") <= number <= rounded(number, step, "up")
    assert rounded(-number, step) == -rounded(number, step)
