"""Each lab opened once, for who asks about it while the tests are collected; nothing is moved in these."""

from functools import cache
from typing import Any

from baclofen import labs
from baclofen.labs.prediction import Prediction


@cache
def opened() -> dict[str, Any]:
    """Every lab, by name, in order."""
    return {name: labs.REGISTRY[name]() for name in sorted(labs.REGISTRY)}


def guessed() -> list[str]:
    """The labs whose guess is one of several numbers."""
    return [name for name, lab in opened().items() if isinstance(lab.prediction, Prediction)]
