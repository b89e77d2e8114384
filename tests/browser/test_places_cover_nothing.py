"""What helps a word or a part to be seen covers nothing: the ground of a place, and the edge around words."""

import pytest

from baclofen import labs
from tests.support.gallery import after_guess, shown

pytestmark = pytest.mark.browser
FILL = """() => getComputedStyle(document.querySelector('.bac-place[aria-pressed="true"] > rect')).fill"""


@pytest.mark.parametrize(("name", "covers"), [("parts", False), ("signs", True)])
def test_only_the_ground_of_a_word_is_filled(browser, name, covers):
    lab = labs.REGISTRY[name]()
    after_guess(lab)
    page = shown(browser, lab, 1280)
    clear = page.evaluate(FILL) in ("transparent", "rgba(0, 0, 0, 0)")
    assert clear != covers
    page.close()


def test_a_word_in_the_color_of_paper_has_no_edge_of_paper(browser):
    """On the brake the word baclofen was a blur: white letters with a white edge."""
    lab = labs.stretch()
    after_guess(lab)
    lab.move(drug_brake=2)
    page = shown(browser, lab, 1280)
    edges = "all => all.map(e => [e.textContent.trim(), getComputedStyle(e).stroke])"
    found = dict(page.locator(".bac-stage svg text").evaluate_all(edges))
    page.close()
    assert found.pop("baclofen") == "none"
    assert found, "other words keep their edge"
    assert "none" not in found.values()
