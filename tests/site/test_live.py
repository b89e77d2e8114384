"""Every lesson as a page without code, in Chromium, without any other host: read, run, moved, answered.

To start Python in the browser costs most, so two lessons are woken as whole pages, one after the other as a
class does, and the second one's Python runs the others that call something new, each in place of the last.
Every lab is made in this Python when the site is built (tools/site/collect.py). What the page shows before
Python is there is looked at lesson by lesson.
"""

import re
from functools import cache
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from baclofen import content
from tests.site.conftest import NO_PYTHON, live_address, patient_page, wait_until_awake
from tests.support import axe, jupyterlab, panels, questions
from tools.lessons import run

pytestmark = pytest.mark.browser
LESSONS = [lesson.id for lesson in content.lessons()]
#: The first lesson, which looks unlike all others, and the one with most labs, which finds all files fetched.
#: The labs of all others are moved in tests/browser/test_lessons.py: no lab asks which Python it runs in.
WOKEN = ["00", "06"]
OTHERS = [lesson for lesson in LESSONS if lesson not in WOKEN]
CALL = re.compile(r"\blabs\.(\w+)\(")
#: notes every sentence of the bar
NOTES = """
window.courseSaid = [];
new MutationObserver(() => {
  const said = document.getElementById("course-said")?.textContent;
  if (said && said !== window.courseSaid.at(-1)) window.courseSaid.push(said);
}).observe(document, { subtree: true, childList: true, characterData: true });
"""
DRAWN = "() => [...document.querySelectorAll('.jp-MarkdownOutput img')].every(one => one.naturalWidth)"
#: shows another lesson of the release in the open notebook, as its own file holds it
TURN_TO = f"""async (path) => {{
    const file = await window.jupyterapp.serviceManager.contents.get(path, {{ content: true }});
    {jupyterlab.PANEL}.context.model.fromJSON(file.content);
}}"""
WRITTEN = f"""() => {jupyterlab.PANEL}.content.widgets.every(
    cell => cell.model.type !== 'markdown' || cell.node.querySelector('.jp-MarkdownOutput *'))"""
CELLS = f"() => {jupyterlab.PANEL}.content.widgets.length"


@pytest.fixture(scope="module")
def visitor(closed_browser):
    """One visitor for all lessons."""
    yield from visiting(closed_browser.new_context(viewport={"width": 1280, "height": 1400}))


@pytest.fixture(scope="module")
def reader(closed_browser):
    """A visitor whose line brings the pages to read, and nothing of JupyterLite or Python."""
    context = closed_browser.new_context(viewport={"width": 1280, "height": 1400}, service_workers="block")
    context.add_init_script(NO_PYTHON)
    context.route(re.compile("/(?:build|extensions|static)/"), lambda route: route.abort())
    yield from visiting(context)


def visiting(context):
    """Note what is asked, what the host lacks, and what the bar says."""
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


@pytest.fixture(scope="module", params=WOKEN)
def woken(request, visitor, address, release):
    """A page that was read while it woke; `lesson` and `place` (where the reader is) stand beside it."""
    page = patient_page(visitor)
    page.lesson = request.param
    page.goto(live_address(address, release, page.lesson), wait_until="commit")
    expect_to_read(page, page.lesson)
    page.place = read_on(page)
    wait_until_awake(page)
    yield page
    page.close()


def test_a_lesson_wakes_under_its_reader(woken, visitor, address):
    expect_the_same_line(woken, *woken.place)
    expect_steps_told(woken)
    assert not jupyterlab.error_texts(woken)
    assert all(jupyterlab.execution_counts(woken))
    expect_a_page_not_an_editor(woken)
    woken.wait_for_function(DRAWN)
    panels.try_every_lab(woken, set())
    if questions.first_question(woken.lesson):
        questions.answer_first(woken, woken.lesson)
    assert axe.faults(woken, None) == []
    follow_contents(woken)
    if woken.lesson != WOKEN[-1]:
        go_to_the_next(woken)
    assert_nothing_wrong(woken, visitor, address)


@cache
def calling_something_new() -> list[str]:
    """The other lessons that call something of the course that no lesson before them in this Python has."""
    files = {path.name[:2]: path.read_text("utf-8") for path in run.lessons()}
    called = {name for lesson in WOKEN for name in CALL.findall(files[lesson])}
    found = []
    for lesson in OTHERS:
        if new := set(CALL.findall(files[lesson])) - called:
            found.append(lesson)
            called |= new
    return found


@pytest.mark.parametrize("woken", WOKEN[-1:], indirect=True)
@pytest.mark.parametrize("lesson", OTHERS)
def test_every_other_lesson_is_what_was_read_and_runs(lesson, woken, visitor, site, address, release):
    woken.evaluate(TURN_TO, f"{release}/{content.lesson(lesson).file}")
    woken.wait_for_function(WRITTEN)
    if lesson in calling_something_new():
        jupyterlab.run_all(woken, seconds=180)
    assert not jupyterlab.error_texts(woken)
    expect_what_was_read(woken, site / "lessons" / content.lesson(lesson).file.replace(".ipynb", ".html"))
    woken.wait_for_function(DRAWN)
    assert_nothing_wrong(woken, visitor, address)


@pytest.mark.parametrize("lesson", OTHERS)
def test_every_other_lesson_is_there_to_read_at_once(lesson, reader, address, release):
    page = patient_page(reader)
    page.goto(live_address(address, release, lesson), wait_until="commit")
    expect_to_read(page, lesson)
    read_on(page)
    if lesson != LESSONS[-1]:
        after = page.frame_locator("#course-first").locator(".neighbours a[rel=next]")
        expect(after).to_have_attribute("href", live_address(address, release, following(lesson).id))
        expect(after).to_have_attribute("target", "_top")
    assert_nothing_wrong(page, reader, address)
    page.close()


def assert_nothing_wrong(page, visitor, address: str) -> None:
    """No script failed, no other host was asked, and nothing was asked in vain."""
    assert not page.errors
    assert not elsewhere(visitor.everything, address)
    assert not visitor.missing, "a file that the page asks for is not there"


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


def expect_what_was_read(page, file) -> None:
    """The living lesson has its page's headings and folds: by their names a reader's place is kept."""
    read = BeautifulSoup(file.read_text("utf-8"), "html.parser").main
    parts = [heading.get_text() for heading in read.select("h2")]
    folds = [fold.get_text().strip() for fold in read.select(":scope > details > summary")]
    living = page.locator(".jp-MarkdownOutput")
    heads = living.locator("h2").all_text_contents()
    assert [one.removesuffix("¶") for one in heads] == parts
    told = living.locator("details > summary").all_text_contents()
    assert [
        one.strip() for one in told[: len(folds)]
    ] == folds  # the last one, the sources, is no fold on the page


def follow_contents(page) -> None:
    """Links lead to places of this page."""
    page.locator(".contents a[href^='#']").last.click()
    sources = page.locator(".jp-MarkdownOutput h2").last
    expect(sources).to_be_focused()
    expect(sources).to_be_in_viewport()
    assert sources.bounding_box()["y"] >= page.locator("#course-bar").bounding_box()["height"]


def following(lesson: str) -> content.Lesson:
    return content.lesson(LESSONS[LESSONS.index(lesson) + 1])


def go_to_the_next(page) -> None:
    """The link at the foot leads to the next living lesson."""
    wanted = re.compile(rf"{following(page.lesson).file}&page$")
    with page.expect_navigation(url=wanted, wait_until="commit"):
        page.locator(".neighbours a[rel=next]").click()


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
