"""Dose practice and review in a real JupyterLab: by keyboard, narrow, with axe, and with a real file."""

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from baclofen import content
from baclofen.labs.dose_practice import dose_practice
from baclofen.progress.document import parse

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
HALF = content.word("dose_practice.next_half")


def book(*cells: str) -> str:
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    made = [nbformat.v4.new_code_cell(cell) for cell in cells]
    return nbformat.v4.writes(nbformat.v4.new_notebook(cells=made, metadata={"kernelspec": spec}))


def faults(page):
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = Axe().run(page, {"include": [[".bac-panel"]]}, options).response["violations"]
    return [
        (fault["id"], node["html"][:200], node["failureSummary"])
        for fault in found
        for node in fault["nodes"]
    ]


def no_sideways_scrolling(page) -> bool:
    return page.locator(".bac-panel").first.evaluate("panel => panel.scrollWidth <= panel.clientWidth + 1")


def open_lab(lab_page, run_all, server, name, *cells, width=1280):
    server.add(name, book("from baclofen import labs", *cells))
    page = lab_page(name, width=width, height=1100)
    run_all(page)
    page.locator(".bac-panel").first.wait_for()
    return page


@pytest.mark.parametrize("width", [1280, 420])
def test_a_problem_is_read_half_solved_and_solved_by_keyboard(lab_page, run_all, jupyter_server, width):
    twin = dose_practice("pump_flow").next()  # the same problem, because the seeds are the same
    page = open_lab(
        lab_page,
        run_all,
        jupyter_server,
        f"81_dose_{width}.ipynb",
        "labs.dose_practice('pump_flow')",
        width=width,
    )
    expect(page.get_by_text("Worked step by step")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name=HALF).focus()
    page.keyboard.press("Enter")
    field = page.get_by_role("textbox", name="Your answer")
    expect(field).to_be_focused()
    expect(page.get_by_text(twin.statement.text)).to_be_visible()
    expect(field).to_have_accessible_description("mL per day")
    slip = next(one for one in twin.problem.slips if one.key == "inverted")
    page.keyboard.type(str(slip.value))
    page.keyboard.press("Enter")
    told = content.word("dose_practice.diagnosis.inverted")
    expect(page.locator(".bac-result .bac-sentence").filter(has_text=told)).to_be_visible()
    expect(page.locator(".bac-result .bac-spoken")).to_contain_text(told)
    expect(field).to_be_focused()
    steps = page.locator(".bac-task summary")
    steps.press("Enter")
    expect(page.locator(".bac-task details ol li").first).to_be_visible()
    assert faults(page) == []
    assert no_sideways_scrolling(page)
    field.fill(str(twin.problem.answer.value))
    field.press("Enter")
    expect(page.locator(".bac-result .bac-sentence").filter(has_text="Right.")).to_be_visible()
    expect(field).to_have_accessible_description("mL per day Right")
    assert faults(page) == []
    field.press("Enter")  # goes on
    expect(page.get_by_text("Problem 3.")).to_be_visible()
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    assert not page.errors


def test_a_click_on_check_hears_what_was_typed_just_before(lab_page, run_all, jupyter_server):
    page = open_lab(
        lab_page,
        run_all,
        jupyter_server,
        "82_click.ipynb",
        "labs.dose_practice('tablets').choose(stage='blank')",
    )
    answer = dose_practice("tablets").choose(stage="blank").problem.answer.value
    page.get_by_role("textbox", name="Your answer").press_sequentially(str(answer))
    page.get_by_role("button", name="Check my answer").click()
    expect(page.locator(".bac-result .bac-sentence").filter(has_text="Right.")).to_be_visible()
    expect(page.get_by_role("button", name="Another kind")).to_be_visible()


def test_an_answer_is_stored_shown_and_deleted(lab_page, run_all, jupyter_server, tmp_path):
    file = tmp_path / "progress" / "my_progress.json"
    setting = f"import os\nos.environ['BACLOFEN_PROGRESS'] = {str(file)!r}"
    page = open_lab(lab_page, run_all, jupyter_server, "83_review.ipynb", setting, "labs.review()")
    expect(page.get_by_text("Nothing is stored yet")).to_be_visible()
    assert faults(page) == []
    page.locator(".bac-card input").first.focus()
    page.keyboard.press("Space")
    page.get_by_role("radio", name="certain").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Check my answer").press("Enter")
    expect(page.get_by_text("In this sitting: 1 answered")).to_be_visible()
    (one,) = parse(file.read_text("utf-8"))
    assert (one.lesson, one.confidence) == ("09", "sure")
    page.get_by_role("button", name="Next question").press("Enter")
    expect(page.get_by_role("button", name="Ask me another one")).to_be_visible()
    page.get_by_role("radio", name="My stored answers").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Show everything that is stored").press("Enter")
    expect(page.get_by_role("cell", name=one.item_id)).to_be_visible()
    page.get_by_role("button", name="Delete everything", exact=True).press("Enter")
    assert faults(page) == []
    page.get_by_role("button", name="Yes, delete everything").press("Enter")
    expect(page.get_by_text("is deleted. Copies")).to_be_visible()
    assert not file.exists()
    assert not page.errors
