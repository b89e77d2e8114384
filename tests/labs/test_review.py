"""The review: what returns and when, what was missed, the safety gate, and the learner's own file."""

import json
from itertools import groupby

import pytest

from baclofen import content, labs, progress
from baclofen.labs.review import MODES, Review
from baclofen.model.review import LONGEST_RUN, return_lessons
from baclofen.progress import Entry, safely


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Progress goes to a new folder."""
    monkeypatch.setenv(progress.VARIABLE, str(tmp_path / "progress"))
    return tmp_path / "progress"


@pytest.fixture
def review(folder) -> Review:
    return labs.review()


def stored(folder) -> list[Entry]:
    return list(progress.store().entries()) if folder else []


def keep(id: str, right: bool, confidence: str = "think", lesson: str = "02") -> None:
    progress.store().add(Entry(id, lesson, int(right), 1, confidence, "2026-11-22"))


def wrong_answer(question) -> str:
    return next(option.id for option in question.options if option.id != question.key)


def first_mc(review: Review) -> Review:
    """Go on until a question with one right answer is on the page."""
    for _ in range(60):
        if review.card.question.type == "mc":
            return review
        review.next()
    raise AssertionError("no multiple-choice question came")


def test_the_saved_form_says_nothing_about_the_learner(review):
    before = (review.line, review.poster())
    first_mc(review).answer(wrong_answer(review.card.question), "sure")
    assert (review.line, review.poster()) == before
    later = labs.review()
    assert (later.line, later.poster()) == before
    bundle = later._repr_mimebundle_()
    assert bundle["text/plain"] == review.line
    assert "\n" not in review.line


def test_a_fresh_learner_is_told_kindly_what_to_do(review, folder):
    assert review.intro.text.startswith("Nothing is stored yet")
    assert review.card is not None
    assert review.sure_list.items == []
    for mode in MODES:
        review.choose(mode)
        assert review.intro.text.strip()
    assert not folder.exists(), "looking around writes nothing"


def test_every_lesson_returns_on_the_fixed_gaps():
    lessons = [one.id for one in content.lessons() if content.questions(one.id)]
    asked = {lesson: set(labs.review(lesson).plan.returning) for lesson in lessons[1:]}
    for home in lessons[:-1]:
        ids = {question.id for question in content.questions(home)}
        assert len(ids) >= 5
        for lesson in lessons[1:]:
            wanted = ids if lesson in return_lessons(lessons, home) else set()
            assert ids & asked[lesson] == wanted, (home, lesson)


@pytest.mark.parametrize("lesson", ["04", "09"])
def test_no_long_run_of_one_route_and_direction(lesson):
    plan = labs.review(lesson).plan
    kinds = [
        (plan.questions[id].more["route"], plan.questions[id].more["direction"]) for id in plan.returning
    ]
    assert max(len(list(run)) for _, run in groupby(kinds)) <= LONGEST_RUN


def test_a_question_answered_in_full_here_does_not_return_and_elsewhere_does(review):
    one, other = review.plan.returning[:2]
    keep(one, True, lesson="09")
    keep(other, True, lesson=review.plan.questions[other].lesson)
    assert one not in review.choose("due").waiting()
    assert other in review.waiting()


def test_next_goes_through_all_that_waits_before_it_repeats(review):
    waiting = review.waiting()
    seen = [review.card.question.id]
    for _ in waiting[1:]:
        seen.append(review.next().card.question.id)
    assert seen == list(waiting)
    assert review.next().card.question.id == waiting[0]


def test_a_confident_error_comes_first_and_twice_and_is_listed(review):
    keep("02_one", False)  # a question that the course no longer has is passed over
    missed, sure = review.plan.returning[3:5]
    keep(missed, False, "guess")
    keep(sure, False, "sure")
    review.choose("missed")
    assert review.waiting() == (sure, missed)
    assert [item["key"] for item in review.sure_list.items] == [sure]
    keep(missed, True)
    keep(sure, True)
    review.choose("missed")
    assert review.waiting() == (sure,)
    keep(sure, True)
    review.choose("missed")
    assert review.waiting() == ()
    assert review.card is None
    assert review.stage.children == ()
    assert review.intro.text == content.word("review.missed_none")
    with pytest.raises(ValueError, match="No question"):
        review.answer("a")


def test_an_answer_is_kept_with_confidence_and_lesson_and_counted(review, folder):
    first_mc(review)
    question = review.card.question
    review.answer(wrong_answer(question), "sure")
    review.answer(question.key, "think")
    entries = stored(folder)
    assert [(one.item_id, one.lesson, one.score, one.confidence) for one in entries] == [
        (question.id, "09", 0, "sure"),
        (question.id, "09", 1, "think"),
    ]
    assert "2 answered, 1 in full" in review.tally.text
    assert review.next_button.text == content.word("review.next")
    assert labs.review().choose("missed").waiting() == (question.id,), "there again in another window"


def test_the_safety_gate_wants_all_and_gives_another_variant_after_a_miss(review):
    families = review.plan.families
    safe = {id for id, question in review.plan.questions.items() if question.more["safety"]}
    assert {id for ids in families.values() for id in ids} == safe
    assert all(len(ids) >= 2 for ids in families.values())
    name, variants = next(iter(families.items()))
    last = None
    for _ in range(5):
        review.choose("safety")
        (asked,) = (id for id in review.waiting() if id in variants)
        assert asked != last, "a new variant each time"
        keep(asked, False)
        last = asked
    for other, ids in families.items():
        if other != name:
            keep(ids[0], True)
    review.choose("safety")
    assert not review.plan.gate(progress.store().entries()).passed, "one open topic keeps it shut"
    assert review.card.question.id in variants
    keep(review.card.question.id, True)
    review.choose("safety")
    assert review.intro.text == content.word("review.safety_done", count=str(len(families)))
    assert review.card is None


def test_quizzes_are_recorded(folder):
    quiz = labs.quiz("02")
    question = next(card.question for card in quiz.cards.values() if card.question.type == "mc")
    quiz.answer(question.id, wrong_answer(question), "sure")
    (one,) = stored(folder)
    assert (one.item_id, one.lesson, one.score, one.confidence) == (question.id, "02", 0, "sure")
    assert labs.review().choose("missed").waiting() == (question.id,)


def test_a_quiz_says_when_an_answer_could_not_be_saved(tmp_path, monkeypatch):
    blocked = tmp_path / "progress"
    blocked.write_text("a file stands where the folder should be")
    monkeypatch.setenv(progress.VARIABLE, str(blocked / "my_progress.json"))
    quiz = labs.quiz("02")
    question = next(card.question for card in quiz.cards.values() if card.question.type == "mc")
    quiz.answer(question.id, question.key, "sure")
    assert content.word("progress.notice.not_writable") in quiz.total.text


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
        "lesson,question,day,score,max,confidence",
        "02,02_one,2026-11-22,1,1,certain",
        "09,02_one,2026-11-22,0,1,certain",
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
    monkeypatch.setattr(safely, "IN_BROWSER", True)
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
    monkeypatch.setattr(safely, "IN_BROWSER", True)
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


def test_reset_begins_the_sitting_again_and_keeps_what_is_stored(review, folder):
    first_mc(review).answer(review.card.question.key, "sure")
    review.choose("safety")
    review.panel.reset()
    assert review.mode.value == "due"
    assert review.tally.text == ""
    assert len(stored(folder)) == 1


def test_a_lesson_without_questions_is_named():
    with pytest.raises(ValueError, match="lesson must be one of 01"):
        labs.review("00")


def test_tests_never_touch_the_learners_own_file(monkeypatch):
    """The tests' own setting: without it, this suite would write beside the lessons."""
    import os

    assert os.environ[progress.VARIABLE] == "none"
    assert progress.store().path is None
