"""The local server says what its pages may run: JupyterLab and the labs, and nothing that a file brought."""

import pytest

from tests.support import somebody, strange_widgets
from tests.support.jupyterlab import PANEL, new_page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lesson(same_window):
    """The lesson with the fewest labs; that all are at peace with the policy: test_lessons.py."""
    return same_window("10_in_twenty_minutes.ipynb")


def test_a_lesson_runs_and_what_somebody_put_into_it_does_not(lesson, run_all):
    run_all(lesson)
    assert lesson.errors == []
    said, ran = somebody.put_into(lesson)
    assert not ran
    assert len(said) >= 3


def test_a_page_that_lies_beside_the_lessons_runs_nothing(lesson, jupyter_server):
    page = new_page(lesson.context)  # the browser keeps who it is
    mailed = jupyter_server.folder / "notebooks" / "mailed.html"
    mailed.write_text(
        "<p>mailed</p><script>document.title = 'taken'</script><script src='mailed.js'></script>"
    )
    mailed.with_suffix(".js").write_text("document.title = origin")
    place = f"{jupyter_server.base}/files/notebooks/mailed.html"
    assert page.goto(place).status == 403, "a link from elsewhere opens no file"
    page.goto(f"{place}?token={jupyter_server.token}")
    page.get_by_text("mailed").wait_for()
    page.wait_for_load_state("networkidle")
    assert page.title() in ("", "null")  # its own file may run, in an origin of its own that is nobody's
    page.close()


def test_widgets_that_a_mailed_notebook_brings_are_not_made(same_window, jupyter_server):
    """Their state holds scripts, and JupyterLab makes them as a notebook opens, trusted or not."""
    (jupyter_server.folder / "notebooks" / "mailed.ipynb").write_text(strange_widgets.notebook(), "utf-8")
    page = same_window("mailed.ipynb")
    assert page.evaluate(f"() => {PANEL}.content.model.getMetadata('widgets') === undefined")
    page.wait_for_timeout(1000)
    assert not page.evaluate("window.taken")
