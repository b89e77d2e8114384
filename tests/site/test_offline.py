"""Without a network, without a place to keep things, without WebAssembly: it works, or says why not."""

import pytest
from playwright.sync_api import expect

from baclofen import content
from tests.site.conftest import live_address, wait_until_awake
from tests.support import jupyterlab, panels

pytestmark = pytest.mark.browser


#: as in a browser that is told to store nothing
NO_WORKERS = "navigator.serviceWorker.register = () => Promise.reject(new DOMException('', 'SecurityError'));"


def word(key: str) -> str:
    return content.word(f"live.{key}")


def test_what_was_opened_once_opens_without_a_network(host, awake, new_page, release):
    expect(awake.locator("#course-said")).to_have_text(word("kept"), timeout=120_000)
    page = new_page(awake.context)
    workers = page.context.new_cdp_session(page)
    workers.send("ServiceWorker.enable")
    with host.cable_pulled():
        workers.send("ServiceWorker.stopAllWorkers")
        open_without_a_network(page, host.address, release)
    page.close()


def open_without_a_network(page, address: str, release: str) -> None:
    page.goto(live_address(address, release, "10"))  # another lesson, never opened before
    wait_until_awake(page)
    assert not jupyterlab.error_texts(page)
    panels.try_a_lab(page)
    expect(page.locator("#course-said")).to_have_text(word("kept"))
    for place in ("", "index.html", "lessons/05_mouth_or_pump.html"):
        page.goto(address + place)
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"  # its look is there too
        assert page.evaluate("[...document.images].every(one => one.complete && one.naturalWidth)")
    assert not page.errors


def test_labs_that_were_never_opened_say_why_and_lead_to_the_page_to_read(host, new_page, release):
    page = new_page()
    page.goto(host.address)
    page.wait_for_function("navigator.serviceWorker.ready.then(one => one.active.state === 'activated')")
    page.reload()
    with host.cable_pulled():
        page.reload()
        page.get_by_role("link", name="Open the live lesson").nth(3).click()
        expect(page.get_by_text(word("no_copy"))).to_be_visible()
        page.get_by_role("link", name=word("read")).click()
        expect(page.locator("h1")).to_contain_text(content.lesson("03").title)


def test_without_a_worker_the_labs_run_and_the_page_says_that_nothing_is_kept(new_page, address, release):
    page = new_page()
    page.add_init_script(NO_WORKERS)
    page.goto(live_address(address, release, "00"))
    wait_until_awake(page)
    expect(page.locator("#course-said")).to_have_text(word("private"), timeout=40_000)
    panels.try_a_lab(page)
    assert not jupyterlab.error_texts(page)


def test_a_browser_without_webassembly_is_told_at_once_and_can_read(new_page, address, release):
    page = new_page()
    page.add_init_script("delete window.WebAssembly;")
    page.goto(live_address(address, release, "02"), wait_until="commit")
    expect(page.locator("#course-bar")).to_have_attribute("data-state", "failed")
    expect(page.locator("#course-said")).to_have_text(word("old"))
    expect(page.frame_locator("#course-first").locator("h1")).to_be_visible()
