"""A dose is held against the test doses, the usual start, the step before, and slips of the hand.

Rows L5 to L7 of the clinical review, each with the number worked out by hand.
"""

import pytest

from baclofen.model.pump import (
    Advance,
    Fill,
    Prime,
    ProgramBolus,
    ProgramSteady,
    new_session,
    spec_from,
)
from tests.support.pump_session import keys, of, running, talk


def test_l5_a_single_dose_is_held_against_the_largest_test_dose(spec):
    _, said = talk(running(spec), ProgramBolus(299, 0.2))
    assert of(said, "bolus_over_test") == {"bolus_mcg": 299.0, "limit_mcg": 100.0}
    _, said = talk(running(spec), ProgramBolus(100, 1))
    assert "bolus_over_test" not in keys(said)


def test_l5_the_sum_of_a_day_counts(spec):
    session = running(spec)
    for number in range(5):
        session, said = talk(session, ProgramBolus(50, 0.1), Advance(0.2))
        session, said = session.do(ProgramBolus(50, 0.1)) if number == 4 else (session, said)
    assert of(said, "boluses_over_test")["sum_mcg"] == pytest.approx(300)
    apart, _ = talk(running(spec), ProgramBolus(60, 1), Advance(24))
    _, said = apart.do(ProgramBolus(60, 1))
    assert "boluses_over_test" not in keys(said)


def test_the_measures_of_a_dose_are_those_of_the_nursing_table(values, data_rows):
    """One fact, two tables: the pump's numbers follow from the test doses."""
    nursing = {row["id"]: row["value"] for row in data_rows("parameters/nursing.csv")}
    twice = float(nursing["pump_start_factor"])
    assert values["bolus_high_mcg"] == float(nursing["test_dose_3"])
    assert values["start_high_mcg_per_day"] == twice * float(nursing["test_dose_3"])
    assert values["start_low_mcg_per_day"] == twice * float(nursing["test_dose_1"])
    assert values["start_low_mcg_per_day_child"] == twice * float(nursing["test_dose_small"])
    assert values["start_high_mcg_per_day_child"] == twice * values["bolus_high_mcg_child"]
    assert values["stall_case_h"] == float(nursing["pump_withdrawal_case"])


FRESH = (Fill(20, 500), Prime(0.4, 0.5), Advance(0.5))


@pytest.mark.parametrize("per_hour", [60, 40])
def test_l6_a_new_pump_per_hour_is_a_danger(spec, per_hour):
    _, said = talk(new_session(spec), *FRESH, ProgramSteady(per_hour, "mcg_per_h"))
    assert of(said, "looks_like_per_hour")["expected_mcg_per_day"] == pytest.approx(per_hour)
    assert of(said, "start_over_range")["high_mcg_per_day"] == 200


def test_l6_a_start_within_the_usual_range_is_calm(spec):
    for dose in (50, 100, 200):
        _, said = talk(new_session(spec), *FRESH, ProgramSteady(dose))
        assert keys(said) == ["log_steady"], dose


def test_l6_a_child_at_a_thousand_is_a_danger(values):
    child = spec_from(values, "child")
    _, said = talk(new_session(child), *FRESH, ProgramSteady(1000))
    assert [item.level for item in said if item.key == "start_over_range"] == ["danger"]
    _, said = talk(new_session(child), *FRESH, ProgramBolus(60, 1))
    assert of(said, "bolus_over_test")["limit_mcg"] == 50


@pytest.mark.parametrize("dose", [3000, 30_000, 30])
def test_l6_ten_times_is_a_slip_of_the_decimal_point(spec, dose):
    _, said = talk(running(spec, 500 if dose == 30 else 2000), ProgramSteady(dose))
    assert [item.level for item in said if item.key == "looks_like_decimal"] == ["danger"]


@pytest.mark.parametrize(("dose", "key"), [(900, "dose_far_over"), (145, "dose_far_under")])
def test_l6_a_step_far_from_every_published_one_is_a_danger(spec, dose, key):
    _, said = talk(running(spec, 500), ProgramSteady(dose))
    assert [item.level for item in said if item.key == key] == ["danger"]


def test_l7_a_slip_is_never_what_was_meant(spec):
    session, said = talk(running(spec), ProgramSteady(300, "mcg_per_h"))
    assert "looks_like_per_hour" in keys(said)
    _, said = talk(session, ProgramSteady(300))
    assert keys(said) == ["log_steady"]
    _, said = talk(session, Advance(2), ProgramSteady(300))
    assert keys(said) == ["log_steady", "slip_undone"]
    assert of(said, "slip_undone") == {"dose_mcg_per_day": 7200.0, "hours": pytest.approx(2)}


def test_l7_a_slip_at_the_start_is_spoken_of_when_it_is_put_right(spec):
    """ISMP-N: 60 mcg per hour for 3 h, then 60 per day: what has flowed is not silent."""
    wrong = (*FRESH, ProgramSteady(60, "mcg_per_h"), Advance(3), ProgramSteady(60))
    _, said = talk(new_session(spec), *wrong)
    assert of(said, "slip_undone") == {"dose_mcg_per_day": 1440.0, "hours": pytest.approx(3)}


def test_many_small_cuts_are_one_large_cut(spec):
    session, dose, heard = running(spec, 500), 300.0, []
    for _ in range(6):
        dose *= 0.8
        session, said = session.do(ProgramSteady(dose))
        heard += keys(said)
    assert heard.count("dose_cut_over_range") == 2  # 36 % and 49 %
    assert heard.count("dose_far_under") == 3
    slow = running(spec, 500)
    for percent in (80, 64, 51.2):
        slow, said = talk(slow, Advance(24), ProgramSteady(3 * percent))
        assert keys(said) == ["log_steady"]
