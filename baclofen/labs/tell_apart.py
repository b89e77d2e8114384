"""Signs, route and recent events in; what to do first, and what fits too much, too little or both, out."""

from typing import Any

from baclofen import content
from baclofen.labs import how_soon
from baclofen.labs.base import Lab
from baclofen.labs.controls import choice
from baclofen.labs.live_view import kit_words
from baclofen.labs.questions.feedback import citation
from baclofen.model.scenarios import tell_apart as model
from baclofen.plots.tell_apart import TellApartPicture, headline
from baclofen.widgets import Catalog, Note, Picker
from baclofen.widgets.boxes import Column
from baclofen.widgets.markup import items, tag, together

#: so many questions at a time; answered ones make room for the next
_ASKED = 6
_RIVAL = ("first_act", "asks_for", "tells_apart", "shares")


class Advice:
    """What to do first, why so soon, what else to look for and ask; then the first act for each of them."""

    def __init__(self) -> None:
        self.note, self.cards = Note(""), Catalog(label=content.word("tell_apart.cards"), words=_words())
        self.widget = Column([self.note, self.cards])

    def update(self, result: model.Weighing) -> None:
        """Show the advice for this result."""
        known = {getattr(thing, "ask", "") for thing in result.chosen}
        ask = [clue.ask for clue in (*result.looks, *result.questions) if clue.ask not in known]
        parts = {
            "do_first": first_steps(result) if result.chosen else [],
            "because": [thing.term for thing in result.because],
            "rivals": [rival.term for rival in result.rivals],
            "ask_next": list(dict.fromkeys(ask))[:_ASKED],
        }
        listed = [_list(name, texts) for name, texts in parts.items() if texts]
        if result.chosen:
            listed.insert(1, tag("p", content.word("tell_apart.open")))
        self.note.html = together(listed)
        signs = [thing for thing in result.chosen if hasattr(thing, "first_action")]
        signs.sort(key=lambda sign: content.URGENCIES.index(sign.urgency(result.route)))
        self.cards.items = [*(_card(sign, result.route) for sign in signs), *map(_rival, result.rivals)]


def first_steps(result: model.Weighing) -> list[str]:
    """The steps of this speed and route; what certain things together ask for stands second."""
    first, *rest = (_step(name, result.route) for name in result.steps)
    return [first, *(row.act for row in result.because if getattr(row, "act", "")), *rest]


def _step(name: str, route: str) -> str:
    key = f"tell_apart.step.{name}"
    by_pump = f"{key}.{route}"
    return content.word(by_pump if by_pump in content.words("tell_apart") else key)


def _words() -> Any:
    return kit_words(nothing=content.word("tell_apart.cards.none"))


def _list(name: str, texts: list[str]) -> str:
    listed = tag("ol", *(tag("li", text) for text in texts)) if name == "do_first" else items(texts)
    return together([tag("h4", content.word(f"tell_apart.{name}")), listed])


def _card(sign: content.Sign, route: str) -> dict[str, Any]:
    lines = [(content.word(f"signs.card.{name}"), getattr(sign, name)) for name in ("first_action", "note")]
    speed = sign.urgency(route)
    return {"key": sign.id, "title": sign.term, "tags": [speed], "tone": how_soon.tone(speed), "lines": lines}


def _rival(row: Any) -> dict[str, Any]:
    """Another cause to look for: never an answer."""
    lines = [(content.word(f"how_soon.head.{name}"), getattr(row, name)) for name in _RIVAL]
    lines.append((content.word("signs.card.source"), citation(row.source)))
    return {
        "key": row.id,
        "title": f"{row.term}: {row.plain}",
        "tags": [content.word("tell_apart.rival")],
        "lines": lines,
    }


def _picker(name: str, records: Any, folded: bool = True) -> Picker:
    known, key = content.words("tell_apart"), f"tell_apart.control.{name}"
    said = content.word(f"{key}.help") if f"{key}.help" in known else ""
    options = [(record.id, record.term) for record in records]
    return Picker(content.word(f"{key}.label"), options, help=said, folded=folded)


def tell_apart() -> Lab:
    """Sort signs and events: too much, too little, both; never a diagnosis, and the act first."""
    sorting = how_soon.sorting()
    events = sorting.events

    def evaluate(observed: tuple, route: str, happened: tuple, pump_events: tuple) -> model.Weighing:
        there = (*happened, *(pump_events if route == "pump" else ()))
        return sorting.weigh(observed=observed, happened=there, route=route)

    return Lab(
        "tell_apart",
        controls={
            "observed": _picker("observed", sorting.signs, folded=False),
            "route": choice("tell_apart.control.route", content.ROUTES, "pump"),
            "happened": _picker("happened", [event for event in events if "mouth" in event.routes]),
            "pump_events": _picker("pump_events", [event for event in events if "mouth" not in event.routes]),
        },
        evaluate=evaluate,
        picture=TellApartPicture(),
        headline=headline,
        only_with={"pump_events": ("route", "pump")},
        below=(Advice(),),
    )
