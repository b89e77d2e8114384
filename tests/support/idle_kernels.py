"""A server that ends kernels which are still, as Binder's does after ten minutes, only sooner."""

import re

from playwright.sync_api import expect

from tests.support import jupyterlab, panels

CULLING = (
    "--MappingKernelManager.cull_idle_timeout=20",
    "--MappingKernelManager.cull_interval=1",
    "--MappingKernelManager.cull_connected=True",
)
FALLEN = "fell asleep"


def start_button(page):
    return page.get_by_role("button", name=re.compile("start this lesson", re.IGNORECASE)).first


def open_controls(page):
    """Pass the gate of the first lab; return its first slider."""
    panel = page.locator(".bac-panel").first
    skip = panel.get_by_role("button", name=panels.SKIP)
    skip.focus()
    page.keyboard.press("Enter")
    # the clock of a picture is none, and some sliders wait for a choice that needs them
    slider = panel.locator(".bac-slider input[type=range]").filter(visible=True).first
    slider.wait_for()
    return slider


def curves(page) -> str:
    return page.locator(".bac-panel .bac-stage svg").first.evaluate("svg => svg.outerHTML")


def move_by_keyboard(page, slider) -> None:
    """One key, and the picture of the first lab is another."""
    before = curves(page)
    slider.focus()
    at_end = slider.evaluate("e => e.value === e.max")
    page.keyboard.press("Home" if at_end else "End")
    page.wait_for_function(
        "before => document.querySelector('.bac-panel .bac-stage svg').outerHTML !== before", arg=before
    )


def expect_told_without_a_touch(page, seconds: float = 60) -> None:
    """Every lab says in words that it sleeps and how to wake it; one of them all is heard."""
    line = page.locator(".bac-start-text[role=status]")
    expect(line).to_contain_text(FALLEN, timeout=seconds * 1000)
    expect(line).to_contain_text("Press “Start this lesson”")
    for panel in page.locator(".bac-panel").all():
        expect(panel.locator(".bac-asleep")).to_contain_text(FALLEN)
        expect(panel.locator(".bac-asleep")).to_contain_text(
            "press “Start this lesson” at the top of the page"
        )
    expect(page.get_by_role("alert").filter(has_text=FALLEN)).to_have_count(0)


def expect_told_at_the_hand(page, slider) -> None:
    """Who moves a slider all the same hears it at once and sees it beside the slider."""
    before = curves(page)
    slider.focus()
    page.keyboard.press("ArrowLeft")
    alert = page.get_by_role("alert").filter(has_text=FALLEN)
    expect(alert).to_have_count(1)
    expect(alert).to_be_in_viewport()
    assert curves(page) == before


def wake(page, seconds: float = 60) -> None:
    """One press of the button; then every cell has run again, every lab is new, and nothing was asked."""
    page.evaluate(
        "() => document.querySelectorAll('.bac-panel').forEach(panel => panel.classList.add('before'))"
    )
    start_button(page).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".bac-start-text")).to_contain_text("awake", timeout=seconds * 1000)
    page.wait_for_function(
        f"() => {jupyterlab.PANEL}.content.widgets.filter(cell => cell.model.type === 'code')"
        ".every(cell => cell.model.executionCount)"
        f" && {jupyterlab.PANEL}.context.sessionContext.session?.kernel?.status === 'idle'"
        " && document.querySelector('.bac-panel') && !document.querySelector('.bac-panel.before')",
        timeout=seconds * 1000,
    )
    assert page.locator(".jp-Dialog").count() == 0
    assert page.locator(".bac-asleep").count() == 0
