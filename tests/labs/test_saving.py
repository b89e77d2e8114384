"""Answers go into the learner's file before their score is shown, and trouble there never hides a score."""

import errno
from collections.abc import Callable

import pytest

from baclofen import content, labs, progress
from baclofen.labs.questions.card import Card
from baclofen.labs.questions.saving import chosen
from baclofen.progress import Entry, atomic_files
from tests.support.answers_for import key_of
from tests.support.stored_answers import stored, wrong_answer

QUESTION = next(question for question in content.questions("02") if question.type == "mc" and question.main)


def quiz_card() -> tuple[Card, Callable[[], str]]:
    quiz = labs.quiz("02")
    return quiz.cards[QUESTION.id], lambda: quiz.total.text


def review_card() -> tuple[Card, Callable[[], str]]:
    review = labs.review()
    return review.card, lambda: review.trouble.text


def shown(card: Card) -> bool:
    """Whether anything on the page gives the result away."""
    marks = [state for state, _ in card.input.widget.marks.values()]
    return bool(card.result.text or card.reasons.groups or card.points.rows or marks)


def test_what_was_chosen_is_kept(folder):
    wrong = next(option.id for option in QUESTION.options if option.id != QUESTION.key)
    for id in (wrong, QUESTION.key):
        labs.quiz("02").cards[QUESTION.id].answer(id, "sure")
    assert [one.chosen for one in progress.store().entries()] == [wrong, QUESTION.key]


@pytest.mark.parametrize("lesson", [lesson.id for lesson in content.lessons()])
def test_an_answer_of_every_format_can_be_kept(lesson):
    asked = [*content.questions(lesson), *(q for case in content.cases(lesson) for q in case.questions)]
    for question in asked:
        text = chosen(question.key)
        assert Entry(question.id, lesson, 1, 1, "sure", "2026-11-22", chosen=text).chosen, question.id


BOTH = pytest.mark.parametrize("lab", [quiz_card, review_card])


@BOTH
def test_an_answer_is_in_the_file_before_its_score_is_on_the_page(lab, folder, monkeypatch):
    """Who leaves the page as soon as the score stands there has lost nothing."""
    card, _ = lab()
    order = []
    write = atomic_files.write

    def slowly(path, text):
        order.append(("page", shown(card)))
        write(path, text)
        order.append(("file", card.question.id in path.read_text("utf-8")))

    monkeypatch.setattr(atomic_files, "write", slowly)
    card.answer(key_of(card.question), "sure")
    assert order == [("page", False), ("file", True)]
    assert shown(card)


@BOTH
@pytest.mark.parametrize(
    ("problem", "notice"),
    [
        (OSError(errno.ENOSPC, "no room"), "full"),
        (PermissionError(errno.EACCES, "not yours"), "not_writable"),
        (atomic_files.Busy("another window"), "busy"),
    ],
)
def test_a_disk_that_takes_nothing_keeps_no_score_back(lab, problem, notice, folder, monkeypatch):
    card, told = lab()

    def refuse(path, text):
        raise problem

    monkeypatch.setattr(atomic_files, "write", refuse)
    assert card.answer(key_of(card.question), "sure").right
    assert card.result.text.startswith("Right.")
    assert shown(card)
    assert content.word(f"progress.notice.{notice}") in told()
    assert [one.item_id for one in progress.store().entries()] == [card.question.id], "it waits in memory"


@BOTH
def test_a_mistake_of_our_own_in_the_store_keeps_no_score_back_either(lab, folder, monkeypatch):
    """The store promises never to raise; whoever breaks that is heard, and the learner reads on."""
    card, told = lab()

    def broken(attempt, lesson, chosen):
        raise RuntimeError("a mistake")

    monkeypatch.setattr(progress, "record", broken)
    with pytest.raises(RuntimeError, match="a mistake"):
        card.answer(key_of(card.question), "sure")
    assert card.result.text.startswith("Right.")
    assert card.input.widget.locked
    assert content.word("progress.notice.not_writable") in told()


@BOTH
def test_trouble_that_has_passed_is_no_longer_told(lab, folder, monkeypatch):
    card, told = lab()
    with monkeypatch.context() as patch:
        patch.setattr(
            atomic_files, "write", lambda path, text: (_ for _ in ()).throw(OSError(errno.ENOSPC, ""))
        )
        card.answer(key_of(card.question), "sure")
    assert content.word("progress.notice.full") in told()
    card.answer(key_of(card.question), "sure")
    assert content.word("progress.notice.full") not in told()


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


def test_tests_never_touch_the_learners_own_file(monkeypatch):
    """The tests' own setting: without it, this suite would write beside the lessons."""
    import os

    assert os.environ[progress.VARIABLE] == "none"
    assert progress.store().path is None
