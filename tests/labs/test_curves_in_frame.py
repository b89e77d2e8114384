"""At every corner of every control the chart holds its curves, and no number has too many figures.

A lab is walked once, on a wide and on a narrow screen; each test reads what the walk took down.
"""

import itertools
import random
import re
from dataclasses import dataclass, field

import numpy as np
import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon

from baclofen import labs
from tests.labs.test_every_lab import stops

CORNERS = 256
#: lists and a body, and no curve over an axis
NO_CURVES = {"signs", "tell_apart"}
WALKED = sorted(labs.REGISTRY.keys() - NO_CURVES)
MOST = 3
_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?")
_ONE = re.compile(r"(?<![\d.,])1[\s\u00a0](?:days|hours|refills|doses|times|years|tablets|steps|visits)\b")


def corners(lab):
    """Both ends of every control with both ends of every other, or as many of them as the lot allows."""
    ends = {name: (values[0], values[-1]) for name, values in _stops(lab).items()}
    every = [dict(zip(ends, values, strict=True)) for values in itertools.product(*ends.values())]
    alone = [{name: value} for name, values in _stops(lab).items() for value in values]
    if len(every) > CORNERS:
        every = random.Random(lab.name).sample(every, CORNERS)
    return every + alone


def _stops(lab):
    return {name: stops(control) for name, control in lab.controls.items()}


def _points(artist):
    if isinstance(artist, Line2D):
        return np.column_stack([np.asarray(data, dtype=float) for data in artist.get_data()])
    return artist.get_xy() if isinstance(artist, Polygon) else np.zeros((0, 2))


def outside(picture):
    """Names of the artists that leave their axes upward or downward, with how far."""
    found = []
    for name, artist in picture.moving.items():
        if not isinstance(artist, (Line2D, Polygon)) or not artist.get_visible():
            continue
        points = _points(artist)
        if len(points) < 2:
            continue
        left, right = sorted(artist.axes.get_xlim())
        low, high = sorted(artist.axes.get_ylim())
        seen = points[(points[:, 0] >= left) & (points[:, 0] <= right)]
        give = 1e-6 * (high - low)
        if len(seen) and (seen[:, 1].max() > high + give or seen[:, 1].min() < low - give):
            found.append((name, float(seen[:, 1].max()), high))
        if name.startswith("spine") and points[:, 0].max() > right:
            found.append((name, float(points[:, 0].max()), right))
    return found


def figures(number):
    """Significant figures of a number as it is written."""
    return len(number.replace(",", "").replace(".", "").strip("0"))


def own(values):
    """Numbers that the learner set: they are no result."""
    numbers = [value for value in values.values() if isinstance(value, (int, float))]
    return {round(v * k, 6) for v in numbers for k in (1, 2, 3, 4, 1000, 0.001)}


def too_many(text, values):
    """Numbers of a sentence with more figures than a model deserves, and a plural for one."""
    numbers = [number for number in _NUMBER.findall(text) if figures(number) > MOST]
    one = _ONE.search(text)
    found = [number for number in numbers if float(number.replace(",", "")) not in own(values)]
    return [*found, one[0]] if one else found


@dataclass
class Walk:
    """What was wrong at the corners of a lab, each with its place."""

    curves: list = field(default_factory=list)
    numbers: list = field(default_factory=list)


@pytest.fixture(scope="module", params=WALKED)
def walk(request):
    lab, found = labs.REGISTRY[request.param](), Walk()
    start, at = lab.defaults, []
    for place in corners(lab):
        result = lab.place(**{**start, **place})
        at.append((place, result))
        told = lab._headline(result)
        said = {lab.word(key, **told) for key in ("sentence", "line")}
        found.numbers += [(place, text, wrong) for text in said if (wrong := too_many(text, lab.values))]
    for narrow in (False, True):
        lab.picture.shape(narrow)
        for place, result in at:
            lab.picture.draw(result)
            found.curves += [(narrow, place, wrong) for wrong in outside(lab.picture)]
    return found


def test_no_curve_leaves_its_chart(walk):
    assert not walk.curves, walk.curves[:5]


def test_numbers_have_three_figures_at_most(walk):
    """No plural for one either."""
    assert not walk.numbers, walk.numbers[:5]
