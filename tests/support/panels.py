"""What a learner does with the labs of a page: passes the gate, opens what is folded, moves every slider."""

import re

from tests.support import jupyterlab

SKIP = re.compile("^Skip the (?:prediction|guess)$")
#: what a lab shows; it stays in the page, because half a megabyte a look is slow to hand over
LOOK = "[...panel.querySelectorAll('.bac-stage svg, .bac-headline')].map(e => e.outerHTML).join()"
NAME = "(e.labels?.[0]?.textContent || e.getAttribute('aria-label') || e.value)"
#: gives the focus to the first slider that is shown and has none of these names; says its name, and the key
#: that will move it
NEXT = f"""(panel, seen) => {{
    for (const e of panel.querySelectorAll("input[type=range]")) {{
        if (!e.checkVisibility({{ visibilityProperty: true }}) || seen.includes({NAME})) continue;
        panel.before = {LOOK};
        e.focus();
        return [{NAME}, e.value === e.max ? "Home" : "End"];
    }}
    return null;
}}"""
MOVED = f"""async panel => {{
    const latest = performance.now() + 60_000;
    while ({LOOK} === panel.before && performance.now() < latest)
        await new Promise(done => setTimeout(done, {jupyterlab.POLL_MS}));
    return {LOOK} !== panel.before;
}}"""


def try_every_lab(page, tried: set[str] | None = None) -> None:
    """In every lab of the page each slider must move its picture.

    With a set of what was ``tried``, a slider of one name is moved once, a choice of one name made once, a
    lab of which all was moved elsewhere only opened.
    """
    for panel in page.locator(".bac-panel").element_handles():
        open_all(page, panel)
        move_every_slider(page, panel, set() if tried is None else tried)


def try_a_lab(page) -> None:
    """The first lab of the page that has a slider lives: its picture moves."""
    panel = page.locator(".bac-panel").filter(has=page.locator("input[type=range]")).first
    panel.get_by_role("button", name=SKIP).or_(panel.get_by_role("slider")).first.wait_for()
    open_all(page, panel.element_handle())
    panel.get_by_role("slider").first.wait_for()
    tried: set[str] = set()
    move_shown_sliders(page, panel.element_handle(), tried)
    assert tried


def open_all(page, panel) -> None:
    """Pass the gate and open what is folded. Asked before all is answered, what is shown may go again."""
    if skip := panel.query_selector(f'button:visible:text-matches("{SKIP.pattern}")'):
        guessed = panel.query_selector(".bac-gate input[type=radio]:checked")
        assert not guessed, "a guess that nobody made"
        skip.click()
        jupyterlab.until_answered(page)
        assert panel.query_selector("button:visible:text-is('Start again')")
    for toggle in panel.query_selector_all(".bac-toggle[aria-expanded=false]:visible"):
        toggle.click()


def move_every_slider(page, panel, seen: set[str]) -> None:
    """Move all sliders that are shown at the start, then those that one option of a radio group brings up."""
    move_shown_sliders(page, panel, seen)
    if not panel.query_selector(".bac-stage"):
        return
    for radio in panel.query_selector_all("input[type=radio]"):
        name = "radio " + radio.evaluate(f"e => {NAME}")
        if name not in seen and radio.is_visible() and radio.is_enabled():
            seen.add(name)
            radio.check()
            jupyterlab.until_answered(page)
            move_shown_sliders(page, panel, seen)


def move_shown_sliders(page, panel, seen: set[str]) -> None:
    """Each by a key. It is answered before the next is looked for: an answer may take controls away."""
    while following := panel.evaluate(NEXT, list(seen)):
        name, key = following
        seen.add(name)
        page.keyboard.press(key)
        jupyterlab.until_answered(page)
        assert panel.evaluate(MOVED), f"{name} moved nothing in its picture"
