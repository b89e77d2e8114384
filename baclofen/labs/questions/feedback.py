"""What a learner reads after an answer: the verdict, where each point went, the reason for every option."""

from collections.abc import Iterable
from typing import Any

from baclofen import content
from baclofen.model import scoring

_STATES = {(True, True): "right", (True, False): "missed", (False, True): "wrong", (False, False): "plain"}
_RULES = {
    **dict.fromkeys(("sata", "matrix_mr", "mr_group", "highlight", "highlight_table"), "plus_minus"),
    **dict.fromkeys(("dyad", "triad"), "rationale"),
}
#: Elements that tell where a step stands; they carry no points.
_PLACES_ONLY = ("in_place", "out_of_place")


def state(wanted: bool, picked: bool) -> str:
    """The mark of an option: right, missed, wrong or plain."""
    return _STATES[wanted, picked]


def citation(ids: tuple[str, ...]) -> str:
    """Short names of sources, ready to stand behind a reason."""
    names = (f"{s.authors_short} {s.year or ''}".strip() for s in map(content.source, ids))
    return "; ".join(dict.fromkeys(names))


def reason(option: content.Option) -> str:
    """Why an option is right or wrong, with its source."""
    return content.word("quiz.why", why=option.why, source=citation(option.source))


def verdict(question: content.Question, score: scoring.Score, surely_wrong: bool) -> str:
    """Right, partly or not yet; the points; the rule; and whether it was a confident error."""
    word = "right" if score.right else "partly" if score.score else "not_yet"
    points = {"score": str(score.score), "max": str(score.max)}
    parts = [content.word(f"quiz.{word}")]
    parts.append(content.word("quiz.score_single" if score.max == 1 else "quiz.score", **points))
    counted = _counted(score)
    if len(counted) == 1:
        parts.append(content.word(f"scoring.why_{counted[0].why}"))
    else:
        parts.append(content.word(f"scoring.rule_{_RULES.get(question.type, 'zero_one')}"))
    if surely_wrong:
        parts.append(content.word("quiz.surely_wrong"))
    return " ".join(parts)


def ledger(question: content.Question, score: scoring.Score) -> dict[str, Any]:
    """Where each point went, as a table; without rows where the verdict has said it all."""
    counted = _counted(score)
    names = Names(question)
    rows = [
        [names.part(element), _why(element), f"{element.points:+d}" if element.points else "0"]
        for element in counted
    ]
    return {
        "caption": content.word("quiz.ledger"),
        "columns": [content.word(f"quiz.ledger.{name}") for name in ("part", "why", "points")],
        "rows": [[part, why, points.replace("-", "\N{MINUS SIGN}")] for part, why, points in rows]
        if len(rows) > 1
        else [],
    }


def _counted(score: scoring.Score) -> list[scoring.Element]:
    return [element for element in score.elements if element.why not in _PLACES_ONLY]


def _why(element: scoring.Element) -> str:
    return content.word(f"scoring.why_{element.why}", points=str(element.points))


class Names:
    """The words of a question's parts: options, blanks, rows, columns and groups."""

    def __init__(self, question: content.Question) -> None:
        more = question.more
        self.options = {option.id: option.text for option in question.options}
        self.places = {
            part["id"]: part["text"] for name in ("columns", "groups") for part in more.get(name, ())
        }
        self.rows = tuple(more.get("rows", ()))
        self.blanks = {blank: self._blank(question, blank) for blank in more.get("blanks", ())}

    @staticmethod
    def _blank(question: content.Question, blank: str) -> str:
        head = question.more.get("head", ())
        for row in question.more.get("cells", ()):
            for name, cell in zip(head, row, strict=True):
                if f"[{blank}]" in cell:
                    return ", ".join(part for part in (row[0], name) if "[" not in part)
        return content.word("quiz.blank", number=str(question.more["blanks"].index(blank) + 1))

    def answer(self, ids: Iterable[str]) -> str:
        """The texts of what was chosen, one after the other."""
        texts = [self.options.get(id) or self.places.get(id) or id for id in ids]
        return ", ".join(texts) or content.word("quiz.left_empty")

    def part(self, element: scoring.Element) -> str:
        """The name of one scored part, with what was chosen there."""
        if element.why.startswith("pair_"):
            return self._pair(element)
        if element.why == "floor":
            text = content.word("quiz.ledger.floor")
        elif element.id in self.blanks:
            text = self._titled(self.blanks[element.id], self.answer(element.picked))
        elif element.id in self.rows and not element.group:
            text = self._titled(self.options[element.id], self.answer(element.picked))
        else:
            text = self.answer([element.id] if element.id else ())
        return self._titled(self.places[element.group], text) if element.group else text

    def _pair(self, element: scoring.Element) -> str:
        picked = [self.options.get(id, id) for id in element.picked]
        picked += [content.word("quiz.left_empty")] * (2 - len(picked))
        return content.word("quiz.ledger.pair", first=picked[0], second=picked[1])

    @staticmethod
    def _titled(place: str, answer: str) -> str:
        return content.word("quiz.blank_title", place=place, answer=answer)
