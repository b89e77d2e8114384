"""The pump labs in a real browser: a week programmed by keyboard only, a point dragged, axe clean."""

import pytest
from playwright.sync_api import expect

from baclofen import content
from tests.support.axe import faults

pytestmark = pytest.mark.browser
NAME = "94_pump.ipynb"
CELLS = ("from baclofen import labs", "labs.pump()", "labs.pump_fault()", "labs.pump_life()", "labs.refill()")
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def page(same_window):
    page = same_window.run(NAME, *CELLS, height=1000)
    yield page
    assert not page.errors


def panel(page, title):
    return page.get_by_role("region", name=title)


def tab_to(page, name, most=40):
    """Press Tab until the control with this name has the focus."""
    script = """() => { const e = document.activeElement; const l = e.labels && e.labels[0];
        return e.getAttribute('aria-label') || (l && l.textContent) || e.textContent; }"""
    for _ in range(most):
        if page.evaluate(script).strip() == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never came to {name!r}")


def type_over(page, text):
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(text)


def test_a_week_is_programmed_by_keyboard_only(page):
    """From the list of acts to the answer: Tab, letters, arrows and Enter, no pointer."""
    lab = panel(page, "Your pump")
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    lab.get_by_label("What do you do now?").focus()
    page.keyboard.type("Program each")
    expect(lab.get_by_label("What do you do now?")).to_have_value("week")
    expect(lab.get_by_label("Day", exact=True)).to_be_visible()
    tab_to(page, "Day")
    for day in ("Monday", "Tuesday", "Wednesday"):
        if day != "Monday":
            page.keyboard.press("ArrowDown")
        expect(lab.get_by_label("Day", exact=True).locator("option:checked")).to_have_text(day)
    tab_to(page, "Add a change")
    page.keyboard.press("Enter")
    expect(lab.get_by_label("Change 2, from hour")).to_be_focused()
    type_over(page, "16")
    tab_to(page, "Change 2, rate, mcg per hour")
    type_over(page, "9")
    tab_to(page, "Do it")
    page.keyboard.press("Enter")
    expect(lab).to_contain_text(f"Programmed by weekday: from 272 to 300{NBSP}mcg per day.")
    expect(lab).to_contain_text("Some clients need less that day, not more.")
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells
    tab_to(page, "Undo")
    page.keyboard.press("Enter")
    expect(lab).to_contain_text("Taken back: Programmed by weekday")


def test_a_bad_number_gets_its_sentence(page):
    lab = panel(page, "Your pump")
    lab.get_by_label("What do you do now?").select_option("steady")
    lab.get_by_label("Dose", exact=True).fill("a lot")
    lab.get_by_role("button", name="Do it").click()
    expect(lab).to_contain_text("“Dose” needs one number. Nothing was changed.")


def test_a_point_of_the_chart_can_be_dragged(page):
    lab = panel(page, "Your pump")
    lab.get_by_label("What do you do now?").select_option("day")
    rate = lab.get_by_label("Change 1, rate, mcg per hour")
    before = float(rate.input_value())
    dot = lab.locator(".bac-step-dot").first
    dot.scroll_into_view_if_needed()
    box = dot.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + 12, steps=3)
    page.mouse.up()
    page.wait_for_function("([e, old]) => Number(e.value) < old", arg=[rate.element_handle(), before])


def test_a_fault_is_guessed_and_decided(page):
    lab = panel(page, "When the pump fails")
    lab.get_by_label("Which case?").select_option("kink")
    expect(lab.get_by_role("radio", name="call the pump team")).to_be_hidden()
    lab.get_by_role("radio", name="too little", exact=True).check()
    lab.get_by_role("radio", name="within half a day").check()
    lab.get_by_role("button", name="That is my guess").click()
    lab.get_by_role("slider", name="Hour", exact=True).focus()  # the clock of the picture
    page.keyboard.press("End")
    expect(lab).to_contain_text("That is what happened.")
    lab.get_by_role("radio", name="call the pump team").check()
    expect(lab).to_contain_text("The drawing ends")  # decided at the last hour on the screen: too late
    lab.get_by_role("slider", name="You decided at hour").focus()
    page.keyboard.press("Home")
    expect(lab).to_contain_text("drug flows as ordered from hour")


def test_a_refill_step_is_done_and_taken_back(page):
    lab = panel(page, "The refill checklist")
    lab.get_by_label("What do you do next?").select_option("interrogate")
    lab.get_by_role("button", name="Do this step").click()
    expect(lab).to_contain_text("Steps in your list so far: 1")
    lab.get_by_role("button", name="Take the last step back").click()
    expect(lab).to_contain_text("Your list is empty so far.")


def test_axe_finds_nothing(page):
    panel(page, "Your pump").get_by_label("What do you do now?").select_option("week")
    panel(page, content.word("pump_life.title")).get_by_role("button", name="Skip the prediction").click()
    for lab in ("Your pump", content.word("pump_life.title")):
        panel(page, lab).locator(".bac-toggle").click()
    page.evaluate("document.querySelectorAll('.bac-panel details').forEach((d) => { d.open = true; })")
    page.wait_for_timeout(500)
    assert faults(page) == []
