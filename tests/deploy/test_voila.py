"""Every lesson as a page without code: one Voila server, real Chromium, nothing asked of another host."""

import json
import re

import pytest

from baclofen import content
from tests.support.voila import Voila
from tools.lessons import run

pytestmark = pytest.mark.browser
LESSONS = [path.name for path in run.lessons()]
LOOK = "panel => [...panel.querySelectorAll('.bac-stage svg, .bac-headline')].map(e => e.outerHTML).join()"
CODE = ".jp-InputArea-editor, .jp-InputPrompt, .highlight, .cm-editor"
NO_SLIDER = {"00", "01", "03", "08", "09"}  # words, questions and cases only
TROUBLE = (
    "[data-mime-type='application/vnd.jupyter.stderr'], [data-mime-type='application/vnd.jupyter.error']"
)


@pytest.fixture(scope="module")
def voila(tmp_path_factory):
    with Voila(tmp_path_factory.mktemp("voila")) as server:
        yield server


@pytest.fixture
def show(browser, voila):
    """A function that opens a lesson and waits for its labs; the page has `.errors` and `.strangers`."""
    contexts = []

    def show(lesson, **options):
        contexts.append(browser.new_context(viewport={"width": 1280, "height": 1400}, **options))
        page = contexts[-1].new_page()
        page.set_default_timeout(60_000)
        page.errors, page.strangers = [], []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        ours = ("data:", "blob:", voila.base, voila.base.replace("http", "ws", 1))
        page.on("request", lambda asked: asked.url.startswith(ours) or page.strangers.append(asked.url))
        page.goto(voila.page(lesson))
        page.locator(".bac-panel").first.wait_for()
        page.locator(".bac-start-text").get_by_text("are awake").wait_for()
        return page

    yield show
    for context in contexts:
        context.close()


@pytest.mark.parametrize("lesson", LESSONS)
def test_lesson_is_a_page_without_code(show, lesson):
    page = show(lesson)
    assert page.title() == page.locator("h1").first.inner_text().rstrip("¶"), "the window has a name"
    assert page.locator(CODE).filter(visible=True).count() == 0
    assert page.locator(TROUBLE).count() == 0
    assert page.locator(".bac-panel").count() >= labs_in(lesson) > 0
    start = page.get_by_role("button", name="Start this lesson")
    assert start.count() == 0, "the lesson has started: a Start button would do nothing"
    assert moved_a_slider(page) or lesson[:2] in NO_SLIDER
    assert page.errors == []
    assert page.strangers == []


def test_the_table_of_lessons_leads_to_pages_without_code(show):
    page = show(LESSONS[0])
    page.get_by_role("link", name=re.compile("^02 ")).first.click()
    page.locator(".bac-panel").first.wait_for()
    assert page.url.endswith(LESSONS[2])


def test_a_lab_that_fell_asleep_says_to_load_the_page_again_and_that_wakes_it(show):
    page = show(LESSONS[2])
    assert moved_a_slider(page)
    page.evaluate(
        """async () => {
            const page = JSON.parse(document.getElementById("jupyter-config-data").textContent);
            await fetch(`${page.baseUrl}voila/api/shutdown/${page.kernelId}`, {method: "POST"});
        }"""
    )
    page.keyboard.press("ArrowLeft")  # the slider still has the focus, at its end
    page.keyboard.press("ArrowRight")
    told = page.get_by_role("alert")
    told.wait_for()
    assert told.inner_text() in (content.word("ui.asleep_reload"), content.word("ui.gone_reload"))
    page.reload()
    page.locator(".bac-start-text").get_by_text("are awake").wait_for()
    assert told.count() == 0
    assert moved_a_slider(page)


def labs_in(lesson: str) -> int:
    """Count the cells that call a lab: each shows at least one panel."""
    cells = json.loads((run.FOLDER / lesson).read_text("utf-8"))["cells"]
    calls = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return sum(call.startswith("labs.") and call != "labs.start()" for call in calls)


def moved_a_slider(page) -> bool:
    """Move the first slider of the page, if there is one: its picture or sentence changes."""
    for panel in page.locator(".bac-panel").all():
        skip = panel.get_by_role("button", name=re.compile("^Skip the (?:prediction|guess)$"))
        if skip.count() and skip.is_visible():
            skip.click()
            panel.get_by_role("button", name="Start again").wait_for()
        for slider in panel.get_by_role("slider").element_handles():
            if slider.is_visible():
                before = panel.evaluate(LOOK)
                slider.focus()
                page.keyboard.press("Home" if slider.evaluate("e => e.value === e.max") else "End")
                page.wait_for_function(
                    f"([panel, before]) => ({LOOK})(panel) !== before", arg=[panel.element_handle(), before]
                )
                return True
    return False
