"""What went wrong: from a learner's answer to the slip behind it."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Any

from baclofen.model.dose_practice.finish import ROUNDINGS, as_asked, right_number, step_of, too_coarse
from baclofen.model.dose_practice.record import Exercise, Quantity, Step
from baclofen.model.scoring.numeric import read_number, same_unit

#: An answer this close to what a slip leads to (share of it) was reached by that slip.
NEAR = Fraction(6, 1000)
#: A coarse answer further off than this share is another dose, no rounding.
FAR = Fraction(1, 10)
_IN_BASE = {"mcg": Fraction(1), "mg": Fraction(1000), "g": Fraction(1_000_000)}


def diagnose(problem: Exercise, learner_answer: Any) -> str:
    """The diagnosis of an answer, a number or text such as "1,200" or "0.5 mL", a date or "2027-03-04".

    Returns:
        "right", "blank", "not_a_number", "not_a_date", "other_unit" (the right amount in another mass unit),
        "wrong_unit", "rounding", "rounded_too_far" (so far that the dose is another), the key of one of
        the problem's slips, or "other".

    Example:
        >>> from baclofen.model.dose_practice import generate
        >>> problem = generate("mg_to_mcg", 1, {"pump_daily_dose_mcg": {"low": 300, "high": 300, "step": 5}})
        >>> diagnose(problem, 300), diagnose(problem, "3,000"), diagnose(problem, 0.3)
        ('right', 'ten_fold', 'unit_not_changed')
    """
    if learner_answer is None or str(learner_answer).strip() == "":
        return "blank"
    if problem.answer.unit == "date":
        return _diagnose_date(problem, learner_answer)
    read = read_number(learner_answer)
    if read is None:
        return "not_a_number"
    number, unit = read
    if unit and problem.answer.unit and not _accepts(unit, problem.answer.unit):
        factor = _factor(unit, problem.answer.unit)
        if factor is not None and number * factor == right_number(problem.answer):
            return "other_unit"
        return "wrong_unit"
    return _diagnose_number(problem, number)


def explain(problem: Exercise, learner_answer: Any) -> Step:
    """The diagnosis as a keyed sentence with the givens, `answer` and, where one was written, `learner`."""
    key = diagnose(problem, learner_answer)
    values = dict(problem.givens) | {"answer": Quantity(problem.answer.value, problem.answer.unit)}
    read = read_number(learner_answer) if problem.answer.unit != "date" else None
    if read is not None:
        values["learner"] = Quantity(float(read[0]), problem.answer.unit)
    return Step(f"dose_practice.diagnosis.{key}", values)


def half_filled(problem: Exercise) -> tuple[Step, ...]:
    """The worked steps with everything from the answer on left blank for the learner.

    Values that a blank step does not know yet are taken out, so that no text can give them away.
    """
    steps, hidden = [], False
    for step in problem.steps:
        hidden = hidden or step.result == "answer"
        values = {name: v for name, v in step.values.items() if not hidden or name in problem.givens}
        shown = {name: v for name, v in _before(problem).items() if hidden}
        steps.append(Step(step.key, shown | values, step.result, hidden))
    return tuple(steps)


def _before(problem: Exercise) -> dict[str, Quantity]:
    """What is known just before the answer."""
    known: dict[str, Quantity] = {}
    for step in problem.steps:
        if step.result == "answer":
            break
        known = dict(step.values)
    return known


def _diagnose_number(problem: Exercise, number: Fraction) -> str:
    answer = problem.answer
    if number == right_number(answer):
        return "right"
    beside = {Fraction(str(slip.value)): slip.key for slip in problem.slips if slip.key in ROUNDINGS}
    if beside.get(number, "rounding") != "rounding":
        return beside[number]
    slips = [slip for slip in problem.slips if slip.key not in ROUNDINGS]
    for slip in slips:
        if abs(number - slip.exact) <= NEAR * abs(slip.exact):
            return slip.key
    if _only_rounding(problem, number):
        return "rounding" if abs(number - answer.exact) <= FAR * answer.exact else "rounded_too_far"
    for slip in slips:
        if number == as_asked(slip.exact, answer) != 0:
            return slip.key
    return "other"


def _only_rounding(problem: Exercise, number: Fraction) -> bool:
    answer = problem.answer
    if any(slip.key == "rounding" and number == Fraction(str(slip.value)) for slip in problem.slips):
        return True
    if answer.exact != right_number(answer) and abs(number - answer.exact) <= step_of(answer):
        return True
    return number in too_coarse(answer)


def _diagnose_date(problem: Exercise, learner_answer: Any) -> str:
    day = _day(learner_answer)
    if day is None:
        return "not_a_date"
    if day == problem.answer.value:
        return "right"
    return next((slip.key for slip in problem.slips if slip.value == day), "other")


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        return None


def _accepts(unit: str, wanted: str) -> bool:
    """The unit, or its first word: "mcg" is enough where mcg per day is asked for."""
    return same_unit(unit, wanted) or same_unit(unit, wanted.split()[0])


def _factor(unit: str, wanted: str) -> Fraction | None:
    one, other = unit.split()[0].casefold(), wanted.split()[0].casefold()
    return _IN_BASE[one] / _IN_BASE[other] if one in _IN_BASE and other in _IN_BASE else None
