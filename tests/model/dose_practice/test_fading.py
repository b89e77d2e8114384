"""Help fades, comes back when it is needed, and is skipped by those who do not need it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen.model.dose_practice.fading import STAGES, Standing, answered, studied
from baclofen.model.guards import ModelInputError


def test_worked_then_half_filled_then_alone():
    standing = Standing()
    assert standing.stage == "worked"
    standing = studied(standing)
    assert standing.stage == "half"
    standing = answered(standing, "half", False)
    assert standing.stage == "half"
    standing = answered(standing, "half", True)
    assert standing.stage == "blank"
    assert not standing.alone
    standing = answered(standing, "blank", True)
    assert (standing.alone, standing.in_a_row, standing.skipped) == (True, 1, False)


def test_a_full_score_before_any_help_skips_it():
    standing = answered(Standing(), "blank", True)
    assert (standing.alone, standing.skipped, standing.stage) == (True, True, "blank")


def test_a_miss_before_any_help_leads_to_the_worked_example():
    standing = answered(Standing(), "blank", False)
    assert (standing.stage, standing.alone, standing.skipped) == ("worked", False, False)
    standing = answered(answered(studied(standing), "half", True), "blank", True)
    assert (standing.alone, standing.skipped) == (True, False)


def test_two_misses_in_a_row_bring_help_back_and_one_does_not():
    ready = answered(studied(Standing()), "half", True)
    once = answered(ready, "blank", False)
    assert once.stage == "blank"
    assert answered(answered(once, "blank", True), "blank", False).stage == "blank"
    assert answered(once, "blank", False).stage == "half"


def test_a_worked_example_cannot_be_answered():
    with pytest.raises(ModelInputError, match="stage"):
        answered(Standing(), "worked", True)


@given(st.lists(st.tuples(st.sampled_from(STAGES), st.booleans())))
def test_the_count_is_the_run_of_unaided_answers_at_the_end(moves):
    standing, run, ever = Standing(), 0, False
    for stage, right in moves:
        if stage == "worked":
            standing = studied(standing)
            continue
        standing = answered(standing, stage, right)
        if stage == "blank":
            run, ever = (run + 1 if right else 0), ever or right
    assert (standing.in_a_row, standing.alone) == (run, ever)
    assert standing.stage in STAGES
