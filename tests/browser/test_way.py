"""The steps of a lesson and the door of the course in a real JupyterLab: links lead there, ticks come."""

import pytest
from playwright.sync_api import expect

from baclofen import content
from tests.support.axe import faults

pytestmark = pytest.mark.browser
READY_MS = 30_000


def test_a_step_leads_to_its_heading_and_is_ticked_once_it_is_done(same_window, run_all):
    page = same_window("02_by_mouth.ipynb")
    run_all(page)
    steps = page.get_by_role("list", name=content.word("beats.label"))
    expect(steps.get_by_role("listitem")).to_have_count(6, timeout=READY_MS)
    expect(steps.locator(".bac-done")).to_have_count(0)
    page.locator(".bac-gate input[type=range]").first.press("ArrowRight")
    page.get_by_role("button", name=content.word("scene.commit")).first.click()
    expect(steps.locator(".bac-done")).to_have_count(1)
    steps.get_by_role("link", name="The kidney decides").click()
    heading = page.get_by_role("heading", name="Part 4: The kidney decides")
    expect(heading).to_be_in_viewport()
    expect(heading).to_be_focused()


def test_the_door_opens_a_lesson_in_the_same_window(same_window, run_all):
    page = same_window("00_start_here.ipynb")
    run_all(page)
    door = page.get_by_role("region", name=content.word("path.title"), exact=True)
    door.scroll_into_view_if_needed()
    door.get_by_label(content.word("path.who.family")).check()
    door.get_by_label(content.word("path.time.short")).check()
    first = next(x for x in content.table("paths") if "family" in x["who"] and "short" in x["times"])
    links = door.get_by_role("list", name=content.word("path.label")).get_by_role("link")
    expect(links).to_have_count(3)
    assert not faults(page, ".bac-trail")
    page.evaluate("window.sameWindow = true")
    links.first.click()
    expect(page.get_by_role("heading", name=content.lesson(first["lesson"]).title, level=1)).to_be_visible(
        timeout=READY_MS
    )
    assert page.evaluate("window.sameWindow")
