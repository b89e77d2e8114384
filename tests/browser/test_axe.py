"""What axe is shown of a page: every text, and each color as it will be."""

import pytest

from tests.support.axe import faults

pytestmark = pytest.mark.browser
PAGE = """<!doctype html><html lang="en"><title>Colors</title><style>
body { height: 0; overflow: hidden }
p { color: #bbb; background: #fff; transition: background-color 60s }
p.dark { background: #000 }
</style><main><h1>Colors</h1><p>Read me</p></main>"""


@pytest.fixture
def page(browser):
    page = browser.new_page()
    page.set_content(PAGE)
    yield page
    page.close()


def test_a_text_that_the_body_cuts_off_is_compared_with_its_ground(page):
    assert [name for name, *_ in faults(page, "main")] == ["color-contrast"]
    assert page.evaluate("() => getComputedStyle(document.body).overflow") == "hidden", "as it was"


def test_a_color_on_its_way_is_looked_at_where_it_arrives(page):
    page.evaluate("() => { document.querySelector('p').className = 'dark'; document.body.offsetTop; }")
    assert page.evaluate("() => document.getAnimations().length") == 1
    assert faults(page, "main") == []
