"""Every lesson in a real browser: Start runs it, sliders move their pictures by keyboard, axe is content."""

import pytest

from tests.support import jupyterlab, panels
from tests.support.axe import faults
from tools.lessons import run

pytestmark = pytest.mark.browser


LESSONS = [path.name for path in run.lessons()]


@pytest.fixture(params=LESSONS)
def lesson(request, same_window, run_all):
    """A page with the lesson open and every cell run by the Start button."""
    page = same_window(request.param, height=1400)
    run_all(page)
    return page


def test_lesson(lesson):
    assert not jupyterlab.error_texts(lesson)
    panels.try_every_lab(lesson)
    if lesson.locator(".bac-panel").count():
        assert not faults(lesson)
    assert not lesson.errors
