"""When a question comes back: a fixed gap between lessons, a deck of what was missed, a gate on safety items.

Spaced retrieval with equal gaps works as well as growing ones (Latimier 2021), so the schedule is simple:
the questions of a lesson return one, two and four lessons later. Everything here is pure: attempts go in,
lists of question ids come out; nothing is stored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import TypeVar

from baclofen.model.guards import ModelInputError

T = TypeVar("T")

#: A lesson's questions return this many lessons later.
GAPS = (1, 2, 4)
#: Confidence before feedback, from a guess to sure.
CONFIDENCE = ("guess", "think", "sure")
#: Right answers in a row that take a question out of the deck again.
RIGHT_IN_A_ROW = 1
RIGHT_IN_A_ROW_AFTER_CONFIDENT_ERROR = 2
#: No more questions in a row with the same answer class than this.
LONGEST_RUN = 3


@dataclass(frozen=True)
class Attempt:
    """One answer to a question or variant, in the order given; `confidence` is in `CONFIDENCE`, or ""."""

    item_id: str
    score: int
    max: int
    confidence: str = ""

    @property
    def right(self) -> bool:
        """True when every point was given."""
        return self.score >= self.max > 0

    @property
    def confidently_wrong(self) -> bool:
        """True when the learner was sure and points are missing."""
        return not self.right and self.confidence == CONFIDENCE[-1]


@dataclass(frozen=True)
class DeckEntry:
    """A question in the review deck and why it is there: "confidently_wrong" or "missed"."""

    item_id: str
    reason: str


@dataclass(frozen=True)
class Gate:
    """The state of a mastery gate: families of safety questions that are done, and those still open."""

    done: tuple[str, ...]
    open: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """True when nothing is open: 100 percent, never less."""
        return not self.open


def return_lessons(lessons: Sequence[str], home: str, gaps: Sequence[int] = GAPS) -> tuple[str, ...]:
    """The later lessons in which the questions of `home` come back, in order.

    Gaps (1 or more) that lead past the last lesson fall on the last one, once.

    Raises:
        ModelInputError: if `home` is not a lesson or a gap is below 1.

    Example:
        >>> return_lessons(["01", "02", "03", "04", "05"], "02")
        ('03', '04', '05')
    """
    if home not in lessons:
        raise ModelInputError(f"lesson {home!r} is not in the list of lessons")
    if any(gap < 1 for gap in gaps):
        raise ModelInputError("a gap must be 1 lesson or more")
    here, last = lessons.index(home), len(lessons) - 1
    later = sorted({min(here + gap, last) for gap in gaps} - {here})
    return tuple(lessons[i] for i in later)


def due(
    lesson: str, home_of: Mapping[str, str], lessons: Sequence[str], gaps: Sequence[int] = GAPS
) -> tuple[str, ...]:
    """The earlier questions that come back in a lesson, one from each earlier lesson in turn, nearest first.

    Example:
        >>> due("03", {"a": "01", "b": "01", "c": "02"}, ["01", "02", "03"])
        ('c', 'a', 'b')
    """
    by_home: dict[str, list[str]] = {}
    for item, home in home_of.items():
        if lesson in return_lessons(lessons, home, gaps):
            by_home.setdefault(home, []).append(item)
    nearest = sorted(by_home, key=lessons.index, reverse=True)
    turns = zip_longest(*(by_home[home] for home in nearest))
    return tuple(item for item in chain.from_iterable(turns) if item is not None)


def interleave(
    items: Iterable[T], class_of: Callable[[T], Hashable], longest_run: int = LONGEST_RUN
) -> tuple[T, ...]:
    """The items in an order where no more than `longest_run` neighbours share a class, if that can be.

    The order is kept where it can be kept. When one class has too many items for that, they stand at the
    end: nothing is dropped.

    Example:
        >>> interleave("aaaabb", str, 2)
        ('a', 'a', 'b', 'a', 'a', 'b')
    """
    if longest_run < 1:
        raise ModelInputError("longest_run must be 1 or more")
    waiting = [(class_of(item), item) for item in items]
    order: list[T] = []
    tail: list[Hashable] = []
    while waiting:
        left = Counter(one for one, _ in waiting)
        free = [one for one in left if tail[-longest_run:] != [one] * longest_run]
        good = [one for one in free if _fits(left - Counter([one]), [*tail, one], longest_run)]
        allowed = good or free or list(left)
        chosen = next(i for i, (one, _) in enumerate(waiting) if one in allowed)
        one, item = waiting.pop(chosen)
        order.append(item)
        tail.append(one)
    return tuple(order)


def review_deck(attempts: Iterable[Attempt]) -> tuple[DeckEntry, ...]:
    """What to practise again: confident errors first, then what was missed, the oldest first.

    A missed question leaves the deck after one full answer, a confident error after two in a row.

    Example:
        >>> [c.reason for c in review_deck([Attempt("q1", 0, 1, "guess"), Attempt("q2", 1, 3, "sure")])]
        ['confidently_wrong', 'missed']
    """
    needed: dict[str, int] = {}
    reason: dict[str, str] = {}
    for attempt in attempts:
        item = attempt.item_id
        if not attempt.right:
            sure = attempt.confidently_wrong or (
                needed.get(item, 0) > 0 and reason[item] == "confidently_wrong"
            )
            reason[item] = "confidently_wrong" if sure else "missed"
            needed[item] = RIGHT_IN_A_ROW_AFTER_CONFIDENT_ERROR if sure else RIGHT_IN_A_ROW
        elif needed.get(item, 0) > 0:
            needed[item] -= 1
    cards = [DeckEntry(item, reason[item]) for item, left in needed.items() if left > 0]
    return tuple(sorted(cards, key=lambda card: card.reason != "confidently_wrong"))


def mastery_gate(families: Mapping[str, Sequence[str]], attempts: Iterable[Attempt]) -> Gate:
    """Whether every safety question was answered in full; the last try of each family of variants decides.

    There is no limit of tries and no mark below 100 percent.

    Example:
        >>> families = {"unit": ["unit_1", "unit_2"]}
        >>> mastery_gate(families, [Attempt("unit_1", 0, 1), Attempt("unit_2", 1, 1)]).passed
        True
    """
    family_of = {variant: name for name, variants in families.items() for variant in variants}
    last = {family_of[a.item_id]: a.right for a in attempts if a.item_id in family_of}
    done = tuple(name for name in families if last.get(name, False))
    return Gate(done, tuple(name for name in families if name not in done))


def next_variant(variants: Sequence[str], attempts: Iterable[Attempt]) -> str:
    """The variant to ask next: the one tried least often, and never the last one again if there is another.

    Raises:
        ModelInputError: if there is no variant.

    Example:
        >>> next_variant(["a", "b"], [Attempt("a", 0, 1)])
        'b'
    """
    if not variants:
        raise ModelInputError("a safety question needs at least one variant")
    tried = [attempt.item_id for attempt in attempts if attempt.item_id in variants]
    counts = Counter(tried)
    fresh = [one for one in variants if not tried or one != tried[-1]] or list(variants)
    return min(fresh, key=lambda one: counts[one])


def _fits(left: Counter[Hashable], tail: Sequence[Hashable], longest_run: int) -> bool:
    """Whether what is left can be put into the gaps between the others without a run that is too long."""
    total, last = sum(left.values()), tail[-1]
    run = next((i for i, one in enumerate(reversed(tail)) if one != last), len(tail))
    return all(
        count <= longest_run * (total - count + 1) - (run if one == last else 0)
        for one, count in left.items()
    )
