"""The refill checklist: only the right order passes, traps never do, every seed is a fair variant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen.model.pump import SITUATIONS, CheckStep, check_order, right_order, variant
from tests.model.pump.conftest import rows

STEPS = tuple(
    CheckStep(row["id"], int(row["order"]), row["safety_critical"] == "yes", tuple(row["when"].split(";")))
    for row in rows("refill_checklist.csv")
)
SAFETY = {step.id for step in STEPS if step.safety}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_right_list_passes(situation):
    result = check_order(STEPS, right_order(STEPS, situation), situation)
    assert result.passed
    assert result.safety_right == result.safety_all > 0
    assert (result.missing, result.wrong, result.out_of_order, result.first_slip) == ((), (), (), "")


@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_missing_safety_step_fails(situation):
    right = right_order(STEPS, situation)
    for name in right:
        result = check_order(STEPS, tuple(other for other in right if other != name), situation)
        assert result.passed is (name not in SAFETY), name
        assert result.missing == (name,)
        assert result.first_slip == name


@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_swap_of_neighbours_fails_unless_either_way_is_right(situation):
    right = right_order(STEPS, situation)
    order = {step.id: step.order for step in STEPS}
    for place in range(len(right) - 1):
        first, second = right[place], right[place + 1]
        swapped = (*right[:place], second, first, *right[place + 2 :])
        same = order[first] == order[second]
        result = check_order(STEPS, swapped, situation)
        assert result.passed is same, (first, second)
        assert result.out_of_order == (() if same else (first,))


@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_trap_and_every_foreign_step_fails(situation):
    right = right_order(STEPS, situation)
    for name in ({step.id for step in STEPS} | {"nonsense"}) - set(right):
        result = check_order(STEPS, (*right, name), situation)
        assert not result.passed
        assert result.wrong == (name,)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_watching_the_client_and_writing_it_down_belong_everywhere(situation):
    """L14: both were called wrong after a mismatch; and a refill passed without documentation."""
    assert {"watch_client", "document"} <= set(right_order(STEPS, situation)) & SAFETY


def test_the_client_may_be_watched_before_the_call():
    right = list(right_order(STEPS, "unsure"))
    call, watch = right.index("stop_and_call"), right.index("watch_client")
    right[call], right[watch] = right[watch], right[call]
    assert check_order(STEPS, tuple(right), "unsure").passed


def test_saying_a_step_twice_does_not_help():
    right = right_order(STEPS, "usual")
    assert not check_order(STEPS, (*right, right[0]), "usual").passed


def test_a_gap_or_doubt_means_stop():
    for situation in ("mismatch", "unsure"):
        right = right_order(STEPS, situation)
        assert right[-3:] == ("stop_and_call", "watch_client", "document")
        assert not {"fill_slowly", "reprogram", "bridge", "book_next"} & set(right)
    assert "bridge" in right_order(STEPS, "new_strength")
    assert "bridge" not in right_order(STEPS, "usual")


@given(st.integers(0, 10_000))
def test_variants_repeat_and_are_never_already_right(seed):
    situation, names = variant(STEPS, seed)
    assert (situation, names) == variant(STEPS, seed)
    assert situation == SITUATIONS[seed % 4]
    assert sorted(names) == sorted(step.id for step in STEPS)
    assert not check_order(STEPS, names, situation).passed


def test_variants_differ():
    assert len({variant(STEPS, seed) for seed in range(40)}) == 40


@given(st.lists(st.sampled_from([step.id for step in STEPS] + ["x"])), st.sampled_from(SITUATIONS))
def test_any_try_is_marked(attempt, situation):
    result = check_order(STEPS, tuple(attempt), situation)
    assert 0 <= result.safety_right <= result.safety_all
    assert result.passed is (result.safety_right == result.safety_all and not result.wrong)
    assert bool(result.first_slip) or result.passed


@pytest.mark.parametrize("seed", [1.5, "1", True, None])
def test_seeds_are_whole_numbers(seed):
    with pytest.raises(ValueError, match="whole number"):
        variant(STEPS, seed)


def test_unknown_situations_are_named():
    with pytest.raises(ValueError, match="usual"):
        right_order(STEPS, "party")


def test_the_words_of_the_list_exist():
    words = {row["key"] for row in rows("words/pump.csv")}
    assert {row["text_key"] for row in rows("refill_checklist.csv")} == {
        k for k in words if ".refill_step." in k
    }
    assert {k.rpartition(".")[2] for k in words if ".refill_situation." in k} == set(SITUATIONS)
