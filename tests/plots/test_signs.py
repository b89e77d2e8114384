"""The two bodies of `signs`: each sign has its place, words keep clear, colors are told apart."""

import re
from itertools import combinations

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.transforms import Bbox

from baclofen import content, labs
from baclofen.content.schema import read_schemas
from baclofen.labs import how_soon
from baclofen.plots import body_front, theme
from baclofen.plots.sign_bodies import DOTS, dot
from baclofen.plots.sign_layout import AT_START, GROUPS, NARROW, WIDE, group, places, scale
from baclofen.plots.signs import MARKS
from baclofen.widgets.base import style
from tests.support.words_in_pictures import written

#: widths of the picture, wide on pages of 1280 and 768 px and narrow on one of 390 px
WIDTHS_PX = {False: (580, 690), True: (320,)}
#: what a person with red-green blindness sees of linear red, green and blue (Machado 2009, full strength)
DEUTAN = np.array([[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]])
PROTAN = np.array([[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]])


@pytest.fixture(scope="module")
def lab():
    return labs.signs()


def boxes(lab, width_px):
    """Each text with its box in pixels of the page, where letters have at least 12 px."""
    figure = lab.picture.figure
    figure.set_dpi(72)
    renderer = written(figure.bbox.width, figure.bbox.height)
    shrinks = width_px / figure.bbox.width
    for text in (text for axes in figure.axes for text in axes.texts):
        given = text.get_fontsize()
        text.set_fontsize(max(given, 12 / shrinks))
        box = text.get_window_extent(renderer)
        yield text.get_text(), Bbox(box.get_points() * shrinks)
        text.set_fontsize(given)


def keeps_clear(lab, narrow, what):
    """No two words meet, and none leaves the picture, however wide it is in this shape."""
    for width_px in WIDTHS_PX[narrow]:
        height_px = lab.picture.figure.bbox.height * width_px / lab.picture.figure.bbox.width
        found = list(boxes(lab, width_px))
        for said, box in found:
            inside = box.x0 >= 0, box.x1 <= width_px, box.y0 >= 0, box.y1 <= height_px
            assert all(inside), (what, said)
        low, high = (
            np.array([box.min for _, box in found]) + 0.5,
            np.array([box.max for _, box in found]) - 0.5,
        )
        meet = (np.maximum(low[:, None], low) <= np.minimum(high[:, None], high)).all(axis=2)
        pairs = [(found[one][0], found[two][0]) for one, two in np.argwhere(np.triu(meet, 1))]
        assert not pairs, (what, pairs)


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("route", ["any", "mouth", "pump"])
def test_no_words_of_a_sign_meet_leave_the_picture_or_stand_on_a_body(lab, route, narrow):
    lab.reset()
    lab.picture.shape(narrow)
    for sign in content.signs():
        lab.picture.draw(lab.place(route=route, sign=sign.id))
        stands_on_no_body(lab, sign.id)
        if route == "any" or sign.id == "itching":
            keeps_clear(lab, narrow, sign.id)
    lab.picture.draw(lab.place(route=route, sign="none"))
    keeps_clear(lab, narrow, "none")
    lab.picture.shape(False)


def stands_on_no_body(lab, what):
    """No word lies on one of the two bodies."""
    figure = lab.picture.figure
    renderer = written(figure.bbox.width, figure.bbox.height)
    (axes,) = figure.axes
    bodies = [patch for patch in axes.patches if patch.get_zorder() == 1.0]
    assert len(bodies) == 2
    paths = [body.get_path().transformed(body.get_transform()) for body in bodies]
    for text in axes.texts:
        box = text.get_window_extent(renderer)
        for path in paths:
            assert not path.intersects_bbox(box, filled=True), (what, text.get_text())


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize(
    "asked", [("system", name) for name in DOTS] + [("lists", "overdose"), ("text", "a")]
)
def test_what_was_looked_for_keeps_clear_too(lab, asked, narrow):
    name, value = asked
    lab.reset()
    lab.picture.shape(narrow)
    for route in ("any", "mouth", "pump"):
        lab.picture.draw(lab.place(route=route, **{name: value}))
        keeps_clear(lab, narrow, (route, value))
    lab.picture.shape(False)
    lab.reset()


@pytest.mark.parametrize("route", ["any", "mouth", "pump"])
def test_the_opening_has_few_words_and_they_are_those_that_must_not_be_missed(lab, route):
    lab.reset()
    shown = lab.place(route=route)
    lab.picture.draw(shown)
    words = {place["key"] for place in lab.picture.places if ":" not in place["key"]}
    for side, most in AT_START.items():
        there = [sign for sign in shown.signs if group(sign) == side]
        here = [sign for sign in there if sign.id in words]
        assert len(here) == min(most, len(there)), side
        hidden = [sign for sign in there if most and sign.id not in words and sign.tick == "yes"]
        slowest = max((content.URGENCIES.index(sign.urgency(route)) for sign in here), default=9)
        assert all(content.URGENCIES.index(sign.urgency(route)) >= slowest for sign in hidden), side
    lab.reset()


@pytest.mark.parametrize("sizes", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("side", ["little", "much"])
def test_two_dots_never_lie_under_one_fingertip(sizes, side):
    for one, two in combinations(DOTS, 2):
        (x, y), (u, v) = dot(sizes, side, one), dot(sizes, side, two)
        assert np.hypot(x - u, y - v) >= min(20, 0.12 * scale(sizes)), (one, two)


@pytest.mark.parametrize("route", ["any", "mouth", "pump"])
def test_every_sign_can_be_touched_at_once_or_behind_the_dot_of_its_part(lab, route):
    lab.reset()
    lab.move(route=route, sign="none")
    dots = [place["key"] for place in lab.figure.places if ":" in place["key"]]
    reached = {place["key"] for place in lab.figure.places}
    assert {key.partition(":")[2] for key in dots} == {sign.system for sign in lab.result.signs}
    for key in dots:
        lab.move(sign="none")  # the mark of a chosen sign may lie on a dot of another part
        lab.figure._handle_custom_msg({"choose": key}, [])
        reached |= {place["key"] for place in lab.figure.places}
        assert lab.controls["system"].value == key.partition(":")[2]
        lab.figure._handle_custom_msg({"choose": key}, [])
        assert lab.controls["system"].value == "any", "A dot that is touched again shows the whole body."
    assert {sign.id for sign in content.signs() if sign.urgency(route)} <= reached
    assert {sign.id for sign in content.signs()} == set(places())
    drawn = lab.figure.svg_text
    for place in lab.figure.places:
        assert all(f'id="{gid}"' in drawn for gid in place["gids"])
    lab.reset()


def test_arrows_go_to_the_words_first_and_one_place_is_pressed(lab):
    lab.reset()
    keys = [place["key"] for place in lab.figure.places]
    assert sorted(keys, key=lambda key: ":" in key) == keys
    assert [place["key"] for place in lab.figure.places if place["chosen"]] == [lab.controls["sign"].default]


def test_the_legend_explains_the_marks_that_are_shown_and_no_other(lab):
    lab.reset()
    shown = lab.move(route="pump", system="pump and wound")
    spots = {sign.urgency("pump") for sign in shown.result.signs}
    (axes,) = lab.picture.figure.axes
    said = {text.get_text() for text in axes.texts}
    every = {name: content.word(f"signs.control.urgency.{name}") for name in content.URGENCIES}
    assert {name for name, word in every.items() if word in said} == spots
    lab.reset()


def test_the_places_of_the_table_are_those_of_the_body():
    fields = read_schemas(content.library().folder)["sign_places"].fields
    enum = next(field for field in fields if field.name == "place").constraints["enum"]
    assert set(enum) == set(body_front.PLACES)


@pytest.mark.parametrize("sign", content.signs(), ids=lambda sign: sign.id)
def test_a_sign_stands_with_the_body_it_fits(sign):
    fits = {"withdrawal": "little", "overdose": "much"}
    sides = {fits[name] for name in sign.all_lists if name in fits}
    assert group(sign) == (sides.pop() if len(sides) == 1 else "both") if sides else group(sign) not in fits


def test_the_chosen_sign_is_bold_and_marked_on_each_body_it_fits(lab):
    fits = {"itching": {"little"}, "seizures": {"little", "much"}, "nausea": {"much"}, "rash": set()}
    for chosen, marked in fits.items():
        lab.move(route="pump", sign=chosen)
        (axes,) = lab.picture.figure.axes
        heads = {content.word(f"signs.group.{name}") for name in GROUPS}
        bold = [text.get_text() for text in axes.texts if text.get_weight() == "bold"]
        (term,) = (sign.term for sign in content.signs() if sign.id == chosen)
        assert [text.replace("\n", " ") for text in bold if text not in heads] == [term]
        gids = {line.get_gid() for line in axes.lines}
        assert {side for side in ("little", "much") if f"chosen_{side}" in gids} == marked
        assert not [line for line in axes.lines if len(line.get_xdata()) > 1], "No leader line."


def luminance(color):
    channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(color)]
    return float(np.dot([0.2126, 0.7152, 0.0722], channels))


def contrast(one, two):
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1])
def test_a_mark_stands_out_from_page_and_body(scheme):
    for colour, _marker, _size in MARKS.values():
        for ground in ("paper", "little_body", "much_body"):
            assert contrast(theme.PALETTE[colour][scheme], theme.PALETTE[ground][scheme]) >= 3


def lab_color(color, seen):
    """CIE L*a*b* of a color as an eye sees it."""
    linear = np.array([c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(color)])
    rgb = np.clip(seen @ linear, 0, 1)
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ rgb
    f = np.array([v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz / [0.9505, 1, 1.089]])
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("scheme", [0, 1])
@pytest.mark.parametrize("seen", [np.eye(3), DEUTAN, PROTAN], ids=["usual", "deutan", "protan"])
def test_speeds_are_told_apart_by_color_and_by_shape(scheme, seen):
    assert len({marker for _colour, marker, _size in MARKS.values()}) == len(MARKS) == len(content.URGENCIES)
    for (one, *_), (two, *_) in combinations(MARKS.values(), 2):
        colors = [lab_color(theme.PALETTE[name][scheme], seen) for name in (one, two)]
        assert np.linalg.norm(np.subtract(*colors)) >= 10, (one, two)


def test_lists_have_the_colors_of_the_picture():
    """How soon has one code: the kit's four tones are the marks of the bodies, light and dark."""
    sheet = style()
    for at, urgency in enumerate(content.URGENCIES, 1):
        said = re.findall(rf"--bac-tone-{at}:\s*(#\w+)", sheet)
        assert said[:2] == list(theme.PALETTE[MARKS[urgency][0]]), urgency
        assert how_soon.tone(urgency) == str(at)
