"""One class for each way to answer: builds the input, reads and sets the response, and marks it.

Every class has the same few methods, so that a card need not know the format:

    widget                 # the input, from baclofen.widgets.exam
    response               # in the shape the scoring reads; None when nothing was answered
    put(response)          # sets the input; the shape of the key will do
    empty                  # (places still empty, places in all) where each place wants an answer
    mark(score)            # marks beside options, rows, blanks, spans or steps
    reasons(score)         # groups for `Reasons`, where there is no room beside the option
"""

from collections.abc import Mapping
from typing import Any

from baclofen import content
from baclofen.labs.questions.feedback import Names, reason, state
from baclofen.model import scoring
from baclofen.model.scoring import choices
from baclofen.widgets.exam import Groups, Highlight, NumberField, Order


def item_of(question: content.Question) -> dict[str, Any]:
    """The question as the scoring reads it."""
    return {**question.more, "id": question.id, "type": question.type, "key": question.key}


def placed(question: content.Question, response: Any) -> dict[str, tuple]:
    """A key or response as {place: choices}."""
    return scoring.placed(item_of(question), response)


class Answering:
    """What the formats share."""

    empty: tuple[int, int] = (0, 0)

    def __init__(self, question: content.Question) -> None:
        self.question = question
        self.names = Names(question)
        self.widget = self.build(
            question.stem, content.word(f"quiz.help.{question.type}", **self._help_values())
        )
        trend = question.more.get("trend")
        if trend:
            rows = [list(row) for row in trend["rows"]]
            self.widget.stimulus = {
                "caption": trend["caption"],
                "columns": list(trend["columns"]),
                "rows": rows,
            }

    def _help_values(self) -> dict[str, str]:
        return {"n": str(self.question.more["n"])} if "n" in self.question.more else {}

    def build(self, stem: str, help: str) -> Any:
        """Make the input."""
        raise NotImplementedError

    def reasons(self, score: scoring.Score) -> list[dict[str, Any]]:
        """No reasons of their own: they stand beside the options."""
        return []

    def pairs(self, group: str | None = None) -> list[tuple[str, str]]:
        """Options as (id, text), all or those of one group."""
        return [(o.id, o.text) for o in self.question.options if group is None or o.group == group]


class Picking(Answering):
    """Options in one or several groups: multiple choice, select-all, select-N, grouping and bow-tie."""

    def build(self, stem: str, help: str) -> Groups:
        """One group without a name, or the groups of the question."""
        kind, more = self.question.type, self.question.more
        if kind in ("mc", "sata", "select_n"):
            groups = [("", "", self.pairs(), {"mc": 1, "sata": 0, "select_n": more.get("n")}[kind])]
        else:
            groups = [
                (group["id"], group["text"], self.pairs(group["id"]), self._limit(group["id"]))
                for group in more["groups"]
            ]
        return Groups(stem, groups, bowtie=kind == "bowtie", help=help)

    def _limit(self, group: str) -> int:
        return len(choices(self.question.key[group])) if self.question.type == "bowtie" else 0

    @property
    def response(self) -> Any:
        """One id, a list of ids, or lists by group."""
        value = {group: list(picks) for group, picks in self.widget.value.items()}
        if not any(value.values()):
            return None
        if self.question.type == "mc":
            return value[""][0]
        return value.get("", value)

    def put(self, response: Any) -> None:
        """Choose what the response names."""
        if "" in self.widget.value:
            self.widget.value = {"": choices(response)}
        else:
            self.widget.value = {group: choices(one) for group, one in (response or {}).items()}

    @property
    def empty(self) -> tuple[int, int]:
        """Slots not yet filled where the number of answers is fixed."""
        limits = {group["key"]: group["limit"] for group in self.widget.groups}
        left = sum(max(0, limits[group] - len(picks)) for group, picks in self.widget.value.items())
        return left, sum(limits.values())

    def mark(self, score: scoring.Score) -> None:
        """Mark and reason beside every option."""
        key = self.question.key
        wanted = (
            {id for one in key.values() for id in choices(one)} if isinstance(key, Mapping) else choices(key)
        )
        picked = {id for picks in self.widget.value.values() for id in picks}
        self.widget.marks = {
            o.id: (state(o.id in wanted, o.id in picked), reason(o)) for o in self.question.options
        }


class Highlighting(Answering):
    """Spans of a text or a table."""

    def build(self, stem: str, help: str) -> Highlight:
        """Toggle buttons in running text."""
        more = self.question.more
        return Highlight(
            stem,
            self.pairs(),
            more.get("text", ""),
            head=more.get("head", ()),
            cells=more.get("cells", ()),
            help=help,
        )

    @property
    def response(self) -> Any:
        """The spans that were marked."""
        return list(self.widget.value) or None

    def put(self, response: Any) -> None:
        """Mark what the response names."""
        self.widget.value = choices(response)

    def mark(self, score: scoring.Score) -> None:
        """Mark every span in place."""
        key = choices(self.question.key)
        self.widget.marks = {
            span: (state(span in key, span in self.widget.value), "") for span in self.widget.places
        }

    def reasons(self, score: scoring.Score) -> list[dict[str, Any]]:
        """All spans with their reasons."""
        key, picked = choices(self.question.key), self.widget.value
        return [
            {"title": "", "entries": [entry(o, o.id in key, o.id in picked) for o in self.question.options]}
        ]


class Ordering(Answering):
    """Steps in order; a list that nobody moved is not an answer yet."""

    def build(self, stem: str, help: str) -> Order:
        """A list with buttons."""
        return Order(stem, self.pairs(), help=help)

    @property
    def response(self) -> Any:
        """The steps in their order."""
        return list(self.widget.value) if self.widget.value != self.widget.default else None

    def put(self, response: Any) -> None:
        """Bring the steps in order; None is the order of the start."""
        self.widget.value = tuple(response or self.widget.default)

    def mark(self, score: scoring.Score) -> None:
        """Mark every step; one that stands elsewhere is told its place."""
        options = {option.id: option for option in self.question.options}
        stands = {element.id: element for element in score.elements if element.why.endswith("_place")}
        self.widget.marks = {
            id: (
                "right" if element.why == "in_place" else "wrong",
                content.word(f"scoring.why_{element.why}", expected=element.expected[0])
                + " "
                + reason(options[id]),
            )
            for id, element in stands.items()
        }


class Typing(Answering):
    """A number with its unit."""

    def build(self, stem: str, help: str) -> NumberField:
        """A field with the unit beside it."""
        return NumberField(
            stem, content.word("quiz.number_field"), self.question.more.get("unit", ""), help=help
        )

    @property
    def response(self) -> Any:
        """The text as typed."""
        return self.widget.value.strip() or None

    def put(self, response: Any) -> None:
        """Type the response."""
        self.widget.value = "" if response is None else str(response)

    def mark(self, score: scoring.Score) -> None:
        """Right or not, in words."""
        element = score.elements[0]
        self.widget.marks = {
            "answer": ("right" if score.right else "wrong", content.word(f"scoring.why_{element.why}"))
        }

    def reasons(self, score: scoring.Score) -> list[dict[str, Any]]:
        """The right number, and the slips that lead to other numbers."""
        typed = scoring.numeric.read_number(self.response)
        wanted = scoring.numeric.read_number(self.question.key)
        entries = []
        for option in self.question.options:
            number = scoring.numeric.read_number(option.id)
            picked = typed is not None and typed[0] == number[0]
            made = entry(option, number[0] == wanted[0], picked)
            entries.append({**made, "mark": "right" if number[0] == wanted[0] else made["mark"]})
        return [{"title": "", "entries": entries}]


def entry(option: content.Option, wanted: bool, picked: bool) -> dict[str, Any]:
    """One line of the reasons."""
    return {
        "text": option.text,
        "why": reason(option),
        "mark": state(wanted, picked),
        "chosen": picked,
    }
