"""A number field can hold anything: reading it stays short work, never raises, and is counted, not timed."""

import random
import re
from fractions import Fraction
from types import SimpleNamespace

import pytest

from baclofen import content
from baclofen.model.dose_practice import Bounds, diagnose, explain, generate
from baclofen.model.scoring import numeric, score
from baclofen.model.scoring.numeric import read_number

LIMITS = Bounds({one.id: one for one in content.parameters()})
LETTERS = (
    "0123456789" * 3 + "+-−/.,; \t\n\u00a0\u202f\u2009eEnaif%mcgLxX_'\"<>&\\{}[]()\u0660\u0967²½Ⅷ\ud800\x00"
)
TEXTS = 100_000
LONGEST = 40


@pytest.mark.parametrize(
    "text", ["9" * 5_000, "9" * 10_000 + "-", "9" * 40_000 + "-", "1/" + "9" * 5_000, " " * 10_000 + "x"]
)
def test_no_pattern_looks_at_a_text_longer_than_a_number(text, monkeypatch):
    looked = []
    monkeypatch.setattr(numeric, "_NUMBER", SimpleNamespace(fullmatch=lambda one: looked.append(len(one))))
    assert read_number(text) is None
    assert all(length <= LONGEST for length in looked)


def test_the_longest_number_is_read_and_a_longer_one_is_none():
    assert read_number("9" * LONGEST) == (Fraction("9" * LONGEST), "")
    assert read_number("9" * (LONGEST + 1)) is None


def test_the_pattern_cannot_go_back():
    """No part that repeats gives back what it took, so each letter is looked at a fixed number of times."""
    assert unbounded(numeric._NUMBER.pattern) == []
    assert unbounded(r"\d+\.?\d*x"), "the check itself finds the pattern that took 103 seconds"


def unbounded(pattern: str) -> list[str]:
    """The repeats without end that may give back letters, as a possessive one (`++`) never does."""
    return re.findall(r"[+*]|\{\d+,\}", re.sub(r"\[[^\]]*\]|\\.|[+*]\+", "", pattern))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf"), [], {}, object(), None, b"1"])
def test_what_is_no_text_and_no_number_is_none(value):
    assert read_number(value) is None


def test_a_whole_number_of_any_length_does_not_raise():
    assert read_number(10**5_000) == (Fraction(10**5_000), "")


def test_a_hundred_thousand_texts_in_number_and_date_fields():
    draw = random.Random("fields")
    item = {"type": "numeric", "key": "0.57", "decimals": 1, "unit": "mL"}
    problems = [generate(kind, 1, LIMITS) for kind in ("mg_to_mcg", "refill_date")]
    whys, diagnoses = set(), set()
    for number in range(TEXTS):
        text = "".join(draw.choices(LETTERS, k=draw.randrange(1, 12)))
        whys.add(score(item, text).elements[0].why)
        problem = problems[number % 2]
        diagnoses.add(diagnose(problem, text))
        assert explain(problem, text).values["answer"]
    assert {"blank", "not_a_number", "number_wrong", "wrong_unit"} <= whys
    assert {"blank", "not_a_number", "not_a_date", "other"} <= diagnoses
