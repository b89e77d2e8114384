"""Between the cards and the learner's own file: scored answers go in, attempts come out."""

from collections.abc import Iterable

from baclofen import content, progress
from baclofen.labs.card import Card
from baclofen.model.review import Attempt
from baclofen.progress import Entry, Notice


def remember(card: Card, lesson: str) -> str:
    """Keep a scored answer; returns a sentence when the learner should know of trouble, else ""."""
    attempt = Attempt(card.question.id, card.score.score, card.score.max, card.confidence)
    notice = progress.record(attempt, lesson)
    return "" if notice is None or notice.code == "memory" else told(notice)


def told(notice: Notice | None) -> str:
    """The sentence of a notice."""
    return content.word(f"progress.notice.{notice.code}", **notice.values) if notice else ""


def attempts(entries: Iterable[Entry]) -> tuple[Attempt, ...]:
    """Stored answers as the review reads them, oldest first."""
    return tuple(Attempt(one.item_id, one.score, one.max, one.confidence) for one in entries)
