"""What browser tests of the kit share: the demo notebook, and hands and eyes for its panel."""

from pathlib import Path

DEMO = (Path(__file__).parent / "kit_demo.py").read_text("utf-8")
NAME = "95_kit.ipynb"


def ready(page):
    page.locator(".bac-stage g[id$=slot-line] path").first.wait_for(timeout=60_000)
    page.wait_for_timeout(800)
    return page


def curve(page, at=0):
    return page.locator(".bac-stage").nth(at).locator("g[id$=slot-line] path").get_attribute("d")


def slider(page, name="Period"):
    return page.get_by_role("slider", name=name, exact=True).first


def wait_for_new_curve(page, old):
    page.wait_for_function(
        "old => document.querySelector('.bac-stage g[id$=slot-line] path').getAttribute('d') !== old", arg=old
    )


def wait_for_curve(page, wanted):
    page.wait_for_function(
        "wanted => document.querySelector('.bac-stage g[id$=slot-line] path').getAttribute('d') === wanted",
        arg=wanted,
    )


def open_more(page):
    button = page.locator(".bac-panel .bac-toggle").first
    if button.get_attribute("aria-expanded") == "false":
        button.click()


def open_everything(page):
    open_more(page)
    for summary in page.locator(".bac-panel").first.locator("details:not([open]) > summary").all()[::-1]:
        summary.click()
    page.wait_for_timeout(300)
