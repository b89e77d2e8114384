"""What scoring returns: a score, its maximum, and one element per point that was or was not given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: Why an element has the points it has. The words for each stand in data/words/scoring.csv.
Why = Literal[
    "right",  # a place holds its key: 1
    "wrong",  # a place holds something else, or two answers: 0
    "blank",  # nothing was chosen: 0
    "repeated",  # a token that was already counted in another place: 0
    "key_selected",  # +/- rule: a key was chosen: 1
    "key_missed",  # +/- rule: a key was left out: 0, no penalty
    "extra_selected",  # +/- rule: a wrong option was chosen: -1
    "floor",  # +/- rule: points given back, because a score never falls below 0
    "pair_right",  # rationale rule: both halves of the pair: 1
    "pair_cause_wrong",  # rationale rule: the first half is wrong: 0
    "pair_effect_wrong",  # rationale rule: the second half is wrong: 0
    "pair_blank",  # rationale rule: a half was left blank: 0
    "order_right",  # the whole order is right: 1
    "order_wrong",  # the order differs: 0
    "in_place",  # this step stands where it should (no points of its own)
    "out_of_place",  # this step stands elsewhere (no points of its own)
    "number_right",  # rounded as asked: 1
    "number_wrong",  # 0
    "not_rounded",  # the right number, but not rounded as asked: 0
    "not_a_number",  # the text could not be read as one number: 0
    "wrong_unit",  # another unit than the one asked for: 0
    "over_n",  # more choices than the item allows: not scored
]


@dataclass(frozen=True)
class Element:
    """One scorable part of an answer.

    Attributes:
        why: a key into the words of the topic "scoring".
        points: -1, 0, 1, or the points a floor gives back.
        group: column, category or wing, where there is one.
    """

    id: str
    why: Why
    points: int = 0
    group: str = ""
    picked: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()


@dataclass(frozen=True)
class Score:
    """`score` of `max`, and why: the points of the elements add up to `score`.

    With the error "over_n" the score is 0: the learner is asked to choose again instead of shown a mark.
    """

    score: int
    max: int
    elements: tuple[Element, ...]
    error: str = ""

    @property
    def right(self) -> bool:
        """True when every point was given."""
        return not self.error and self.score == self.max
