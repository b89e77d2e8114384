"""What nobody plans, in a real browser: two tabs, Run All twice, a cell too early, a kernel killed under the
hand, a disk without room, a folder that may not be written, and text that would be a script."""

import os
import re
import signal

import pytest
from playwright.sync_api import expect

from baclofen import content
from baclofen.progress.document import parse
from tests.labs.test_kernel_lost import calls
from tests.support import hostile_data
from tests.support.jupyterlab import PANEL, book, error_texts

pytestmark = pytest.mark.browser
HOSTILE = "<img src=x onerror=window.taken=1><script>window.taken=1</script>"
START = "from baclofen import labs\nlabs.start()"
WHOLE_DISK = """import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))"""
posix = pytest.mark.skipif(os.name != "posix", reason="kill -9 and file limits are things of Linux and macOS")


def kept_at(file):
    return f"import os\nos.environ['BACLOFEN_PROGRESS'] = {str(file)!r}\n"


def slider(page):
    return page.get_by_role("slider", name="Each dose", exact=True)


def moves(page):
    """A key at the slider moves it and changes the sentence."""
    sentence = page.locator(".bac-panel .bac-sentence").first
    before = sentence.inner_text()
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    expect(sentence).not_to_have_text(before)


def answer(page):
    """Answer the open question with its first option; the score comes."""
    page.locator(".bac-card input").first.check()
    page.get_by_role("radio", name="certain").check()
    page.get_by_role("button", name="Check my answer").click()
    expect(page.get_by_text("In this sitting: 1 answered")).to_be_visible()


def test_two_tabs_on_one_lesson_and_run_all_three_times(
    same_window, lab_page, run_all, jupyter_server, tmp_path
):
    file = tmp_path / "progress" / "my_progress.json"
    jupyter_server.add("71_twice.ipynb", book(kept_at(file) + START, "labs.volumes()", "labs.review()"))
    tabs = [show("71_twice.ipynb") for show in (same_window, lab_page)]
    for page in tabs:
        run_all(page)
    for page in tabs:
        moves(page)
        answer(page)
    assert len(parse(file.read_text("utf-8"))) == 2
    run_all(tabs[0])
    run_all(tabs[0])
    for page in tabs:
        moves(page)
        expect(page.locator(".bac-panel")).to_have_count(2)
        assert error_texts(page) == page.errors == []


def test_a_cell_that_is_run_too_early_is_mended_by_start(same_window, run_all, jupyter_server):
    jupyter_server.add("72_early.ipynb", book(START, "labs.volumes()"))
    page = same_window("72_early.ipynb")
    page.evaluate(
        f"""() => {{
            {PANEL}.content.activeCellIndex = 1;
            return window.jupyterapp.commands.execute('notebook:run-cell');
        }}"""
    )
    assert ["NameError" in text for text in error_texts(page)] == [True]
    run_all(page)
    assert error_texts(page) == page.errors == []
    moves(page)


@posix
def test_a_kernel_killed_under_the_hand_says_so_and_start_wakes_the_lab(same_window, run_all, jupyter_server):
    jupyter_server.add("73_killed.ipynb", book(f"import os\nprint(os.getpid())\n{START}", "labs.volumes()"))
    page = same_window("73_killed.ipynb")
    run_all(page)
    pid = int(page.locator(".jp-OutputArea-output pre").first.inner_text())
    slider(page).scroll_into_view_if_needed()
    box = slider(page).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y, steps=5)
    os.kill(pid, signal.SIGKILL)
    page.mouse.move(x - 60, y, steps=20)
    page.mouse.up()
    expect(page.get_by_role("alert").first).to_have_text(content.word("ui.asleep"))
    expect(page.locator(".bac-start-text")).to_have_text(content.word("ui.gone_all"))
    page.get_by_role("button", name="Ok", exact=True).click()  # JupyterLab tells it too
    run_all(page)
    expect(page.locator(".bac-asleep")).to_have_count(0)
    moves(page)
    assert error_texts(page) == page.errors == []


@posix
@pytest.mark.parametrize("trouble", ["full", "not_writable"])
def test_an_answer_that_cannot_be_kept_is_scored_and_says_so(
    same_window, run_all, jupyter_server, tmp_path, trouble
):
    place = tmp_path / "progress"
    if trouble == "not_writable":
        place.write_text("a file stands where the folder should be")
    file = place / "my_progress.json"
    cells = [kept_at(file) + START, "labs.review()", WHOLE_DISK if trouble == "full" else "pass"]
    jupyter_server.add(f"74_{trouble}.ipynb", book(*cells))
    page = same_window(f"74_{trouble}.ipynb")
    run_all(page)
    answer(page)
    told = re.escape(content.word(f"progress.notice.{trouble}"))
    expect(page.get_by_text(re.compile(told)).first).to_be_visible()
    assert not file.exists()
    assert error_texts(page) == page.errors == []


def test_a_script_in_the_data_and_in_a_loaded_file_stays_text(same_window, run_all, jupyter_server, tmp_path):
    """One lab of each kind, all on one page, out of data in which every text ends in a script."""
    kinds = list({call.split("(")[0]: call for call in calls()}.values())
    hostile_data.write(content.library().folder, tmp_path / "data", HOSTILE)
    other = f"from baclofen import content\nmade = content.load({str(tmp_path / 'data')!r})\n"
    jupyter_server.add("75_hostile.ipynb", book(f"{other}content.library = lambda: made\n{START}", *kinds))
    page = same_window("75_hostile.ipynb")
    run_all(page)
    panels = page.locator(".bac-panel")
    assert panels.count() >= len(kinds) - 1  # the steps of a lesson stand in no panel
    assert panels.get_by_text("onerror=window.taken").count() > 100
    page.get_by_role("radio", name="My stored answers").first.check()
    field = page.get_by_label("Load work that I downloaded").first
    for text in (
        '{"format": "%s"}',
        '{"format": "baclofen-course-progress", "version": 2, "questions": {"%s": []}}',
    ):
        made = {"name": f"{HOSTILE.replace('/', '')}.json", "mimeType": "application/json"}
        field.set_input_files({**made, "buffer": (text % HOSTILE).encode()})
        expect(page.get_by_role("alert").first).to_be_visible()
    assert page.evaluate("() => window.taken") is None
    assert page.locator("img[src=x], .bac-panel script").count() == 0
    assert error_texts(page) == page.errors == []
