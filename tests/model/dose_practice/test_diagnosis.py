"""What a wrong answer did: each slip is named, a right one is right, and rounding is only rounding."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from baclofen.model import dose_practice as practice
from tests.support.dose_problems import KINDS, LIMITS, WORDS


@pytest.mark.parametrize("kind", KINDS)
def test_the_right_answer_is_right_and_each_slip_is_named(kind, problems):
    for problem in problems[kind][:200]:
        assert practice.diagnose(problem, problem.answer.value) == "right"
        for slip in problem.slips:
            assert practice.diagnose(problem, slip.value) == slip.key, (problem.givens, slip)


# The slips that each kind must be able to name; a generator that loses one has lost a lesson.
EXPECTED_SLIPS = {
    "tablets": "inverted per_day_for_per_dose dose_for_count ten_fold half_made_whole",
    "liquid_volume": "inverted multiplied wrong_concentration dose_for_volume per_day_for_per_dose "
    "ten_fold unit_slip",
    "liquid_swap": "same_dose_assumed inverted volume_for_dose ten_fold unit_slip",
    "child_dose": "per_day_for_per_dose weight_forgotten not_per_kg ten_fold unit_slip rounding",
    "child_volume": "per_day_for_per_dose wrong_concentration inverted dose_for_volume "
    "weight_forgotten rounding",
    "titration_day": "per_dose_for_per_day step_too_early step_too_late step_once_a_day ten_fold",
    "titration_supply": "per_dose_for_per_day last_dose_throughout start_dose_throughout one_day_per_level",
    "taper_days": "one_level_too_many one_level_too_few levels_for_days inverted",
    "mg_to_mcg": "unit_not_changed divided hundred_fold ten_fold unit_slip",
    "mcg_to_mg": "unit_not_changed multiplied hundred_fold ten_fold unit_slip",
    "screening_volume": "inverted multiplied wrong_concentration dose_for_volume ten_fold unit_slip",
    "starting_dose": "exception_missed exception_not_needed halved per_hour_for_per_day ten_fold unit_slip",
    "pump_flow": "inverted multiplied wrong_concentration per_hour_for_per_day ten_fold unit_slip",
    "refill_days": "alarm_volume_forgotten alarm_volume_added limit_forgotten wrong_concentration "
    "inverted day_too_late",
    "refill_date": "margin_forgotten margin_forgotten_expiry margin_added first_day_counted "
    "alarm_volume_forgotten limit_forgotten day_too_late",
    "pump_step_dose": "rise_only percent_as_mcg lowered percent_ten_fold ten_fold unit_slip",
    "pump_step_percent": "rise_for_percent new_dose_as_base whole_for_rise hundred_forgotten rounding",
    "bridge_dose": "new_concentration inverted divided both_concentrations ten_fold unit_slip",
    "bridge_hours": "days_for_hours new_concentration inverted ten_fold rounding",
    "spot_slip": "units_ignored inverted missed_slip ten_fold unit_slip",
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_knows_its_slips(kind, problems):
    counts = Counter(slip.key for problem in problems[kind] for slip in problem.slips)
    assert set(EXPECTED_SLIPS[kind].split()) <= set(counts)
    assert all(len(problem.slips) >= 3 for problem in problems[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_no_slip_is_the_right_answer_and_no_two_are_alike(kind, problems):
    for problem in problems[kind]:
        values = [slip.value for slip in problem.slips]
        assert problem.answer.value not in values
        assert len(set(values)) == len(values)


def test_every_diagnosis_has_a_sentence_and_every_sentence_a_diagnosis(problems):
    named = {slip.key for made in problems.values() for problem in made for slip in problem.slips}
    named |= {"right", "blank", "not_a_number", "not_a_date", "other_unit", "wrong_unit", "other", "rounding"}
    named |= {"rounded_too_far"}
    written = {key.rsplit(".", 1)[1] for key in WORDS if key.startswith("dose_practice.diagnosis.")}
    assert named == written


@pytest.mark.parametrize(
    ("answer", "diagnosis"),
    [
        ("", "blank"),
        (None, "blank"),
        ("some", "not_a_number"),
        ("0,3", "not_a_number"),
        ("300", "right"),
        ("300 mcg", "right"),
        ("300 mcg per day", "right"),
        ("0.3 mg", "other_unit"),
        ("300 mg", "wrong_unit"),
        ("300 mL", "wrong_unit"),
        ("3,000", "ten_fold"),
        ("30", "hundred_fold"),
        ("0.3", "unit_not_changed"),
        ("300,000", "unit_slip"),
        ("417", "other"),
    ],
)
def test_diagnosis_of_typed_text(answer, diagnosis):
    limits = {"pump_daily_dose_mcg": {"low": 300, "high": 300, "step": 10}}
    assert practice.diagnose(practice.generate("mg_to_mcg", 1, limits), answer) == diagnosis


def test_diagnosis_of_dates(problems):
    problem = problems["refill_date"][0]
    right = problem.answer.value
    assert practice.diagnose(problem, right.isoformat()) == "right"
    assert practice.diagnose(problem, datetime(right.year, right.month, right.day, 9)) == "right"
    assert practice.diagnose(problem, "next week") == "not_a_date"
    assert practice.diagnose(problem, date(2001, 1, 1)) == "other"


def test_rounding_is_told_from_other_slips():
    problem = next(
        p for p in (practice.generate("child_dose", seed, LIMITS) for seed in range(100))
        if p.answer.exact.denominator > 10
    )  # fmt: skip
    assert practice.diagnose(problem, float(problem.answer.exact)) == "rounding"
    assert practice.diagnose(problem, round(float(problem.answer.exact))) == "rounding"


def test_explain_names_the_sentence_and_its_values(problems):
    problem = problems["pump_flow"][0]
    step = practice.explain(problem, "12345")
    assert step.key == "dose_practice.diagnosis.other"
    assert step.values["learner"].text.replace("\u00a0", " ") == "12,345 mL per day"
    assert step.values["answer"].value == problem.answer.value


def test_half_a_tablet_made_whole_is_no_rounding(problems):
    """L31: 170 of 300 tablet problems called a double dose "only the rounding"."""
    halves = [p for p in problems["tablets"] if p.answer.exact.denominator == 2]
    assert halves
    for problem in halves:
        assert practice.diagnose(problem, problem.answer.value + 0.5) == "half_made_whole"


def test_a_day_too_late_is_no_rounding(problems):
    """L31: 92 of 300 called a late refill "only the rounding"; L30 for the date."""
    for problem in problems["refill_days"]:
        if problem.answer.exact != problem.answer.value:
            assert practice.diagnose(problem, problem.answer.value + 1) == "day_too_late", problem.givens
    late = Counter()
    for problem in problems["refill_date"]:
        late[practice.diagnose(problem, problem.answer.value + timedelta(days=1))] += 1
    assert set(late) == {"day_too_late"}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_called_rounding_is_nearly_the_same_dose(kind, problems):
    for problem in problems[kind][:300]:
        exact = problem.answer.exact
        if problem.answer.unit == "date":
            continue
        for typed in {round(float(exact), places) for places in (0, 1, 2)} | {float(int(exact) + 1)}:
            if practice.diagnose(problem, typed) == "rounding":
                assert abs(typed - exact) <= exact / 10 + 1e-9, (problem.givens, typed)


@pytest.mark.parametrize("typed", ["{n} mL/day", "{n} mL per day", "{n} mL / day", "{n} ml"])
def test_a_slash_is_read_as_per(typed, problems):
    """The amount was right, and "mL/day" was called another unit."""
    problem = problems["pump_flow"][0]
    assert practice.diagnose(problem, typed.format(n=problem.answer.value)) == "right"
    assert practice.diagnose(problem, f"{problem.answer.value} mL/h") == "wrong_unit"
