"""The lesson's first line: it undoes JupyterLab's jump to the last cell, and lets go of a page that is read on."""

import re

import pytest

pytestmark = pytest.mark.browser
LESSON = "02_by_mouth.ipynb"
SCROLLED = "() => document.querySelector('.jp-WindowedPanel-outer').scrollTop"
FAR = "() => { document.querySelector('.jp-WindowedPanel-outer').scrollTop = 3000; }"


@pytest.fixture
def started(lab_page):
    """A lesson whose Start button was pressed and whose first line has just appeared."""
    page = lab_page(LESSON)
    page.get_by_role("button", name=re.compile("start this lesson", re.IGNORECASE)).first.click()
    page.locator(".bac-awake-text:not(:empty)").wait_for(state="attached")
    return page


def test_a_jump_by_jupyterlab_is_undone(started):
    started.evaluate(FAR)
    started.wait_for_function(f"() => ({SCROLLED})() < 450")


def test_who_reads_on_is_not_pulled_back(started):
    started.mouse.move(600, 450)
    started.mouse.wheel(0, 1)
    started.wait_for_timeout(100)
    started.evaluate(FAR)
    started.wait_for_timeout(1700)
    assert started.evaluate(SCROLLED) > 2000
