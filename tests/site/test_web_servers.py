"""A lesson behind Debian's own nginx and Apache: as they come, and with deploy/web over https."""

import os
import ssl
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import pytest

from tests.site.conftest import NO_NAMES, live_address, wait_until_awake
from tests.support import jupyterlab, panels, web_servers

SERVERS = ["nginx", "apache"]


@pytest.fixture(params=SERVERS)
def kind(request) -> str:
    if not web_servers.program(request.param):
        if os.environ.get("CI"):
            pytest.fail(f"{request.param} must be there on CI", pytrace=False)
        pytest.skip(f"{request.param} is not on this computer")
    return request.param


@pytest.fixture(scope="module")
def trusting_browser(playwright, chromium_path):
    """A Chromium that takes a certificate which this computer has made itself."""
    flags = [*jupyterlab.FLAGS, NO_NAMES, "--ignore-certificate-errors"]
    browser = playwright.chromium.launch(executable_path=chromium_path, args=flags)
    yield browser
    browser.close()


def is_missing(answer, address: str) -> bool:
    """Whether a file of the site was refused; a browser may ask the host for an icon beside it."""
    return answer.status >= 400 and answer.url.startswith(address)


def open_lesson(browser, address: str, release: str) -> list[str]:
    """Open a lesson and move its labs; returns what was refused or missing."""
    context = browser.new_context()
    page, troubles = context.new_page(), []
    page.set_default_timeout(90_000)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda said: "Content Security" in said.text and troubles.append(said.text))
    context.on("response", lambda answer: is_missing(answer, address) and troubles.append(answer.url))
    page.goto(live_address(address, release, "01"))
    wait_until_awake(page)
    panels.try_a_lab(page)
    drawers = page.evaluate("indexedDB.databases().then(all => all.map(one => one.name))")
    assert f"baclofen-course {urlsplit(address).path}" in drawers, "each folder of a host has its own"
    assert "baclofen-course" not in drawers
    context.close()
    return troubles


@pytest.mark.browser
@pytest.mark.parametrize("stock", [True, False], ids=["as it comes", "with our settings"])
def test_a_lesson_opens_and_nothing_is_missing_or_refused(kind, stock, site, release, trusting_browser):
    with web_servers.serving(kind, site, release, stock) as address:
        assert open_lesson(trusting_browser, address, release) == []


def ask(address: str) -> tuple[int, dict]:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    try:
        answer = urllib.request.urlopen(request, context=ssl._create_unverified_context(), timeout=30)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return answer.status, {name.lower(): value for name, value in answer.headers.items()}


def test_the_settings_compress_keep_and_refuse(kind, site, release):
    lock = f"{release}/static/pyodide-lock/pyodide-lock.json"
    wasm = f"{release}/static/pyodide/pyodide.asm.wasm"
    with web_servers.serving(kind, site, release, stock=False) as address:
        for name in (lock, wasm, f"{release}/static/pyodide/pyodide.asm.js", "index.html"):
            status, heads = ask(address + name)
            assert (status, heads.get("content-encoding")) == (200, "gzip"), name
            assert "default-src 'self'" in heads["content-security-policy"]
            assert heads["x-content-type-options"] == "nosniff"
            assert ("immutable" in heads["cache-control"]) is name.startswith(release)
        assert ask(address + wasm)[1]["content-type"] == "application/wasm"
        for name in ("not-there", f"{release}/not-there"):
            assert ask(address + name)[0] == 404
