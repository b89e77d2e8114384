"""The browser edition, built once and handed out on this computer, and browsers that can reach nothing else.

def test_lesson(awake):
    awake.locator(".bac-panel")   # the page without code, its labs awake
"""

import os
from pathlib import Path

import pytest

from baclofen import content
from tests.support import jupyterlab, pages_to_read, sharing, site_builder
from tests.support.static_host import hosting
from tools import site as builder
from tools.launch.errors import Trouble

ROOT = Path(__file__).resolve().parents[2]
#: no name leads anywhere: a page that asks another host for anything fails
NO_NAMES = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
#: Chromium compiles Python once, quickly, and not a second time for speed: two seconds less of each lesson's
#: fifteen. With both, as learners have it, test_web_servers opens lessons, and so do other engines.
QUICK_START = "--js-flags=--liftoff-only"
#: for a page that is looked at without Python: the kernel's worker, begun early or not, never answers
NO_PYTHON = """
const Plain = window.Worker, deaf = { postMessage() {}, terminate() {} };
window.Worker = function (url, options) {
  const python = /comlink\\.worker|python_start_worker/.test(url);
  return python ? Object.assign(new EventTarget(), deaf) : new Plain(url, options);
};
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The folder of the finished site; built here unless the one that lies there is of this very release.

    Several workers use one: the first builds it, the others wait, and none builds it again under the first.
    The environment variable BACLOFEN_SITE names another finished site, to test exactly what is published.
    """
    if given := os.environ.get("BACLOFEN_SITE"):
        return Path(given)
    lacking = site_builder.lacking()
    if lacking and os.environ.get("CI"):
        pytest.fail(f"The browser edition is built with {lacking}, and on CI it must be.", pytrace=False)
    if lacking:
        pytest.skip(f"The browser edition is built with {lacking}, which is not here.")
    try:
        return Path(sharing.made_once(sharing.folder_of_the_run(tmp_path_factory), "site", found_or_built))
    except Trouble as trouble:
        pytest.fail(str(trouble), pytrace=False)


def found_or_built() -> str:
    """The folder of the site, after building it where that is needed."""
    folder = ROOT / builder.FOLDER
    fresh = builder.newest(folder) == builder.name_release(ROOT)
    return str(folder if fresh else site_builder.build())


@pytest.fixture(scope="session")
def release(site) -> str:
    """The name of the release: a folder of the site."""
    return builder.newest(site)


@pytest.fixture(scope="session")
def pages_read(request, tmp_path_factory) -> Path:
    """The folder of the pages to read: the finished site's, or, where none can be built, drawn here."""
    try:
        site = request.getfixturevalue("site")
    except pytest.skip.Exception:
        site = None
    return pages_to_read.had(tmp_path_factory, site)


@pytest.fixture(scope="session")
def host(site):
    """The finished site, handed out on this computer; its cable can be pulled."""
    with hosting(site) as host:
        yield host


@pytest.fixture(scope="session")
def address(host) -> str:
    """Where the site is handed out, with a slash at the end."""
    return host.address


@pytest.fixture(scope="session")
def closed_browser(playwright, chromium_path):
    """A Chromium for which no host exists but this computer."""
    flags = [*jupyterlab.FLAGS, NO_NAMES, QUICK_START]
    browser = playwright.chromium.launch(executable_path=chromium_path, args=flags)
    yield browser
    browser.close()


def patient_page(context):
    """A page that keeps the errors of its scripts and waits until Python has started in the browser."""
    page = jupyterlab.new_page(context)
    page.set_default_timeout(90_000)
    return page


@pytest.fixture
def new_page(closed_browser):
    """A function that gives a fresh page of a fresh visitor, or of a visitor who was here (`context=`)."""
    contexts = []

    def make(context=None, width=1280, height=900, **options):
        if context is None:
            context = closed_browser.new_context(viewport={"width": width, "height": height}, **options)
            contexts.append(context)
        page = patient_page(context)
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        return page

    yield make
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def awake(closed_browser, address, release):
    """One page without code for all tests that only look at it; `begun` names the workers it started."""
    context = closed_browser.new_context(viewport={"width": 1280, "height": 900})
    page = patient_page(context)
    page.begun = []
    page.on("worker", lambda worker: page.begun.append(worker.url))
    page.goto(live_address(address, release, "00"))
    wait_until_awake(page)
    assert page.errors == []
    yield page
    context.close()


def live_address(address: str, release: str, lesson: str) -> str:
    """The address of the page without code."""
    return f"{address}{release}/notebooks/index.html?path={release}/{content.lesson(lesson).file}&page"


def wait_until_awake(page, seconds: float = 180) -> None:
    """Wait for the page's own word that all labs are ready."""
    page.locator("#course-bar[data-state]").wait_for(timeout=seconds * 1000)
    state = page.locator("#course-bar").get_attribute("data-state")
    assert state == "ready", why_asleep(page)


def why_asleep(page) -> str:
    """The bar's sentence, what stands in red under the cells, and what the page told the console."""
    sentence = page.locator("#course-said").text_content()
    return "\n".join([sentence, *jupyterlab.error_texts(page), *page.errors, *page.warned[-20:]])
