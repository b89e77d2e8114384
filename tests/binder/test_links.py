"""Links to Binder: one address, every lesson, and pages that say what the tool would write today."""

import re
import tomllib
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from baclofen import content
from tools import binder
from tools.lessons import fill, run

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LINK = re.compile(r"https://(?:\w+\.)?mybinder\.org/v2/[^\s)>]+")


def links(page: str) -> list[str]:
    return LINK.findall((ROOT / page).read_text("utf-8"))


@pytest.mark.parametrize("path", run.PAGES, ids=lambda path: path.name)
def test_a_page_says_what_the_tool_would_write(path):
    text = path.read_text("utf-8")
    assert fill.fill(text) == text, "Run: python run.py notebooks --fill"


@pytest.mark.parametrize(
    ("page", "ref"), [("README.md", "HEAD"), ("docs/binder.md", f"v{PROJECT['version']}")]
)
def test_each_lesson_has_its_link(page, ref):
    opened = []
    for link in links(page):
        parts = urlsplit(link)
        assert (
            f"https://github.com/{parts.path.removeprefix('/v2/gh/').removesuffix('/' + ref)}"
            == (PROJECT["urls"]["Repository"])
        )
        if parts.netloc == "mybinder.org":
            opened += parse_qs(parts.query)["urlpath"]
    lessons = [f"lab/tree/notebooks/{lesson.file}" for lesson in content.lessons()]
    assert sorted(set(opened)) == sorted(lessons)
    assert all((ROOT / page.removeprefix("lab/tree/")).is_file() for page in opened)


def test_each_member_is_warmed_up_once_at_the_tag():
    hosts = [urlsplit(link).netloc for link in LINK.findall(binder.warm_up())]
    assert hosts == [f"{member}.mybinder.org" for member in binder.MEMBERS]
    assert all(f"/{binder.release_tag()}?" in link for link in LINK.findall(binder.warm_up()))


def test_links_of_a_table_have_names_of_their_own():
    names = re.findall(r"\[([^\]]+)\]\(https://mybinder", fill.lesson_table())
    assert len(set(names)) == len(names) == len(content.lessons())
