"""Words of data/ and of lessons on the pages, and addresses of the pages: text stays text, and leads home."""

import json
import re
import shutil
import subprocess

import pytest

from tools.site.live import STATIC
from tools.site.pages.prose import Prose, inline

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
