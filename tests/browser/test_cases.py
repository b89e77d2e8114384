"""A case, the pair and the sorting lab in a real JupyterLab: by keyboard alone, looked at by axe."""

import re

import pytest
from playwright.sync_api import expect

from baclofen import content
from tests.support.axe import faults

pytestmark = pytest.mark.browser
NAME = "98_cases.ipynb"
CASE = content.case("stiff_and_hot")
LINES = (
    "from baclofen import labs",
    "labs.case('stiff_and_hot')",
    "labs.case_pair()",
    "labs.tell_apart()",
)


@pytest.fixture(scope="module")
def page(same_window):
    """The three labs, opened once for all tests."""
    return same_window.run(NAME, *LINES, height=5000)


def panel_of(page, title):
    panel = page.get_by_role("region", name=title, exact=True)
    panel.scroll_into_view_if_needed()
    return panel


@pytest.fixture
def case(page):
    return panel_of(page, content.word("case.title", title=CASE.title))


@pytest.fixture
def sorting(page):
    return panel_of(page, content.word("tell_apart.title"))


def test_the_chart_is_read_and_the_case_unfolds_by_keyboard(page, case):
    tabs = case.get_by_role("tab")
    expect(tabs).to_have_count(2)
    tabs.first.focus()
    page.keyboard.press("ArrowRight")
    expect(case.get_by_role("tabpanel")).to_contain_text("39.1")
    expect(case.get_by_role("tabpanel")).not_to_contain_text("39.6")
    later = case.get_by_role("button", name=content.word("case.next"))
    for number in (2, 3):
        later.focus()
        page.keyboard.press("Enter")
        expect(case).to_contain_text(f"Item {number} of 6")
        expect(case.locator(".bac-stem")).to_have_text(CASE.questions[number - 1].stem)
        page.wait_for_timeout(300)  # the stem takes the focus: reading goes on there
    expect(tabs).to_have_count(4)
    expect(tabs.nth(1)).to_contain_text("new")
    expect(case.get_by_role("tabpanel")).to_contain_text("39.6")
    assert not page.errors


def test_an_answer_is_scored_and_start_again_forgets_it(page, case):
    case.get_by_role("button", name="Start again").press("Enter")
    expect(case).to_contain_text("Item 1 of 6")
    for option in CASE.questions[0].options:
        if option.id in CASE.questions[0].key:
            # a line's end may not part a number from its unit, so the label holds no-break spaces
            name = re.compile(r"\s".join(map(re.escape, option.text.split())))
            case.get_by_role("button", name=name).press("Enter")
    case.get_by_role("radio", name=content.word("quiz.confidence.sure")).press("Space")
    case.get_by_role("button", name=content.word("quiz.check")).press("Enter")
    most = len(CASE.questions[0].key)
    expect(case).to_contain_text(f"1 of 6 items answered, {most} of {most} points so far.")
    assert faults(page) == []
    case.get_by_role("button", name="Start again").press("Enter")
    expect(case).not_to_contain_text("points so far")


def test_ticking_by_keyboard_sorts_and_a_red_flag_speaks_first(page, sorting):
    search = sorting.get_by_role("searchbox", name=content.word("tell_apart.control.observed.label"))
    search.fill("itch")
    sorting.get_by_role("checkbox", name="itching").press("Space")
    expect(sorting.locator(".bac-headline")).to_contain_text("Call the pump team at once, day or night")
    search.fill("fever")
    sorting.get_by_role("checkbox", name="high fever").press("Space")
    headline = sorting.locator(".bac-headline .bac-sentence")
    expect(headline).to_have_text(re.compile("^Get help now"))
    expect(sorting.locator("ol li").first).to_contain_text("Get help now")
    expect(sorting.locator("svg")).to_contain_text("high fever")
    assert faults(page) == []
    sorting.get_by_role("button", name="Start again").press("Enter")
    expect(headline).to_have_text(re.compile("^Choose what you see"))


def test_pump_events_are_asked_of_pump_clients_only(sorting):
    label = content.word("tell_apart.control.pump_events.label")
    asked = sorting.get_by_role("button", name=label, exact=True)
    asked.press("Enter")
    alarm = sorting.get_by_role("checkbox", name="alarm with two tones")
    expect(alarm).to_be_visible()
    sorting.get_by_role("radio", name=content.word("tell_apart.control.route.mouth")).press("Space")
    expect(alarm).to_be_hidden()


def test_the_chart_stands_left_of_the_item_where_there_is_room(page, case):
    page.set_viewport_size({"width": 1600, "height": 2000})
    page.wait_for_timeout(500)
    chart = case.locator(".bac-controls > .bac-tabs")
    left, right = (
        chart.bounding_box(),
        case.get_by_role("button", name=content.word("quiz.check")).bounding_box(),
    )
    assert left["x"] + left["width"] <= right["x"]
    assert chart.evaluate("e => getComputedStyle(e).position") == "sticky"


def test_nothing_runs_out_of_a_narrow_window(page, case, sorting):
    page.set_viewport_size({"width": 460, "height": 5000})
    page.wait_for_timeout(1000)
    for panel in (case, sorting, panel_of(page, content.word("case.pair.title"))):
        assert panel.evaluate("e => e.scrollWidth <= e.clientWidth")
    assert faults(page) == []
    assert not page.errors


def test_on_a_phone_the_chart_is_a_drawer_over_the_item(page, case):
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(500)
    chart, bar = case.get_by_role("tablist"), case.get_by_role("button", name=content.word("case.chart"))
    check = case.get_by_role("button", name=content.word("quiz.check"))
    check.scroll_into_view_if_needed()
    expect(chart).not_to_be_in_viewport()
    expect(bar).to_be_in_viewport()
    before = check.bounding_box()
    bar.click()
    expect(chart).to_be_in_viewport()
    assert bar.get_attribute("aria-expanded") == "true"
    assert check.bounding_box() == before, "the item stays where it is"
    box = case.locator(".bac-chart").bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 844
    assert faults(page) == []
    case.get_by_role("tab").first.press("Escape")
    expect(chart).not_to_be_in_viewport()
    expect(bar).to_be_focused()
    assert check.bounding_box() == before
