"""The learner's own file in the learner's hands: read, take along, bring back, hand in, delete."""

import json

import pytest

from baclofen import content, labs, progress
from baclofen.progress import atomic_files
from tests.support.stored_answers import first_mc, keep, stored


def test_in_memory_all_works_and_says_so(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(progress.VARIABLE, "memory")
    review = labs.review()
    first_mc(review).answer(review.card.question.key, "sure")
    assert review.trouble.text == ""
    own = review.choose("mine").own
    assert content.word("progress.notice.memory") in own.place.text
    assert "“Download my work” before you close" in own.place.text
    own.code.value = "kite-7"
    own.code.enter()
    assert own.results_button.given.name == "results-kite-7.json"
    assert "baclofen-course-results" in own.results_button.given.text
    own.copy_button.press()
    assert own.copy_button.given.text.startswith("lesson,question,day")
    own.ask_to_delete()
    own.delete()
    assert progress.store().entries() == ()
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_is_named_to_the_learner(folder):
    folder.mkdir()
    (folder / "my_progress.json").write_text("{")
    own = labs.review().choose("mine").own
    assert "my_progress.damaged-1.json" in own.place.text


def test_on_a_hub_it_says_what_stays_after_a_pause_of_a_hub(review, folder, monkeypatch):
    keep("02_one", True, "sure")
    assert "server stops" not in review.choose("mine").own.place.text
    monkeypatch.setenv("JUPYTERHUB_USER", "learner001")
    said = review.choose("mine").own
    said.show()
    assert "when your server stops after a long pause" in said.place.text


def test_read_copy_and_results(review, folder):
    keep("02_one", True, "sure")
    keep("02_one", False, "sure", lesson="09")
    own = review.choose("mine").own
    assert own.table.rows == [
        [f"{one.id} {one.title}", "1", right, "1"]
        for one, right in ((content.lesson("02"), "1"), (content.lesson("09"), "0"))
    ]
    assert "progress/my_progress.json" in own.place.text
    own.read_button.press()
    assert own.everything.html.count("<tr>") == 3
    own.read_button.press()
    assert own.everything.html == ""
    own.copy_button.press()
    written = (folder / "my_progress_copy.csv").read_text("utf-8")
    assert own.copy_button.given.text == written
    assert "progress/my_progress_copy.csv" in own.copy_button.given.said
    assert written.splitlines() == [
        "lesson,question,day,chosen,score,max,confidence",
        "02,02_one,2026-11-22,,1,1,certain",
        "09,02_one,2026-11-22,,0,1,certain",
    ]
    own.code.value = "Maria"
    own.results_button.press()
    assert own.said.text == content.word("progress.bad_code")
    assert own.results_button.given is None
    own.code.value = "kite-7"
    own.results_button.press()
    assert own.said.text == "", "the browser says when it has the file"
    assert json.loads((folder / "results-kite-7.json").read_text("utf-8"))["confident_errors"] == ["02_one"]


def test_work_goes_with_the_learner_and_comes_back(review, folder):
    """Downloaded, deleted, loaded: a review that was open all the time shows it again."""
    own = review.choose("mine").own
    own.download_button.press()
    assert own.download_button.given is None
    assert own.said.text == content.word("progress.empty")
    keep("02_one", True, "sure")
    missed = first_mc(review.choose("due")).card.question.id
    keep(missed, False, "sure")
    before = stored(folder)
    own = review.choose("mine").own
    own.download_button.press()
    file = own.download_button.given
    assert file.name.startswith("my_baclofen_answers_")
    assert file.text == (folder / "my_progress.json").read_text("utf-8")
    own.delete_button.press()
    own.yes_button.press()
    assert review.sure_list.items == []
    own.load_field.read(file.name, file.text)
    assert stored(folder) == before
    assert own.said.text == content.word("progress.loaded", added="2", known="0")
    assert len(own.table.rows) == 1
    assert [one["key"] for one in review.sure_list.items] == [missed]
    assert review.choose("missed").card.question.id == missed
    own = review.choose("mine").own
    own.load_field.read(file.name, file.text)
    assert stored(folder) == before
    assert own.said.text == content.word("progress.loaded_nothing", known="2")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("a letter", "load_foreign"),
        ('{"format": "baclofen-course-progress", "version": 2}', "load_damaged"),
        ('{"format": "baclofen-course-progress", "version": 99}', "load_newer"),
    ],
)
def test_a_wrong_file_is_refused_in_words(review, folder, text, word):
    keep("02_one", True, "sure")
    before = (folder / "my_progress.json").read_bytes()
    own = review.choose("mine").own
    own.load_field.read("letter.json", text)
    assert own.load_field.error == content.word(f"progress.notice.{word}")
    assert own.said.text == ""
    assert (folder / "my_progress.json").read_bytes() == before
    review.choose("due").choose("mine")
    assert own.load_field.error == ""


def test_a_browser_that_keeps_nothing_is_named_while_answering_and_in_the_panel(monkeypatch, tmp_path):
    """A private window: the drive is not there."""
    monkeypatch.setattr(atomic_files, "IN_BROWSER", True)
    monkeypatch.setenv(progress.VARIABLE, str(tmp_path / "drive" / "progress"))
    review = labs.review()
    first_mc(review).answer(review.card.question.key, "sure")
    assert review.trouble.text == content.word("progress.notice.browser")
    own = review.choose("mine").own
    assert content.word("progress.notice.browser") in own.place.text
    assert "kept in this browser" not in own.place.text
    own.download_button.press()
    assert own.download_button.given.text.count('"number": 1') == 1
    assert list(tmp_path.iterdir()) == []


def test_a_browser_that_keeps_the_file_says_where_and_for_how_long(monkeypatch, tmp_path):
    monkeypatch.setattr(atomic_files, "IN_BROWSER", True)
    (tmp_path / "drive").mkdir()
    monkeypatch.setenv(progress.VARIABLE, str(tmp_path / "drive" / "progress"))
    review = labs.review()
    first_mc(review).answer(review.card.question.key, "sure")
    assert review.trouble.text == ""
    own = review.choose("mine").own
    assert "kept in this browser" in own.place.text
    own.copy_button.press()
    assert own.copy_button.given
    files = {file.name for file in (tmp_path / "drive" / "progress").iterdir()}
    assert files == {"my_progress.json"}, "what was handed over is not left in a browser that others may use"


def test_deleting_asks_first_and_then_forgets_everything(review, folder):
    keep("02_one", False, "sure")
    own = review.choose("mine").own
    own.delete()
    assert stored(folder), "nothing is deleted by one press"
    assert own.confirm.layout.display == "none"
    own.delete_button.press()
    assert own.confirm.layout.display == ""
    own.no_button.press()
    own.yes_button.press()
    assert stored(folder)
    own.delete_button.press()
    own.yes_button.press()
    assert stored(folder) == []
    assert not (folder / "my_progress.json").exists()
    assert own.table.rows == []
    assert own.said.text == content.word("progress.deleted")
    assert review.choose("missed").waiting() == ()
