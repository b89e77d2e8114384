"""What a learner does with the labs of a page: passes the gate, opens what is folded, moves every slider."""

import re

from tests.support import jupyterlab

SKIP = re.compile("^Skip the (?:prediction|guess)$")
#: what a lab shows; it stays in the page, because half a megabyte a look is slow to hand over
LOOK = "[...panel.querySelectorAll('.bac-stage svg, .bac-headline')].map(e => e.outerHTML).join()"


def try_every_lab(page, tried: set[str] | None = None) -> None:
    """In every lab of the page each slider must move its picture.

    With a set of what was ``tried``, a slider of one name is moved once, a choice of one name made once, a
    lab of which all was moved elsewhere only opened.
    """
    for panel in page.locator(".bac-panel").all():
        open_all(panel)
        move_every_slider(panel, set() if tried is None else tried)


def try_a_lab(page) -> None:
    """The first lab of the page that has a slider lives: its picture moves."""
    panel = page.locator(".bac-panel").filter(has=page.locator("input[type=range]")).first
    panel.get_by_role("button", name=SKIP).or_(panel.get_by_role("slider")).first.wait_for()
    open_all(panel)
    panel.get_by_role("slider").first.wait_for()
    tried: set[str] = set()
    move_shown_sliders(panel, tried)
    assert tried


def open_all(panel) -> None:
    """Pass the gate and open what is folded."""
    skip = panel.get_by_role("button", name=SKIP)
    if skip.count() and skip.is_visible():
        assert panel.locator(".bac-gate input[type=radio]:checked").count() == 0, "a guess that nobody made"
        skip.click()
        panel.get_by_role("button", name="Start again").wait_for()
    # handles, not locators: what is open no longer counts among the folded
    for toggle in panel.locator(".bac-toggle[aria-expanded=false]").element_handles():
        if toggle.is_visible():
            toggle.click()


def move_every_slider(panel, seen: set[str]) -> None:
    """Move all sliders that are shown at the start, then those that one option of a radio group brings up."""
    move_shown_sliders(panel, seen)
    if not panel.locator(".bac-stage").count():
        return
    for radio in panel.get_by_role("radio").element_handles():
        name = "radio " + radio.evaluate("e => e.labels?.[0]?.textContent || e.value")
        if name not in seen and radio.is_visible() and radio.is_enabled():
            seen.add(name)
            radio.check()
            jupyterlab.until_answered(panel.page)
            move_shown_sliders(panel, seen)


def move_shown_sliders(panel, seen: set[str]) -> None:
    """Handles, not locators: a choice may take controls away while the others are still to be moved."""
    for slider in panel.get_by_role("slider").element_handles():
        name = slider.evaluate("e => e.labels?.[0]?.textContent || e.getAttribute('aria-label')")
        if name in seen or not slider.is_visible():
            continue
        seen.add(name)
        panel.evaluate(f"panel => {{ panel.before = {LOOK}; }}")
        slider.focus()
        at_end = slider.evaluate("e => e.value === e.max")
        panel.page.keyboard.press("Home" if at_end else "End")
        moved = f"panel => {LOOK} !== panel.before"
        panel.page.wait_for_function(moved, arg=panel.element_handle(), polling=jupyterlab.POLL_MS)
