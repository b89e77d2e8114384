"""No lab tells a number with more figures than a model deserves, and no plural for one."""

import re

import pytest

from baclofen import labs
from tests.labs.test_curves_in_frame import corners

MOST = 3
LABS = ("oral", "pump_fault", "pump_life", "routes", "screening", "spine", "stopping", "stretch")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?")
_ONE = re.compile(r"(?<![\d.,])1[\s\u00a0](?:days|hours|refills|doses|times|years|tablets|steps|visits)\b")


def figures(number: str) -> int:
    """Significant figures of a number as it is written."""
    digits = number.replace(",", "").replace(".", "").strip("0")
    return len(digits)


def own(lab) -> set[float]:
    """Numbers that the learner set: they are no result."""
    values = [value for value in lab.values.values() if isinstance(value, (int, float))]
    return {round(v * k, 6) for v in values for k in (1, 2, 3, 4, 1000, 0.001)}


@pytest.mark.parametrize("name", LABS)
def test_numbers_have_three_figures_at_most(name):
    lab = labs.REGISTRY[name]()
    start = lab.defaults
    for place in corners(lab)[::3]:
        lab.move(**{**start, **place})
        for text in (lab.sentence.text, lab.line):
            for number in _NUMBER.findall(text):
                if figures(number) > MOST:
                    assert float(number.replace(",", "")) in own(lab), (place, text)
            assert not _ONE.search(text), text
