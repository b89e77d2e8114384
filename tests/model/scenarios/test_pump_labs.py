"""What the pump's labs compute: the outlook, the goals, and the course of every fault with every decision."""

import csv
from pathlib import Path

import numpy as np
import pytest

from baclofen.model.kinetics import intrathecal
from baclofen.model.pump import (
    KINDS,
    Advance,
    FaultSettings,
    Fill,
    Prime,
    ProgramSteady,
    Session,
    replay,
    spec_from,
)
from baclofen.model.pump.goals import GOALS, Needs, check
from baclofen.model.pump.outlook import outlook
from baclofen.model.scenarios.pump_fault import DECISIONS, FaultRules, course, draw
from baclofen.model.scenarios.pump_life import life

DATA = Path(__file__).resolve().parents[3] / "data/parameters"


def values(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: float(row["value"]) for row in csv.DictReader(file) if row["value"]}


N = values("pump") | values("pump_lab")
SPEC = spec_from(N)
FLUID = intrathecal.from_half_life(clearance_mL_per_h=30, half_life_h=2.5, effect_peak_h=4)
STORY = FaultSettings(
    dose_mcg_per_day=300.0, low_mcg_per_mL=500.0, high_mcg_per_mL=2000.0, fill_mL=20.0, days_before=20.0,
    prime_h=0.5, scan_h=1.0, late_h=12.0, leak_fraction=0.5,
)  # fmt: skip
RULES = FaultRules(
    before_h=24.0, after_h=120.0, team_h=4.0, surgery_h=20.0, raise_percent=30.0, band_percent=25.0,
    much_percent=1000.0, much_h=1.0, little_percent=10.0, little_h=72.0,
)  # fmt: skip


def run(kind, decision="wait", decision_h=12.0):
    return course(kind, decision, decision_h, spec=SPEC, settings=STORY, fluid=FLUID, rules=RULES, skin_h=5.0)


@pytest.fixture(scope="module")
def running():
    ready = replay(
        SPEC, (Fill(20.0, 2000.0), Prime(0.4, 0.5), Advance(0.5), ProgramSteady(300.0), Advance(168.0))
    )
    return Session((ready.state,))


def test_the_outlook_of_a_steady_pump_is_the_steady_level(running):
    """300 mcg per day over 30 mL per h is 417 ng per mL: rate / clearance, an independent formula."""
    seen = outlook(running.state, FLUID, ahead_h=120.0, behind_h=24.0)
    assert seen.level_ng_per_mL == pytest.approx(300_000 / 24 / 30, rel=1e-3)
    assert seen.time_h[0] == running.state.time_h - 24
    assert seen.time_h[-1] == running.state.time_h + 120


def test_the_outlook_changes_nothing_and_wants_a_future(running):
    before = running.state
    outlook(before, FLUID, ahead_h=1.0, behind_h=0.0)
    assert running.state is before
    with pytest.raises(ValueError, match="above 0"):
        outlook(before, FLUID, ahead_h=0.0, behind_h=0.0)


def test_an_unknown_goal_or_decision_is_named(running):
    with pytest.raises(ValueError, match="choose from"):
        check("sleep", running, FLUID, Needs(10, 2, 60, 20))
    with pytest.raises(ValueError, match="choose from"):
        run("kink", "pray")


@pytest.mark.parametrize("goal", GOALS)
def test_goals_do_not_break_on_an_empty_pump(goal):
    empty = replay(SPEC, ())
    assert not all(met for _key, met in check(goal, empty, FLUID, Needs(10, 2, 60, 20)))


@pytest.mark.parametrize("decision", DECISIONS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_course_is_finite_and_calm_before_the_fault(kind, decision):
    found = run(kind, decision)
    assert np.isfinite(found.level_percent).all()
    assert (found.level_percent >= 0).all()
    before = found.level_percent[found.time_h < -0.6]
    assert before == pytest.approx(100.0, abs=0.5)
    assert {found.tone_at(hour) for hour in (0, 12, 120)} <= {"none", "single", "two"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_direction_is_what_the_level_does(kind):
    found = run(kind)
    after = found.level_percent[(found.time_h >= 0) & (found.time_h <= 72)]
    if found.direction == "much":
        assert after.max() > 125
    else:
        assert after.min() < 75
        assert after.max() < 101


@pytest.mark.parametrize("kind", KINDS)
def test_a_call_brings_the_level_back(kind):
    assert run(kind, "call").percent_at(119.0) == pytest.approx(100.0, abs=8.0)


@pytest.mark.parametrize("kind", KINDS)
def test_stopping_ends_near_nothing_and_a_raise_never_mends(kind):
    assert run(kind, "stop").percent_at(119.0) < 1.0
    if run(kind).percent_at(119.0) < 1.0:
        assert run(kind, "raise").percent_at(119.0) < 1.0


def test_published_arithmetic_of_the_faults():
    """24 times the dose (ISMP-N); a quarter for 64 h, and four times (bridge of docs/model_pump.md)."""
    assert run("wrong_rate_unit").level_percent.max() == pytest.approx(2400, rel=0.01)
    assert run("missed_bridge_weaker").level_percent[50:].min() == pytest.approx(25, abs=1)
    assert run("missed_bridge_weaker").percent_at(60.0) == pytest.approx(25, abs=1)
    assert run("missed_bridge_weaker").percent_at(90.0) == pytest.approx(100, abs=1)
    assert run("missed_bridge_stronger").fluid_percent.max() == pytest.approx(400, rel=0.02)
    assert run("wrong_concentration").percent_at(15.0) == pytest.approx(100, abs=1)  # the path holds 16 h
    assert run("wrong_concentration").percent_at(60.0) == pytest.approx(400, rel=0.01)


def test_silent_faults_are_silent_and_loud_ones_sound():
    silent = (
        "leak",
        "kink",
        "disconnection",
        "migration",
        "tip_mass",
        "wrong_concentration",
        "missed_bridge_weaker",
        "pocket_fill",
    )
    assert {run(kind).tone_at(60.0) for kind in silent} == {"none"}
    assert {run(kind).tone_at(1.0) for kind in ("stall", "battery_end", "empty_reservoir")} == {"two"}
    assert run("mri_late").tone_at(1.0) == "two"
    assert run("mri_late").tone_at(60.0) == "none"


def test_sixteen_numbers_draw_every_case_once():
    assert sorted(draw(number) for number in range(1, 17)) == sorted(KINDS)


def test_refills_of_a_life_follow_the_refill_table():
    """18 mL at 300 mcg per day: 30 days with 500 mcg per mL, 120 with 2,000 (CODM); a visit a week early."""
    weak, strong = (
        life(SPEC, dose_mcg_per_day=300.0, strength_mcg_per_mL=strength, reservoir_mL=20.0, early_days=7.0)
        for strength in (500.0, 2000.0)
    )
    assert (weak.to_limit_days, strong.to_limit_days) == (30.0, 120.0)
    assert (weak.interval_days, strong.interval_days) == (23.0, 113.0)
    assert strong.life_years == pytest.approx(7.0)
    assert strong.visits == int(7 * 365.25 // 113)
    assert weak.life_years < strong.life_years
    assert strong.notice_day == pytest.approx(strong.life_days - 90)


def test_the_last_day_of_the_drug_caps_what_a_large_reservoir_saves():
    large = life(SPEC, dose_mcg_per_day=300.0, strength_mcg_per_mL=2000.0, reservoir_mL=40.0, early_days=7.0)
    assert (large.limit, large.to_limit_days) == ("expiry", 180.0)


def test_no_visit_lies_beyond_the_battery_and_gaps_are_even():
    for dose in (60.0, 300.0, 1000.0):
        for strength in (500.0, 1000.0, 2000.0):
            found = life(
                SPEC, dose_mcg_per_day=dose, strength_mcg_per_mL=strength, reservoir_mL=20.0, early_days=7.0
            )
            if not found.runs:
                assert found.flow_mL_per_day < SPEC.flow_low_mL_per_day
                assert found.visits == 0
                continue
            assert found.refill_day[-1] < found.life_days
            assert np.diff((0.0, *found.refill_day)) == pytest.approx(found.interval_days)
            assert 0 < found.interval_days <= found.to_limit_days <= 180
