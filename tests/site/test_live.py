"""Every lesson as a page without code, in Chromium, without any other host: read, run, moved, answered.

One visitor walks through all lessons, as a class does, so only the first lesson is fetched anew.
"""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from baclofen import content
from tests.site.conftest import live_address, wait_until_awake
from tests.support import axe, jupyterlab, panels, questions

pytestmark = pytest.mark.browser
LESSONS = [lesson.id for lesson in content.lessons()]
#: the frame of the page is one for all; what stands in it, lesson by lesson: tests/browser/test_lessons.py
LOOKED_AT_BY_AXE = {"00", "05", "06"}
#: notes every sentence of the bar
NOTES = """
window.courseSaid = [];
new MutationObserver(() => {
  const said = document.getElementById("course-said")?.textContent;
  if (said && said !== window.courseSaid.at(-1)) window.courseSaid.push(said);
}).observe(document, { subtree: true, childList: true, characterData: true });
"""
DRAWN = "() => [...document.querySelectorAll('.jp-MarkdownOutput img')].every(one => one.naturalWidth)"
CELLS = f"() => {jupyterlab.PANEL}.content.widgets.length"


@pytest.fixture(scope="module")
def tried() -> set[str]:
    """The sliders that were moved in a lesson before; every lab of every lesson: tests/browser."""
    return set()


@pytest.fixture(scope="module")
def visitor(closed_browser):
    """One visitor for all lessons."""
    context = closed_browser.new_context(viewport={"width": 1280, "height": 1400})
    context.add_init_script(NOTES)
    context.everything = []
    context.on("request", lambda request: context.everything.append(request.url))
    context.missing = []
    context.on("response", lambda answer: is_missing(answer) and context.missing.append(answer.url))
    yield context
    context.close()


#: a browser asks for an icon, JupyterLite whether the host knows a folder of the browser's own drive
_ASKED_IN_VAIN = re.compile(r"favicon|/api/contents/[^?]*/all\.json")


def is_missing(answer) -> bool:
    """Whether the host lacks a file that the course needs; the browser's drive answers for itself."""
    return answer.status >= 400 and not answer.from_service_worker and not _ASKED_IN_VAIN.search(answer.url)


@pytest.mark.parametrize("lesson", LESSONS)
def test_lesson(lesson, visitor, tried, new_page, address, release):
    page = new_page(visitor)
    page.goto(live_address(address, release, lesson), wait_until="commit")
    expect_to_read(page, lesson)
    place = read_on(page)
    wait_until_awake(page)
    expect_the_same_line(page, *place)
    expect_steps_told(page)
    assert not jupyterlab.error_texts(page)
    assert all(jupyterlab.execution_counts(page))
    expect_a_page_not_an_editor(page)
    page.wait_for_function(DRAWN)
    panels.try_every_lab(page, tried)
    if questions.first_question(lesson):
        questions.answer_first(page, lesson)
    if lesson in LOOKED_AT_BY_AXE:
        assert axe.faults(page, None) == []
    follow_links(page, lesson)
    assert not page.errors
    assert not elsewhere(visitor.everything, address)
    assert not visitor.missing, "a file that the page asks for is not there"
    page.close()


def expect_to_read(page, lesson: str) -> None:
    """The page to read stands there before anything of the labs does."""
    title = page.frame_locator("#course-first").locator("h1")
    expect(title).to_contain_text(content.lesson(lesson).title)
    assert page.locator("#course-bar").get_attribute("data-state") is None
    expect(page.locator("#course-said")).to_have_text(re.compile(r"^Step \d of 3: "))


def read_on(page) -> tuple[str, float, str]:
    """Go on to the third part, unfold something; returns the heading, its height on the screen, the fold."""
    read = page.frame_locator("#course-first")
    heading, folds = read.locator("h2").nth(2), read.locator("main > details > summary")
    heading.evaluate("node => scrollTo(0, node.getBoundingClientRect().top - 90)")
    fold = ""
    if folds.count():
        folds.last.evaluate("node => { node.parentElement.open = true; }")
        fold = folds.last.text_content().strip()
    heading.evaluate("node => scrollTo(0, scrollY + node.getBoundingClientRect().top - 90)")
    return heading.text_content(), heading.bounding_box()["y"], fold


def expect_the_same_line(page, name: str, height: float, fold: str) -> None:
    """The living lesson took the place of the page to read, and nothing jumped or folded."""
    expect(page.locator("#course-first")).to_have_count(0)
    living = page.locator(".jp-MarkdownOutput h2").filter(has_text=name).first
    assert living.bounding_box()["y"] == pytest.approx(height, abs=6)
    opened = page.locator(".jp-MarkdownOutput details[open] > summary")
    assert [one.strip() for one in opened.all_text_contents()] == [fold] * bool(fold)


def follow_links(page, lesson: str) -> None:
    """Links lead to places of this page, and to the next living lesson."""
    page.locator(".contents a[href^='#']").last.click()
    sources = page.locator(".jp-MarkdownOutput h2").last
    expect(sources).to_be_focused()
    expect(sources).to_be_in_viewport()
    assert sources.bounding_box()["y"] >= page.locator("#course-bar").bounding_box()["height"]
    after = page.locator(".neighbours a[rel=next]")
    if lesson != LESSONS[-1]:
        following = content.lesson(LESSONS[LESSONS.index(lesson) + 1])
        with page.expect_navigation(url=re.compile(rf"{following.file}&page$"), wait_until="commit"):
            after.click()


def expect_steps_told(page) -> None:
    said, words = page.evaluate("window.courseSaid"), content.words("live")
    steps = [words[f"live.{key}"] for key in ("page", "python", "packages", "ready")]
    assert [one for one in said if one in steps][:4] == steps
    pattern = words["live.labs"].replace("{number}", r"\d+").replace("{count}", r"\d+")
    assert any(re.fullmatch(pattern, one) for one in said)


def expect_a_page_not_an_editor(page) -> None:
    """No code is shown, and neither keys nor clicks open or delete anything."""
    assert page.evaluate("document.body.dataset.bacWake") == "reload", "labs that sleep name no Start button"
    assert page.locator(".cm-editor:visible").count() == 0
    assert "from baclofen" not in page.locator("body").inner_text()
    cells = page.evaluate(CELLS)
    prose = page.locator(".jp-MarkdownOutput p:visible").nth(1)
    prose.dblclick()
    prose.click()
    for key in ("Escape", "d", "d", "x", "a", "b", "Enter"):
        page.keyboard.press(key)
    assert page.locator(".cm-editor:visible").count() == 0
    assert page.evaluate(CELLS) == cells
    assert page.locator(".jp-Dialog, .lm-Menu").count() == 0


def elsewhere(urls, address: str) -> list[str]:
    """What was asked of any other host."""
    here = urlsplit(address).netloc
    return [url for url in urls if url.startswith(("http", "ws")) and urlsplit(url).netloc != here]


@pytest.mark.parametrize("lesson", ["00", "02"])
def test_the_notebook_itself_starts_by_its_button(lesson, visitor, new_page, address, release):
    page, workers = new_page(visitor), []
    page.on("worker", lambda worker: workers.append(worker.url))
    page.goto(live_address(address, release, lesson).removesuffix("&page"))
    page.wait_for_function(f"() => window.jupyterapp && {jupyterlab.PANEL}?.context?.isReady")
    page.wait_for_function(
        f"() => {jupyterlab.PANEL}.context.sessionContext.session?.kernel?.status === 'idle'"
    )
    assert ["comlink.worker" in url for url in workers] == [True], (
        "the editor begins Python as JupyterLite does"
    )
    expect(page.get_by_role("menuitem", name="Run", exact=True)).to_be_visible()
    jupyterlab.run_all(page, seconds=180)
    assert not jupyterlab.error_texts(page)
    expect(page.locator(".bac-panel .bac-stage svg").first).to_be_visible()
    assert not page.errors
