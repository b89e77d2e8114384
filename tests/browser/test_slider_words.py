"""A slider whose ends are words shows no number, and says its place to a screen reader."""

import pytest
from playwright.sync_api import expect

from baclofen import labs
from tests.support.gallery import after_guess, shown

pytestmark = pytest.mark.browser


def test_words_stand_for_numbers(browser):
    lab = labs.stretch()
    after_guess(lab)
    page = shown(browser, lab, 1280)
    baclofen = page.get_by_role("slider", name="Baclofen in the cord", exact=True)
    part = page.locator(".bac-part", has=baclofen).last
    expect(baclofen).to_have_attribute("aria-valuetext", "none")
    assert part.locator(".bac-typed").count() == 1
    expect(part.locator(".bac-typed")).to_be_hidden()
    assert part.locator(".bac-ends > span").all_inner_texts() == ["none", "more"]
    baclofen.focus()
    page.keyboard.press("ArrowRight")
    expect(baclofen).to_have_attribute("aria-valuetext", "5%")
    page.keyboard.press("End")
    expect(baclofen).to_have_attribute("aria-valuetext", "more")
    page.close()
