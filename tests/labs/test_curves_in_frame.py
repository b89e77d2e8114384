"""Every chart holds its curves at every corner of every control, on a wide and on a narrow screen."""

import itertools
import random

import numpy as np
import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon

from baclofen import labs
from tests.labs.test_every_lab import stops

CORNERS = 256
#: lists and a body, and no curve over an axis
NO_CURVES = {"signs", "tell_apart"}


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


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("name", sorted(labs.REGISTRY.keys() - NO_CURVES))
def test_no_curve_leaves_its_chart(name, narrow):
    lab = labs.REGISTRY[name]()
    lab.picture.shape(narrow)
    start = lab.defaults
    for place in corners(lab):
        lab.picture.draw(lab.place(**{**start, **place}))
        assert not outside(lab.picture), place
