"""The touch kit in a real JupyterLab: by keyboard, by typing, in the dark, with a slow kernel and without."""

import pytest
from playwright.sync_api import expect

from tests.support.axe import faults
from tests.support.kit_page import (
    DEMO,
    NAME,
    curve,
    open_everything,
    open_more,
    ready,
    slider,
    wait_for_curve,
    wait_for_new_curve,
)

pytestmark = pytest.mark.browser
SEEN = """async () => {
    const kernel = window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel;
    const future = kernel.requestExecute({code: "import json; print(json.dumps(seen))"});
    let text = "";
    future.onIOPub = (message) => {
        if (message.header.msg_type === "stream") text += message.content.text;
    };
    await future.done;
    return JSON.parse(text);
}"""


SLOW = """import time
from baclofen.widgets import Button, Choice, Slider
seen = []
slider = Slider('Slow', 0, 0, 100, 1)
slider.observe(lambda change: (time.sleep(0.3), seen.append(change['new'])), 'value')
choice = Choice('Also slow', [('a', 'First'), ('b', 'Second'), ('c', 'Third')])
choice.observe(lambda change: time.sleep(0.6), 'value')
button = Button('Do it')
button.on_press(lambda: seen.append([choice.value, slider.value]))
"""


@pytest.fixture(scope="module")
def shared_page(same_window):
    """One page with the demo panel, shown twice; opening it anew for every test takes too long."""
    page = same_window.run(NAME, DEMO, "panel", "panel", height=1200)
    page.opening = curve(ready(page))
    return page


@pytest.fixture
def kit(shared_page):
    """The demo panel, set back to its start."""
    slider(shared_page).focus()
    shared_page.get_by_role("button", name="Start again").first.click()
    expect(shared_page.get_by_role("slider", name="Period").first).to_have_value("12")
    expect(shared_page.get_by_role("radio", name="Middle").first).to_be_checked()
    wait_for_curve(shared_page, shared_page.opening)
    return shared_page


def test_nothing_is_announced_when_the_page_opens(shared_page):
    assert set(shared_page.locator(".bac-spoken").all_text_contents()) == {""}


def test_keys_move_the_slider_and_both_pictures(kit):
    cells = kit.locator(".jp-Notebook .jp-Cell").count()
    old = curve(kit)
    slider(kit).focus()
    kit.keyboard.press("ArrowRight")
    wait_for_new_curve(kit, old)
    expect(slider(kit)).to_have_attribute("aria-valuetext", "12.5\N{NO-BREAK SPACE}h")
    # The same panel stands there twice and both follow.
    assert curve(kit, 0) == curve(kit, 1) != old
    for key, text in (
        ("Home", "2"),
        ("End", "24"),
        ("PageDown", "22"),
        ("ArrowLeft", "21.5"),
        ("ArrowUp", "22"),
    ):
        kit.keyboard.press(key)
        expect(slider(kit)).to_have_attribute("aria-valuetext", f"{text}\N{NO-BREAK SPACE}h")
    expect(kit.locator(".bac-headline").first).to_contain_text("22")
    # Letters that are commands of the notebook (insert, cut, delete) stay harmless, and Tab goes on.
    for key in ("a", "x", "d", "d", "Enter"):
        kit.keyboard.press(key)
    assert kit.locator(".jp-Notebook .jp-Cell").count() == cells
    kit.keyboard.press("Tab")
    assert kit.evaluate("document.activeElement.textContent") == "Reset"
    assert not kit.errors


def test_arrows_walk_through_radio_buttons(kit):
    old = curve(kit)
    group = kit.get_by_role("group", name="Size").first
    group.get_by_role("radio", name="Middle").focus()
    kit.keyboard.press("ArrowDown")
    expect(group.get_by_role("radio", name="Large")).to_be_checked()
    wait_for_new_curve(kit, old)


def test_a_typed_number_is_taken_and_a_bad_one_explained(kit):
    old = curve(kit)
    typed = kit.get_by_role("textbox", name="Period, typed, h").first
    typed.fill("7.6")
    typed.press("Enter")
    wait_for_new_curve(kit, old)
    expect(typed).to_have_value("7.5")
    kept = curve(kit)
    for bad in ("3,5", "much", "99", ""):
        typed.fill(bad)
        typed.press("Enter")
        alert = (
            kit.get_by_role("alert").filter(has_text="Type a number from 2\N{NO-BREAK SPACE}h to 24").first
        )
        expect(alert).to_be_visible()
        expect(typed).to_have_attribute("aria-invalid", "true")
    kit.wait_for_timeout(500)
    assert curve(kit) == kept
    typed.fill("8")
    typed.press("Enter")
    expect(alert).to_have_count(0)
    expect(kit.get_by_role("textbox", name="Amount, typed, mcg per day").first).to_have_value("1,000")


def test_reset_of_one_and_of_all(kit):
    start = curve(kit)
    slider(kit).focus()
    kit.keyboard.press("End")
    wait_for_new_curve(kit, start)
    kit.get_by_role("button", name="Reset Period to 12").first.click()
    wait_for_curve(kit, start)
    expect(slider(kit)).to_be_focused()
    kit.get_by_role("radio", name="Large").first.check()
    wait_for_new_curve(kit, start)
    kit.get_by_role("button", name="Start again").first.click()
    expect(kit.get_by_role("radio", name="Middle").first).to_be_checked()
    wait_for_curve(kit, start)


def test_what_is_spoken(kit):
    spoken = kit.locator(".bac-headline .bac-spoken").first
    slider(kit).focus()
    for _ in range(4):
        kit.keyboard.press("ArrowRight")
    assert "14" not in spoken.text_content(), "nothing is announced while the hand still moves"
    expect(spoken).to_contain_text("period of 14\N{NO-BREAK SPACE}h")
    picture = kit.get_by_role("img", name="Waves, period 14\N{NO-BREAK SPACE}h").first
    expect(picture).to_have_accessible_description(
        "The highest wave is 2.50 with a period of 14\N{NO-BREAK SPACE}h."
    )
    expect(kit.get_by_role("region", name="Waves").first).to_be_visible()
    assert kit.locator(".bac-figure .bac-spoken").first.text_content() == "", "one voice only"


def test_the_table_is_there_when_it_is_opened(kit):
    summary = kit.locator(".bac-figure summary").first
    summary.press("Enter")
    table = kit.get_by_role("table", name="Height by hour").first
    expect(table.get_by_role("columnheader", name="Height")).to_be_visible()
    expect(table.get_by_role("rowheader")).to_have_count(5)
    before = table.inner_text()
    slider(kit).focus()
    kit.keyboard.press("End")
    kit.wait_for_function("old => document.querySelector('.bac-table table').innerText !== old", arg=before)
    summary.press("Enter")


def test_marks_say_right_and_wrong_in_words_and_the_answer_is_locked(kit):
    open_more(kit)
    group = kit.get_by_role("group", name="What does a longer period do?").first
    picked = group.get_by_role("radio", name="More waves")
    expect(picked).to_be_checked()
    expect(picked).to_have_accessible_description("Not right. Each wave is longer, so fewer fit.")
    group.get_by_role("radio", name="None").click(force=True)
    expect(picked).to_be_checked()
    picked.focus()
    kit.keyboard.press("ArrowDown")
    expect(picked).to_be_checked()


def test_search_finds_and_an_empty_result_says_so(kit):
    open_more(kit)
    field = kit.get_by_role("searchbox", name="Find a word").first
    field.press_sequentially("Ripple", delay=20)
    expect(kit.locator(".bac-catalog").first.locator("li")).to_have_count(1)
    kit.locator(".bac-catalog summary").first.click()
    expect(kit.locator(".bac-catalog dd").first).to_have_text("A small <b>wave</b>.")
    field.fill("zzz")
    expect(kit.get_by_text("Nothing to show.").first).to_be_visible()
    field.fill("")
    expect(kit.locator(".bac-catalog").first.locator("li")).to_have_count(2)


def test_names_are_unique_though_the_panel_stands_there_twice(kit):
    open_everything(kit)
    ids = kit.evaluate("[...document.querySelectorAll('.bac-panel [id]')].map(e => e.id)")
    assert len(ids) == len(set(ids)) > 20
    groups = kit.evaluate("[...document.querySelectorAll('.bac-panel input[type=radio]')].map(e => e.name)")
    assert len(set(groups)) == 4


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_the_picture_follows_the_theme(kit, scheme):
    """JupyterLab follows the computer, and the picture follows JupyterLab."""
    kit.emulate_media(color_scheme=scheme)
    light = scheme == "light"
    expect(kit.locator(f"body[data-jp-theme-light={str(light).lower()}]")).to_have_count(1, timeout=30_000)
    line = kit.locator(".bac-stage g[id$=slot-line] path").first
    expect(line).to_have_css("stroke", "rgb(154, 74, 6)" if light else "rgb(255, 181, 112)", timeout=30_000)
    open_everything(kit)
    assert faults(kit) == []
    kit.emulate_media(color_scheme="light")


def test_a_sleeping_kernel_is_noticed_and_a_woken_one_too(kit):
    """The last of the page's tests: its Python ends."""
    page = kit
    notice = page.get_by_role("alert").filter(has_text="not answering")
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(5000)
    expect(notice).to_have_count(0)
    # A kernel that is only busy answers later, and the notice goes.
    kernel = "window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel"
    page.evaluate(f"() => {{ {kernel}.requestExecute({{code: 'import time; time.sleep(6)'}}); }}")
    page.keyboard.press("ArrowRight")
    expect(notice.first).to_be_visible()
    expect(notice).to_have_count(0)
    # An end is seen at once in every panel, and spoken to the hand that moves, right below its slider.
    page.evaluate(f"() => {kernel}.shutdown()")
    expect(page.locator(".bac-asleep").filter(has_text="fell asleep")).to_have_count(2)
    assert page.get_by_role("alert").count() == 0
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("alert")).to_have_count(1)
    below = page.get_by_role("alert").bounding_box()["y"] - slider(page).bounding_box()["y"]
    assert 0 < below < 250
    assert not page.errors


def test_a_slow_kernel_gets_the_latest_value_and_no_backlog(same_window):
    page = same_window.run("96_slow.ipynb", SLOW + "slider", "choice", "button", height=900)
    slider(page, "Slow").focus()
    for _ in range(40):
        page.keyboard.press("ArrowRight")
    seen = heard(page, lambda seen: seen[-1:] == [40])
    assert len(seen) < 30, "values that a faster hand has overtaken are not worked through"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    for name in ("First", "Second", "Third"):
        page.get_by_role("radio", name=name).check()
    page.get_by_role("button", name="Do it").click()
    pressed = heard(page, lambda seen: any(isinstance(one, list) for one in seen))
    assert ["c", 37] in pressed, "a press counts with all that was chosen before it"


def heard(page, enough):
    """What the slow notebook has noted, once it is enough."""
    for _ in range(100):
        if enough(seen := page.evaluate(SEEN)):
            return seen
        page.wait_for_timeout(200)
    raise AssertionError(seen)
