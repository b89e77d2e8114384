"""The two bodies of `signs`: each sign has its place, words keep clear, colors are told apart."""

from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.transforms import Bbox

from baclofen import content, labs
from baclofen.content.schema import read_schemas
from baclofen.plots import body_front, theme
from baclofen.plots.sign_layout import NARROW, group, lay_out, places
from baclofen.plots.signs import MARKS

#: width of the picture on pages of 1280, 768 and 390 px, and whether it is narrow there
STAGES = ((600, False), (640, False), (300, True))
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
    renderer = FigureCanvasAgg(figure).get_renderer()
    shrinks = width_px / figure.bbox.width
    for text in (text for axes in figure.axes for text in axes.texts):
        given = text.get_fontsize()
        text.set_fontsize(max(given, 12 / shrinks))
        box = text.get_window_extent(renderer)
        yield text.get_text(), Bbox(box.get_points() * shrinks)
        text.set_fontsize(given)


@pytest.mark.parametrize(("width_px", "narrow"), STAGES)
@pytest.mark.parametrize("route", ["any", "mouth", "pump"])
def test_no_words_meet_or_leave_the_picture(lab, route, width_px, narrow):
    every = [sign.id for sign in content.signs()] if route == "any" else ["itching"]
    for chosen in ("none", *every):
        lab.picture.shape(narrow)
        lab.picture.draw(lab.place(route=route, sign=chosen))
        height_px = lab.picture.figure.bbox.height * width_px / lab.picture.figure.bbox.width
        found = list(boxes(lab, width_px))
        for said, box in found:
            inside = box.x0 >= 0, box.x1 <= width_px, box.y0 >= 0, box.y1 <= height_px
            assert all(inside), (chosen, said)
        for (one, here), (two, there) in combinations(found, 2):
            assert not Bbox.intersection(here.padded(-0.5), there.padded(-0.5)), (chosen, one, two)
    lab.picture.shape(False)


@pytest.mark.parametrize("many", [6, 8])
def test_signs_that_other_sources_add_stay_in_the_picture_of_a_phone(many):
    """An author adds signs that fit neither body: their numbers stand in one row below."""
    rash = next(sign for sign in content.signs() if sign.id == "rash")
    others = [sign for sign in content.signs() if group(sign) != group(rash)]
    added = [replace(rash, id=f"added_{number}") for number in range(many)]
    found, _height = lay_out([*others, *added], NARROW, numbered=True)
    row = [spot.x for spot in found[group(rash)]]
    assert max(row) <= NARROW.width - 30, "The last number leaves the picture."
    assert min(right - left for left, right in pairwise(row)) >= 40, "Two numbers meet."


def test_every_sign_can_be_touched_and_each_has_a_place(lab):
    lab.move(route="any", sign="none")
    every = {sign.id for sign in content.signs()}
    assert {place["key"] for place in lab.figure.places} == every == set(places())
    for place in lab.figure.places:
        assert all(f'id="{gid}"' in lab.figure.svg for gid in place["gids"])


def test_the_places_of_the_table_are_those_of_the_body():
    fields = read_schemas(content.library().folder)["sign_places"].fields
    enum = next(field for field in fields if field.name == "place").constraints["enum"]
    assert set(enum) == set(body_front.PLACES)


@pytest.mark.parametrize("sign", content.signs(), ids=lambda sign: sign.id)
def test_a_sign_stands_with_the_body_it_fits(sign):
    fits = {"withdrawal": "little", "overdose": "much"}
    sides = {fits[name] for name in sign.all_lists if name in fits}
    assert group(sign) == (sides.pop() if len(sides) == 1 else "both") if sides else group(sign) not in fits


def test_the_chosen_sign_is_bold_and_one_that_fits_both_is_tied_to_both(lab):
    for chosen, ties in (("itching", 1), ("seizures", 2), ("rash", 0)):
        lab.move(route="pump", sign=chosen)
        (axes,) = lab.picture.figure.axes
        heads = {content.word(f"signs.group.{name}") for name in
                 ("little", "both", "much", "oral_less_common", "complication")}  # fmt: skip
        bold = [text.get_text() for text in axes.texts if text.get_weight() == "bold"]
        (term,) = (sign.term for sign in content.signs() if sign.id == chosen)
        assert [text.replace("\n", " ") for text in bold if text not in heads] == [term]
        assert sum(line.get_linewidth() == 2.2 for line in axes.lines) == ties


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
