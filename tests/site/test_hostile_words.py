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
ACTIVE = re.compile(
    r"<(?!/?(?:p|a|h2|b|em|strong|details|summary|br|img|div|span)\b)|<[^>]*\son\w+=|=\"javascript:"
)
node = pytest.mark.skipif(not shutil.which("node"), reason="Node.js is not here")


@pytest.mark.parametrize("text", ATTACKS)
def test_no_word_becomes_a_script(text):
    for made in (Prose().html(text), Prose().html(f"Words {text} words"), inline(text)):
        tags = re.sub(
            r'"[^"]*"', lambda quoted: '"javascript:"' if "javascript:" in quoted[0] else '""', made
        )
        assert not ACTIVE.search(tags), made


def test_what_a_lesson_may_say_in_html_stays():
    assert "<details><summary>Why</summary>" in Prose().html(
        "<details><summary>Why</summary>\n\nx\n\n</details>"
    )
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
    page = "const parts = {}; const document = { getElementById: (id) => (parts[id] ??= {}), querySelector: () => ({}) };"
    place = json.dumps({"pathname": path, "href": f"http://here{path}"})
    assert run(f"{page} const location = {place}; {script}; console.log(parts.home.href)") == home


@node
@pytest.mark.parametrize(
    "name", ["__proto__", "constructor", "toString", "hasOwnProperty", "", "no/such.ipynb"]
)
def test_a_name_that_every_object_has_is_no_lesson(name):
    facts = json.dumps({"words": {}, "lessons": {"r/02.ipynb": {}}, "ahead": [], "kernel": []})
    page = f"""
    let opened = false;
    const part = () => ({{ append() {{}}, setAttribute() {{}}, dataset: {{}}, textContent: {json.dumps(facts)} }});
    const document = {{ getElementById: part, createElement: part,
        addEventListener() {{ opened = true; throw new Error("opened"); }} }};
    globalThis.document = document; globalThis.location = {{ search: "?page&path=" + {json.dumps(name)} }};
    console.warn = () => {{}};"""
    script = (STATIC / "live.js").read_text("utf-8")
    assert run(f"{page}{script}; console.log(opened)") == "false"
    assert (
        run(f"{page.replace(json.dumps(name), json.dumps('r/02.ipynb'))}{script}; console.log(opened)")
        == "true"
    )
