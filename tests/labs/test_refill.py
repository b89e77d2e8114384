"""The refill checklist: mastery means every safety step, unlimited tries, and a new order each time."""

import re

import pytest

from baclofen import content, labs
from baclofen.labs.refill import step_text
from baclofen.model.pump import SITUATIONS, right_order


@pytest.fixture
def lab():
    return labs.refill()


def do_right(lab):
    for name in right_order(lab.steps, lab.situation):
        lab.add(name)
    return lab.check()


def test_all_four_situations_can_be_passed(lab):
    for number in range(len(SITUATIONS)):
        assert do_right(lab).passed
        assert lab.told.text.startswith("Passed")
        assert f"situation {number + 1} of four" in lab.line
        if number < 3:
            lab.another()
    assert lab.told.text == content.word("refill.passed_all")
    assert "4 of four" in lab.score.text


def test_one_safety_step_missing_is_not_passed(lab):
    right = right_order(lab.steps, lab.situation)
    for left_out in (step.id for step in lab.steps if step.safety and step.id in right):
        lab.again()
        for name in right:
            if name != left_out:
                lab.add(name)
        assert not lab.check().passed
        assert step_text(left_out) in lab.told.text


@pytest.mark.parametrize("trap", ["use_side_port", "top_up", "trust_alarm"])
def test_a_trap_is_marked_with_its_reason(lab, trap):
    lab.add(trap)
    assert not do_right(lab).passed
    row = next(row for row in lab.marks.rows if row[0] == step_text(trap))
    assert row[1].startswith(content.word("refill.verdict.wrong"))
    assert len(row[1]) > 40


def test_the_wrong_place_is_told_apart_from_the_wrong_step(lab):
    lab.add("fill_slowly")
    do_right(lab)
    verdicts = {row[0]: row[1] for row in lab.marks.rows}
    assert verdicts[step_text("interrogate")].startswith(content.word("refill.verdict.late"))


def test_tries_are_counted_and_never_limited(lab):
    for _ in range(12):
        lab.add("top_up")
        lab.check()
        lab.again()
    assert lab.tries == 12
    assert do_right(lab).passed


def test_each_variant_is_new_and_the_same_for_everyone(lab):
    first = lab.offered
    lab.another()
    assert lab.offered != first
    assert labs.refill(1).offered == lab.offered


def test_nothing_chosen_and_nothing_to_take_back_are_said(lab):
    lab.add()
    assert lab.told.text == content.word("refill.choose")
    lab.take_back()
    assert lab.told.text == content.word("refill.nothing")
    assert lab.check() is None
    with pytest.raises(ValueError, match="choose from"):
        lab.add("sing")


def test_a_step_can_be_taken_back_and_done_once_only(lab):
    lab.add("interrogate")
    lab.add("interrogate")
    assert lab.chosen == ("interrogate",)
    assert "interrogate" not in lab.next.keys_offered
    lab.take_back()
    assert lab.chosen == ()
    assert "interrogate" in lab.next.keys_offered


def test_reset_and_saved_form(lab):
    start = lab.line
    do_right(lab)
    lab.another()
    assert lab.reset().line == start
    bundle = lab._repr_mimebundle_()
    assert bundle["text/plain"] == lab.line
    assert not re.search(r"[{}]", bundle["text/html"] + lab.line)
    assert len(content.word("refill.question").split()) <= 25


def test_a_try_does_not_give_the_list_away(lab):
    lab.add("interrogate")
    lab.check()
    assert [row[0] for row in lab.marks.rows] == [step_text("interrogate")]
