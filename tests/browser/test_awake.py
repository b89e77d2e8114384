"""The lesson's first line: it undoes JupyterLab's jump to the last cell, and lets go of a page that is read.

Once Python has ended, it and the labs say what wakes them: the Start button, or where none is, a reload.
"""

import re

import pytest
from playwright.sync_api import expect

from baclofen import content
from tests.support import jupyterlab

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


def test_labs_that_sleep_name_the_way_that_wakes_them_on_this_page(lab_page, jupyter_server, run_all):
    cells = "from baclofen import labs\nlabs.awake()", "labs.pump_life()"
    jupyter_server.add("94_sleep.ipynb", jupyterlab.book(*cells))
    page = lab_page("94_sleep.ipynb")
    page.evaluate("() => { document.body.dataset.bacWake = 'reload'; }")  # as a page without code does
    run_all(page)
    jupyterlab.end_kernel(page)
    expect(page.locator(".bac-awake-text")).to_have_text(content.word("ui.gone_all_reload"))
    expect(page.locator(".bac-panel .bac-asleep")).to_have_text(content.word("ui.gone_reload"))
    page.evaluate("() => { delete document.body.dataset.bacWake; }")  # JupyterLab itself has its button
    control = page.locator(".bac-panel").get_by_role("slider").or_(page.locator(".bac-panel input")).first
    control.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("alert")).to_have_text(content.word("ui.gone"))
    assert not page.errors
