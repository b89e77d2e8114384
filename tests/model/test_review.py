"""When questions come back: the schedule, the deck, the gate."""

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen import content
from baclofen.model import review
from baclofen.model.guards import ModelInputError
from baclofen.model.review import Attempt

LESSONS = [lesson.id for lesson in content.lessons() if lesson.kind != "express"]
ATTEMPTS = st.lists(
    st.builds(
        Attempt,
        st.sampled_from(["q1", "q2", "q3"]),
        st.integers(0, 2),
        st.just(2),
        st.sampled_from(["", *review.CONFIDENCE]),
    ),
    max_size=12,
)


def test_questions_return_one_two_and_four_lessons_later():
    assert review.return_lessons(LESSONS, "02") == ("03", "04", "06")
    assert review.return_lessons(LESSONS, "07") == (
        "08",
        "09",
    )  # the last lesson takes what would fall behind it
    assert review.return_lessons(LESSONS, "09") == ()


@given(st.sampled_from(LESSONS), st.lists(st.integers(1, 12), min_size=1, max_size=4))
def test_questions_return_only_later_and_once_each(home, gaps):
    later = review.return_lessons(LESSONS, home, gaps)
    assert list(later) == sorted(set(later))
    assert all(lesson > home for lesson in later)
    assert bool(later) == (home != LESSONS[-1])


def test_due_turns_from_lesson_to_lesson():
    home_of = {"a1": "01", "a2": "01", "b1": "02", "b2": "02", "c1": "03", "d1": "05"}
    assert review.due("05", home_of, LESSONS) == ("c1", "a1", "a2")  # 03 + 2, 01 + 4
    assert review.due("03", home_of, LESSONS) == ("b1", "a1", "b2", "a2")
    assert review.due("00", home_of, LESSONS) == ()


def test_every_question_comes_back_before_the_end():
    home_of = {f"q{lesson}": lesson for lesson in LESSONS[:-1]}
    asked = {item for lesson in LESSONS for item in review.due(lesson, home_of, LESSONS)}
    assert asked == set(home_of)


def longest(order):
    return max((len(list(run)) for _, run in groupby(order)), default=0)


@given(st.lists(st.sampled_from("abc"), max_size=25), st.integers(1, 3))
def test_interleaving_keeps_every_item_and_breaks_runs_wherever_that_can_be(items, run):
    order = review.interleave(items, str, run)
    assert sorted(order) == sorted(items)
    most = max((items.count(one) for one in "abc"), default=0)
    if most <= run * (len(items) - most + 1):  # otherwise no order can do it
        assert longest(order) <= run


def test_interleaving_keeps_an_order_that_is_already_good():
    assert review.interleave("abcabc", str) == tuple("abcabc")


def test_a_missed_question_leaves_the_deck_after_one_full_answer():
    missed, right = Attempt("q", 1, 2, "think"), Attempt("q", 2, 2)
    assert [card.reason for card in review.review_deck([missed])] == ["missed"]
    assert review.review_deck([missed, right]) == ()
    assert review.review_deck([right]) == ()


def test_a_confident_error_needs_two_right_answers_in_a_row():
    sure, right, missed = Attempt("q", 0, 1, "sure"), Attempt("q", 1, 1), Attempt("q", 0, 1, "guess")
    assert [card.reason for card in review.review_deck([sure, right])] == ["confidently_wrong"]
    assert review.review_deck([sure, right, right]) == ()
    assert len(review.review_deck([sure, right, missed, right])) == 1
    assert review.review_deck([sure, right, missed, right, right]) == ()


def test_confident_errors_come_first():
    deck = review.review_deck([Attempt("a", 0, 1, "guess"), Attempt("b", 0, 1, "sure"), Attempt("c", 0, 1)])
    assert [card.item_id for card in deck] == ["b", "a", "c"]


@given(ATTEMPTS)
def test_the_deck_holds_what_was_missed_last_and_nothing_never_missed(attempts):
    deck = {card.item_id for card in review.review_deck(attempts)}
    last = {attempt.item_id: attempt for attempt in attempts}
    assert {item for item, attempt in last.items() if not attempt.right} <= deck
    assert deck <= {attempt.item_id for attempt in attempts if not attempt.right}


FAMILIES = {"unit": ["unit_1", "unit_2", "unit_3"], "alarm": ["alarm_1"]}


def test_the_gate_asks_for_everything():
    assert review.mastery_gate(FAMILIES, []).open == ("unit", "alarm")
    one = [Attempt("unit_2", 1, 1)]
    assert review.mastery_gate(FAMILIES, one).open == ("alarm",)
    assert review.mastery_gate(FAMILIES, [*one, Attempt("alarm_1", 2, 3)]).open == (
        "alarm",
    )  # 2 of 3 is not all
    assert review.mastery_gate(FAMILIES, [*one, Attempt("alarm_1", 3, 3)]).passed
    assert not review.mastery_gate(FAMILIES, [*one, Attempt("alarm_1", 3, 3), Attempt("unit_1", 0, 1)]).passed


def test_tries_are_unlimited():
    many = [Attempt("alarm_1", 0, 1)] * 50 + [Attempt("alarm_1", 1, 1), Attempt("unit_1", 1, 1)]
    assert review.mastery_gate(FAMILIES, many).passed


@given(st.lists(st.sampled_from([*FAMILIES["unit"], "other"]), max_size=12))
def test_each_retry_is_another_variant_and_all_get_their_turn(tried):
    attempts = [Attempt(item, 0, 1) for item in tried]
    variant = review.next_variant(FAMILIES["unit"], attempts)
    units = [item for item in tried if item in FAMILIES["unit"]]
    assert not units or variant != units[-1]
    untried = [item for item in FAMILIES["unit"] if item not in units]
    assert not untried or variant == untried[0]


def test_a_single_variant_comes_again():
    assert review.next_variant(["only"], [Attempt("only", 0, 1)]) == "only"


def test_wrong_input_is_refused():
    with pytest.raises(ModelInputError, match="not in the list"):
        review.return_lessons(LESSONS, "77")
    with pytest.raises(ModelInputError, match="gap"):
        review.return_lessons(LESSONS, "01", (0,))
    with pytest.raises(ModelInputError, match="longest_run"):
        review.interleave("ab", str, 0)
    with pytest.raises(ModelInputError, match="variant"):
        review.next_variant([], [])
