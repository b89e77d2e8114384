"""The touch kit outside JupyterLab: Notebook 7 in a narrow window."""

import pytest

from tests.support.axe import faults
from tests.support.jupyterlab import book
from tests.support.kit_page import DEMO, NAME, curve, open_everything, ready, slider, wait_for_new_curve

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(jupyter_server):
    jupyter_server.add(NAME, book(DEMO, "panel", "panel"))
    return jupyter_server


@pytest.fixture
def plain_page(browser):
    """Give a function that opens an address in a window of a given size."""
    contexts = []

    def open_page(address, width=1280, height=900, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_notebook_7_in_a_narrow_window(server, plain_page):
    page = plain_page(f"{server.base}/notebooks/notebooks/{NAME}?token={server.token}", width=320, height=800)
    page.locator(".jp-Notebook .jp-Cell").first.wait_for()
    page.wait_for_timeout(2000)
    page.locator(".jp-Notebook .jp-Cell").first.click()
    for _ in range(2):
        page.keyboard.press("Shift+Enter")
    ready(page)
    old = curve(page)
    slider(page).focus()
    page.keyboard.press("End")
    wait_for_new_curve(page, old)
    open_everything(page)
    panel = page.locator(".bac-panel").first
    assert panel.evaluate("e => e.scrollWidth <= e.clientWidth"), "no sideways scrolling at 320 px"
    # The browser said that it is narrow, Python shaped the picture anew, and its letters can be read.
    box = page.locator(".bac-stage svg").first.evaluate("svg => svg.viewBox.baseVal.width")
    assert box == pytest.approx(4.6 * 72, abs=0.5)
    sizes = page.locator(".bac-stage svg").first.evaluate(
        "svg => [...svg.querySelectorAll('text')].map(t => "
        "parseFloat(getComputedStyle(t).fontSize) * svg.clientWidth / svg.viewBox.baseVal.width)"
    )
    assert min(sizes) >= 11.99
    small = panel.evaluate(
        "e => [...e.querySelectorAll('button, input, select, summary')].filter(t => t.offsetParent)"
        ".map(t => t.type === 'radio' || t.type === 'checkbox' ? t.closest('label') : t)"
        ".map(t => [t.outerHTML.slice(0, 80), t.getBoundingClientRect()])"
        ".filter(([_, b]) => b.height < 24 || b.width < 24)"
    )
    assert small == []
    assert faults(page) == []
