"""What `stretch` says: its numbers as text, and the twin of its picture in words and as a table."""

from __future__ import annotations

import numpy as np

from baclofen import content
from baclofen.model.scenarios.stretch import StretchResult
from baclofen.model.units import number_text
from baclofen.plots.description import Description, table

_TABLE_MOMENTS = (0, 4, 6, 8, 12, 16, 20, 24, 28, 34, 40)
#: from this share of the top speed on a hand is called fast
_FAST = 4.0
#: the brake of the brain, when nothing is missing
_WHOLE = 1.0


def headline(result: StretchResult) -> dict[str, str]:
    """The numbers a sentence about this picture may name, ready as text."""
    said = {"reached": percent(result.reached), "hand": _hand(result), "push": percent(result.push)}
    return {**said, "said": content.word(f"stretch.said.{result.outcome}", **said)}


def situation(result: StretchResult) -> str:
    """How fast the hand is, and whether there is baclofen, in a few words."""
    drug = "none" if result.brake <= result.own_brake else "much" if result.limp else "some"
    return content.word("stretch.with", hand=_hand(result), baclofen=content.word(f"stretch.baclofen.{drug}"))


def brake_key(result: StretchResult) -> str:
    """The brake in the cord as the words name it: pressed by baclofen, or as the brain leaves it."""
    if result.brake > result.own_brake:
        return "pressed"
    return brain_key(result)


def brain_key(result: StretchResult) -> str:
    """How much is left of the brake of the brain, as the words name it."""
    if not result.own_brake:
        return "gone"
    return "whole" if result.own_brake >= _WHOLE else "weak"


def _hand(result: StretchResult) -> str:
    return content.word(f"stretch.hand.{'fast' if result.speed >= _FAST else 'slow'}")


def percent(share: float) -> str:
    """A share as a whole number of hundredths."""
    return number_text(100 * share, decimals=0)


def twin(result: StretchResult) -> Description:
    """The picture in words and as a table."""
    rows = []
    for moment in _TABLE_MOMENTS:
        numbers = [np.interp(moment, result.time, of) for of in (result.hand, result.leg, result.pull)]
        rows.append((number_text(moment), *(percent(max(float(one), 0.0)) for one in numbers)))
    return Description(
        alt=content.word("stretch.alt"),
        summary=content.word("stretch.summary", **headline(result)),
        table=table(
            content.word("stretch.table.caption"),
            [content.word(f"stretch.table.{column}") for column in ("time", "hand", "leg", "pull")],
            rows,
        ),
    )
