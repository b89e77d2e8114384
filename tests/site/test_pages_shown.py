"""The static pages in a browser: accessible, without scripts, on paper, by keyboard, and as files."""

import functools
import http.server
import re
import threading

import pytest

from baclofen import content
from tests.support import axe
from tests.support.pages_to_read import LESSONS, PAGES
from tools.site import newest

pytestmark = pytest.mark.browser
#: Marks the text that is shown and of a kind not known yet, and returns these kinds: the names and classes of
#: the elements around it. The one stylesheet of all pages gives colours by these, and nothing has its own.
MARK_NEW = """known => {
  const kind = node => node && `${kind(node.parentElement)} ${node.localName}.${node.className}`;
  const told = node => [...node.childNodes].some(part => part.nodeType === 3 && part.data.trim());
  const kinds = new Set(known);
  for (const node of document.body.querySelectorAll('*')) {
    if (!told(node) || !node.checkVisibility() || kinds.has(kind(node))) continue;
    kinds.add(kind(node));
    node.dataset.newKind = '';
  }
  return [...kinds];
}"""
CONTRAST = "color-contrast"
OPEN_ALL = "() => document.querySelectorAll('details').forEach(part => { part.open = true; })"


@pytest.fixture(scope="module")
def address(pages_read):
    """The pages on a server, under a sub-path as on a free static host."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_args):
            pass

    handler = functools.partial(Quiet, directory=pages_read.parent)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{pages_read.name}/"
        server.shutdown()


@pytest.fixture
def visit(browser):
    """A function that opens an address in a fresh window; the page remembers what it asked for."""
    contexts = []

    def open_page(address: str, width: int = 1280, before: str = "", **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.errors = [], []
        page.on("response", lambda got: page.asked.append((got.url, got.status)))
        page.on("requestfailed", lambda request: page.errors.append(request.url))
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        if before:
            page.add_init_script(before)
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def seen() -> dict[str, list[str]]:
    """The kinds of text whose colours, light and dark, were compared on a page before."""
    return {"light": [], "dark": []}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_a_page_is_accessible_fits_and_asks_no_other_host(name, width, scheme, visit, address, seen):
    page = visit(address + name, width, color_scheme=scheme)
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe.faults(page, None, rules={CONTRAST: {"enabled": False}}) == []
    assert too_pale(page, seen[scheme]) == []
    assert [url for url, status in page.asked if not url.startswith(address) or status != 200] == []
    assert page.errors == []
    assert page.evaluate("[...document.images].every(image => image.naturalWidth > 0)")


def too_pale(page, seen: list[str]) -> list:
    """The text that does not stand out enough; each kind is looked at on the first page that shows it.

    To compare colours is nine tenths of axe's work, and the pages have 18,000 texts of 250 kinds.
    """
    seen[:] = page.evaluate(MARK_NEW, seen)
    if not page.locator("[data-new-kind]").count():
        return []
    return axe.faults(page, "[data-new-kind]", runOnly={"type": "rule", "values": [CONTRAST]})


@pytest.mark.parametrize("name", PAGES)
def test_a_page_needs_no_script(name, visit, address):
    page = visit(address + name, java_script_enabled=False)
    assert page.locator("h1").is_visible()
    assert not page.locator("[data-when]").filter(visible=True).count()
    folded = page.locator("details.answer")
    if folded.count():
        assert not folded.first.locator("p").first.is_visible()
        folded.first.locator("> summary").click()
        assert folded.first.locator("p").first.is_visible()


@pytest.mark.parametrize("name", ["index.html", LESSONS[5]])
def test_a_page_prints_whole_and_light(name, visit, address):
    printed = visit(address + name, color_scheme="dark")
    pdf = printed.pdf(format="A4")
    assert len(re.findall(rb"/Type /Page\b", pdf)) > 1
    printed.emulate_media(media="print")
    for folded in printed.locator("main details:not(details details):not(.term)").all():
        assert folded.locator(":scope > :not(summary)").first.is_visible()
    assert printed.evaluate("getComputedStyle(document.body).color") == "rgb(27, 36, 48)"
    assert not printed.locator(".ways, .neighbours").filter(visible=True).count()


@pytest.mark.parametrize("name", LESSONS[1:6:2])
def test_a_page_can_be_printed_without_answers(name, visit, address):
    page = visit(address + name, java_script_enabled=False)
    questions = page.locator(".question").count()
    before = len(re.findall(rb"/Type /Page\b", page.pdf(format="A4")))
    page.get_by_label(content.word("site.without_answers")).check()
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        assert page.locator("details.answer, main details:not([class])").filter(visible=True).count() == 0
        assert page.locator(".question").filter(visible=True).count() == questions > 4
        assert not page.get_by_text(content.word("ui.right"), exact=True).filter(visible=True).count()
    assert len(re.findall(rb"/Type /Page\b", page.pdf(format="A4"))) < before


def test_the_keyboard_reaches_the_main_part_first(visit, address):
    page = visit(address + "index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize(("agrees", "said"), [(True, "agreed"), (False, "refused")])
def test_the_browser_is_asked_to_keep_work_at_a_press_only(agrees, said, visit, address):
    """The answer is the browser's; both are said. (A real browser decides by itself, or asks the learner.)"""
    answers = f"async () => {{ window.asked = true; return {str(agrees).lower()}; }}"
    page = visit(address + "index.html", before=f"StorageManager.prototype.persist = {answers};")
    page.wait_for_selector("html[data-looked]")
    assert page.evaluate("window.asked") is None
    page.get_by_role("button", name=content.word("site.keep.ask")).press("Enter")
    page.locator(f"[data-when={said}]").wait_for()
    other = {"agreed": "refused", "refused": "agreed"}[said]
    assert not page.locator(f"[data-when={other}]").is_visible()
    assert page.evaluate("window.asked")


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("", ["ask"]),
        ("indexedDB.open = () => { throw new DOMException('no', 'SecurityError'); }", ["private"]),
        ("Object.defineProperty(navigator, 'serviceWorker', { get: () => undefined })", ["private"]),
        ("delete globalThis.WebAssembly", ["old"]),
        (
            "ServiceWorkerContainer.prototype.getRegistrations = async () =>"
            " [{ scope: `${location.origin}/course/{release}/` }]",
            ["ask", "stored"],
        ),
    ],
)
def test_a_window_that_keeps_no_work_is_told(before, shown, visit, address, pages_read):
    page = visit(address + "index.html", before=before.replace("{release}", newest(pages_read)))
    page.wait_for_function("() => document.documentElement.dataset.looked")
    told = page.locator("[data-when]").filter(visible=True)
    assert [one.get_attribute("data-when") for one in told.all()] == shown
    assert page.errors == []


def test_pages_work_as_a_copy_from_files(visit, pages_read):
    page = visit((pages_read / "index.html").as_uri())
    page.wait_for_function("() => document.documentElement.dataset.looked")
    assert page.locator("[data-when=file]").is_visible()
    page.goto((pages_read / LESSONS[5]).as_uri())
    assert page.evaluate("[...document.images].every(image => image.naturalWidth > 0)")
    assert page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") != "none"


# ---- the words of the course


def test_a_term_opens_its_plain_words_by_mouse_and_key_without_a_script(visit, address):
    page = visit(address + LESSONS[6], 390, java_script_enabled=False)
    term = page.locator("details.term").filter(visible=True).first
    words = term.locator("span")
    assert not words.is_visible()
    term.locator("summary").click()
    assert words.is_visible()
    known = {entry.term: entry.plain for entry in content.glossary()}
    assert words.inner_text().startswith(known[term.locator("summary").inner_text()])
    term.locator("summary").press("Enter")
    assert not words.is_visible()


def test_the_words_can_be_searched(visit, address):
    page = visit(address + "glossary.html")
    words = page.locator("dl.words > div:visible")
    every = words.count()
    page.get_by_label("Search the words").fill("low PRESSURE")
    shown = words.all_inner_texts()
    assert any("hypotension" in text for text in shown)
    assert len(shown) < every / 3
    assert page.get_by_role("status").inner_text().startswith(f"{len(shown)} of {every}")
    page.get_by_label("Search the words").fill("")
    assert words.count() == every


def test_the_words_stand_there_without_a_script(visit, address):
    page = visit(address + "glossary.html", java_script_enabled=False)
    assert page.locator("dl.words > div").count() > 50
    assert not page.locator("form.search").is_visible()


def test_on_paper_the_words_of_the_terms_stand_in_the_list(visit, address):
    """A term stays a word in its sentence; what it means is printed at the end of the lesson."""
    printed = visit(address + LESSONS[5])
    printed.emulate_media(media="print")
    listed = re.sub('[()"]', "", printed.locator("#Words + details ul").inner_text())
    terms = printed.locator("main details.term").all()
    assert len(terms) >= 10
    for term in terms:
        assert term.locator("summary").is_visible() or not term.is_visible()
        assert not term.locator("span").is_visible()
        assert term.locator("span").text_content().rpartition(" Say ")[0] in listed
