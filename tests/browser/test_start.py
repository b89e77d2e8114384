"""The lesson's first line: it undoes JupyterLab's jump to the last cell, and lets go of a page that is read.

Once Python has ended, it and the labs say what wakes them: the Start button, or where none is, a reload.
"""

import pytest
from playwright.sync_api import expect

from baclofen import content
from tests.support import jupyterlab

pytestmark = pytest.mark.browser
LESSON = "07_doses_and_units.ipynb"  # of the long ones, the soonest ready
SCROLLED = "() => document.querySelector('.jp-WindowedPanel-outer').scrollTop"
FAR = "() => { document.querySelector('.jp-WindowedPanel-outer').scrollTop = 3000; }"


DRAWN = ".bac-start-text:not(:empty)"


@pytest.fixture
def lesson(same_window):
    """A lesson that was not started, and what presses its Start button."""
    page = same_window(LESSON)
    return page, jupyterlab.start_button(page).first


def test_a_jump_by_jupyterlab_is_undone(lesson):
    """The jump comes in the very moment in which the line is drawn, however slow the computer."""
    page, start = lesson
    page.evaluate(
        f"""() => new MutationObserver((_, watch) => {{
            if (!document.querySelector("{DRAWN}")) return;
            watch.disconnect();
            ({FAR})();
            window.jumped = ({SCROLLED})() > 2000;
        }}).observe(document.body, {{ childList: true, subtree: true, characterData: true }})"""
    )
    start.click()
    page.wait_for_function(f"() => window.jumped && ({SCROLLED})() < 450")


def test_who_reads_on_is_not_pulled_back_and_a_term_opens_in_place_by_mouse_and_by_key(lesson):
    """Before Start the link leads to the list of words; once the page lives the words open beside it."""
    page, start = lesson
    term = page.locator('a[title][href$="#Words"]').first
    assert term.get_attribute("title")
    jupyterlab.listen_for_the_end(page)
    start.click()
    page.locator(DRAWN).wait_for(state="attached")
    page.mouse.move(600, 450)
    page.mouse.wheel(0, 1)
    page.wait_for_timeout(100)
    page.evaluate(FAR)
    page.wait_for_timeout(1700)
    assert page.evaluate(SCROLLED) > 2000
    jupyterlab.until_run(page)  # while labs are being drawn, what stands below them moves
    term.click()
    words = page.locator(".bac-term")
    expect(words).to_have_text(term.get_attribute("title"))
    expect(term).to_have_attribute("aria-expanded", "true")
    term.focus()
    page.keyboard.press("Enter")
    expect(words).to_have_count(0)
    expect(term).to_have_attribute("aria-expanded", "false")
    expect(term, "The page must not jump to the list of words.").to_be_in_viewport()


def test_labs_that_sleep_name_the_way_that_wakes_them_on_this_page(same_window, jupyter_server, run_all):
    cells = "from baclofen import labs\nlabs.start()", "labs.pump_life()"
    jupyter_server.add("94_sleep.ipynb", jupyterlab.book(*cells))
    page = same_window("94_sleep.ipynb")
    page.evaluate("() => { document.body.dataset.bacWake = 'reload'; }")  # as a page without code does
    run_all(page)
    jupyterlab.end_kernel(page)
    expect(page.locator(".bac-start-text")).to_have_text(content.word("ui.gone_all_reload"))
    expect(page.locator(".bac-panel .bac-asleep")).to_have_text(content.word("ui.gone_reload"))
    page.evaluate("() => { delete document.body.dataset.bacWake; }")  # JupyterLab itself has its button
    control = (
        page.locator(".bac-panel").get_by_role("slider").or_(page.locator(".bac-panel input:visible")).first
    )
    control.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("alert")).to_have_text(content.word("ui.gone"))
    assert not page.errors
