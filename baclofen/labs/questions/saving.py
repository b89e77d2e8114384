"""Between the cards and the learner's own file: scored answers go in, attempts come out."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from baclofen import content, progress
from baclofen.labs.questions.card import Card
from baclofen.model.review import Attempt
from baclofen.progress import Entry, Notice


class Memory:
    """Keeps the scored answers of one lesson's lab; `trouble` says when the last was not saved, else ""."""

    def __init__(self, lesson: str) -> None:
        self.lesson, self.trouble = lesson, ""

    def keep(self, card: Card) -> None:
        """Keep a scored answer."""
        self.trouble = told(Notice("not_writable"))  # until the store has said otherwise
        attempt = Attempt(card.question.id, card.score.score, card.score.max, card.confidence)
        notice = progress.record(attempt, self.lesson, chosen(card.response))
        self.trouble = "" if notice is None or notice.code == "memory" else told(notice)


def chosen(response: Any) -> str:
    """An answer of any format in one line of ids: what a teacher needs to see which belief was behind it.

    >>> chosen("b"), chosen(["a", "", "c"]), chosen({"less": ["a", "b"], "more": "c"}), chosen("1.5 mL")
    ('b', 'a,-,c', 'less:a,b;more:c', '1.5mL')
    """
    if isinstance(response, Mapping):
        return ";".join(f"{place}:{chosen(ids)}" for place, ids in response.items())
    if isinstance(response, list | tuple | set | frozenset):
        return ",".join(chosen(id) or "-" for id in response)
    return "" if response is None else re.sub(r"[^A-Za-z0-9_.,-]", "", str(response))


def keep_played(item: str, lesson: str, said: str, came: str, fits: bool) -> str:
    """Keep a guess, a judged claim or a step of a story, with what came of it.

    Args:
        item: what was answered, such as ``scene:02_one_tablet``.
        lesson: its lesson.
        said: the id that was chosen, or the number.
        came: the id or the number that fits.
        fits: whether both agree.

    Returns:
        A sentence where the learner should know that it was not saved, else "".
    """
    attempt = Attempt(item, int(fits), 1)
    notice = progress.record(attempt, lesson, chosen({"said": said, "came": came}))
    return "" if notice is None or notice.code == "memory" else told(notice)


def told(notice: Notice | None) -> str:
    """The sentence of a notice."""
    return content.word(f"progress.notice.{notice.code}", **notice.values) if notice else ""


def attempts(entries: Iterable[Entry]) -> tuple[Attempt, ...]:
    """Stored answers as the review reads them, oldest first."""
    return tuple(Attempt(one.item_id, one.score, one.max, one.confidence) for one in entries)
