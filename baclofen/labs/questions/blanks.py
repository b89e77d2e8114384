"""Blanks: drop-down cloze and table, dyad, triad, and words placed in blanks."""

from collections.abc import Sequence
from typing import Any

from baclofen import content
from baclofen.labs.questions.answering import Answering, entry, placed
from baclofen.model import scoring
from baclofen.widgets.exam import Blanks


class Filling(Answering):
    """A list of options, or one bag of words, for the blanks of a text or a table."""

    def build(self, stem: str, help: str) -> Blanks:
        """Drop-down lists in sentences or cells."""
        more = self.question.more
        self.bank = self.question.type == "dnd_cloze"
        options = {blank: self.pairs(None if self.bank else blank) for blank in more["blanks"]}
        return Blanks(
            stem,
            options,
            more.get("text", ""),
            head=more.get("head", ()),
            cells=more.get("cells", ()),
            bank=self.bank,
            help=help,
        )

    @property
    def response(self) -> Any:
        """An option for each blank."""
        value = self.widget.value
        return {blank: key or None for blank, key in value.items()} if any(value.values()) else None

    def put(self, response: Any) -> None:
        """Fill the blanks."""
        self.widget.value = {blank: (*got, "")[0] for blank, got in placed(self.question, response).items()}

    @property
    def empty(self) -> tuple[int, int]:
        """Blanks without an answer."""
        return sum(not key for key in self.widget.value.values()), len(self.widget.places)

    def _right(self) -> dict[str, bool]:
        """Whether each blank holds what is accepted there; blanks that may trade are taken in turn."""
        wanted = {blank: key[0] for blank, key in placed(self.question, self.question.key).items()}
        right = {}
        for pool in self._pools(list(wanted)):
            left = [wanted[blank] for blank in pool]
            for blank in pool:
                right[blank] = self.widget.value[blank] in left
                if right[blank]:
                    left.remove(self.widget.value[blank])
        return right

    def _pools(self, blanks: list[str]) -> list[list[str]]:
        trade = self.question.more.get("interchangeable", self.question.type == "triad")
        if trade and self.question.type == "triad":
            return [blanks[:1], blanks[1:]]
        return [blanks] if trade and self.bank else [[blank] for blank in blanks]

    def mark(self, score: scoring.Score) -> None:
        """Mark every blank; one that is not right is told what belongs there."""
        right = self._right()
        wanted = placed(self.question, self.question.key)
        self.widget.marks = {
            blank: ("right", "") if right[blank] else ("wrong", self._told(wanted[blank])) for blank in wanted
        }

    def _told(self, key: Sequence[str]) -> str:
        return content.word("quiz.answer_is", text=self.names.answer(key))

    def reasons(self, score: scoring.Score) -> list[dict[str, Any]]:
        """The options of each blank with their reasons; what was not right stands open."""
        wanted = {blank: key[0] for blank, key in placed(self.question, self.question.key).items()}
        picked, right = self.widget.value, self._right()
        if self.bank:
            return [{"title": "", "entries": [self._token(o, wanted, right) for o in self.question.options]}]
        return [
            {
                "title": content.word(
                    "quiz.blank_title",
                    place=self.names.blanks[blank],
                    answer=self.names.answer([picked[blank]] if picked[blank] else ()),
                ),
                "mark": "right" if right[blank] else "wrong",
                "open": not right[blank] or len(wanted) <= 3,
                "entries": [
                    entry(
                        o,
                        o.id == wanted[blank] or (right[blank] and o.id == picked[blank]),
                        o.id == picked[blank],
                    )
                    for o in self.question.options
                    if o.group == blank
                ],
            }
            for blank in wanted
        ]

    def _token(
        self, option: content.Option, wanted: dict[str, str], right: dict[str, bool]
    ) -> dict[str, Any]:
        stands = [blank for blank, key in self.widget.value.items() if key == option.id]
        made = entry(option, option.id in wanted.values(), bool(stands))
        misplaced = bool(stands) and not any(right[blank] for blank in stands)
        return {**made, "mark": "wrong"} if misplaced else made
