"""The drawing of the pump beside the puck holds the sizes of the tables, each of its own."""

import pytest
from matplotlib.patches import Circle, FancyBboxPatch

from baclofen import content, labs
from baclofen.plots.pump_device import PUCK_AT, PUMP_AT


@pytest.fixture(scope="module")
def drawn():
    return labs.pump().picture.parts["device"]


def size(name: str, part: str = "value") -> float:
    return getattr(content.parameter(f"nursing.{name}"), part)


def test_pump_and_puck_are_as_wide_as_the_tables_say(drawn):
    wide = {patch.center: 2 * patch.radius for patch in drawn.patches if isinstance(patch, Circle)}
    assert wide[PUMP_AT] == pytest.approx(size("pump_width"))
    assert wide[PUCK_AT] == pytest.approx(size("puck_width"))
    assert wide[PUMP_AT] > wide[PUCK_AT]


def test_from_the_side_the_small_pump_is_thinner_than_the_puck(drawn):
    sides = [patch for patch in drawn.patches if isinstance(patch, FancyBboxPatch)]
    thick = sorted(round(patch.get_height(), 4) for patch in sides)
    assert thick == sorted([size("pump_thickness", "low"), size("puck_thickness")])


def test_nothing_of_the_drawing_touches_its_neighbour(drawn):
    left, right = PUMP_AT[0] - size("pump_width") / 2, PUMP_AT[0] + size("pump_width") / 2
    assert drawn.get_xlim()[0] < left
    assert right + 0.2 < PUCK_AT[0] - size("puck_width") / 2
