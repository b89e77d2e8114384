"""What stands under the bodies of `signs`: the chosen sign at full width, then every match by urgency."""

from __future__ import annotations

import re
from typing import Any

from baclofen import content
from baclofen.labs.how_soon import tone
from baclofen.labs.live_view import kit_words
from baclofen.labs.questions.feedback import citation
from baclofen.plots.sign_acts import Shown, sooner
from baclofen.plots.sign_layout import group
from baclofen.widgets import Catalog, Note
from baclofen.widgets.boxes import Column
from baclofen.widgets.markup import items, paragraph, tag, together

#: what waits folded
_FOLDED = ("exam_term", "article_term", "lists", "note", "source")


class SignCards:
    """The explanation of the chosen sign, and under it all that match, in closed groups by urgency."""

    def __init__(self) -> None:
        self.told = Note("")
        self.groups = Catalog(
            label=content.word("signs.cards"), words=kit_words(nothing=content.word("signs.empty"))
        )
        self.widget = Column([self.told, self.groups])
        self.widget.add_class("bac-across")

    def update(self, shown: Shown) -> None:
        """Show these signs."""
        self.told.html = _explained(shown.sign, shown) if shown.sign else paragraph(_nothing_chosen(shown))
        cards = [_card(sign, shown) for sign in sorted(shown.signs, key=lambda sign: sign.term.lower())]
        self.groups.groups = [
            {
                "key": speed,
                "tone": tone(speed),
                "title": content.word(
                    "signs.group_of", speed=content.word(f"how_soon.speed.{speed}"), count=str(count)
                ),
            }
            for speed in content.URGENCIES
            if (count := sum(card["group"] == speed for card in cards))
        ]
        self.groups.items = cards


def _nothing_chosen(shown: Shown) -> str:
    return content.word("signs.nothing_open") if shown.signs else ""


def _explained(sign: content.Sign, shown: Shown) -> str:
    """The chosen sign: how soon, what it means, what to do, what makes it faster; the rest folded."""
    urgency = sign.urgency(shown.route)
    look = {"class_": "bac-tone", "data-tone": tone(urgency)}
    speed = tag("span", content.word(f"how_soon.speed.{urgency}"), **look)
    fits = tag("span", content.word(f"signs.fits.{group(sign)}"), class_="bac-tag")
    facts = dict(_lines(sign, shown))
    said = [
        part
        for name in ("first_action", "sooner")
        if name in facts
        for part in (tag("h4", content.word(f"signs.card.{name}")), _text(facts[name]))
    ]
    fold = [
        part
        for name in _FOLDED
        if name in facts
        for part in (tag("dt", content.word(f"signs.card.{name}")), tag("dd", *facts[name]))
    ]
    title = tag("h4", content.capital(sign.term), " ", speed, " ", fits, class_="bac-told-sign")
    summary = tag("summary", content.word("signs.more_about"))
    lead = paragraph(*facts["plain"])
    return together([title, lead, *said, tag("details", summary, tag("dl", *fold), class_="bac-details")])


def _text(texts: list[str]) -> str:
    return paragraph(*texts) if len(texts) == 1 else items(texts)


def _lines(sign: content.Sign, shown: Shown) -> list[tuple[str, list[str]]]:
    """What there is to say of a sign, by the name of its label."""
    lists = [name for name in sign.all_lists if shown.route != "pump" or not name.startswith("oral")]
    texts = {
        "plain": [sign.plain],
        "first_action": [of_route(sign.first_action, shown.route)],
        "sooner": sooner(sign, shown.routes),
        "exam_term": ["; ".join(sign.exam_term)],
        "article_term": ["; ".join(sign.article_term)],
        "lists": ["; ".join(content.word(f"signs.list.{name}") for name in lists)],
        "note": [sign.note],
        "source": [citation(sign.source)],
    }
    return [(name, [text for text in said if text]) for name, said in texts.items() if any(said)]


def _card(sign: content.Sign, shown: Shown) -> dict[str, Any]:
    return {
        "key": sign.id,
        "group": sign.urgency(shown.route),
        "title": sign.term,
        "tags": [content.word(f"signs.fits.{group(sign)}"), *speeds(sign, shown.route)],
        "lines": [
            (content.word(f"signs.card.{name}"), " ".join(texts)) for name, texts in _lines(sign, shown)
        ],
    }


def speeds(sign: content.Sign, route: str) -> list[str]:
    """How soon on each route, where both were asked for and differ."""
    found = {name: sign.urgency(name) for name in content.ROUTES if route in ("any", name)}
    if len(set(found.values())) == 1:
        return []
    return [content.word(f"signs.speed.{name}", speed=speed) for name, speed in found.items() if speed]


def of_route(text: str, route: str) -> str:
    """A text without what it says of the other route alone; everything where no route is asked for.

    Only a clause that begins with the other route goes ("By mouth ..."), and never one that goes on with
    "or": it speaks of something else as well.
    """
    other = {"mouth": "pump", "pump": "mouth"}.get(route)
    if not other:
        return text
    begins = rf"(?:otherwise )?{re.escape(content.word(f'signs.route.{other}'))}\b(?!,? or )"
    kept = [clause for clause in re.split(r"(?<=[.;]) ", text) if not re.match(begins, clause, re.IGNORECASE)]
    said = ""
    for clause in kept:
        said += f" {clause}" if said.endswith(";") else f" {content.capital(clause)}"
    return re.sub(r";$", ".", said.strip())
