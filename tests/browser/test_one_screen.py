"""Picture, sentence and main controls on one screen; on a phone the picture and the control in hand."""

import nbformat
import pytest
from playwright.sync_api import expect

from baclofen import labs
from tests.support.jupyterlab import book, new_page, until_answered
from tests.support.page_size import until_pinned

pytestmark = pytest.mark.browser
#: the most that picture, sentence and main controls may need, in px
MOST_PX = 640
NAMES = sorted(labs.REGISTRY)
NAME = "93_one_screen.ipynb"
# how far below the top of its panel the lowest of them ends, folded parts left out
ENDS = """panel => {
    const top = panel.getBoundingClientRect().top;
    const parts = ".bac-stage, .bac-headline, .bac-controls > .bac-part:not(.bac-disclosure, .bac-button)";
    const shown = [...panel.querySelectorAll(parts)].filter((part) => part.checkVisibility());
    return Math.round(Math.max(...shown.map((part) => part.getBoundingClientRect().bottom)) - top);
}"""

# whether pictures are drawn for a phone: there most of them stick
NARROW = """panels => panels.some((panel) => {
    const stage = panel.querySelector(".bac-stage");
    return stage && getComputedStyle(stage).position === "sticky";
})"""

# controls that the focus brings behind the picture, or that stay out of the window
MET = """async panel => {
    const found = [];
    const asked = panel.querySelectorAll(":is(button, input, select, summary):not(:disabled)");
    const all = [...asked].filter((one) => one.checkVisibility());
    for (const one of [...all, ...all.toReversed()]) {
        one.focus();
        await new Promise(requestAnimationFrame);
        const box = one.getBoundingClientRect();
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        const stage = document.elementFromPoint(x, y)?.closest(".bac-stage");
        if (stage || y < 0 || y > innerHeight) found.push([one.outerHTML.slice(0, 90), Math.round(y)]);
    }
    return found;
}"""


def resize(page, width, height):
    """Give the window another size, and wait until every picture has the shape that fits."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("async () => { for (let at = 0; at < 3; at++) await new Promise(requestAnimationFrame); }")
    until_answered(page)


def guess(panel):
    """Where a lab asks for a guess, take the first answer of each question."""
    gate = panel.locator(".bac-gate")
    if gate.count():
        for question in gate.locator(".bac-choice").all():
            question.get_by_role("radio").first.check()
        gate.locator("button.bac-main").click()
        expect(panel.locator(".bac-controls")).to_be_visible()


@pytest.fixture(scope="module")
def page(same_window):
    """A page. By lab: what each control met while the guess was open and after it, and, in a window of a
    computer meanwhile, the height before the guess and after it.
    """
    cells = "from baclofen import labs\nlabs.start()", *(f"labs.{name}()" for name in NAMES)
    page = same_window.run(NAME, *cells, width=390, height=844)
    panels = page.locator(".bac-panel")
    expect(panels).to_have_count(len(NAMES))
    until_pinned(page)
    page.met = {name: panels.nth(at).evaluate(MET) for at, name in enumerate(NAMES)}
    resize(page, 1280, 800)
    assert not panels.evaluate_all(NARROW)
    page.heights = {name: [panels.nth(at).evaluate(ENDS)] for at, name in enumerate(NAMES)}
    for panel in panels.all():
        guess(panel)
    until_answered(page)
    for at, name in enumerate(NAMES):
        page.heights[name].append(panels.nth(at).evaluate(ENDS))
    resize(page, 390, 844)
    assert panels.evaluate_all(NARROW)
    for at, name in enumerate(NAMES):
        page.met[name] += panels.nth(at).evaluate(MET)
    return page


@pytest.mark.parametrize("name", NAMES)
def test_picture_sentence_and_controls_fit_on_one_screen(page, name):
    assert max(page.heights[name]) <= MOST_PX, page.heights


@pytest.mark.parametrize("name", NAMES)
def test_on_a_phone_no_control_in_hand_is_covered_or_out_of_sight(page, name):
    """By Tab down the panel and up again, before the guess and after it."""
    assert page.met[name] == []


@pytest.mark.parametrize("name", NAMES)
def test_on_a_phone_a_pinned_picture_takes_two_fifths_of_the_window(page, name):
    stage = page.locator(".bac-panel").nth(NAMES.index(name)).locator(".bac-stage")
    if stage.evaluate("e => getComputedStyle(e).position") == "sticky":
        assert stage.bounding_box()["height"] <= 0.4 * 844
    else:  # what is touched itself is the control in hand
        assert stage.locator(".bac-place").count()


@pytest.mark.parametrize("name", ["oral", "screening"])
def test_on_a_phone_the_picture_and_the_control_in_hand_are_in_sight_together(page, name):
    panel = page.locator(".bac-panel").nth(NAMES.index(name))
    picture = panel.locator(".bac-stage")
    for control in panel.locator(
        ".bac-controls > .bac-part :is(input[type=range], input[type=radio]:checked)"
    ).all():
        if not control.is_visible():
            continue
        control.focus()
        page.wait_for_timeout(100)
        above, at = picture.bounding_box(), control.bounding_box()
        assert above["y"] >= 0
        assert above["y"] + above["height"] <= at["y"], "the control hides behind the picture"
        assert at["y"] + at["height"] <= 844


def test_the_code_is_put_away_until_it_is_asked_for(page):
    code = page.locator(".jp-CodeCell .jp-InputArea-editor")
    counts = page.locator(".jp-OutputPrompt, .jp-InputPrompt")
    for part in (code, counts, page.locator(".jp-Collapser")):
        assert not [one for one in part.all() if one.is_visible()]
    switch = page.get_by_role("button", name="Show the code")
    switch.click()
    expect(code.first).to_be_visible()
    switch.click()
    expect(code.first).to_be_hidden()


def test_bars_of_the_workshop_are_closed(page):
    for bar in (
        "#jp-bottom-panel .jp-StatusBar-Widget",
        ".jp-SideBar.jp-mod-left",
        ".jp-SideBar.jp-mod-right",
    ):
        assert not [one for one in page.locator(bar).all() if one.is_visible()], bar


def saved_lesson():
    """A lesson as it is stored: run, its code folded, only what needs no Python kept."""
    made = nbformat.reads(book("from baclofen import labs", "labs.start()", "labs.volumes()"), as_version=4)
    kept = [None, labs.start(), labs.volumes()]
    for cell, lab in zip(made.cells, kept, strict=True):
        cell.metadata["jupyter"] = {"source_hidden": True}
        if lab:
            data = {"text/plain": lab.line, "text/html": lab.poster()}
            cell.outputs = [nbformat.v4.new_output("execute_result", data, execution_count=1)]
    made.cells.insert(0, nbformat.v4.new_markdown_cell("# A lesson"))
    return nbformat.writes(made)


def test_a_saved_lesson_looks_like_a_page_before_it_is_started(jupyter_server, same_window):
    jupyter_server.add("92_saved.ipynb", saved_lesson())
    page = same_window("92_saved.ipynb", height=800)
    bars = page.locator(
        ".jp-CodeCell > .jp-Cell-inputWrapper, .jp-InputPlaceholder, .jp-OutputPrompt, .jp-Collapser"
    )
    expect(page.locator(".jp-OutputArea figure img")).to_be_visible()
    assert not [one for one in bars.all() if one.is_visible()]
    page.locator(".bac-code-fold > summary").press("Enter")
    expect(page.locator(".jp-CodeCell > .jp-Cell-inputWrapper").first).to_be_visible()


def test_a_dark_computer_has_a_dark_page(jupyter_server, browser):
    page = new_page(browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="dark"))
    page.goto(jupyter_server.url("notebooks"))  # the folder: a notebook would start a kernel
    expect(page.locator("body[data-jp-theme-light=false]")).to_have_count(1, timeout=60_000)
    page.context.close()
