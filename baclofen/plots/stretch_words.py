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


def headline(result: StretchResult) -> dict[str, str]:
    """The numbers a sentence about this picture may name, ready as text."""
    hand = content.word(f"stretch.hand.{'fast' if result.speed >= _FAST else 'slow'}")
    said = {"reached": percent(result.reached), "hand": hand, "push": percent(result.push)}
    return {**said, "said": content.word(f"stretch.said.{result.outcome}", **said)}


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
