"""A part that is chosen by its field stays in sight: the ground of a place does not cover it."""

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
