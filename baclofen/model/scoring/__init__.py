"""Scoring of every answer format of the Next Generation NCLEX by exactly three rules.

    score(item, response) -> Score(score, max, elements, error)

`record` holds what comes back, `points` the three rules, `formats` which rule each format uses, `numeric`
how a typed number is read. Items are checked where an author meets them: `baclofen.content.question_checks`.
Not affiliated with or endorsed by the owner of the examination.
"""

from baclofen.model.scoring.formats import FORMATS, choices, placed, score
from baclofen.model.scoring.record import Element, Score, Why
