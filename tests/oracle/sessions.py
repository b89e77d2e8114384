"""Random sessions as plain tuples: what wise and foolish hands do to a pump, from a seed."""

from random import Random

STRENGTHS = (500, 500, 2000, 2000, 1000)
DAYS = (((0, 10), (6, 20)), ((0, 8), (8, 12), (20, 16)), ((0, 12.5), (12, 12.5)))


def session(seed, length=16):
    """A list of acts: (name, values ...)."""
    dice = Random(seed)
    strength = dice.choice(STRENGTHS)
    calm = [("fill", dice.choice((5, 10, 18, 20)), strength), ("prime", 0.4, 0.5), ("wait", 0.5)]
    start = [("steady", dice.choice((60, 100, 150, 300, 450))), ("wait", dice.choice((0, 24, 168)))]
    first = [*calm, *start] if dice.random() < 0.85 else []
    return [*first, *(_act(dice) for _ in range(length))]


def _act(dice):
    name = dice.choices(list(_WEIGHTS), list(_WEIGHTS.values()))[0]
    return (name, *_VALUES[name](dice))


def _wait(dice):
    return (dice.choice((0.25, 1, 4, 7.5, 12, 24, 40, 72, 168, 500, 1500)),)


_WEIGHTS = {
    "wait": 30, "steady": 8, "day": 3, "refill": 7, "fill": 3, "bolus": 5, "prime": 4, "bridge": 6, "stop": 4,
    "scan": 4, "read": 3, "draw": 2, "replace": 2, "break": 4, "mend": 4,
}  # fmt: skip
_VALUES = {
    "wait": _wait,
    "steady": lambda dice: (dice.choice((30, 48, 100, 150, 240, 300, 360, 600, 900, 7200)),),
    "day": lambda dice: (dice.choice(DAYS),),
    "refill": lambda dice: (dice.choice((2, 5, 18, 20, 20, 21)), dice.choice(STRENGTHS), dice.random() < 0.6),
    "fill": lambda dice: (dice.choice((1, 5, 15, 20)), dice.choice(STRENGTHS)),
    "bolus": lambda dice: (dice.choice((10, 20, 50, 200)), dice.choice((0.2, 1, 4)), dice.choice((0, 0, 3))),
    "prime": lambda dice: (dice.choice((0.15, 0.25, 0.4, 1, 18)), 0.5),
    "bridge": lambda dice: (),
    "stop": lambda dice: (),
    "scan": lambda dice: (dice.choice((0.5, 1, 2)), dice.choice((0, 0, 2, 12, 24))),
    "read": lambda dice: (),
    "draw": lambda dice: (),
    "replace": lambda dice: dice.choice(((None, None), (20, 500), (18, 2000))),
    "break": lambda dice: dice.choice(
        (("leak", 0.5), ("kink", 1), ("kink", 0.5), ("disconnection", 1), ("migration", 0.25), ("stall", 1))
    ),
    "mend": lambda dice: (dice.choice(("leak", "kink", "disconnection", "migration", "stall")),),
}
