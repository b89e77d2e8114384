"""A link is only a link: whatever stands behind a page's address, no page of the site runs it."""

from urllib.parse import quote

import pytest

pytestmark = pytest.mark.browser
APPS = {"lab", "notebooks", "tree"}
CODE = 'print("taken " * 2)'
RAN, STANDS = "taken taken", 'print("taken'


def pages(site) -> list[str]:
    """Every page of the site, the folders' own too."""
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))


def test_the_release_holds_no_program_that_no_lesson_uses(site, release):
    """JupyterLite's REPL, for one, runs what its address says."""
    found = {file.parent.name for file in (site / release).glob("*/jupyter-lite.json")}
    assert found == APPS


def test_code_in_an_address_is_not_run_by_any_page(site, address, release, new_page):
    page = new_page()
    asked = "&".join(f"{name}={quote(CODE)}" for name in ("code", "execute", "cell", "source"))
    assert len(pages(site)) > 20
    for name in pages(site):
        page.goto(f"{address}{name}?kernel=python&{asked}&execute=1#kernel=python&{asked}")
        if name.startswith(release):
            page.wait_for_load_state("networkidle")
        text = page.evaluate("() => document.documentElement.outerHTML")
        assert STANDS not in text, name
        assert RAN not in text, name
