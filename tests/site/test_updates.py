"""A newer release is seen although the old one is kept; answers go along, also as a file."""

import json

import pytest
from playwright.sync_api import expect

from baclofen import content
from tests.site.conftest import live_address, wait_until_awake
from tests.support import jupyterlab, questions
from tests.support.static_host import copy_site, hosting

pytestmark = pytest.mark.browser
NEXT = "2099.1-0a1b2c3d"
COPIES = """async () =>
  (await caches.keys()).filter(one => one.startsWith('course ')).map(one => one.split(' ').at(-1)).sort()"""
SPOIL = """async path => {
  const { contents } = jupyterapp.serviceManager;
  const { content } = await contents.get(path, { content: true });
  content.cells = content.cells.slice(0, 1);
  await contents.save(path, { type: 'notebook', format: 'json', content });
}"""
#: the questions to which the browser's drawer keeps answers
DRAWER = """async () => {
  const { contents } = jupyterapp.serviceManager;
  const file = { content: true, format: 'json' };
  const kept = await contents.get('progress/my_progress.json', file).catch(() => null);
  return Object.keys(kept?.content.questions ?? {});
}"""


def word(key: str) -> str:
    return content.word(f"progress.{key}")


@pytest.fixture
def host(site, release, tmp_path):
    """The site, and `publish()` that puts the next release in its place at the same address."""
    with hosting(site) as host:
        host.publish = lambda: setattr(host, "folder", copy_site(site, tmp_path / "next", release, NEXT))
        yield host


def test_a_release_over_the_first(host, new_page, release, tmp_path):
    page = new_page()
    old = live_address(host.address, release, "01")
    page.goto(old)
    wait_until_awake(page)
    questions.answer_first(page, "01")
    page.evaluate(SPOIL, f"{release}/{content.lesson('09').file}")  # as one who saved an own version
    expect(page.locator("#course-said")).to_have_text(content.word("live.kept"), timeout=120_000)

    host.publish()
    page.goto(old)  # a bookmark: the old page comes from the copy, and tells
    newer = page.get_by_role("link", name=content.word("live.newer"))
    newer.click()
    start = page.locator(".card a.button", has_text="lesson 09")
    expect(start).to_have_attribute("href", live_address("", NEXT, "09"))

    start.click()
    page.wait_for_url(f"**/{NEXT}/**")
    wait_until_awake(page)
    assert not jupyterlab.error_texts(page)
    assert len(jupyterlab.execution_counts(page)) > 3  # the whole new lesson, not the learner's own old one
    expect_known(page, 1)
    expect(page.locator("#course-said")).to_have_text(content.word("live.kept"), timeout=120_000)
    assert page.evaluate(COPIES) == [NEXT, "pages"]
    scopes = "async () => (await navigator.serviceWorker.getRegistrations()).map(one => one.scope).sort()"
    assert page.evaluate(scopes) == [host.address, f"{host.address}{NEXT}/"]
    assert page.locator("#course-newer").count() == 0
    assert not page.errors

    load_where_nothing_is_kept(page, take_along(page, tmp_path))


def expect_known(page, count: int) -> None:
    """The table of what is kept in this browser counts this many answers in lesson 01."""
    page.get_by_role("radio", name=content.word("review.mode.mine")).check()
    lesson = content.lesson("01")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=f"01 {lesson.title}"))
    expect(row).to_have_count(1)
    expect(row.get_by_role("cell").first).to_have_text(str(count))


def take_along(page, folder):
    with page.expect_download() as waiting:
        page.get_by_role("button", name=word("download")).press("Enter")
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    assert json.loads(file.read_text("utf-8"))["questions"]
    return file


def load_where_nothing_is_kept(page, file) -> None:
    """The drawer as another browser has it, empty: the file fills it, for every next page to read."""
    page.get_by_role("button", name=word("delete"), exact=True).press("Enter")
    page.get_by_role("button", name=word("delete_yes")).press("Enter")
    expect(page.locator(".bac-result .bac-sentence").filter(has_text=word("deleted"))).to_be_visible()
    assert page.evaluate(DRAWER) == []
    load(page, file)
    expect_known(page, 1)
    assert page.evaluate(DRAWER) == list(json.loads(file.read_text("utf-8"))["questions"])
    assert not page.errors


def load(page, file) -> None:
    page.get_by_label(word("load")).set_input_files(file)
    said = content.word("progress.loaded", added="1", known="0")
    expect(page.locator(".bac-result .bac-sentence").filter(has_text=said)).to_be_visible()
