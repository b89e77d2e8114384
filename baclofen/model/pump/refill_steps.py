"""The refill checklist as a mastery gate: steps in order, every safety step right, tries without limit."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

ALWAYS, NEVER = "always", "never"  # NEVER: a trap, a step that no situation asks for
SITUATIONS = ("usual", "mismatch", "new_strength", "unsure")


@dataclass(frozen=True)
class CheckStep:
    """One step. Steps with the same order may be done either way round.

    `when` says where it belongs: ("always",), ("never",) for a trap, or a tuple of situations.
    """

    id: str
    order: int
    safety: bool
    when: tuple[str, ...] = (ALWAYS,)

    def belongs(self, situation: str) -> bool:
        """True when the step is part of the right list for a situation."""
        return ALWAYS in self.when or situation in self.when


@dataclass(frozen=True)
class CheckResult:
    """What a try was worth. passed: every safety step done, in order, and no trap chosen."""

    passed: bool
    missing: tuple[str, ...]
    wrong: tuple[str, ...]  # traps, steps of another situation, repeated or unknown steps
    out_of_order: tuple[str, ...]
    safety_right: int
    safety_all: int
    first_slip: str


def right_order(steps: tuple[CheckStep, ...], situation: str) -> tuple[str, ...]:
    """Return the ids of the right list for a situation, in order; ValueError for an unknown one."""
    if situation not in SITUATIONS:
        raise ValueError(f"situation must be one of {', '.join(SITUATIONS)}, not {situation!r}")
    return tuple(item.id for item in sorted(steps, key=lambda item: item.order) if item.belongs(situation))


def check_order(
    steps: tuple[CheckStep, ...], attempt: tuple[str, ...], situation: str = "usual"
) -> CheckResult:
    """Check one try: what is missing, wrong or out of order; passed with every safety step right.

    A step is out of order when a step that stands later in the right list was done before it. Tries are
    independent: nothing is remembered, so they are unlimited.

    >>> steps = (CheckStep("a", 1, True), CheckStep("b", 2, True), CheckStep("trap", 0, True, ("never",)))
    >>> check_order(steps, ("a", "b")).passed, check_order(steps, ("b", "a")).out_of_order
    (True, ('a',))
    """
    right = right_order(steps, situation)
    known = {item.id: item for item in steps}
    done = tuple(dict.fromkeys(name for name in attempt if name in right))
    repeated = tuple(name for index, name in enumerate(attempt) if name in attempt[:index])
    wrong = tuple(dict.fromkeys([name for name in attempt if name not in right] + list(repeated)))
    missing = tuple(name for name in right if name not in done)
    late = tuple(
        name
        for index, name in enumerate(done)
        if any(known[earlier].order > known[name].order for earlier in done[:index])
    )
    safety = [name for name in right if known[name].safety]
    good = [name for name in safety if name in done and name not in late]
    slip = next((name for name in attempt if name in wrong or name in late), missing[0] if missing else "")
    passed = len(good) == len(safety) and not wrong
    return CheckResult(passed, missing, wrong, late, len(good), len(safety), slip)


def variant(steps: tuple[CheckStep, ...], seed: int) -> tuple[str, tuple[str, ...]]:
    """Return a new try for a seed: the situation and every step id, traps included, in a shuffled order.

    The same seed gives the same variant; four seeds in a row give the four situations. The shuffled order
    is never the right one. ValueError for a seed that is no whole number of 0 or more.

    >>> steps = tuple(CheckStep(name, place, True) for place, name in enumerate("abcd"))
    >>> variant(steps, 7) == variant(steps, 7)
    True
    """
    if isinstance(seed, bool) or not isinstance(seed, int):
        raise ValueError("seed must be a whole number")
    situation = SITUATIONS[seed % len(SITUATIONS)]
    names = [item.id for item in steps]
    dice = Random(seed)  # seeded: the same for everyone, on every machine
    right = right_order(steps, situation)
    dice.shuffle(names)
    while len(names) > 1 and tuple(name for name in names if name in right) == right:
        names = names[1:] + names[:1]
    return situation, tuple(names)
