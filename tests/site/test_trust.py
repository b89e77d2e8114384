"""Which notebook's saved script may run: none but a lesson of the release, as it was published.

JupyterLite keeps no signatures, so `live/static/trust.js` decides. Each test is a file that somebody was
mailed and put into the browser: under a lesson's name, over a lesson, with a mark of trust in it.

One visitor for all of them, who takes each file out again: to start the labs anew costs most. Where a test
only looks at what a page shows as it opens, no Python starts.
"""

import copy
import json

import pytest

from baclofen import content
from tests.site.conftest import NO_PYTHON, live_address, patient_page, wait_until_awake
from tests.support import jupyterlab, strange_widgets

pytestmark = pytest.mark.browser
LESSON = "00"  # the lightest
FILE = content.lesson(LESSON).file
ATTACK = "<img src='x:' onerror='window.taken = true'><p>corrected lesson</p>"
SAVE = """([path, type, format, content]) => window.jupyterapp.serviceManager.contents.save(
    path, { type, format, content })"""
TRUSTED = f"() => {jupyterlab.PANEL}.content.widgets.map((cell) => cell.model.trusted)"
READY = f"{jupyterlab.PANEL}?.context?.isReady && {jupyterlab.PANEL}.content.widgets.length"
OPEN = f"() => window.jupyterapp?.shell && {READY}"


@pytest.fixture(scope="module")
def lesson(site, release):
    """The lesson as it was published."""
    return json.loads((site / release / "files" / release / FILE).read_text("utf-8"))


@pytest.fixture(scope="module")
def somebody(closed_browser, address, release):
    """A visitor with two windows: in the first one Python starts with a notebook, in the other never."""
    context = closed_browser.new_context(viewport={"width": 1280, "height": 900})
    pages = [patient_page(context), patient_page(context)]
    pages[1].add_init_script(NO_PYTHON)
    for page in pages:
        page.goto(f"{address}{release}/tree/index.html")
        page.wait_for_function("() => window.jupyterapp?.restored")
        page.evaluate("() => window.jupyterapp.restored")
    yield pages
    context.close()


@pytest.fixture
def visitor(somebody):
    """A page that can save files into the browser, and starts Python."""
    yield from visiting(somebody[0])


@pytest.fixture
def reader(somebody):
    """The same without Python."""
    yield from visiting(somebody[1])


def visiting(page):
    """Hand the page out, then take out of the browser what was put in."""
    page.put = []
    yield page
    for path in page.put:
        page.evaluate("(path) => window.jupyterapp.serviceManager.contents.delete(path)", path)


def put(page, path: str, content, kind: str = "notebook") -> None:
    """Save a file into the browser."""
    page.put.append(path)
    page.evaluate(SAVE, [path, kind, "json" if kind == "notebook" else "text", content])


def attacked(lesson: dict, mark: bool = False) -> dict:
    """The lesson with a script in what a cell showed, and on request with a mark of trust."""
    changed = copy.deepcopy(lesson)
    cell = next(one for one in changed["cells"] if one["cell_type"] == "code")
    cell["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": {"text/html": [ATTACK]}}]
    if mark:
        for one in changed["cells"]:
            one["metadata"]["trusted"] = True
    return changed


def opened(page, address, release, path, app="notebooks"):
    """Open a notebook of the browser's own store, and wait until it and what it showed stand there."""
    page.goto(f"{address}{release}/{app}/index.html?path={path}")
    page.wait_for_function(OPEN)
    page.locator(".jp-Notebook .jp-OutputArea-output, .jp-Notebook .jp-MarkdownOutput").first.wait_for()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("mark", [False, True], ids=["plain", "marked"])
@pytest.mark.parametrize("place", ["{file}", "{release}/{file}", "mine.ipynb"])
def test_a_script_in_a_file_that_is_not_the_releases_never_runs(
    place, mark, reader, address, release, lesson
):
    path = place.format(file=FILE, release=release)
    put(reader, path, attacked(lesson, mark))
    opened(reader, address, release, path)
    reader.get_by_text("corrected lesson").wait_for()
    assert not reader.evaluate("window.taken"), path
    code = next(n for n, cell in enumerate(lesson["cells"]) if cell["cell_type"] == "code")
    assert not reader.evaluate(TRUSTED)[code]


def test_the_lesson_of_the_release_is_trusted_whole(reader, address, release):
    opened(reader, address, release, f"{release}/{FILE}")
    assert all(reader.evaluate(TRUSTED))
    opened(reader, address, release, f"{release}/{FILE}", "lab")
    assert all(reader.evaluate(TRUSTED))


def test_a_lesson_that_its_learner_saved_still_starts(reader, address, release, lesson):
    changed = copy.deepcopy(lesson)
    changed["cells"].append({"cell_type": "markdown", "id": "mine", "metadata": {}, "source": "my note"})
    put(reader, f"{release}/{FILE}", changed)
    opened(reader, address, release, f"{release}/{FILE}")
    assert reader.evaluate(TRUSTED) == [True] * len(lesson["cells"]) + [False]


def test_the_page_without_code_is_always_the_releases_own(visitor, address, release, lesson):
    """It runs every cell by itself, so it must not run what somebody put over the lesson."""
    changed = attacked(lesson, True)
    for cell in changed["cells"]:
        if cell["cell_type"] == "code":
            cell["source"] = "print('somebody' + ' else')"
    put(visitor, f"{release}/{FILE}", changed)
    visitor.goto(live_address(address, release, LESSON))
    wait_until_awake(visitor)
    assert not visitor.evaluate("window.taken")
    assert visitor.get_by_text("somebody else").count() == 0


@pytest.mark.parametrize("place", ["mine.ipynb", "{release}/{file}"])
def test_widgets_that_a_file_brings_are_not_made(place, visitor, address, release, lesson):
    """Their state holds scripts, and JupyterLab makes them as a notebook opens, trusted or not."""
    path = place.format(file=FILE, release=release)
    changed = {**attacked(lesson), "metadata": {**lesson["metadata"], **strange_widgets.metadata()}}
    put(visitor, path, changed)
    opened(visitor, address, release, path)
    assert visitor.evaluate(f"() => {jupyterlab.PANEL}.content.model.getMetadata('widgets') === undefined")
    assert not visitor.evaluate("window.taken"), path


def test_a_module_that_somebody_put_into_the_browser_is_not_run(visitor, address, release):
    """The kernel starts as a lesson opens, and would look into the drawer before Python's own places."""
    trap = "open('/drive/ran', 'w').close(); raise ImportError"
    for folder in ("", f"{release}/"):
        put(visitor, f"{folder}IPython.py", trap, "file")
    opened(visitor, address, release, f"{release}/{FILE}")
    visitor.wait_for_function(f"() => {jupyterlab.PANEL}.sessionContext.session?.kernel?.status === 'idle'")
    contents = "window.jupyterapp.serviceManager.contents"
    listed = f"async () => (await {contents}.get('')).content.map((one) => one.path)"
    assert "ran" not in visitor.evaluate(listed)
