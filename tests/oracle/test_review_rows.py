"""Rows of the clinical review that a hand can work out, in both pumps: the numbers are the review's."""

from itertools import product

import pytest

from baclofen.model import pump as model
from tests.oracle.ahead_by_hand import differences
from tests.oracle.test_pump_by_hand import numbers, play
from tests.oracle.test_urgency_by_hand import judged
from tests.oracle.urgency_by_hand import LEVELS
from tests.oracle.urgency_by_hand import speed as by_hand
from tests.support import second_entry

CALM = (("fill", 20, 2000), ("prime", 0.4, 0.5), ("wait", 0.5), ("steady", 300), ("wait", 167.5))
WEAK = (("fill", 20, 500), *CALM[1:])
#: row: (what is done, [(mcg per day that arrive, hours)] of what the path still brings after the last act)
ROWS = {
    "L1 stop, weaker, start": (
        (*CALM, ("stop",), ("refill", 20, 500, False), ("steady", 300)),
        [(1200, 16)],
    ),
    "L1 stop in a bridge": (
        (*CALM, ("refill", 20, 500, True), ("stop",), ("steady", 300)),
        [(1200, 16)],
    ),
    "L2 new pump, weaker": (
        (*CALM, ("replace", None, None), ("fill", 20, 500), ("steady", 300)),
        [(1200, 10), (0, 6)],
    ),
    "L3 new pump, not primed": (
        (*CALM, ("replace", None, None), ("fill", 20, 2000), ("steady", 300)),
        [(0, 24)],
    ),
    "L3 the safe way": ((*CALM, ("replace", 20, 2000), ("steady", 300)), []),
    "L4 scan in a bridge": (
        (*CALM, ("refill", 20, 500, True), ("scan", 1, 24), ("wait", 63), ("read",)),
        [(1200, 6.25)],
    ),
    "L4 scan, stronger": (
        (*WEAK, ("refill", 20, 2000, True), ("scan", 1, 12), ("wait", 15), ("read",)),
        [(75, 52)],
    ),
    "L18 back at once": (
        (*CALM, ("refill", 20, 500, False), ("refill", 20, 2000, True)),
        [(1200, 16)],
    ),
}


@pytest.fixture(scope="module")
def spec():
    return model.spec_from({name: float(value) for name, value in numbers().items()})


@pytest.mark.parametrize("row", ROWS)
def test_the_path_brings_what_the_review_worked_out_and_it_is_said(spec, row):
    session, expected = ROWS[row]
    _, hand, heard = play(spec, row, session)
    found = [
        (float(got / (end - start) * 24), float(end - start)) for start, end, got, _ in differences(hand)
    ]
    assert found == [pytest.approx(one) for one in expected]
    assert ("path_safe_way" in {one.key for one in heard}) == bool(expected)


def test_l17_the_bridge_goes_on_at_the_old_speed(spec):
    session = (*CALM, ("refill", 20, 500, True), ("steady", 240))
    _, hand, heard = play(spec, "L17", session)
    said = {one.key: dict(one.values) for one in heard}["bridge_keeps_speed"]
    assert (said["flows_mcg_per_day"], said["hours"]) == (pytest.approx(300), pytest.approx(64))
    assert hand.real_flow() * 24 * 2000 == 300


def test_l8_the_mixture_is_told_with_its_times(spec):
    session = (*CALM, ("wait", 672), ("fill", 5, 500))
    _, hand, heard = play(spec, "L8", session)
    said = {one.key: dict(one.values) for one in heard}["reservoir_differs"]
    assert said["inside_mcg_per_mL"] == pytest.approx(float(hand.strength))
    assert said["times"] == pytest.approx(float(hand.strength / 500), rel=1e-3)
    assert said["times"] == pytest.approx(3.2, abs=0.1)  # 14.4 mL of 2,000 with 5 mL of 500: 1,613


def test_l9_a_dry_week_is_told_at_the_refill(spec):
    """0.15 mL per day: empty 320 h after the alarm; a week later 488 h after it, 168 h of them dry."""
    session = (*CALM, ("wait", 2648.5), ("wait", 320), ("wait", 168), ("refill", 20, 2000, True))
    _, _, heard = play(spec, "L9", session)
    said = {one.key: dict(one.values) for one in heard}
    assert said["restart_after_gap"]["hours"] == pytest.approx(168, abs=0.6)
    assert said["refill_after_alarm"]["hours"] == pytest.approx(488, abs=0.6)


LITTLE = (
    "itching", "return_of_spasticity", "tingling", "lightheadedness", "low_blood_pressure", "fever",
    "confusion",
)  # fmt: skip


@pytest.mark.parametrize("event", ["refill_late", "one_tone", "mri", "twist_or_fall"])
def test_l13_any_sign_of_too_little_with_a_gap_is_a_call_at_once(event):
    for sign, speed in product(LITTLE, (by_hand, judged)):
        assert LEVELS.index(speed("pump", [sign], [event])) >= LEVELS.index("call at once"), sign


def test_l12_and_l32_in_both():
    """What is there together, as someone else read it in the sources."""
    events = {row["id"] for row in second_entry.rows("tell_apart")}
    for row, speed in product(second_entry.rows("together"), (by_hand, judged)):
        things = row["things"].split(";")
        there = [one for one in things if one not in events], [one for one in things if one in events]
        for route in ("mouth", "pump"):
            assert not row[route] or speed(route, *there) == row[route], (
                f"tests/second_entry/together.csv, {row['things']}, {route}: it says '{row[route]}', "
                f"the rules of data say '{speed(route, *there)}'. Read the source, then mend one of the two."
            )
