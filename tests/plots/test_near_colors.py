"""Two pairs of colors come near without one kind of cone: in one chart they never have the same form."""

import pytest
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon

from baclofen import labs
from baclofen.plots import theme

NEAR = (("oral", "little"), ("pump", "much"))
#: a bar is drawn as a line so much wider than a curve
WIDER = 1.6


def forms(axes, color: str) -> set[tuple]:
    """What is drawn in a color: area, mark of a kind, dashed line, or plain line of a width."""
    found = set()
    for artist in axes.get_children():
        if isinstance(artist, Polygon) and to_hex(artist.get_facecolor()) == color:
            found.add(("area",))
        if isinstance(artist, Line2D) and color in (to_hex(artist.get_color()), _face(artist)):
            marked = artist.get_marker() not in ("None", "none", "", " ", None)
            kind = str(artist.get_marker()) if marked else artist.get_linestyle()
            found.add(("mark" if marked else "line", kind, 0 if marked else artist.get_linewidth()))
    return found


def _face(line: Line2D) -> str:
    face = line.get_markerfacecolor()
    return "" if isinstance(face, str) and face.lower() == "none" else to_hex(face)


def alike(one: tuple, other: tuple) -> bool:
    if one[:2] != other[:2]:
        return False
    return one[0] == "area" or max(one[2], other[2]) <= WIDER * min(one[2], other[2])


@pytest.mark.parametrize("name", sorted(labs.REGISTRY))
def test_near_colors_never_have_the_same_form_in_one_chart(name):
    lab = labs.REGISTRY[name]()
    if lab.prediction:
        lab.prediction.skip()
    for axes in lab.picture.figure.axes:
        if not axes.axison:
            continue  # bodies, with words beside them
        for one, other in NEAR:
            drawn = [forms(axes, theme.PALETTE[color][0]) for color in (one, other)]
            assert not [(a, b) for a in drawn[0] for b in drawn[1] if alike(a, b)], (one, other)
