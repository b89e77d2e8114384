"""Each page of the site says itself what it may run, so that it holds on a host that sends no such word."""

import base64
import hashlib
import re

import pytest
from bs4 import BeautifulSoup

from tests.support import somebody
from tests.support.pages_to_read import LESSONS, PAGES
from tools.site import policy
from tools.site.live import _gone


def word(page: BeautifulSoup) -> dict[str, list[str]]:
    """The policy of a page, which stands before anything that it is about."""
    said = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert said is not None
    assert said.parent.name == "head"
    earlier = {tag.name for tag in said.find_all_previous()}
    assert earlier <= {"html", "head", "title", "meta"}, earlier
    return {part.split()[0]: part.split()[1:] for part in said["content"].split(";")}


def may_run(page: BeautifulSoup) -> None:
    """What stands in the page may run, and no other line, no handler and no other host's file."""
    scripts = word(page)["script-src"]
    assert not {"'unsafe-inline'", "data:", "*", "https:"} & set(scripts)
    assert not [tag for tag in page.find_all() if any(name.startswith("on") for name in tag.attrs)]
    for script in page.find_all("script"):
        if not script.get("src") and script.get("type") != "application/json":
            digest = base64.b64encode(hashlib.sha256(script.string.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in scripts


def parsed(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html.parser")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_to_read_runs_its_own_files_only(name, pages_read):
    page = parsed((pages_read / name).read_text("utf-8"))
    may_run(page)
    assert word(page)["default-src"] == ["'none'"]
    assert word(page)["script-src"] == ["'self'"]


@pytest.mark.parametrize("key", ["gone", "no_copy"])
def test_a_page_that_stands_anywhere_runs_its_own_lines_only(key):
    page = parsed(_gone(key))
    may_run(page)
    assert all(one.startswith("'sha256-") for one in word(page)["script-src"])


def test_lines_that_are_put_in_later_have_no_digest():
    page = policy.living("<html><head><script>1</script><script src=a></script></head></html>")
    assert len(re.findall("'sha256-", page)) == 1
    assert policy.living(page.replace("<script>1", "<script>2")).count("'sha256-") == 2


def test_every_page_of_the_release_says_it(site, release):
    pages = sorted((site / release).rglob("*.html"))
    assert len(pages) > 5
    for page in pages:
        may_run(parsed(page.read_text("utf-8")))


@pytest.mark.browser
def test_a_browser_refuses_what_somebody_puts_into_a_page_to_read(new_page, address):
    for name in ("index.html", "glossary.html", LESSONS[2], "404.html"):
        page = new_page()
        page.goto(address + name)
        page.wait_for_load_state("networkidle")
        assert page.errors == [], name
        said, ran = somebody.put_into(page)
        assert not ran, name
        assert len(said) >= 3, name


@pytest.mark.browser
def test_a_browser_refuses_it_in_a_living_lesson_too(awake):
    said, ran = somebody.put_into(awake)
    assert not ran
    assert len(said) >= 3
