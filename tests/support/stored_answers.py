"""Answers that a learner gave: put into the store, read from it, and given on the page."""

from pathlib import Path

from baclofen import content, progress
from baclofen.labs.questions.review import Review
from baclofen.progress import Entry


def stored(folder: Path) -> list[Entry]:
    return list(progress.store().entries()) if folder else []


def keep(id: str, right: bool, confidence: str = "think", lesson: str = "02") -> None:
    progress.store().add(Entry(id, lesson, int(right), 1, confidence, "2026-11-22"))


def wrong_answer(question: content.Question) -> str:
    return next(option.id for option in question.options if option.id != question.key)


def first_mc(review: Review) -> Review:
    """Go on until a question with one right answer is on the page."""
    for _ in range(60):
        if review.card.question.type == "mc":
            return review
        review.next()
    raise AssertionError("no multiple-choice question came")
