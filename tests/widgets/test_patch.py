"""A patched picture equals a full redraw: matplotlib's own savefig is the oracle."""

import io
import re
import xml.etree.ElementTree as ET

import matplotlib as mpl
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Polygon, Rectangle
from matplotlib.path import Path

from baclofen.widgets import LiveFigure
from tests.support.hypothesis_profiles import examples

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def full_redraw(figure, gid):
    """The group of an artist as a fresh savefig writes it."""
    page = io.StringIO()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "touch-kit"}):
        figure.savefig(page, format="svg", metadata={"Date": None})
    root = ET.fromstring(page.getvalue())
    return root.find(f".//{SVG}g[@id='{gid}']")


def patched(live, gid):
    text = getattr(live, f"m_{gid}")
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    return ET.fromstring(f"{head}{text}</svg>").find(f".//{SVG}g[@id='{gid}']")


def same(mine, full):
    """Compare every path, text and style of two groups, numbers to 0.1 px."""
    assert (mine is None) == (full is None)
    if full is None:
        return
    assert [e.tag for e in mine.iter()] == [e.tag for e in full.iter()]
    for ours, theirs in zip(mine.iter(), full.iter(), strict=True):
        assert (ours.text or "").strip() == (theirs.text or "").strip()
        for name in ("d", "x", "y", "transform"):
            a, b = (element.get(name) or "" for element in (ours, theirs))
            assert NUMBER.sub("#", a) == NUMBER.sub("#", b), "the same commands in the same order"
            np.testing.assert_allclose(
                [float(x) for x in NUMBER.findall(a)], [float(x) for x in NUMBER.findall(b)], atol=0.1, rtol=0
            )
        assert style(ours) == style(theirs)


def style(element):
    pairs = (part.split(":", 1) for part in (element.get("style") or "").split(";") if part.strip())
    return {name.strip(): value.strip() for name, value in pairs if name.strip() != "font-family"}


def axes():
    figure = Figure(figsize=(6, 4))
    ax = figure.subplots()
    ax.set(xlim=(0, 10), ylim=(-5, 5))
    ax.set_axis_off()  # ticks only make the many redraws slow
    return figure, ax


heights = st.one_of(st.floats(-20, 20), st.just(float("nan")))
curves = st.lists(heights, min_size=2, max_size=60)
colours = st.sampled_from(["#1f5fa8", "#b4530a", "#000000", "none"])
alphas = st.one_of(st.none(), st.floats(0.1, 1))


@examples(25)
@given(curves, colours, alphas, st.booleans())
def test_a_line(y, colour, alpha, visible):
    figure, ax = axes()
    (line,) = ax.plot([0, 10], [0, 0], lw=2)
    live = LiveFigure(figure, {"line": line}, label="x")
    line.set_data(np.linspace(0, 10, len(y)), y)
    line.set(color=colour, alpha=alpha, visible=visible)
    live.refresh()
    same(patched(live, "line"), full_redraw(figure, "line"))


@examples(20)
@given(curves, st.sampled_from(["o", "s", "^", "x"]))
def test_markers(y, marker):
    figure, ax = axes()
    (dots,) = ax.plot([0, 10], [0, 0], marker, ls="--")
    live = LiveFigure(figure, {"dots": dots}, label="x")
    dots.set_data(np.linspace(0, 10, len(y)), y)
    live.refresh()
    same(patched(live, "dots"), full_redraw(figure, "dots"))


@examples(20)
@given(st.lists(st.tuples(st.floats(-5, 15), st.floats(-9, 9)), min_size=3, max_size=40), colours, alphas)
def test_a_polygon(corners, colour, alpha):
    figure, ax = axes()
    area = ax.add_patch(Polygon([(0, 0), (1, 0), (1, 1)], lw=0))
    live = LiveFigure(figure, {"area": area}, label="x")
    area.set_xy(corners)
    area.set(facecolor=colour, alpha=alpha)
    live.refresh()
    same(patched(live, "area"), full_redraw(figure, "area"))


@examples(20)
@given(
    st.lists(st.tuples(st.floats(0, 10), st.floats(-5, 5)), min_size=4, max_size=4),
    st.sampled_from(["", "//", "x."]),
)
def test_a_path_with_curves_and_hatch(points, hatch):
    figure, ax = axes()
    shape = ax.add_patch(PathPatch(Path([(0, 0)] * 4, [1, 4, 4, 4]), fill=True))
    live = LiveFigure(figure, {"shape": shape}, label="x")
    shape.set_path(Path(points, [1, 4, 4, 4]))
    shape.set_hatch(hatch)
    live.refresh()
    same(patched(live, "shape"), full_redraw(figure, "shape"))


words = st.text(
    st.characters(
        min_codepoint=32, max_codepoint=0x2FF, exclude_characters="$\\\x7f", categories=["L", "N", "P", "Zs"]
    ),
    max_size=20,
)


@examples(20)
@given(words, st.floats(0, 10), st.floats(-5, 5), st.sampled_from(["left", "center", "right"]))
def test_a_text(text, x, y, align):
    figure, ax = axes()
    label = ax.text(1, 1, "")
    live = LiveFigure(figure, {"label": label}, label="x")
    label.set(text=text, position=(x, y), ha=align)
    live.refresh()
    same(patched(live, "label"), full_redraw(figure, "label"))


def test_an_annotation_that_moves_by_its_attribute():
    figure, ax = axes()
    note = ax.annotate("here", (1, 1), (5, 3), arrowprops={"arrowstyle": "->"})
    live = LiveFigure(figure, {"note": note}, label="x")
    before = live.m_note
    note.xy = (8, -2)
    note.set_position((2, 2))
    live.refresh()
    assert live.m_note != before
    same(patched(live, "note"), full_redraw(figure, "note"))


@pytest.mark.parametrize("gap", [3, 7])
def test_a_filled_band_with_a_gap(gap):
    figure, ax = axes()
    x = np.linspace(0, 10, 20)
    band = ax.fill_between(x, -1, 1)
    live = LiveFigure(figure, {"band": band}, label="x")
    band.set_data(x, np.sin(x), np.where(np.arange(20) == gap, np.nan, 2))
    live.refresh()
    same(patched(live, "band"), full_redraw(figure, "band"))


def test_what_goes_over_the_edge_stays_clipped():
    figure, ax = axes()
    bar = ax.add_patch(Rectangle((2, -50), 1, 100))
    live = LiveFigure(figure, {"bar": bar}, label="x")
    assert re.search(r'clip-path="url\(#(\w+)\)"', live.m_bar)[1] in re.findall(
        r'clipPath id="(\w+)"', live.m_bar
    )
