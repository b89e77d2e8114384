"""The review: what returns and when, what was missed, and the safety gate."""

from itertools import groupby

import pytest

from baclofen import content, labs, progress
from baclofen.check.question_bank import FEWEST_FIRST
from baclofen.labs.questions.review import MODES
from baclofen.model.review import LONGEST_RUN, return_lessons
from tests.support.stored_answers import first_mc, keep, stored, wrong_answer


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
        assert len(ids) >= FEWEST_FIRST, f"data/questions/{home}.toml needs more questions."
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
