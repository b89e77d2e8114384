"""What each slip comes to, worked out a second time from the givens."""

from fractions import Fraction

import pytest

from baclofen.model import dose_practice as practice
from tests.model.dose_practice.slip_by_hand import HAND
from tests.support.dose_problems import KINDS, LIMITS

SEEDS = 120
#: slips of every kind, that follow from the answer alone
MADE = {"ten_fold", "unit_slip", "rounding", "day_too_late"}
#: kinds of which a slip asks for one of two cases, or lies a day from the answer
SOME_ONLY = ("refill_date", "starting_dose", "spot_slip")


@pytest.fixture(scope="module")
def made():
    return {kind: [practice.generate(kind, seed, LIMITS) for seed in range(SEEDS)] for kind in KINDS}


def slips(problem):
    return {slip.key: slip.exact for slip in problem.slips}


def test_a_lost_point_is_ten_fold_and_a_unit_a_thousand_fold(made):
    seen = {"ten_fold": 0, "unit_slip": 0}
    for problem in (one for kind in KINDS for one in made[kind]):
        for slip in problem.slips:
            if fold := {"ten_fold": 10, "unit_slip": 1000}.get(slip.key):
                right = problem.answer.exact
                assert slip.exact in (right * fold, right / fold), problem.givens
                seen[slip.key] += 1
    assert min(seen.values()) > 20


def test_a_step_of_a_titration_too_early_or_too_late_is_one_step(made):
    early = late = 0
    for problem in made["titration_day"]:
        g = {name: Fraction(quantity.value) for name, quantity in problem.givens.items()}
        step = g["step"] * g["doses_per_day"]
        right, found = problem.answer.exact, slips(problem)
        if "step_too_early" in found:
            assert found["step_too_early"] == right + step
            assert g["day"] % g["days_per_level"] == 0  # only on the last day of a level
            early += 1
        if "step_too_late" in found:
            assert found["step_too_late"] == right - step
            late += 1
    assert early > 5
    assert late > 5


def test_tablets_are_asked_for_in_halves_and_in_whole_numbers_up_to_four(made):
    counts = {problem.answer.exact for problem in made["tablets"]}
    assert counts == {Fraction(1, 2), Fraction(3, 2), 2, 3, 4}


def plain(problem):
    """The givens as bare numbers, a date as its day; ("unit", name) -> the unit of a given."""
    found = {}
    for name, one in problem.givens.items():
        found[name] = one.value.toordinal() if one.unit == "date" else Fraction(str(one.value))
        found["unit", name] = one.unit
    return found


def clear_of(number, numbers):
    """Whether a number lies a fifth away from each of the others."""
    return all(abs(number - other) > max(abs(number), abs(other)) / 5 for other in numbers)


def test_each_kind_has_its_slips_by_hand(made):
    assert set(HAND) == set(KINDS)
    for kind in KINDS:
        told = {slip.key for problem in made[kind] for slip in problem.slips}
        assert told - MADE == set(HAND[kind](plain(made[kind][0]))) - MADE, kind


@pytest.mark.parametrize("kind", KINDS)
def test_each_slip_comes_to_what_it_says_and_none_is_lost(made, kind):
    for problem in made[kind]:
        hand = HAND[kind](plain(problem))
        listed = [slip.exact for slip in problem.slips]
        for slip in problem.slips:
            assert slip.key in hand or slip.key in MADE
            assert slip.exact in hand.get(slip.key, [slip.exact]), (slip.key, problem.givens)
        for key, amounts in hand.items() if kind not in SOME_ONLY else ():
            for amount in amounts:
                # a smaller one may be the answer, rounded too far
                if amount >= 2 and clear_of(amount, [problem.answer.exact, *(set(listed) - {amount})]):
                    assert amount in listed, (key, problem.givens)
