"""The courses of every fault against the courses by hand, and that help is never worse for being early."""

import csv
from pathlib import Path

import pytest

from baclofen import content
from baclofen.labs.pump_fault import settings
from baclofen.model.pump import KINDS
from baclofen.model.scenarios.pump_fault import course
from tests.oracle import faults_by_hand as hand

DATA = Path(__file__).resolve().parents[2] / "data" / "parameters"
FIXED = settings()
CALLS_H = (0, 4, 12, 24, 48)


def numbers():
    found = {}
    for name in ("pump", "pump_lab", "intrathecal"):
        with (DATA / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            found |= {row["id"]: row["value"] for row in csv.DictReader(file) if row["value"]}
    return found


N = numbers()
USUAL = float(N["daily_dose_mcg_per_day"]) / 24
LITTLE_H = content.parameter("nursing.pump_withdrawal_severe").high


@pytest.mark.parametrize("kind", KINDS)
def test_what_reaches_the_fluid_and_where_it_works_is_as_by_hand(kind):
    model = course(kind, "wait", 0, **FIXED)
    rows = hand.curve(hand.delivered(kind, N, 120), USUAL, N)
    at = {round(hour, 6): (fluid, works) for hour, fluid, works in rows}
    for hour in (1, 4, 8, 12, 16, 24, 36, 48, 72, 96, 119):
        near = min(at, key=lambda one, hour=hour: abs(one - hour))
        fluid, works = at[near]
        assert model.percent_at(near) == pytest.approx(works, rel=0.01, abs=0.3), (kind, hour)
        assert model.fluid_at(near) == pytest.approx(fluid, rel=0.02, abs=0.5), (kind, hour)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "pocket_fill"])
def test_the_hours_outside_the_band_are_as_by_hand(kind):
    """A pocket fill counts hours of too much in the blood besides; they are not of the pump."""
    rows = hand.curve(hand.delivered(kind, N, 120), USUAL, N)
    by_hand = hand.outside(rows, N, LITTLE_H, 120.0)
    assert course(kind, "wait", 0, **FIXED).hours_outside() == pytest.approx(by_hand, abs=0.6)


@pytest.mark.parametrize("kind", KINDS)
def test_help_is_never_worse_for_being_early_and_never_worse_than_none(kind):
    """The levels are worked out anew, by hand, from what the team lets flow."""
    sums = [sum(_outside(course(kind, "call", hour, **FIXED))) for hour in CALLS_H]
    alone = sum(_outside(course(kind, "wait", 0, **FIXED)))
    assert all(early <= late + 0.5 for early, late in zip(sums, [*sums[1:], alone], strict=True)), (
        sums,
        alone,
    )


def _outside(found):
    given = [row for row in zip(*found.given, strict=True) if row[1] > 0]
    given = [(max(start, 0.0), end, rate) for start, end, rate in given]
    late = found.decision_h if found.decision == "call" else float("inf")
    return hand.outside(hand.curve(given, USUAL, N), N, LITTLE_H, 120.0, late)
