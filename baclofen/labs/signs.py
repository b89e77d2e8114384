"""Explore the article's lists of signs: meaning, urgency, first action, and where the lists overlap."""

from typing import Any

from baclofen import content
from baclofen.labs.base import Lab
from baclofen.labs.controls import checklist, choice, select
from baclofen.labs.live_view import kit_words
from baclofen.labs.questions.card import citation
from baclofen.model.scenarios import signs as model
from baclofen.plots.signs import SignsPicture, headline
from baclofen.widgets import Catalog, Search

_DETAILS = ("plain", "first_action", "article_term", "lists_added", "note")


class SignCards:
    """The matching signs as cards that unfold; an empty result says so kindly."""

    def __init__(self) -> None:
        self.widget = Catalog(
            label=content.word("signs.cards"), words=kit_words(nothing=content.word("signs.empty"))
        )

    def update(self, found: tuple[content.Sign, ...]) -> None:
        """Show these signs."""
        self.widget.items = [_card(sign) for sign in found]


def _card(sign: content.Sign) -> dict[str, Any]:
    texts = {name: getattr(sign, name) for name in _DETAILS}
    texts["article_term"] = "; ".join(sign.article_term)
    texts["lists_added"] = "; ".join(content.word(f"signs.list.{name}") for name in sign.lists_added)
    lines = [(content.word(f"signs.card.{name}"), text) for name, text in texts.items() if text]
    how_sure = content.word(f"ui.certainty.{sign.certainty}")
    lines.append((content.word("signs.card.source"), f"{citation(sign.source)} ({how_sure})"))
    tags = [sign.urgency, sign.system, *(content.word(f"signs.list.{name}") for name in sign.lists)]
    return {"key": sign.id, "title": sign.term, "tags": tags, "lines": lines, "tone": sign.urgency}


def _values_of(field: str) -> list[tuple[str, str]]:
    return sorted({getattr(sign, field) for sign in content.signs()})


def signs() -> Lab:
    """Filter the signs by route, list, body system, urgency and words; see where the lists overlap."""

    def evaluate(lists: tuple[str, ...], several: tuple[str, ...], **values: str) -> tuple[content.Sign, ...]:
        return model.matching(content.signs(), lists=lists, several=bool(several), **values)

    return Lab(
        "signs",
        controls={
            "text": Search(
                content.word("signs.control.text.label"), help=content.word("signs.control.text.help")
            ),
            "route": choice("signs.control.route", ("any", "mouth", "pump")),
            "lists": checklist("signs.control.lists", model.LISTS),
            "several": checklist("signs.control.several", ("only",)),
        },
        more={
            "system": select("signs.control.system", ("any", *_values_of("system"))),
            "urgency": select("signs.control.urgency", ("any", *_values_of("urgency"))),
        },
        evaluate=evaluate,
        picture=SignsPicture(),
        headline=headline,
        below=(SignCards(),),
    )
