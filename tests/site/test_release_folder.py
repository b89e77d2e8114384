"""What makes a release a new one, what stays beside it, and that no file of the site is missing."""

import json
import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tools import site as builder
from tools.site import jupyterlite, release

ROOT = Path(__file__).resolve().parents[2]
#: what a stock nginx (1.22) sends as it must, and what is read as bytes whatever it is called
KNOWN = {
    ".js",
    ".json",
    ".html",
    ".css",
    ".svg",
    ".png",
    ".ico",
    ".wasm",
    ".woff",
    ".woff2",
    ".ttf",
    ".eot",
    ".zip",
}
READ_AS_BYTES = {".whl", ".ipynb", ".webmanifest", ".orig", ""}
LINK = re.compile(r"""<(?:a|img|script|link|source|iframe)\b[^>]*?\s(?:href|src|srcset)=["']([^"'{]+)["']""")


@pytest.fixture
def house(tmp_path) -> Path:
    """What the name is made from, small."""
    for part in release.PARTS:
        target = tmp_path / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / part).is_file():
            shutil.copy2(ROOT / part, target)
        else:
            target.mkdir()
            (target / "one.txt").write_text(part)
    return tmp_path


@pytest.mark.parametrize("changed", ["requirements/site.lock", "pyproject.toml", "data/one.txt", "LICENSE"])
def test_lock_and_content_go_into_the_name(changed, house):
    before = builder.name_release(house)
    assert builder.name_release(house) == before
    with open(house / changed, "a", encoding="utf-8") as file:
        file.write("\n# another\n")
    assert builder.name_release(house) != before


def test_the_lock_of_the_builder_is_the_one_in_the_name():
    from tools.launch.lock_files import SITE_LOCK

    assert SITE_LOCK in release.PARTS


def test_every_tool_that_writes_a_page_goes_into_the_name():
    """Else a site that lies there counts as fresh after a change that its pages do not show."""
    named = re.compile(r"^from (?:tools import (\w+)|tools\.(\w+))", re.MULTILINE)
    for file in sorted((ROOT / "tools" / "site").rglob("*.py")):
        for names in named.findall(file.read_text("utf-8")):
            tool = "".join(names)
            known = {f"tools/{tool}", f"tools/{tool}.py"} & {*release.PARTS, "tools/launch"}
            assert known, f"{file.name} imports tools.{tool}"


def test_the_icons_lie_there_in_one_form_and_nothing_else_goes(tmp_path):
    """Every browser that runs Python reads .woff2; the older forms were 2.8 MB that nobody asked for."""
    kept = {"fa-solid-900.woff2", "KaTeX_Main.woff", "1.js", "drawing.svg"}
    for name in kept | {"fa-solid-900.svg", "fa-solid-900.eot", "fa-solid-900.ttf", "fa-solid-900.woff"}:
        (tmp_path / name).write_bytes(b"x")
    jupyterlite._keep_one_form_of_icons(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == kept


def test_the_release_before_stays_beside_the_new_one(tmp_path):
    old, fresh = tmp_path / "site", tmp_path / "fresh"
    for name in ("1-a", "1-b"):
        (old / name).mkdir(parents=True)
        (old / name / "page.html").write_text(name)
    (old / "release.json").write_text(json.dumps({"newest": "1-b"}))
    (fresh / "1-c").mkdir(parents=True)
    builder.keep_previous(old, fresh, "1-c")
    assert sorted(folder.name for folder in fresh.iterdir()) == ["1-b", "1-c"], "one, not all that ever were"
    builder.keep_previous(tmp_path / "none", fresh, "1-c")


def test_every_file_has_a_type_that_a_stock_server_knows(site, release):
    kinds = {file.suffix for file in (site / release).rglob("*") if file.is_file()}
    kinds |= {file.suffix for file in site.glob("*.*") if file.is_file() and not file.name.startswith(".")}
    assert kinds <= KNOWN | READ_AS_BYTES, kinds - KNOWN - READ_AS_BYTES


def test_a_crawl_finds_no_missing_file(site, release):
    """Every address in a page of ours leads to a file of the site."""
    pages = [
        file
        for file in site.rglob("*.html")
        if release in file.parts or file.parent in (site, site / "lessons")
    ]
    assert len(pages) > 15
    missing = []
    for page in pages:
        if "static" in page.parts or "extensions" in page.parts:
            continue
        for found in LINK.findall(page.read_text("utf-8")):
            parts = urlsplit(found.strip().split(" ")[0])
            if parts.scheme or parts.netloc or not parts.path.strip("/"):
                continue
            target = page.parent / unquote(parts.path)
            if not (target / "index.html" if target.is_dir() else target).is_file():
                missing.append(f"{page.relative_to(site)}: {found}")
    assert missing == []


def test_a_picture_of_a_lesson_lies_where_each_page_asks_for_it(site, release):
    pictures = {file.name for file in (ROOT / "notebooks" / "images").iterdir()}
    for app in ("notebooks", "lab"):
        assert {file.name for file in (site / release / app / "images").iterdir()} == pictures
