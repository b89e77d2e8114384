"""From a draft to a problem: rounding, worked steps, and only the slips that can be told apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cache

from baclofen.model.dose_practice.record import Draft, Exercise, Number, Quantity, RightAnswer, Slip, Step
from baclofen.model.scoring.numeric import rounded

SCALES = {"ten_fold": (Fraction(10), Fraction(1, 10)), "unit_slip": (Fraction(1000), Fraction(1, 1000))}
#: Two slips closer than this share of their size cannot be told apart in an answer with three digits.
CLOSE = Fraction(1, 50)
#: Slips that lie beside the right answer by nature; only the first of them is a mere rounding.
ROUNDINGS = ("rounding", "day_too_late", "half_made_whole")


def finish(kind: str, seed: int, draft: Draft) -> Exercise:
    """The problem that a draft describes.

    Slips that lead to the right answer, to nothing, or to the same number as an earlier slip are left out:
    what is left can be diagnosed without guessing.
    """
    answer = _answer(draft)
    return Exercise(
        kind=kind,
        seed=seed,
        givens={name: _quantity(amount, unit) for name, (amount, unit) in draft.givens.items()},
        answer=answer,
        steps=_steps(kind, draft, answer),
        slips=_slips(draft, answer),
    )


@cache
def _place(decimals: int) -> Fraction:
    return Fraction(1, 10**decimals)


def step_of(answer: RightAnswer) -> Fraction:
    """The last place that the answer is rounded to."""
    return _place(answer.decimals)


def as_asked(number: Fraction, answer: RightAnswer) -> Fraction:
    """A number rounded by the rule of the answer."""
    return rounded(number, step_of(answer), answer.mode)


def right_number(answer: RightAnswer) -> Fraction:
    """The rounded right answer as an exact number; the day number of a date."""
    return as_asked(answer.exact, answer)


def too_coarse(answer: RightAnswer) -> set[Fraction]:
    """The right answer rounded to fewer decimals than asked for."""
    coarse = {rounded(answer.exact, _place(places)) for places in range(answer.decimals)}
    return coarse - {Fraction(0), right_number(answer)}


def _answer(draft: Draft) -> RightAnswer:
    number = rounded(draft.exact, _place(draft.decimals), draft.mode)
    value = date.fromordinal(int(number)) if draft.unit == "date" else float(number)
    return RightAnswer(value, draft.unit, draft.decimals, draft.mode, draft.exact)


def _quantity(amount: Number | date, unit: str) -> Quantity:
    return Quantity(amount if isinstance(amount, date) else float(amount), unit)


def _steps(kind: str, draft: Draft, answer: RightAnswer) -> tuple[Step, ...]:
    known = {name: _quantity(amount, unit) for name, (amount, unit) in draft.givens.items()}
    rows = [(name, _quantity(amount, unit)) for name, amount, unit in draft.before]
    rows += [("answer", Quantity(answer.value, answer.unit))]
    rows += [(name, _quantity(amount, unit)) for name, amount, unit in draft.after]
    steps = []
    for number, (name, quantity) in enumerate(rows, 1):
        known = known | ({name: quantity} if name else {})
        key = draft.told.get(number, f"step_{number}")
        steps.append(Step(f"dose_practice.{kind}.{key}", dict(known), name))
    return tuple(steps)


def _slips(draft: Draft, answer: RightAnswer) -> tuple[Slip, ...]:
    right, coarse = right_number(answer), too_coarse(answer)
    kept: list[Slip] = []
    taken: list[tuple[Fraction, Fraction]] = []
    for key, number in _candidates(draft, answer, right):
        asked = as_asked(number, answer)
        if key not in ROUNDINGS:
            if asked == right or asked in coarse or _near(number, answer, right):
                continue
            if any(_alike(number, asked, *other, answer) for other in taken):
                continue
        taken.append((number, asked))
        kept.append(Slip(key, number, _typed(number, asked, answer)))
    return tuple(kept)


def _candidates(draft: Draft, answer: RightAnswer, right: Fraction) -> Iterator[tuple[str, Fraction]]:
    for key, number in draft.slips:
        if number > 0 and number != right:
            yield key, Fraction(number)
    for key in draft.scales:
        for factor in SCALES[key]:
            yield key, answer.exact * factor
    if answer.unit != "date" and answer.exact != right:
        # the neighbour that a learner reaches who rounds the other way
        down = rounded(answer.exact, step_of(answer), "down")
        wrong = down if right != down else down + step_of(answer)
        if wrong:
            yield "day_too_late" if answer.mode == "down" else "rounding", wrong


def _near(number: Fraction, answer: RightAnswer, right: Fraction) -> bool:
    """Too close to the right answer to be told from it, or from its rounding."""
    if answer.unit == "date":
        return False
    off = abs(number - answer.exact)
    return off <= answer.exact * CLOSE or (answer.exact != right and off <= 2 * step_of(answer))


def _alike(
    one: Fraction, one_asked: Fraction, other: Fraction, other_asked: Fraction, answer: RightAnswer
) -> bool:
    if one_asked == other_asked != 0:
        return True
    return answer.unit != "date" and abs(one - other) <= CLOSE * max(one, other)


def _typed(number: Fraction, asked: Fraction, answer: RightAnswer) -> float | date:
    """What a learner with this slip would write: rounded as asked, or to three digits when smaller."""
    if answer.unit == "date":
        return date.fromordinal(int(number))
    if number >= 10 * step_of(answer):
        return float(asked)
    return float(f"{float(number):.3g}")
