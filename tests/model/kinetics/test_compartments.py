"""The exact core: against matrix exponentials, against a general solver, and by its own laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.integrate import solve_ivp
from scipy.linalg import expm

from baclofen.model.kinetics import compartments, exponentials
from tests.support.hypothesis_profiles import examples
from tests.support.refusals import refused_with

rates = st.floats(0.01, 5.0)


def two_compartments(ka, k10, k12, k21):
    return np.array([[-ka, 0, 0], [ka, -k10 - k12, k21], [0, k12, -k21]])


def chain(*rate):
    """Source, then pools that empty into one another."""
    n = len(rate) + 1
    a = np.zeros((n, n))
    a[1, 0] = 1.0
    for i, k in enumerate(rate, start=1):
        a[i, i] = -k
        if i + 1 < n:
            a[i + 1, i] = k
    return a


@given(rates, rates, rates, rates, st.floats(0, 200))
@examples(40)
def test_transition_is_the_matrix_exponential(ka, k10, k12, k21, hours):
    a = two_compartments(ka, k10, k12, k21)
    ours = compartments.transition(compartments.system(a), hours)
    assert np.abs(ours - expm(a * hours)).max() < 1e-10


@pytest.mark.parametrize("gap", [0.0, 1e-14, 1e-12, 1e-10, 1e-8, 1e-6, 1e-4, 1e-2])
@pytest.mark.parametrize("hours", [1e-6, 1e-3, 0.1, 1.0, 20.0])
def test_equal_and_nearly_equal_rates_lose_no_digits(gap, hours):
    # Exact: amounts in a chain of equal rates are t^n exp(-k t) / n!; nearly equal ones differ by the gap.
    k = 0.5
    ours = compartments.transition(compartments.system(chain(k, k + gap, k + 2 * gap)), hours)[3, 1]
    exact = k * k * hours**2 / 2 * np.exp(-k * hours)
    assert ours == pytest.approx(exact, rel=1e-11 + 20 * gap * (1 + hours))


def test_three_nearly_equal_rates_reach_the_known_plateau():
    # A held input of 1 through pools of rates a, b, c ends at 1/a, 1/b, 1/c.
    a, b, c = 0.5, 0.5 + 1e-9, 0.5 - 1e-9
    pools = np.array([[0, 0, 0, 0], [1, -a, 0, 0], [0, a, -b, 0], [0, 0, b, -c]])
    end = compartments.transition(compartments.system(pools), 400.0)[1:, 0]
    assert end == pytest.approx([1 / a, 1 / b, 1 / c], rel=1e-13)


@pytest.mark.parametrize("ka", [0.9, 1.29, 0.191, 0.1909999])
def test_many_doses_agree_with_a_general_solver(ka):
    a = two_compartments(ka, 0.375, 0.449, 0.657)
    rng = np.random.default_rng(7)
    at = np.sort(rng.uniform(0, 100, 30))
    size = rng.uniform(1, 20, 30)
    doses = np.zeros((30, 3))
    doses[:, 0] = size
    wanted = np.linspace(0, 120, 500)
    ours = compartments.amounts(compartments.system(a), compartments.jumps(at, doses), wanted, 1)
    state, theirs, edges = np.zeros(3), np.zeros_like(wanted), [0.0, *at, 120.0]
    for i in range(31):
        run = solve_ivp(
            lambda _, y: a @ y, (edges[i], edges[i + 1]), state,
            method="DOP853", rtol=1e-12, atol=1e-13, dense_output=True,
        )  # fmt: skip
        here = (wanted >= edges[i]) & (wanted <= edges[i + 1])
        theirs[here] = run.sol(wanted[here])[1]
        state = run.y[:, -1] + (doses[i] if i < 30 else 0)
    assert np.abs(ours - theirs).max() < 1e-8


@given(rates, rates, st.just(0.0) | st.floats(1e-6, 50))  # less than a few nanoseconds is no time
def test_pair_is_symmetric_and_bounded(a, b, t):
    value = float(exponentials.pair(a, b, t))
    assert value == pytest.approx(float(exponentials.pair(b, a, t)), rel=1e-12)
    assert 0 <= value <= t * (1 + 1e-12)


@given(arrays(float, 4, elements=st.floats(0, 3)), st.just(0.0) | st.floats(1e-6, 30))
def test_divided_differences_are_positive(rate, t):
    for order, value in enumerate(exponentials.divided_differences(np.sort(rate)[::-1], np.array([t]))):
        assert value[0] >= 0
        assert value[0] <= t**order * (1 + 1e-12)


@pytest.mark.parametrize("tiny", [5e-324, 2e-323, 1e-310, 1e-200, 1e-18])
def test_rates_too_small_to_tell_apart_are_one_rate(tiny):
    assert exponentials.pair(0.0, tiny, 0.3) == 0.3
    value = exponentials.divided_differences(np.array([tiny, tiny / 2, 0.0, 0.0]), np.array([0.5]))
    assert [float(v[0]) for v in value] == pytest.approx([1, 0.5, 0.125, 0.5**3 / 6], rel=1e-15)


@given(rates, rates, rates, rates, st.floats(0.1, 20))
@examples(40)
def test_nothing_is_lost_without_elimination(ka, k12, k21, amount, hours):
    closed = compartments.system(two_compartments(ka, 0.0, k12, k21))
    given_ = compartments.jumps([0.0], [[amount, 0, 0]])
    total = sum(compartments.amounts(closed, given_, [0.0, hours], i) for i in range(3))
    assert total == pytest.approx([amount, amount], rel=1e-10)


@given(rates, rates, rates, rates)
@examples(40)
def test_input_equals_output_plus_content(ka, k10, k12, k21):
    drain = np.zeros((4, 4))
    drain[:3, :3] = two_compartments(ka, k10, k12, k21)
    drain[3, 1] = k10
    with_drain = compartments.system(drain)
    given_ = compartments.jumps([0.0, 5.0], [[10.0, 0, 0, 0], [4.0, 0, 0, 0]])
    total = sum(compartments.amounts(with_drain, given_, [0.0, 4.9, 5.0, 30.0], i) for i in range(4))
    assert total == pytest.approx([10, 10, 14, 14], rel=1e-9)


def test_time_can_be_cut_anywhere():
    model = compartments.system(two_compartments(0.9, 0.375, 0.449, 0.657))
    at_once = compartments.transition(model, 7.0)
    in_parts = compartments.transition(model, 4.5) @ compartments.transition(model, 2.5)
    assert np.abs(at_once - in_parts).max() < 1e-14


def test_population_equals_one_by_one():
    rng = np.random.default_rng(3)
    sets = rng.uniform(0.1, 2.0, (20, 4))
    many = np.stack([two_compartments(*s) for s in sets])
    given_ = compartments.jumps([0, 6, 13, 21], [[10, 0, 0], [5, 0, 0], [0, 3, 0], [10, 0, 0]])
    wanted = np.linspace(-2, 40, 337)
    together = compartments.amounts(compartments.system(many), given_, wanted, 1)
    for matrix, row in zip(many, together, strict=True):
        alone = compartments.amounts(compartments.system(matrix), given_, wanted, 1)
        assert np.abs(alone - row).max() < 1e-9


def test_very_long_times_and_very_many_doses_stay_finite():
    model = compartments.system(two_compartments(0.9, 0.375, 0.449, 0.657))
    at = np.arange(20_000) * 8.0
    doses = np.zeros((20_000, 3))
    doses[:, 0] = 10
    wanted = np.array([0.0, 159_991.0, 160_000.0, 1e7])
    level = compartments.amounts(model, compartments.jumps(at, doses), wanted, 1)
    assert np.isfinite(level).all()
    assert level[-1] == 0.0
    assert level[1] == pytest.approx(
        compartments.amounts(model, compartments.jumps(at[:200], doses[:200]), [1591.0], 1)[0], rel=1e-9
    )


test_wrong_input_is_refused_with_advice = refused_with(
    (lambda: compartments.system([[1.0]]), "grow or swing"),
    (lambda: compartments.system([[0.0, 1.0], [-1.0, 0.0]]), "grow or swing"),
    (lambda: compartments.system([[-1.0, 0.0]]), "must be square"),
    (lambda: compartments.system([[np.nan]]), "missing or infinite"),
    (lambda: compartments.jumps([0.0], [[np.nan]]), "missing or infinite"),
    (lambda: compartments.jumps([0.0, 1.0], [[1.0]]), "one time and one row"),
    (lambda: compartments.transition(compartments.system([[-1.0]]), -1.0), "0 or more"),
    (
        lambda: compartments.amounts(
            compartments.system([[-1.0]]), compartments.jumps([0.0], [[1.0]]), [2, 1], 0
        ),
        "ascending order",
    ),
    (
        lambda: compartments.amounts(
            compartments.system([[-1.0]]), compartments.jumps([0.0], [[1, 2]]), [1], 0
        ),
        "inputs are for 2",
    ),
    (
        lambda: compartments.amounts(
            compartments.system([[-1.0]]), compartments.jumps([0.0], [[1.0]]), [1], 3
        ),
        "compartment must be",
    ),
)
