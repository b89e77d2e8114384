"""Each lab opened once, for who asks about it while the tests are collected; none is moved or looked at."""

from functools import cache
from typing import Any

from baclofen import labs
from baclofen.labs.prediction import Prediction
from baclofen.widgets.figure import unwatched


@cache
def opened() -> dict[str, Any]:
    """Every lab, by name, in order."""
    with unwatched():
        return {name: labs.REGISTRY[name]() for name in sorted(labs.REGISTRY)}


def guessed() -> list[str]:
    """The labs whose guess is one of several numbers."""
    return [name for name, lab in opened().items() if isinstance(lab.prediction, Prediction)]
