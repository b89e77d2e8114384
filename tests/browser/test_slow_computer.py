"""A slow computer: the script of a part takes longer than the two seconds that anywidget gives it."""

import pytest
from playwright.sync_api import expect

from tests.support import jupyterlab
from tests.support.jupyterlab import book
from tests.support.kit_page import DEMO, curve, ready, slider, wait_for_new_curve

pytestmark = pytest.mark.browser
NAME = "90_slow_computer.ipynb"
LATE = """const timeout = AbortSignal.timeout;
AbortSignal.timeout = (milliseconds) => {
  if (milliseconds !== 2000) return timeout.call(AbortSignal, milliseconds);
  const late = new AbortController();
  queueMicrotask(() => late.abort());
  return late.signal;
};
"""


def test_a_part_that_loads_too_late_for_anywidget_hears_python_all_the_same(jupyter_server, browser, run_all):
    context = browser.new_context(viewport={"width": 1280, "height": 1200})
    context.add_init_script(LATE)
    page = context.new_page()
    given_up = []
    page.on("pageerror", lambda error: given_up.append(str(error)))
    jupyter_server.add(NAME, book(DEMO, "panel"))
    jupyter_server.open(page, NAME)
    run_all(page)
    old = curve(ready(page))
    assert any(jupyterlab.GIVEN_UP in error for error in given_up)
    slider(page).press("ArrowRight")
    wait_for_new_curve(page, old)
    expect(page.locator(".bac-headline").first).to_contain_text("12.5")
    context.close()
