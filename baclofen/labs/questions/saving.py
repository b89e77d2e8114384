"""Between the cards and the learner's own file: scored answers go in, attempts come out."""

from collections.abc import Iterable

from baclofen import content, progress
from baclofen.labs.questions.card import Card
from baclofen.model.review import Attempt
from baclofen.progress import Entry, Notice


class Memory:
    """Keeps the scored answers of one lab.

    Args:
        lesson: the lesson in which the lab stands.

    Attributes:
        trouble: a sentence when the learner should know that the last answer was not saved, else "".
    """

    def __init__(self, lesson: str) -> None:
        self.lesson, self.trouble = lesson, ""

    def keep(self, card: Card) -> None:
        """Keep a scored answer."""
        self.trouble = told(Notice("not_writable"))  # until the store has said otherwise
        attempt = Attempt(card.question.id, card.score.score, card.score.max, card.confidence)
        notice = progress.record(attempt, self.lesson)
        self.trouble = "" if notice is None or notice.code == "memory" else told(notice)


def told(notice: Notice | None) -> str:
    """The sentence of a notice."""
    return content.word(f"progress.notice.{notice.code}", **notice.values) if notice else ""


def attempts(entries: Iterable[Entry]) -> tuple[Attempt, ...]:
    """Stored answers as the review reads them, oldest first."""
    return tuple(Attempt(one.item_id, one.score, one.max, one.confidence) for one in entries)
