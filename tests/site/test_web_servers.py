"""A lesson behind Debian's own nginx and Apache: as they come, and with deploy/web over https.

To open a lesson takes ten seconds of a core, so of each kind of settings one server shows one, as notebook or
as page without code, and the other must answer for every file of the site as that one does.
"""

import http.client
import os
import ssl
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import expect

from tests.site.conftest import NO_NAMES, live_address, patient_page, wait_until_awake
from tests.support import jupyterlab, panels, web_servers

SERVERS = ["nginx", "apache"]
AS_IT_COMES = {True: "as it comes", False: "with our settings"}
#: what a browser needs to know of a file before it runs or shows it; it takes all else as it is
KINDS = {
    ".html": {"text/html"},
    ".css": {"text/css"},
    ".js": {"text/javascript", "application/javascript"},
    ".svg": {"image/svg+xml"},
    ".png": {"image/png"},
    ".webp": {"image/webp"},
    ".wasm": {"application/wasm"},
}
#: what our settings say of each file
SAID = ("cache-control", "content-security-policy", "referrer-policy", "x-content-type-options")


@pytest.fixture(params=SERVERS)
def kind(request) -> str:
    there(request.param)
    return request.param


def there(kind: str) -> None:
    """Go on where this server is; else skip on a learner's computer, fail on CI."""
    if not web_servers.program(kind):
        if os.environ.get("CI"):
            pytest.fail(f"{kind} must be there on CI", pytrace=False)
        pytest.skip(f"{kind} is not on this computer")


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


def start_the_page(page, lesson: str) -> None:
    """The page without code starts by itself."""
    page.goto(lesson)
    wait_until_awake(page)


def start_the_notebook(page, lesson: str) -> None:
    """The notebook itself starts by its button."""
    workers = []
    page.on("worker", lambda worker: workers.append(worker.url))
    page.goto(lesson.removesuffix("&page"))
    page.wait_for_function(f"() => window.jupyterapp && {jupyterlab.PANEL}?.context?.isReady")
    page.wait_for_function(
        f"() => {jupyterlab.PANEL}.context.sessionContext.session?.kernel?.status === 'idle'"
    )
    assert ["comlink.worker" in url for url in workers] == [True], (
        "the editor begins Python as JupyterLite does"
    )
    expect(page.get_by_role("menuitem", name="Run", exact=True)).to_be_visible()
    jupyterlab.run_all(page, seconds=180)
    assert not jupyterlab.error_texts(page)
    expect(page.locator(".bac-panel .bac-stage svg").first).to_be_visible()


def open_lesson(browser, address: str, release: str, start) -> list[str]:
    """Open a lesson, start it and move its labs; returns what was refused or missing."""
    context = browser.new_context()
    page = patient_page(context)
    troubles = page.errors
    context.on("response", lambda answer: is_missing(answer, address) and troubles.append(answer.url))
    start(page, live_address(address, release, "00"))
    panels.try_a_lab(page)
    drawers = page.evaluate("indexedDB.databases().then(all => all.map(one => one.name))")
    assert f"baclofen-course {urlsplit(address).path}" in drawers, "each folder of a host has its own"
    assert "baclofen-course" not in drawers
    context.close()
    return troubles


@pytest.mark.browser
@pytest.mark.parametrize(
    ("kind", "stock", "start"),
    [("nginx", True, start_the_notebook), ("apache", False, start_the_page)],
    ids=[*AS_IT_COMES.values()],
)
def test_a_lesson_opens_and_nothing_is_missing_or_refused(
    kind, stock, start, site, release, trusting_browser
):
    there(kind)
    with web_servers.serving(kind, site, release, stock) as address:
        assert open_lesson(trusting_browser, address, release, start) == []


def told(address: str, site: Path) -> dict[str, dict]:
    """What a server says of every file of the site before it hands it out, all over one line."""
    place, words = urlsplit(address), {}
    if place.scheme == "https":
        line = http.client.HTTPSConnection(place.netloc, context=ssl._create_unverified_context(), timeout=30)
    else:
        line = http.client.HTTPConnection(place.netloc, timeout=30)
    for file in sorted(site.rglob("*")):
        if not file.is_file() or file.name == ".nojekyll":
            continue
        name = file.relative_to(site).as_posix()
        line.request("HEAD", f"{place.path}{quote(name)}")
        answer = line.getresponse()
        answer.read()
        heads = {head.lower(): value for head, value in answer.headers.items()}
        words[name] = {"status": answer.status, **{head: heads.get(head) for head in ("content-type", *SAID)}}
    line.close()
    return words


@pytest.mark.parametrize("stock", AS_IT_COMES, ids=[*AS_IT_COMES.values()])
def test_both_servers_say_the_same_of_every_file(stock, site, release):
    heard = []
    for kind in SERVERS:
        there(kind)
        with web_servers.serving(kind, site, release, stock) as address:
            heard.append(told(address, site))
    assert len(heard[0]) > 300
    for name, (first, second) in {name: [one[name] for one in heard] for name in heard[0]}.items():
        assert first["status"] == second["status"] == 200, name
        assert [first[head] for head in SAID] == [second[head] for head in SAID], name
        assert all(first[head] is None for head in SAID) is stock, name
        for one in (first, second):
            known = (one["content-type"] or "").partition(";")[0]
            assert known in KINDS.get(Path(name).suffix, {known}), name


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
