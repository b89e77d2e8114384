"""Foolish sessions: what reaches the client is what the screen says, or somebody was warned before."""

from random import Random

import pytest

from baclofen.model.pump import (
    Advance,
    Bridge,
    ChangeConcentration,
    DrawCatheter,
    Fill,
    Interrogate,
    Mri,
    Prime,
    ProgramBolus,
    ProgramFlex,
    ProgramSteady,
    Refill,
    ReplacePump,
    Stop,
    balance,
    refill_due,
    refused,
    replay,
    step,
)

STRENGTHS = (500.0, 1000.0, 2000.0)
LOUD = ("danger", "caution", "alarm")


def foolish(dice):
    """One act of the lab's form with a number somebody could type."""
    volume, strength = dice.choice((1.0, 5.0, 15.0, 20.0)), dice.choice(STRENGTHS)
    acts = [
        lambda: Advance(dice.choice((1.0, 6.0, 24.0, 72.0, 168.0, 672.0))),
        lambda: Advance(dice.choice((1.0, 6.0, 24.0))),
        lambda: ProgramSteady(dice.choice((100.0, 240.0, 300.0, 330.0, 900.0, 3000.0))),
        lambda: ProgramSteady(dice.choice((12.5, 40.0, 300.0)), "mcg_per_h"),
        lambda: ProgramFlex(((0.0, 10.0), (6.0, dice.choice((12.0, 15.0, 40.0))))),
        lambda: Refill(volume, strength, bridge=dice.random() < 0.5),
        lambda: ChangeConcentration(volume, strength, dice.random() < 0.5),
        lambda: Fill(volume, strength),
        lambda: Prime(dice.choice((0.1, 0.4, 0.6)), 0.75),
        lambda: ProgramBolus(dice.choice((20.0, 90.0, 300.0)), 1.0),
        lambda: Mri(1.0, dice.choice((0.0, 0.0, 12.0, 24.0))),
        lambda: Interrogate(),
        lambda: Stop(),
        lambda: Bridge(),
        lambda: DrawCatheter(),
        lambda: ReplacePump(),
        lambda: ReplacePump(primed_mL=20.0, primed_mcg_per_mL=strength),
    ]
    return dice.choice(acts)()


def wrong_hours(state):
    """Hours to come in which the fluid gets something else than the screen says, from the engine itself."""
    until_h = min(240.0, refill_due(state).empty_h)  # from there on the alarm speaks
    after, _ = step(state, Advance(until_h))
    hours = 0.0
    for start, end, csf, _lost, assumed in after.record:
        within = end - max(start, state.time_h)
        if within > 0 and assumed > 0 and abs(csf - assumed) > 0.051 * assumed:
            hours += within
    return hours


@pytest.mark.parametrize("seed", range(120))
def test_a_foolish_session_is_never_silent(spec, seed):
    """Whatever is wrong in the ten days to come was said: at this act, or by an act that still holds."""
    dice = Random(seed)
    start = (Fill(20.0, 2000.0), Prime(0.4, 0.5), Advance(0.5), ProgramSteady(300.0), Advance(167.5))
    session = replay(spec, start, known_mcg_per_day=300.0)
    warned = False
    for _ in range(14):
        command = foolish(dice)
        session, said = session.do(command)
        if refused(said):
            continue
        warned = warned or any(item.level in LOUD for item in said)
        assert max(abs(gap) for gap in balance(session.state)) < 1e-6
        wrong = wrong_hours(session.state)
        if wrong > 0.5:
            assert warned, (session.commands[-4:], wrong)
        else:
            warned = False


def test_the_measure_itself_sees_harm(spec):
    """The same measure finds the 16 h of a forgotten bridge."""
    start = (Fill(20.0, 2000.0), Prime(0.4, 0.5), Advance(0.5), ProgramSteady(300.0), Advance(24.0))
    session = replay(spec, (*start, ChangeConcentration(20.0, 500.0, bridge=False)))
    assert wrong_hours(session.state) == pytest.approx(16.0)
