"""A server that ends still kernels, as Binder's does after ten minutes, but when a test says so."""

import contextlib
from pathlib import Path

from playwright.sync_api import expect

from tests.support import jupyterlab, panels
from tests.support.binder_environment import FloorLab

CULLING = (
    "--MappingKernelManager.cull_idle_timeout=1",
    "--MappingKernelManager.cull_interval=1",
    "--MappingKernelManager.cull_connected=True",
)
#: The server's own look for still kernels, left out until a file is there: nothing ends while a test works.
WHEN_TOLD = """
from pathlib import Path
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

class WhenTold(AsyncMappingKernelManager):
    async def cull_kernel_if_idle(self, kernel_id):
        if Path({told!r}).exists():
            await super().cull_kernel_if_idle(kernel_id)

c.ServerApp.kernel_manager_class = WhenTold
"""
FALLEN = "fell asleep"


class Dozing:
    """What makes a server of the tests one that ends still kernels."""

    def __init__(self, *words):
        super().__init__(*words)
        self.extra += CULLING

    def _tell_sign(self) -> None:
        super()._tell_sign()
        text = WHEN_TOLD.format(told=str(Path(self.runtime) / "end-still-kernels"))
        (Path(self.runtime) / "jupyter_server_config.py").write_text(text, "utf-8")

    @contextlib.contextmanager
    def ending_still_kernels(self):
        """For as long as this lasts the server ends every kernel that does nothing."""
        told = Path(self.runtime) / "end-still-kernels"
        told.touch()
        yield
        told.unlink()


class DozingLab(Dozing, jupyterlab.TestLab):
    """Today's JupyterLab."""


class DozingFloorLab(Dozing, FloorLab):
    """Binder's."""


def open_controls(page):
    """Pass the gate of the first lab; return its first slider."""
    panel = page.locator(".bac-panel").first
    skip = panel.get_by_role("button", name=panels.SKIP)
    skip.focus()
    page.keyboard.press("Enter")
    # the clock of a picture is none, and some sliders wait for a choice that needs them
    slider = panel.locator(".bac-controls .bac-slider input[type=range]").filter(visible=True).first
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
    """One press of the button; then every cell has run again, every lab is new, and nothing was asked.

    JupyterLab takes the focus to the last cell when its command is done, which a key must not meet.
    """
    page.evaluate(
        "() => document.querySelectorAll('.bac-panel').forEach(panel => panel.classList.add('before'))"
    )
    jupyterlab.listen_for_the_end(page)
    jupyterlab.start_button(page).first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".bac-start-text")).to_contain_text("awake", timeout=seconds * 1000)
    jupyterlab.until_run(page, seconds)
    page.wait_for_function(
        "() => document.querySelector('.bac-panel') && !document.querySelector('.bac-panel.before')",
        timeout=seconds * 1000,
    )
    assert page.locator(".bac-asleep").count() == 0
