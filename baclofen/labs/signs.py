"""Explore the article's lists of signs: meaning, urgency, first action, and where the lists overlap."""

from typing import Any

from baclofen import content
from baclofen.labs.base import Lab
from baclofen.labs.controls import checklist, choice, select
from baclofen.labs.live_view import kit_words
from baclofen.labs.questions.feedback import citation
from baclofen.model.scenarios import signs as model
from baclofen.plots.signs import SignsPicture, headline
from baclofen.widgets import Catalog, Search

_DETAILS = ("first_action", "plain", "exam_term", "article_term", "lists_added", "note")


class SignCards:
    """The matching signs as cards that unfold; an empty result says so kindly."""

    def __init__(self) -> None:
        self.widget = Catalog(
            label=content.word("signs.cards"), words=kit_words(nothing=content.word("signs.empty"))
        )

    def update(self, found: model.Found) -> None:
        """Show these signs."""
        self.widget.items = [_card(sign, found.route) for sign in found.signs]


def _card(sign: content.Sign, route: str) -> dict[str, Any]:
    texts = {name: getattr(sign, name) for name in _DETAILS}
    texts["article_term"] = "; ".join(sign.article_term)
    texts["exam_term"] = "; ".join(sign.exam_term)
    texts["lists_added"] = "; ".join(content.word(f"signs.list.{name}") for name in sign.lists_added)
    lines = [(content.word(f"signs.card.{name}"), text) for name, text in texts.items() if text]
    how_sure = content.word(f"ui.certainty.{sign.certainty}")
    lines.append((content.word("signs.card.source"), f"{citation(sign.source)} ({how_sure})"))
    lists = [content.word(f"signs.list.{name}") for name in sign.lists]
    return {
        "key": sign.id,
        "title": sign.term,
        "tags": [*speeds(sign, route), sign.system, *lists],
        "lines": lines,
    }


def speeds(sign: content.Sign, route: str) -> list[str]:
    """How soon on this route, or on each; one text where both are the same."""
    found = {name: sign.urgency(name) for name in content.ROUTES if route in ("any", name)}
    if len(set(found.values())) == 1:
        return list(dict.fromkeys(found.values()))
    return [content.word(f"signs.speed.{name}", speed=speed) for name, speed in found.items() if speed]


def _systems() -> list[str]:
    return sorted({sign.system for sign in content.signs()})


def signs() -> Lab:
    """Filter the signs by route, list, body system, urgency and words; see where the lists overlap."""

    def evaluate(lists: tuple[str, ...], several: tuple[str, ...], route: str, **values: str) -> model.Found:
        found = model.matching(content.signs(), lists=lists, several=bool(several), route=route, **values)
        return model.Found(route, found)

    return Lab(
        "signs",
        controls={
            "text": Search(
                content.word("signs.control.text.label"), help=content.word("signs.control.text.help")
            ),
            "route": choice("signs.control.route", model.ROUTES),
            "lists": checklist("signs.control.lists", model.LISTS),
            "several": checklist("signs.control.several", ("only",)),
        },
        more={
            "system": select("signs.control.system", ("any", *_systems())),
            "urgency": select("signs.control.urgency", ("any", *content.URGENCIES)),
        },
        evaluate=evaluate,
        picture=SignsPicture(),
        headline=headline,
        below=(SignCards(),),
    )
