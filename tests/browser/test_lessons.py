"""Every lesson in a real browser: Start runs it, sliders move their pictures by keyboard, axe is content."""

import pytest

from tests.support import jupyterlab, panels
from tests.support.axe import faults
from tools.lessons import run

pytestmark = pytest.mark.browser


LESSONS = [path.name for path in run.lessons()]


@pytest.fixture(scope="module")
def application(browser, jupyter_server):
    """JupyterLab, opened once at the first lesson: each lesson then takes the place of the last."""
    context = browser.new_context(viewport={"width": 1280, "height": 1400})
    page = jupyterlab.new_page(context)
    jupyter_server.open(page, LESSONS[0])
    yield page
    jupyterlab.end_kernel(page)
    context.close()


@pytest.fixture(params=LESSONS)
def lesson(request, application, jupyter_server, run_all):
    """A page with the lesson open and every cell run by the Start button."""
    jupyter_server.turn_to(application, request.param)
    run_all(application)
    return application


def test_lesson(lesson):
    assert not jupyterlab.error_texts(lesson)
    panels.try_every_lab(lesson)
    if lesson.locator(".bac-panel").count():
        assert not faults(lesson)
    assert not lesson.errors
