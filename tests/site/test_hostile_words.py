"""Words of data/ and of lessons on the pages, and addresses of the pages: text stays text, and leads home."""

import json
import re
import shutil
import subprocess
import warnings
from html.parser import HTMLParser
from pathlib import Path

import pytest

from baclofen import content, widgets
from tests.support import hostile_data
from tools.site import pages
from tools.site.live import STATIC
from tools.site.pages.prose import Prose, inline

KIT = Path(widgets.__file__).parent / "static"
HOSTILE = "<img src=x onerror=alert(1)><script>alert(1)</script>"
ATTACKS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a <b onclick='alert(1)'>b</b> c",
    "<details ontoggle=alert(1) open>x</details>", "[a](javascript:alert(1))", "![a](javascript:alert(1))",
    "[a](https://x.org 'b\" onclick=\"alert(1)')", "## <svg/onload=alert(1)>", "<br onclick=alert(1)>",
)  # fmt: skip
PLAIN = r"p|a|h2|b|em|strong|details|summary|br|img|div|span"
ACTIVE = re.compile(rf"<(?!/?(?:{PLAIN})\b)|<[^>]*\son\w+=|=\"javascript:")
QUOTED = re.compile(r'"(?!javascript:)[^"]*"')
node = pytest.mark.skipif(not shutil.which("node"), reason="Node.js is not here")


@pytest.mark.parametrize("text", ATTACKS)
def test_no_word_becomes_a_script(text):
    for made in (Prose().html(text), Prose().html(f"Words {text} words"), inline(text)):
        assert not ACTIVE.search(QUOTED.sub('""', made)), made


def test_what_a_lesson_may_say_in_html_stays():
    part = "<details><summary>Why</summary>"
    assert part in Prose().html(f"{part}\n\nx\n\n</details>")
    assert "<br>" in Prose().html("one<br>two")
    assert inline("a **b** < c") == "a <strong>b</strong> &lt; c"


def run(script: str) -> str:
    return subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True).stdout.strip()


@node
@pytest.mark.parametrize(
    ("path", "home"),
    [
        ("//other.host/2026.11-abcd/x", "/other.host/"),
        ("//other.host/lessons/x.html", "/other.host/"),
        ("///other.host/x", "/other.host/"),
        ("/course/2026.11-abcd/notebooks/x", "/course/"),
        ("/nothing", "/"),
    ],
)
def test_home_of_a_page_that_is_gone_is_on_this_host(path, home):
    (script,) = re.findall(r"<script>(.*?)</script>", (STATIC / "gone.html").read_text("utf-8"), re.DOTALL)
    page = """const parts = {}; const document = {
        getElementById: (id) => (parts[id] ??= {}), querySelector: () => ({}) };"""
    place = json.dumps({"pathname": path, "href": f"http://here{path}"})
    assert run(f"{page} const location = {place}; {script}; console.log(parts.home.href)") == home


#: enough of a browser for live.js: it notes whether a lesson was opened, and goes no further
BROWSER = """
let opened = false;
const part = () => ({ append() {}, setAttribute() {}, dataset: {}, textContent: FACTS });
const document = { getElementById: part, createElement: part,
    addEventListener() { opened = true; throw new Error("as far as this"); } };
globalThis.navigator ??= {};
globalThis.location = { search: "?page&path=" + NAME };
console.warn = () => {};
LIVE
console.log(opened);"""


def is_opened(name: str) -> bool:
    facts = json.dumps({"words": {}, "lessons": {"r/02.ipynb": {}}, "ahead": [], "kernel": []})
    page = BROWSER.replace("FACTS", json.dumps(facts)).replace("NAME", json.dumps(name))
    return run(page.replace("LIVE", (STATIC / "live.js").read_text("utf-8"))) == "true"


@node
@pytest.mark.parametrize("name", ["__proto__", "constructor", "toString", "hasOwnProperty", "no/such.ipynb"])
def test_a_name_that_every_object_has_is_no_lesson(name):
    assert is_opened("r/02.ipynb")
    assert not is_opened(name)


@pytest.fixture(scope="module")
def hostile_pages(tmp_path_factory):
    """Pages to read of every kind, from data in which each text ends in a script; drawings take long."""
    folder = tmp_path_factory.mktemp("hostile")
    hostile_data.write(content.library().folder, folder / "data", HOSTILE)
    loaded = content.load(folder / "data")
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # labels of such a length leave a picture no room
        patch.setattr(content, "library", lambda: loaded)
        few = [one for one in loaded.lessons() if one.id in ("07", "08")]
        patch.setattr(pages.content, "lessons", lambda: few)
        pages.write(folder / "pages", "2026.11-test")
    return folder / "pages"


class Running(HTMLParser):
    """Keeps what would run, and all words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found, self.words = [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        own = dict(attrs).get("src", "").endswith((*pages_scripts(),)) and tag == "script"
        handler = any(name.startswith("on") for name, _ in attrs)
        leads = any(
            re.match(r"\s*(javascript|data|vbscript):", value or "", re.IGNORECASE) for _, value in attrs
        )
        if (tag in ("script", "iframe", "object", "embed", "base") and not own) or handler or leads:
            self.found.append((tag, attrs))

    def handle_data(self, data):
        self.words += data


def pages_scripts() -> list[str]:
    """The scripts of the pages to read."""
    return [file.name for file in (Path(pages.__file__).parent / "static").glob("*.js")]


def test_no_page_of_hostile_data_runs_anything(hostile_pages):
    met = 0
    for file in sorted(hostile_pages.rglob("*.html")):
        page = Running(file.read_text("utf-8"))
        assert not page.found, (file.name, page.found[:2])
        met += page.words.count(HOSTILE)
    assert met > 100, "the text did not arrive, so nothing was tried"


@node
@pytest.mark.parametrize("name", ["__proto__", "constructor", "toString"])
def test_a_name_that_every_object_has_holds_nothing_in_the_kit(name):
    kit = (KIT / "kit.js").read_text("utf-8")
    asked = json.dumps(name)
    sentence = json.dumps(f"a {{{name}}}")
    assert (
        run(f"{kit}; console.log(held({{}}, {asked}), fill({sentence}, {{}}))") == f"undefined a {{{name}}}"
    )


def test_no_script_of_the_kit_asks_a_table_in_another_way():
    for file in sorted(KIT.glob("*.js")):
        assert not re.search(
            r'(marks|value|cells)"?\)?\[(key|group\.key|column)\]', file.read_text("utf-8")
        ), file.name
