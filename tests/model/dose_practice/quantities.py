"""A second computation of every problem, written apart from the package.

Numbers are fractions that carry their unit. Adding mg to mL, or an answer in the wrong unit, raises an error.
"""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

SCALE = {"mg": ("mcg", 1000), "h": ("day", Fraction(1, 24)), "days": ("day", 1), "tablets": ("tablet", 1)}


class Q:
    """A fraction with a unit: Counter of base units and their powers."""

    def __init__(self, value, unit=""):
        self.value = Fraction(str(value)) if not isinstance(value, Fraction) else value
        self.unit = Counter()
        for position, word in enumerate(unit.replace("%", "percent").split(" per ")):
            if word:
                base, factor = SCALE.get(word, (word, 1))
                self.unit[base] += 1 if position == 0 else -1
                self.value = self.value * factor if position == 0 else self.value / factor

    def _made(self, value, unit):
        made = Q(value)
        made.unit = Counter({name: power for name, power in unit.items() if power})
        return made

    def __mul__(self, other):
        other = other if isinstance(other, Q) else Q(other)
        unit = Counter(self.unit)
        for name, power in other.unit.items():
            unit[name] += power
        return self._made(self.value * other.value, unit)

    def __truediv__(self, other):
        other = other if isinstance(other, Q) else Q(other)
        return self * self._made(1 / other.value, {name: -power for name, power in other.unit.items()})

    def __add__(self, other):
        assert self.same(other), (self.unit, other.unit)
        return self._made(self.value + other.value, self.unit)

    def __sub__(self, other):
        return self + self._made(-other.value, other.unit)

    def same(self, other):
        return {k: v for k, v in self.unit.items() if v} == {k: v for k, v in other.unit.items() if v}

    def number_in(self, unit):
        wanted = Q(1, unit)
        assert self.same(wanted), (self.unit, unit)
        return self.value / wanted.value


def q(problem, name):
    given = problem.givens[name]
    return Q(given.value, given.unit)


def days_until_alarm(problem):
    usable = q(problem, "fill") - q(problem, "alarm")
    lasts = usable * q(problem, "strength") / q(problem, "dose")
    return min(lasts.number_in("days"), q(problem, "limit").number_in("days"))


def dose_on(problem, day):
    """Walk through the calendar day by day."""
    dose, left = q(problem, "start"), problem.givens["days_per_level"].value
    for _ in range(int(day) - 1):
        left -= 1
        if left == 0:
            dose, left = dose + q(problem, "step"), problem.givens["days_per_level"].value
    return dose


def taper(problem):
    """Live through the taper until nothing is taken."""
    dose, days = q(problem, "daily").value, 0
    step, length = q(problem, "step").value, int(problem.givens["days_per_level"].value)
    while True:
        dose -= step
        if dose <= 0:
            return Q(days, "days")
        days += length


def supply(problem):
    total = Q(0, "mg")
    for day in range(1, int(problem.givens["days"].value) + 1):
        for _ in range(int(problem.givens["doses_per_day"].value)):
            total = total + dose_on(problem, day)
    return total / q(problem, "strength") * Q(1, "tablets")


def refill(problem):
    last = problem.givens["fill_date"].value + timedelta(days=int(days_until_alarm(problem)))
    return last - timedelta(days=int(problem.givens["margin"].value))


def first_dose(problem):
    hours = problem.givens["effect"].value
    assert not 8 < hours <= 12  # the sources disagree there (SKY more than 8 h, DE-RL more than 12 h)
    return q(problem, "dose") * (1 if hours > 12 else 2) / Q(1, "days")


def swap(problem):
    return q(problem, "dose") / q(problem, "strength") * q(problem, "other_strength")


def day_total(problem):
    return (
        dose_on(problem, problem.givens["day"].value) * problem.givens["doses_per_day"].value / Q(1, "days")
    )


def step_percent(problem):
    ratio = q(problem, "new") / q(problem, "dose") * 100
    return Q(ratio.number_in("") - 100, "%")


def bridge_time(problem):
    return q(problem, "path") * q(problem, "old") / q(problem, "dose")


def child(problem):
    return q(problem, "weight") * q(problem, "per_kg") / problem.givens["doses_per_day"].value * Q(1, "days")


SECOND = {
    "tablets": lambda p: q(p, "dose") / q(p, "strength") * Q(1, "tablets"),
    "liquid_volume": lambda p: q(p, "dose") / q(p, "strength"),
    "liquid_swap": swap,
    "child_dose": child,
    "child_volume": lambda p: child(p) / q(p, "strength"),
    "titration_day": lambda p: (
        dose_on(p, p.givens["day"].value) * p.givens["doses_per_day"].value / Q(1, "days")
    ),
    "titration_supply": supply,
    "taper_days": taper,
    "mg_to_mcg": lambda p: q(p, "dose"),
    "mcg_to_mg": lambda p: q(p, "dose"),
    "screening_volume": lambda p: q(p, "dose") / q(p, "strength"),
    "starting_dose": first_dose,
    "pump_flow": lambda p: q(p, "dose") / q(p, "strength"),
    "refill_days": lambda p: Q(days_until_alarm(p), "days"),
    "refill_date": refill,
    "pump_step_dose": lambda p: q(p, "dose") * (100 + Fraction(str(p.givens["percent"].value))) / 100,
    "pump_step_percent": step_percent,
    "bridge_dose": lambda p: q(p, "path") * q(p, "old"),
    "bridge_hours": bridge_time,
    "spot_slip": lambda p: q(p, "entered") / q(p, "dose"),
}


def expected(problem):
    """The answer by the second computation: before rounding, and as it should be written."""
    found = SECOND[problem.kind](problem)
    if isinstance(found, date):
        return Fraction(found.toordinal()), found
    number = found.number_in(problem.answer.unit)
    places = 10**problem.answer.decimals
    if problem.answer.mode == "down":
        return number, float(Fraction(number * places // 1, places))
    whole, rest = divmod(number * places, 1)
    return number, float(Fraction(whole + (rest >= Fraction(1, 2)), places))
