"""Dose practice and review in a real JupyterLab: by keyboard, narrow, with axe, and with a real file."""

import pytest
from playwright.sync_api import expect

from baclofen import content
from baclofen.labs.dose_practice import dose_practice
from baclofen.progress import Entry
from baclofen.progress.document import dump, parse
from tests.support.axe import faults
from tests.support.jupyterlab import book, until_answered

pytestmark = pytest.mark.browser
HALF = content.word("dose_practice.next_half")


def expect_sound(page, width: int) -> None:
    """From now on the window is as wide as that; axe finds nothing, and nothing runs out of the panel."""
    page.set_viewport_size({"width": width, "height": 1100})
    until_answered(page)
    assert faults(page) == []
    inside = "panel => panel.scrollWidth <= panel.clientWidth + 1"
    assert page.locator(".bac-panel").first.evaluate(inside), f"{width} px"


def open_lab(same_window, run_all, server, name, *cells):
    server.add(name, book("from baclofen import labs", *cells))
    page = same_window(name, height=1100)
    run_all(page)
    page.locator(".bac-panel").first.wait_for()
    return page


def test_problems_are_read_half_solved_and_solved_by_keyboard(same_window, run_all, jupyter_server):
    """One in a wide window, the next in a narrow one."""
    page = open_lab(same_window, run_all, jupyter_server, "81_dose.ipynb", "labs.dose_practice('pump_flow')")
    for width in (1280, 420):
        twin = dose_practice("pump_flow").next()  # the same problem, because the seeds are the same
        solve(page, twin, width)
        page.get_by_role("button", name="Start again").click()
    assert not page.errors


def solve(page, twin, width):
    """From the problem that is worked out to the third one, by keys."""
    expect(page.get_by_text("Worked step by step")).to_be_visible()
    expect_sound(page, width)
    page.get_by_role("button", name=HALF).focus()
    page.keyboard.press("Enter")
    field = page.get_by_role("textbox", name="Your answer")
    expect(field).to_be_focused()
    expect(page.locator(".bac-sentence").filter(has_text=twin.statement.text)).to_be_visible()
    expect(field).to_have_accessible_description("mL per day")
    slip = next(one for one in twin.problem.slips if one.key == "inverted")
    page.keyboard.type(str(slip.value))
    page.keyboard.press("Enter")
    told = content.word("dose_practice.diagnosis.inverted")
    expect(page.locator(".bac-result .bac-sentence").filter(has_text=told)).to_be_visible()
    expect(page.locator(".bac-result .bac-spoken")).to_contain_text(told)
    expect(field).to_be_focused()
    steps = page.locator(".bac-task summary")
    steps.press("Enter")
    expect(page.locator(".bac-task details ol li").first).to_be_visible()
    expect_sound(page, width)
    field.fill(str(twin.problem.answer.value))
    field.press("Enter")
    expect(page.locator(".bac-result .bac-sentence").filter(has_text="Right.")).to_be_visible()
    expect(field).to_have_accessible_description("mL per day Right")
    expect_sound(page, width)
    field.press("Enter")  # goes on
    expect(page.locator(".bac-sentence").filter(has_text="Problem 3.")).to_be_visible()
    expect(field).to_have_value("")
    expect(field).to_be_focused()


def test_a_click_on_check_hears_what_was_typed_just_before(same_window, run_all, jupyter_server):
    page = open_lab(
        same_window,
        run_all,
        jupyter_server,
        "82_click.ipynb",
        "labs.dose_practice('tablets').choose(stage='blank')",
    )
    answer = dose_practice("tablets").choose(stage="blank").problem.answer.value
    page.get_by_role("textbox", name="Your answer").press_sequentially(str(answer))
    page.get_by_role("button", name="Check my answer").click()
    expect(page.locator(".bac-result .bac-sentence").filter(has_text="Right.")).to_be_visible()
    expect(page.get_by_role("button", name="Another kind")).to_be_visible()


def test_an_answer_is_stored_shown_and_deleted(same_window, run_all, jupyter_server, tmp_path):
    file = tmp_path / "progress" / "my_progress.json"
    setting = f"import os\nos.environ['BACLOFEN_PROGRESS'] = {str(file)!r}"
    page = open_lab(same_window, run_all, jupyter_server, "83_review.ipynb", setting, "labs.review()")
    expect(page.get_by_text("Nothing is stored yet")).to_be_visible()
    assert faults(page) == []
    page.locator(".bac-card input").first.focus()
    page.keyboard.press("Space")
    page.get_by_role("radio", name="certain").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Check my answer").press("Enter")
    expect(page.get_by_text("In this sitting: 1 answered")).to_be_visible()
    (one,) = parse(file.read_text("utf-8"))
    assert (one.lesson, one.confidence) == ("09", "sure")
    page.get_by_role("button", name="Next question").press("Enter")
    expect(page.get_by_role("button", name="Ask me another one")).to_be_visible()
    page.get_by_role("radio", name="My stored answers").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Show everything that is stored").press("Enter")
    expect(page.get_by_role("cell", name=one.item_id)).to_be_visible()
    page.get_by_role("button", name="Delete everything", exact=True).press("Enter")
    assert faults(page) == []
    page.get_by_role("button", name="Yes, delete everything").press("Enter")
    expect(page.get_by_text("is deleted. Copies")).to_be_visible()
    assert not file.exists()
    assert not page.errors


def stored_answers(same_window, run_all, server, file, name):
    """Lesson 09's review with the learner's own file at `file`, at "My stored answers"."""
    setting = f"import os\nos.environ['BACLOFEN_PROGRESS'] = {str(file)!r}"
    server.add(name, book(setting + "\nfrom baclofen import labs", "labs.review()"))
    page = same_window(name, height=1100)
    run_all(page)
    page.get_by_role("radio", name="My stored answers").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Download my work")).to_be_visible()
    return page


def test_work_is_downloaded_deleted_and_loaded_again_by_keyboard(
    same_window, run_all, jupyter_server, tmp_path
):
    file = tmp_path / "progress" / "my_progress.json"
    asked = content.questions("02")[:2]
    before = dump([Entry(one.id, "02", 0, 1, "sure", "2026-11-20") for one in asked])
    file.parent.mkdir()
    file.write_text(before, "utf-8")
    page = stored_answers(same_window, run_all, jupyter_server, file, "84_take_along.ipynb")
    page.on("filechooser", lambda _: None)  # asked for early, or the first one may open unseen
    said = page.locator(".bac-result .bac-sentence")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download my work").press("Enter")
    download = waiting.value
    assert download.suggested_filename.startswith("my_baclofen_answers_")
    mine = tmp_path / download.suggested_filename
    download.save_as(mine)
    assert mine.read_text("utf-8") == before
    expect(said.filter(has_text=download.suggested_filename)).to_be_visible()
    expect(page.locator(".bac-result .bac-spoken")).to_contain_text("Your browser has your work")
    page.get_by_role("button", name="Delete everything", exact=True).press("Enter")
    page.get_by_role("button", name="Yes, delete everything").press("Enter")
    expect(said.filter(has_text="is deleted. Copies")).to_be_visible()
    field = page.get_by_label("Load work that I downloaded")
    field.focus()
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(mine)
    expect(said.filter(has_text="New answers: 2.")).to_be_visible()
    expect(page.locator(".bac-sentence").filter(has_text="Answers so far: 2.")).to_be_visible()
    assert file.read_text("utf-8") == before
    with page.expect_file_chooser() as chooser:
        field.press("Space")
    chooser.value.set_files(mine)  # the same file again
    expect(said.filter(has_text="was here already (2)")).to_be_visible()
    page.get_by_role("radio", name="What I missed").focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("You were certain, and points are missing").first).to_be_visible()
    assert not page.errors


def test_a_wrong_file_is_refused_in_words(same_window, run_all, jupyter_server, tmp_path):
    file = tmp_path / "my_progress.json"
    page = stored_answers(same_window, run_all, jupyter_server, file, "85_wrong.ipynb")
    field = page.get_by_label("Load work that I downloaded")
    field.set_input_files({"name": "big.json", "mimeType": "application/json", "buffer": b" " * 2_000_001})
    error = page.get_by_role("alert").filter(has_text="larger than 2 MB")
    expect(error).to_be_visible()
    field.set_input_files({"name": "letter.txt", "mimeType": "text/plain", "buffer": "Grüße".encode()})
    expect(page.get_by_role("alert").filter(has_text="This is not a file that")).to_be_visible()
    expect(field).to_have_accessible_description(
        f"{content.word('progress.load_help', download=content.word('progress.download'))} "
        f"{content.word('progress.notice.load_foreign')}"
    )
    for width in (1280, 420):
        expect_sound(page, width)
    assert not file.exists()
    assert not page.errors


def test_results_and_copy_are_downloads_where_no_file_is_kept(same_window, run_all, jupyter_server):
    page = stored_answers(same_window, run_all, jupyter_server, "none", "86_memory.ipynb")
    page.get_by_role("button", name="Download my work").press("Enter")
    expect(page.locator(".bac-result .bac-sentence").filter(has_text="Nothing is stored yet")).to_be_visible()
    code = page.get_by_role("textbox", name="A code that you make up")
    code.fill("kite-7")
    with page.expect_download() as waiting:
        code.press("Enter")
    assert waiting.value.suggested_filename == "results-kite-7.json"
    said = page.locator(".bac-result .bac-sentence")
    expect(said.filter(has_text="Your browser has the results file")).to_be_visible()
    assert not page.errors
