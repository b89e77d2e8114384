"""The symptom explorer: each sign on the body it fits, with its meaning, urgency and first action."""

from typing import Any

from baclofen import content
from baclofen.labs.base import Lab
from baclofen.labs.controls import choice, select
from baclofen.labs.live_view import kit_words
from baclofen.labs.questions.feedback import citation
from baclofen.model.scenarios import signs as model
from baclofen.plots.sign_acts import Shown, headline, sooner
from baclofen.plots.signs import SignsPicture
from baclofen.widgets import Catalog, Search, Select

#: the sign that is chosen at the start
_FIRST = "itching"
_DETAILS = ("first_action", "plain", "exam_term", "article_term", "lists_added", "note")
_ORDER = ("first_action", "sooner", *_DETAILS[1:])


class SignCards:
    """The matching signs as cards that unfold, the chosen one first and open; numbered as in the picture."""

    def __init__(self, picture: SignsPicture) -> None:
        self.picture = picture
        self.widget = Catalog(
            label=content.word("signs.cards"), words=kit_words(nothing=content.word("signs.empty"))
        )

    def update(self, shown: Shown) -> None:
        """Show these signs."""
        cards = [_card(sign, shown) for sign in shown.signs]
        if self.picture.narrow:
            for number, card in enumerate(cards, 1):
                card["title"] = f"{number}. {card['title']}"
        self.widget.items = sorted(cards, key=lambda card: not card["open"])


def _card(sign: content.Sign, shown: Shown) -> dict[str, Any]:
    texts = {name: getattr(sign, name) for name in _DETAILS}
    texts["article_term"] = "; ".join(sign.article_term)
    texts["exam_term"] = "; ".join(sign.exam_term)
    texts["lists_added"] = "; ".join(content.word(f"signs.list.{name}") for name in sign.lists_added)
    texts["sooner"] = " ".join(sooner(sign, shown.routes))
    lines = [(content.word(f"signs.card.{name}"), texts[name]) for name in _ORDER if texts[name]]
    how_sure = content.word(f"ui.certainty.{sign.certainty}")
    lines.append((content.word("signs.card.source"), f"{citation(sign.source)} ({how_sure})"))
    lists = [content.word(f"signs.list.{name}") for name in sign.lists]
    return {
        "key": sign.id,
        "title": sign.term,
        "tags": [*speeds(sign, shown.route), sign.system, *lists],
        "lines": lines,
        "open": sign is shown.sign,
    }


def speeds(sign: content.Sign, route: str) -> list[str]:
    """How soon on this route, or on each; one text where both are the same."""
    found = {name: sign.urgency(name) for name in content.ROUTES if route in ("any", name)}
    if len(set(found.values())) == 1:
        return list(dict.fromkeys(found.values()))
    return [content.word(f"signs.speed.{name}", speed=speed) for name, speed in found.items() if speed]


def _systems() -> list[str]:
    return sorted({sign.system for sign in content.signs()})


def _sign_select() -> Select:
    """Every sign by name: the twin of touching the picture."""
    pairs = sorted(((sign.id, sign.term) for sign in content.signs()), key=lambda pair: pair[1].lower())
    key = "signs.control.sign"
    none = ("none", content.word(f"{key}.none"))
    return Select(content.word(f"{key}.label"), [none, *pairs], _FIRST, help=content.word(f"{key}.help"))


def _evaluate(lists: str, several: str, route: str, sign: str, **values: str) -> Shown:
    found = model.matching(
        content.signs(),
        lists=() if lists == "any" else (lists,),
        several=several == "only",
        route=route,
        **values,
    )
    return Shown(route, found, sign)


def signs() -> Lab:
    """Touch a sign on one of two bodies, or search and filter by route, list, body system and urgency."""
    lab = Lab(
        "signs",
        controls={
            "text": Search(
                content.word("signs.control.text.label"), help=content.word("signs.control.text.help")
            ),
            "route": choice("signs.control.route", model.ROUTES, "pump"),
            "sign": _sign_select(),
        },
        more={
            "lists": select("signs.control.lists", ("any", *reversed(model.LISTS))),
            "several": select("signs.control.several", ("any", "only")),
            "system": select("signs.control.system", ("any", *_systems())),
            "urgency": select("signs.control.urgency", ("any", *content.URGENCIES)),
        },
        evaluate=_evaluate,
        picture=(picture := SignsPicture()),
        headline=headline,
        below=(SignCards(picture),),
    )
    lab.figure.on_choose(lambda key: lab.move(sign=key))
    return lab
