"""Signs, route and recent events in; what fits too much, too little or both, and what to do first, out."""

from types import SimpleNamespace
from typing import Any

import ipywidgets

from baclofen import content
from baclofen.labs.base import Lab
from baclofen.labs.controls import choice
from baclofen.model.scenarios import tell_apart as model
from baclofen.plots.tell_apart import TellApartPicture, headline
from baclofen.widgets import Catalog, Checklist, Note
from baclofen.widgets.markup import items, tag, together

#: so many questions at a time; answered ones make room for the next
_ASKED = 6


class Advice:
    """What to do first, red flags, what to look at and ask next, and the first action for each sign."""

    def __init__(self) -> None:
        self.note, self.cards = Note(""), Catalog(label=content.word("tell_apart.cards"))
        self.widget = ipywidgets.VBox([self.note, self.cards])

    def update(self, result: model.Weighing) -> None:
        """Show the advice for this result."""
        first = [_step(name, result.route) for name in result.steps]
        red = [flag.term for flag in result.red]
        known = {getattr(thing, "ask", "") for thing in result.chosen}
        ask = [clue.ask for clue in (*result.looks, *result.questions) if clue.ask not in known]
        parts = {"do_first": first, "red": red, "ask_next": list(dict.fromkeys(ask))[:_ASKED]}
        self.note.html = together(_list(name, texts) for name, texts in parts.items() if texts)
        signs = [thing for thing in result.chosen if hasattr(thing, "first_action")]
        signs.sort(key=lambda sign: sign.urgency_order)
        self.cards.items = [_card(sign) for sign in signs]


def _step(name: str, route: str) -> str:
    key = f"tell_apart.step.{name}"
    by_pump = f"{key}.{route}"
    return content.word(by_pump if by_pump in content.words("tell_apart") else key)


def _list(name: str, texts: list[str]) -> str:
    listed = tag("ol", *(tag("li", text) for text in texts)) if name == "do_first" else items(texts)
    return together([tag("h4", content.word(f"tell_apart.{name}")), listed])


def _card(sign: content.Sign) -> dict[str, Any]:
    lines = [(content.word(f"signs.card.{name}"), getattr(sign, name)) for name in ("first_action", "note")]
    return {"key": sign.id, "title": sign.term, "tags": [sign.urgency], "lines": lines}


def _boxes(name: str, records: Any) -> Checklist:
    known, key = content.words("tell_apart"), f"tell_apart.control.{name}"
    said = content.word(f"{key}.help") if f"{key}.help" in known else ""
    options = [(record.id, record.term) for record in records]
    return Checklist(content.word(f"{key}.label"), options, help=said)


def tell_apart() -> Lab:
    """Sort signs and events: too much, too little, both; never a diagnosis, and red flags first."""
    signs = model.candidates(content.signs())
    clues = [SimpleNamespace(**row) for row in content.table("tell_apart")]
    events = [clue for clue in clues if clue.kind == "event"]

    def evaluate(observed: tuple, route: str, happened: tuple, pump_events: tuple) -> model.Weighing:
        there = (*happened, *(pump_events if route == "pump" else ()))
        return model.weigh(signs, clues, observed=observed, happened=there, route=route)

    return Lab(
        "tell_apart",
        controls={
            "observed": _boxes("observed", signs),
            "route": choice("tell_apart.control.route", model.ROUTES, "pump"),
            "happened": _boxes("happened", [event for event in events if "mouth" in event.routes]),
            "pump_events": _boxes("pump_events", [event for event in events if "mouth" not in event.routes]),
        },
        evaluate=evaluate,
        picture=TellApartPicture(),
        headline=headline,
        only_with={"pump_events": ("route", "pump")},
        below=(Advice(),),
    )
