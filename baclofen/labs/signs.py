"""The symptom explorer: each sign on the body it fits, with its meaning, urgency and first action."""

from __future__ import annotations

from baclofen import content
from baclofen.labs.base import Lab
from baclofen.labs.controls import choice, select
from baclofen.labs.sign_cards import SignCards
from baclofen.model.scenarios import signs as model
from baclofen.plots.sign_acts import Shown, headline
from baclofen.plots.sign_layout import group
from baclofen.plots.signs import SignsPicture
from baclofen.widgets import Search, Select

#: the sign that is chosen at the start: it must not be missed on either route
_FIRST = "breathing_trouble"


def _systems() -> list[str]:
    return sorted({sign.system for sign in content.signs()})


def _sign_select() -> Select:
    """Every sign by name: the twin of touching the picture."""
    pairs = sorted(((sign.id, sign.term) for sign in content.signs()), key=lambda pair: pair[1].lower())
    key = "signs.control.sign"
    none = ("none", content.word(f"{key}.none"))
    return Select(content.word(f"{key}.label"), [none, *pairs], _FIRST, help=content.word(f"{key}.help"))


def _evaluate(lists: str, several: str, route: str, sign: str, system: str, urgency: str, text: str) -> Shown:
    around = model.matching(
        content.signs(),
        lists=() if lists == "any" else (lists,),
        several=several == "only",
        route=route,
        urgency=urgency,
        text=text,
    )
    found = tuple(one for one in around if system in ("any", one.system))
    searched = bool(text.strip()) or (lists, several, system, urgency) != ("any",) * 4
    return Shown(route, found, sign, around, system, searched)


def _touched(lab: Lab, key: str) -> None:
    """A word chooses its sign; a dot asks for its part of the body, and touched again for the whole body."""
    side, dot, part = key.partition(":")
    if not dot:
        lab.move(sign=key)
    elif lab.controls["system"].value == part:
        lab.move(system="any")
    else:
        there = [sign for sign in lab.result.around if sign.system == part]
        there.sort(key=lambda sign: content.URGENCIES.index(sign.urgency(lab.result.route)))
        there.sort(key=lambda sign: group(sign) != side)
        lab.move(system=part, sign=there[0].id)


def signs() -> Lab:
    """Touch a sign on one of two bodies, or search and filter by route, list, body system and urgency."""
    lab = Lab(
        "signs",
        controls={
            "route": choice("signs.control.route", model.ROUTES, "pump"),
            "text": Search(
                content.word("signs.control.text.label"), help=content.word("signs.control.text.help")
            ),
            "sign": _sign_select(),
        },
        more={
            "lists": select("signs.control.lists", ("any", *reversed(model.LISTS))),
            "several": select("signs.control.several", ("any", "only")),
            "system": select("signs.control.system", ("any", *_systems())),
            "urgency": select("signs.control.urgency", ("any", *content.URGENCIES)),
        },
        evaluate=_evaluate,
        picture=SignsPicture(),
        headline=headline,
        below=(SignCards(),),
    )
    lab.figure.on_choose(lambda key: _touched(lab, key))
    return lab
