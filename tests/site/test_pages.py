"""The static pages as they lie there: whole, well built, and every word of the notebooks in them."""

import functools
import itertools
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import nbformat
import pytest
from bs4 import BeautifulSoup

from baclofen import content
from baclofen.model.dose_practice import KINDS
from tests.support.pages_to_read import LESSONS, PAGES, PAIRS
from tests.words.texts import ROOT, plain
from tools.lessons import run
from tools.site import FIRST_VISIT_MB, newest, pages
from tools.site.pages.links import live_links


@functools.cache
def parsed(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")


@functools.cache
def places(path: Path) -> set[str]:
    """Where in a page a link can lead."""
    return {one["id"] for one in parsed(path).find_all(id=True)}


def squeezed(text: str) -> str:
    """Words only, so that markup and spaces do not count."""
    return " ".join(re.findall(r"[\w’'%°.,]+", text.replace("\u00a0", " ")))


def words_of(page: BeautifulSoup) -> str:
    return squeezed(page.get_text(" "))


@pytest.fixture(params=PAGES)
def page(request, pages_read) -> BeautifulSoup:
    return parsed(pages_read / request.param)


# ---- what a machine can read


def test_the_frame_of_a_page(page):
    assert page.html["lang"] == "en"
    assert page.title.text.strip()
    assert 40 <= len(page.find("meta", attrs={"name": "description"})["content"]) <= 200
    assert len(page.find_all("h1")) == len(page.find_all("main")) == 1
    assert page.find("a", class_="skip")["href"] == "#main"
    assert page.main["id"] == "main"
    assert content.word("safety.long") in page.footer.text
    assert content.word("safety.line") in page.main.text
    assert page.find("meta", attrs={"name": "viewport"})["content"].startswith("width=device-width")


def test_titles_differ(pages_read):
    assert len({parsed(pages_read / name).title.text for name in PAGES}) == len(PAGES)


def test_headings_go_down_one_step_at_a_time(page):
    levels = [int(heading.name[1]) for heading in page.find_all(re.compile(r"^h[1-6]$"))]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels)), levels


def test_names_are_given_once_and_every_picture_has_words(page):
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    for image in page.find_all("img"):
        assert len(image["alt"].split()) >= 5, image
    assert not page.find_all("svg")
    for table in page.find_all("table"):
        assert all(head.get_text(strip=True) and head["scope"] for head in table.find_all("th"))


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere(name, pages_read):
    page, folder = parsed(pages_read / name), (pages_read / name).parent
    live, release = 0, newest(pages_read)
    for tag, attribute in (
        ("a", "href"),
        ("link", "href"),
        ("img", "src"),
        ("source", "srcset"),
        ("script", "src"),
    ):
        for one in page.find_all(tag):
            if attribute not in one.attrs:
                continue
            target = urlsplit(one[attribute])
            if target.scheme:
                assert tag == "a", one
                assert target.scheme in ("http", "https")
                continue
            path = (folder / unquote(target.path)).resolve() if target.path else pages_read / name
            if release in path.relative_to(pages_read.resolve() if target.path else pages_read).parts:
                live += 1
                continue
            assert path.is_file(), one
            if target.fragment:
                assert unquote(target.fragment) in places(path), one
    assert live >= (20 if name == "index.html" else 2)


def test_each_lesson_has_its_three_ways_and_names_the_release(pages_read):
    start = [link["href"] for link in parsed(pages_read / "index.html").find_all("a")]
    release = newest(pages_read)
    for name, lesson in PAIRS:
        ways = live_links(lesson, release)
        assert {ways.live, ways.notebook, ways.read} <= set(start)
        assert ways.read == name
        assert ways.live.startswith(f"{release}/")
        assert lesson.file in ways.notebook
        links = [link["href"] for link in parsed(pages_read / name).find_all("a")]
        assert {f"../{ways.live}", f"../{ways.notebook}"} <= set(links)


# ---- nothing is lost, nothing of the notebook is left


def test_no_mark_and_no_code_is_left(page):
    for one in page.find_all(string=True):
        text = str(one)
        assert not re.search(r"<!--|-->|\{p:|\{[a-z_]+\}|\bimport\b.*labs|commandlinker", text), text
        assert type(one).__name__ != "Comment", text
    own = page.select('button[data-when="ask"]')  # of the start page: asks the browser to keep work
    assert page.find_all("button") == own


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_has_no_script(name, pages_read):
    assert not parsed(pages_read / name).find_all("script")


@pytest.mark.parametrize(("name", "lesson"), PAIRS)
def test_every_sentence_and_every_opening_picture_of_the_notebook_is_there(name, lesson, pages_read):
    page = parsed(pages_read / name)
    alts = " ".join(image["alt"] for image in page.find_all("img"))
    said = words_of(page) + " " + squeezed(alts)
    book = nbformat.read(run.FOLDER / lesson.file, as_version=4)
    pieces = 0
    for cell in book.cells:
        if cell.cell_type == "markdown":
            text = re.sub(r"<!--(start|sources)-->.*?<!--/\1-->", "", cell.source, flags=re.DOTALL)
            # the list of sources is the page's own
            text = re.sub(r"<details><summary>[^<]*</summary>\s*</details>", "", text)
            # marks of Markdown stand between pieces; within a piece the page says the very same words
            for piece in re.split(r"\n|\||\*+|\[|\]", plain(re.sub("`[^`]*`", "\n", text))):
                words = squeezed(re.sub(r"^\s*(?:[#>-]+|\d+\.) ", "", piece)).strip("., ")
                assert words in said, piece
                pieces += bool(words)
        for output in cell.get("outputs", ()):
            for alt in re.findall(r'<img alt="([^"]*)"', output.get("data", {}).get("text/html", "")):
                assert page.find("img", alt=BeautifulSoup(alt, "html.parser").text), alt
    assert pieces > 50


@pytest.mark.parametrize(("name", "lesson"), PAIRS)
def test_every_question_stands_with_its_answer_and_every_reason(name, lesson, pages_read):
    page = parsed(pages_read / name)
    said = words_of(page)
    asked = list(content.questions(lesson.id))
    book = (run.FOLDER / lesson.file).read_text("utf-8")
    for id in re.findall(r'labs\.case\(\\"(\w+)\\"\)', book):
        asked += content.case(id).questions
    assert len(asked) >= (8 if lesson.asks else 0)
    for question in asked:
        block = next(b for b in page.find_all(class_="question") if squeezed(question.stem) in words_of(b))
        told = block.find("details", class_="answer")
        for option in question.options:
            assert squeezed(option.why) in words_of(told), (question.id, option.id)
        assert told.find(class_="right") or question.type == "ordered", question.id
    assert len(re.findall(re.escape(content.word("site.answer")), said)) >= len(asked)


@pytest.mark.parametrize(("name", "lesson"), PAIRS)
def test_every_scene_claim_and_story_stands_with_what_it_tells_under_a_fold(name, lesson, pages_read):
    page = parsed(pages_read / name)
    folds = [words_of(fold) for fold in page.find_all("details")]
    book = (run.FOLDER / lesson.file).read_text("utf-8")
    called = {
        kind: re.findall(rf'labs\.{kind}\(\\"(\w+)\\"\)', book) for kind in ("scene", "claims", "story")
    }
    for scene in map(content.scene, called["scene"]):
        assert not scene.guess or squeezed(scene.guess.ask) in words_of(page), scene.id
        assert any(squeezed(scene.saw) in fold for fold in folds), scene.id
        for option in scene.guess.options if scene.guess else ():
            assert squeezed(option.text) in words_of(page), f"{scene.id}: '{option.text}' is no whole line"
    for claim in (one for id in called["claims"] for one in content.claims_asked(id)):
        assert any(squeezed(claim.better) in fold for fold in folds), claim.id
    for story in map(content.story, called["story"]):
        for option in (option for stop in story.stops for option in stop.options):
            assert any(squeezed(option.then) in fold for fold in folds), (story.id, option.id)
    assert called["scene"] or called["story"] or lesson.id == "07"


@pytest.mark.parametrize(("name", "lesson"), PAIRS)
def test_what_is_marked_right_is_the_key(name, lesson, pages_read):
    page = parsed(pages_read / name)
    for question in content.questions(lesson.id):
        if question.type not in ("mc", "sata", "select_n"):
            continue
        block = next(b for b in page.find_all(class_="question") if squeezed(question.stem) in words_of(b))
        marked = {mark.parent.get_text(" ", strip=True) for mark in block.find_all("strong", class_="right")}
        right = content.word("ui.right")
        assert marked == {f"{right} {o.text}" for o in question.options if o.id in list(question.key)}


def test_pictures_are_drawings_with_both_colour_schemes(pages_read):
    drawings = sorted(pages_read.glob("lessons/pictures/*.svg"))
    assert len(drawings) >= 30
    for path in drawings:
        text = path.read_text("utf-8")
        ElementTree.fromstring(text)
        assert "prefers-color-scheme:dark" in text
        assert not re.search(r'(?:href|src)="(?!#)|url\((?!#)|@import', text), path.name


# ---- words


def test_every_word_of_the_site_is_used():
    folder = Path(pages.__file__).parent
    used = "".join(
        path.read_text("utf-8") for kind in ("*.py", "html/*.html") for path in sorted(folder.glob(kind))
    )
    unused = [key for key in content.words("site") if not re.search(rf"[\"']{key[5:]}[\"']", used)]
    assert unused == []


def test_the_start_page_and_the_readme_say_the_same():
    readme = squeezed(plain((ROOT / "README.md").read_text("utf-8")))
    for key in ("title", "question", "promise"):
        assert squeezed(content.word(f"site.{key}")) in readme, key


def test_the_start_page_says_what_a_visit_costs(pages_read):
    said = words_of(parsed(pages_read / "index.html"))
    assert f"about {FIRST_VISIT_MB} MB" in said
    assert "up to a minute" in said
    for lesson in content.lessons():
        assert squeezed(lesson.question) in said


def test_a_place_for_one_kind_of_dose_problem_shows_no_other(pages_read):
    """Lesson 07 opens the practice six times: five times for one kind, and once with all of them."""
    book = (ROOT / "notebooks" / content.lesson("07").file).read_text("utf-8")
    asked = re.findall(r"labs\.dose_practice\((?:\\\"(\w+)\\\")?\)", book)
    assert len(asked) == 6
    page = parsed(pages_read / LESSONS[7])
    shown = [title.get_text() for title in page.select(".lab .question > p:first-child > strong")]
    kinds = [kind for one in asked for kind in ([one] if one else KINDS)]
    assert shown == [content.word(f"dose_practice.{kind}.title") for kind in kinds]
