"""Which question comes next in a review: those that return, those that were missed, and the safety gate."""

from collections.abc import Sequence

from baclofen import content
from baclofen.labs.questions.saving import attempts
from baclofen.model.review import Gate, due, interleave, mastery_gate, next_variant, review_deck
from baclofen.progress import Entry


class Plan:
    """The questions of the course as one lesson's review sees them; it holds no answers."""

    def __init__(self, lesson: str) -> None:
        """Read the questions once."""
        self.lesson = lesson
        lessons = [one.id for one in content.lessons() if content.questions(one.id)]
        if lesson not in lessons:
            raise ValueError(f"lesson must be one of {', '.join(lessons)}, but {lesson!r} was given")
        self.questions = {q.id: q for one in lessons for q in content.questions(one)}
        homes = {id: q.lesson for id, q in self.questions.items()}
        self.returning = self.mixed(due(lesson, homes, lessons))
        self.families = self._families()

    def _families(self) -> dict[str, tuple[str, ...]]:
        """Safety questions by objective: those of one objective are variants of each other."""
        families: dict[str, tuple[str, ...]] = {}
        for question in self.questions.values():
            if question.more.get("safety"):
                families[question.objective] = (*families.get(question.objective, ()), question.id)
        return families

    def mixed(self, ids: Sequence[str]) -> tuple[str, ...]:
        """The questions in nearly the same order, but routes and directions of error interleaved."""
        known = [id for id in ids if id in self.questions]
        return interleave(known, self._class_of)

    def _class_of(self, id: str) -> tuple[object, object]:
        more = self.questions[id].more
        return more.get("route"), more.get("direction")

    def due(self, entries: Sequence[Entry]) -> tuple[str, ...]:
        """The returning questions that were not yet answered in full in this lesson."""
        done = {one.item_id for one in entries if one.lesson == self.lesson and one.right}
        return tuple(id for id in self.returning if id not in done)

    def missed(self, entries: Sequence[Entry]) -> tuple[str, ...]:
        """What was missed or surely wrong and not yet mended, confident errors first."""
        return self.mixed([card.item_id for card in review_deck(attempts(entries))])

    def confident_errors(self, entries: Sequence[Entry]) -> tuple[str, ...]:
        """What the learner was certain of and missed, not yet mended."""
        deck = review_deck(attempts(entries))
        return tuple(
            card.item_id
            for card in deck
            if card.reason == "confidently_wrong" and card.item_id in self.questions
        )

    def gate(self, entries: Sequence[Entry]) -> Gate:
        """The safety topics that are done and those still open."""
        return mastery_gate(self.families, attempts(entries))

    def safety(self, entries: Sequence[Entry]) -> tuple[str, ...]:
        """A question for each open safety topic, another variant each time; the topic tried least first."""
        tried = attempts(entries)
        counts = {
            name: sum(one.item_id in variants for one in tried) for name, variants in self.families.items()
        }
        open_topics = sorted(self.gate(entries).open, key=lambda name: counts[name])
        return self.mixed([next_variant(self.families[name], tried) for name in open_topics])
