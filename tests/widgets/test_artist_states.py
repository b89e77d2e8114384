"""An artist that looks different has another state; one that was only set to what it was has not."""

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Polygon

from baclofen.widgets import LiveFigure
from baclofen.widgets.artist_states import state_of

COMMON = [("set_visible", False), ("set_alpha", 0.3), ("set_zorder", 9), ("set_clip_on", False)]
LINE = [
    ("set_data", ([0, 1], [1, 0])), ("set_color", "red"), ("set_linewidth", 5), ("set_linestyle", "--"),
    ("set_dashes", (3, 1)), ("set_marker", "x"), ("set_markersize", 20), ("set_fillstyle", "none"),
    ("set_markeredgecolor", "green"), ("set_markerfacecolor", "blue"), ("set_markeredgewidth", 4),
]  # fmt: skip
POLYGON = [
    ("set_xy", [(0, 0), (1, 1), (1, 0)]),
    ("set_color", "red"),
    ("set_linewidth", 3),
    ("set_hatch", "/"),
]
CIRCLE = [("set_center", (0.2, 0.3)), ("set_radius", 0.4), ("set_angle", 30), *POLYGON[1:]]
TEXT = [
    ("set_text", "other"), ("set_position", (0.2, 0.3)), ("set_color", "red"), ("set_rotation", 30),
    ("set_ha", "right"), ("set_va", "top"), ("set_fontsize", 20), ("set_fontweight", "bold"),
    ("set_fontstyle", "italic"),
]  # fmt: skip


def made(kind: str):
    axes = Figure().subplots()
    axes.set(xlim=(0, 1), ylim=(0, 1))
    if kind == "line":
        return axes, axes.plot([0, 1], [0, 1], color="black", marker="o")[0]
    if kind == "polygon":
        return axes, axes.add_patch(Polygon(np.array([(0, 0), (1, 0), (1, 1)]), color="black"))
    if kind == "circle":
        return axes, axes.add_patch(Circle((0.5, 0.5), 0.2, color="black"))
    return axes, axes.text(0.5, 0.5, "a text")


CASES = [
    (kind, *move)
    for kind, moves in (("line", LINE), ("polygon", POLYGON), ("circle", CIRCLE), ("text", TEXT))
    for move in moves + COMMON
]


@pytest.mark.parametrize(("kind", "setter", "value"), CASES)
def test_each_setter_changes_the_state_and_the_patch(kind, setter, value):
    axes, artist = made(kind)
    live = LiveFigure(axes.figure, {"it": artist}, label="x")
    before, drawn = state_of(artist), live.m_it
    values = value if setter == "set_data" else (value,)
    values = (not artist.get_clip_on(),) if setter == "set_clip_on" else values
    getattr(artist, setter)(*values)
    live.refresh()
    assert state_of(artist) != before
    fresh = LiveFigure(axes.figure, {"it": artist}, label="x")
    assert live.m_it == fresh.m_it
    assert setter in ("set_zorder", "set_clip_on") or live.m_it != drawn


def test_a_round_part_that_did_not_change_is_not_drawn_again(monkeypatch):
    axes, circle = made("circle")
    live = LiveFigure(axes.figure, {"it": circle}, label="x")
    monkeypatch.setattr(circle, "draw", lambda renderer: pytest.fail("it looks as before"))
    circle.set_center((0.5, 0.5))
    live.refresh()


@pytest.mark.parametrize("kind", ["line", "polygon", "circle", "text"])
def test_the_same_look_has_the_same_state(kind):
    assert state_of(made(kind)[1])[:4] == state_of(made(kind)[1])[:4]
    artist = made(kind)[1]
    assert state_of(artist) == state_of(artist)


def test_unknown_kinds_are_always_drawn():
    axes = Figure().subplots()
    assert state_of(axes.annotate("a", (0, 0))) is None
    assert state_of(axes.scatter([0], [0])) is None
