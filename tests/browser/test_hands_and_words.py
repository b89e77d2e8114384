"""A word lights its curve, and a curve its word: by mouse and key, wide and narrow, without a kernel."""

import pytest
from playwright.sync_api import expect

from baclofen import labs
from baclofen.widgets.kit_words import WORDS
from tests.support import gallery

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", params=[1280, 390])
def routes(browser, request):
    lab = labs.routes()
    gallery.after_guess(lab)
    page = gallery.shown(browser, lab, request.param)
    yield page
    page.close()


def faint(page) -> set[str]:
    """Which side is drawn faint; an upright step is the pump's, tablets are the mouth's."""
    found = page.locator(".bac-stage .bac-dim").evaluate_all("all => all.map(e => e.id.split('-slot-')[1])")
    return {side for side in ("oral", "pump") if any(side in gid for gid in found)}


def names(page):
    return page.locator(".bac-headline").get_by_role("button")


def test_a_word_under_the_hand_leaves_the_other_curve_faint(routes):
    expect(names(routes)).to_have_text(["by mouth", "by pump"])
    names(routes).nth(1).hover()
    assert faint(routes) >= {"oral"}
    assert "pump" not in faint(routes)
    routes.mouse.move(2, 2)
    assert not faint(routes)


def test_a_word_in_focus_does_the_same_and_tells_what_it_is_for(routes):
    word = names(routes).first
    expect(word).to_have_accessible_description(WORDS.light)
    word.focus()
    assert faint(routes) == {"pump"}
    word.blur()
    assert not faint(routes)


def test_a_press_keeps_it_until_the_next_press(routes):
    word = names(routes).first
    word.press("Enter")
    expect(word).to_have_attribute("aria-pressed", "true")
    word.blur()
    assert faint(routes) == {"pump"}
    names(routes).nth(1).press(" ")
    expect(word).to_have_attribute("aria-pressed", "false")
    names(routes).nth(1).press(" ")
    names(routes).nth(1).blur()
    assert not faint(routes)


def test_the_words_have_the_colours_of_their_curves_and_read_as_one_sentence(routes):
    looks = "e => getComputedStyle(e).color"
    shades = [names(routes).nth(at).evaluate(looks) for at in (0, 1)]
    assert len({*shades, routes.locator(".bac-headline .bac-sentence").evaluate(looks)}) == 3
    said = routes.locator(".bac-headline .bac-sentence").inner_text()
    assert said.startswith("Two days: by mouth ")
    assert " by pump " in said
    assert "  " not in said


def test_a_curve_under_the_hand_underlines_its_word(routes):
    curve = routes.locator("[id$='-slot-routes_pump_text']")
    curve.hover()
    expect(names(routes).nth(1)).to_have_class("bac-named bac-pointed")
    routes.mouse.move(2, 2)
    expect(names(routes).nth(1)).to_have_class("bac-named")
