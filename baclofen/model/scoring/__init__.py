"""Scoring of every answer format of the Next Generation NCLEX by exactly three rules.

    score(item, response) -> Score(score, max, elements, error)

`item` and `response` have the shape of tests/vectors/ngn_scoring_vectors.json. Not affiliated with or
endorsed by the owner of the examination. `rules` holds the rules, `formats` what each format does with
them, `shapes` and `numeric` how responses are read, `validation` the checks of an item before anyone
answers it.
"""

from baclofen.model.scoring.engine import ALIASES, format_of, score
from baclofen.model.scoring.formats import FORMATS
from baclofen.model.scoring.record import WHY, Element, ItemError, Score
from baclofen.model.scoring.validation import Problem, validate_item

__all__ = [
    "ALIASES",
    "FORMATS",
    "WHY",
    "Element",
    "ItemError",
    "Problem",
    "Score",
    "format_of",
    "score",
    "validate_item",
]
