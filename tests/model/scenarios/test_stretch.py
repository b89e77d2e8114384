"""A stretched muscle: held to a solver, to the order of things, and to what two sources say of the brake."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from baclofen import content
from baclofen.model.guards import ModelInputError
from baclofen.model.scenarios.stretch import BEGINS, HOLDS, LAST, Reflex, stretch

LOOP = Reflex(
    **{
        name: content.parameter(f"stretch.{name}").value
        for name in ("threshold", "threshold_rise", "gain", "gain_fall", "tone", "limp_at")
    }
)
SPEEDS = (1, 2, 4, 6, 8, 10)
BRAKES = (0.0, 0.2, 0.6, 1.0, 1.6, 3.0)


def run(speed=8.0, own=0.2, drug=0.0):
    return stretch(speed=speed, own_brake=own, drug_brake=drug, reflex=LOOP)


@pytest.mark.parametrize("speed", [1, 8])
@pytest.mark.parametrize("brake", [0.0, 0.2, 1.0])
def test_it_agrees_with_a_solver(speed, brake):
    """The three equations of docs/model.md, written again."""
    threshold = LOOP.threshold + LOOP.threshold_rise * brake
    gain = LOOP.gain / (1 + LOOP.gain_fall * brake)
    tone = LOOP.tone * (1 - brake / LOOP.limp_at)

    def change(time, state):
        leg, sensed, pull = state
        hand = min(max((time - 4) * speed / 30, 0), 1)
        moves = (hand - leg - tone - pull) / 0.15
        order = min(1, gain * max(0, sensed - threshold))
        return [moves, (max(moves, 0) - sensed) / 0.8, (order - pull) / (0.7 if order > pull else 5)]

    found = run(speed=speed, own=brake)
    solved = solve_ivp(change, (0, LAST), [-tone, 0, 0], t_eval=found.time, max_step=0.01, rtol=1e-8)
    np.testing.assert_allclose(found.leg, solved.y[0], atol=0.01)
    np.testing.assert_allclose(found.pull, solved.y[2], atol=0.01)


@pytest.mark.parametrize("brake", BRAKES)
def test_a_faster_hand_never_meets_less(brake):
    pushes = [run(speed=speed, own=brake).push for speed in SPEEDS]
    assert pushes == sorted(pushes)


@pytest.mark.parametrize("speed", SPEEDS)
def test_more_brake_never_makes_the_leg_push_harder(speed):
    pushes = [run(speed=speed, own=0.0, drug=brake).push for brake in BRAKES]
    assert pushes == sorted(pushes, reverse=True)


def test_slow_gives_and_fast_catches_only_where_the_brake_is_weak():
    assert [run(speed=speed).outcome for speed in (1, 8)] == ["gives", "catches"]
    assert run(speed=10, own=1.0).outcome == "gives"


def test_baclofen_holds_down_what_the_brain_no_longer_does():
    """0.2 of the brain's brake and 0.8 of baclofen are one whole brake, to the last digit."""
    np.testing.assert_allclose(run(own=0.2, drug=0.8).leg, run(own=1.0, drug=0.0).leg)


def test_the_report_still_comes_in_when_nothing_is_passed_on():
    """The brake acts between report and order: the muscle itself is not changed."""
    limp = run(drug=2.0)
    assert limp.outcome == "limp"
    assert limp.tone == 0
    assert limp.sensed.max() > 0.2
    assert limp.passed.max() == limp.pull.max() == 0


def test_the_brake_raises_the_threshold():
    """The slowest hand that is answered at all is faster with baclofen (EBR95)."""
    slowest = [
        next(speed for speed in np.arange(1, 12, 0.1) if run(speed=speed, drug=drug).passed.max() > 0)
        for drug in (0.0, 0.5, 1.0)
    ]
    assert slowest == sorted(slowest)
    assert slowest[0] < slowest[-1] / 2


def test_nothing_moves_before_the_hand_and_all_stays_in_bounds():
    for speed in SPEEDS:
        for brake in BRAKES:
            found = run(speed=speed, own=brake)
            still = found.time < BEGINS
            assert np.ptp(found.leg[still]) == 0
            assert (np.diff(found.hand) >= 0).all()
            assert found.leg.min() >= -LOOP.tone
            assert found.leg.max() <= 1
            assert 0 <= found.pull.min() <= found.pull.max() <= 1
            assert found.outcome == "limp" or (found.outcome == "catches") == (found.pull.max() >= HOLDS)


@pytest.mark.parametrize("wrong", [{"speed": 0}, {"speed": 21}, {"own": -1}, {"drug": float("nan")}])
def test_what_cannot_be_is_refused(wrong):
    with pytest.raises(ModelInputError):
        run(**wrong)
