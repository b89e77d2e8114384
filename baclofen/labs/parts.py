"""The pump cut open and in place: touch a part, see what it does, what a nurse does, what can go wrong."""

from typing import Any

from baclofen import content
from baclofen.labs.base import Lab
from baclofen.labs.controls import choice
from baclofen.labs.live_view import kit_words
from baclofen.labs.prediction import Prediction
from baclofen.labs.questions.feedback import citation
from baclofen.plots.part_words import ShownPart, faults, headline
from baclofen.plots.part_words import parts as rows
from baclofen.plots.parts import PartsPicture
from baclofen.widgets import Catalog, Select

_FIRST = "reservoir"
_ANSWERS = ("fill_port", "side_port", "catheter")


class PartCards:
    """Every part as a card that unfolds, by number, the chosen one open; nothing before the guess."""

    def __init__(self, picture: PartsPicture) -> None:
        self.picture = picture
        nothing = content.word("parts.veiled_list")
        self.widget = Catalog(label=content.word("parts.cards"), words=kit_words(nothing=nothing))

    def update(self, shown: ShownPart) -> None:
        """Show the cards, or none while the names are kept back."""
        named = [] if self.picture.veiled else enumerate(rows(), 1)
        self.widget.items = [_card(at, row, shown) for at, row in named]


def _card(number: int, row: dict[str, Any], shown: ShownPart) -> dict[str, Any]:
    fault = faults().get(row["fault"] or "", {})
    texts = {
        "does": row["does"],
        "nurse": row["nurse"],
        "cause": fault.get("cause", ""),
        "shows": fault.get("device_shows", ""),
        "act": fault.get("first_action", ""),
    }
    lines = [(content.word(f"parts.card.{name}"), text) for name, text in texts.items() if text]
    lines.append((content.word("parts.card.source"), citation(row["source"])))
    title = content.word("parts.card.title", number=str(number), term=row["term"])
    return {"key": row["id"], "title": title, "tags": [], "lines": lines, "open": row["id"] == shown.part}


def _part_select() -> Select:
    """Every part by name: the twin of touching the picture."""
    options = [(row["id"], content.capital(row["term"])) for row in rows()]
    key = "parts.control.part"
    return Select(content.word(f"{key}.label"), options, _FIRST, help=content.word(f"{key}.help"))


def _prediction() -> Prediction:
    """Through which part the needle goes: each answer is the number of a part."""
    numbers = {row["id"]: float(at) for at, row in enumerate(rows(), 1)}
    terms = {numbers[row["id"]]: row["term"] for row in rows()}
    right = next(numbers[row["id"]] for row in rows() if row["refill"] == "yes")
    return Prediction(
        "parts",
        answers={part: numbers[part] for part in _ANSWERS},
        before={},
        after={"part": "fill_port", "look": "works"},
        measure=lambda result: 1.0,
        outcome=lambda result: right,
        said=lambda number: terms.get(number, ""),
        veils=True,
    )


def parts() -> Lab:
    """Choose a part by touch or by name; see it at work, or see what can fail and what to do first."""
    picture = PartsPicture()
    lab = Lab(
        "parts",
        controls={"part": _part_select(), "look": choice("parts.control.look", ("works", "fails"))},
        evaluate=lambda part, look: ShownPart(part, look == "fails"),
        picture=picture,
        headline=headline,
        prediction=_prediction(),
        below=(PartCards(picture),),
    )
    _let_touch(lab, picture)
    return lab


def _let_touch(lab: Lab, picture: PartsPicture) -> None:
    """Before the guess a touch answers, after it a touch chooses; the answer is marked in the picture."""
    guess = lab.prediction
    answer = (getattr(guess, "choice", None) or getattr(guess, "input", None)) if guess else None
    if answer is not None:
        picture.answers = tuple(key for key, _text in answer.options)

        def point(change: Any) -> None:
            picture.pointed = change["new"] or ""
            if picture.veiled:
                lab.redraw()

        answer.observe(point, "value")
        lab.redraw()

    def touched(part: str) -> None:
        if picture.veiled and answer is not None:
            answer.value = part
        else:
            lab.move(part=part)

    lab.figure.on_choose(touched)
