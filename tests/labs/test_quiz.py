"""The quiz around the cards, without a browser."""

import pytest

from baclofen import content, labs
from baclofen.model.review import CONFIDENCE
from tests.support.answers_for import every_type, key_of, wrong_for

BANK = [question for lesson in content.lessons() for question in content.questions(lesson.id)]
TYPES = every_type(BANK)
GUESS, THINK, SURE = CONFIDENCE


@pytest.mark.parametrize(
    "lesson", [lesson.id for lesson in content.lessons() if content.questions(lesson.id)]
)
@pytest.mark.parametrize(("opens", "main"), [(labs.quiz, True), (labs.more_questions, False)])
def test_each_question_is_asked_once_and_the_line_says_how_many(lesson, opens, main):
    quiz = opens(lesson)
    questions = [question for question in content.questions(lesson) if question.main is main]
    assert set(quiz.cards) == {question.id for question in questions}
    kinds = [card.question.type in ("mc", "sata") for card in quiz.cards.values()]
    assert kinds == sorted(kinds, reverse=True), "plain formats first"
    assert quiz.line == f"Lesson {lesson}: {len(questions)} questions, 0 answered, 0 of 0 points."
    bundle = quiz._repr_mimebundle_()
    assert bundle["text/plain"] == quiz.line == repr(quiz)
    for question in questions:
        assert question.stem.split("'")[0].split('"')[0] in bundle["text/html"]


@pytest.mark.parametrize("question", TYPES.values(), ids=TYPES.keys())
def test_the_line_counts_an_answer_of_every_format(question):
    quiz = (labs.quiz if question.main else labs.more_questions)(question.lesson)
    score = quiz.answer(question.id, key_of(question))
    count = len(quiz.cards)
    assert quiz.line == (
        f"Lesson {question.lesson}: {count} questions, 1 answered, {score.max} of {score.max} points."
    )
    assert quiz.reset().line.endswith("0 answered, 0 of 0 points.")


def test_steps_stop_at_both_ends_and_reset_goes_home():
    quiz = labs.quiz("06")
    quiz.back_button.press()
    assert quiz.place == 0
    for _ in range(40):
        quiz.next_button.press()
    assert quiz.place == len(quiz.cards) - 1
    assert quiz.next_button.disabled
    assert not quiz.back_button.disabled
    assert quiz.progress.text == f"Question {len(quiz.cards)} of {len(quiz.cards)}"
    quiz.back_button.press()
    assert quiz.place == len(quiz.cards) - 2
    quiz.panel.reset()
    assert quiz.place == 0


def test_confident_errors_are_listed_after_the_last_question():
    quiz = labs.quiz("02")
    cards = list(quiz.cards.values())
    quiz.answer(cards[0].question.id, wrong_for(cards[0].question), SURE)
    quiz.answer(cards[1].question.id, wrong_for(cards[1].question), GUESS)
    assert quiz.sure_list.children == ()
    quiz.answer(cards[-1].question.id, key_of(cards[-1].question), SURE)
    assert quiz.confident_errors == [cards[0]]
    assert f"{len(cards) - 3} of {len(cards)} questions are still open" in quiz.sure_head.text
    (way_back,) = quiz.sure_list.children
    assert way_back.text.startswith("Question 1: ")
    way_back.press()
    assert quiz.place == 0
    quiz.answer(cards[0].question.id, key_of(cards[0].question), SURE)
    assert quiz.sure_list.children == ()
    assert content.word("quiz.sure_none") in quiz.sure_head.text


def test_the_ways_back_are_the_same_buttons_however_often_one_goes_there():
    quiz = labs.quiz("02")
    cards = list(quiz.cards.values())
    for card in (cards[0], cards[-1]):
        quiz.answer(card.question.id, wrong_for(card.question), SURE)
    ways = quiz.sure_list.children
    assert len(ways) == 2
    for place in (0, len(cards) - 1, 0):
        quiz.go(place)
    assert quiz.sure_list.children == ways


def test_reset_forgets_what_was_chosen_and_never_checked():
    quiz = labs.quiz("02")
    card = next(iter(quiz.cards.values()))
    card.input.put(key_of(card.question))
    quiz.reset()
    assert card.response is None


def test_a_lesson_without_questions_is_named():
    with pytest.raises(ValueError, match="Lesson 00 has no such questions"):
        labs.quiz("00")
