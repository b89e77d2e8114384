"""What all exam formats share: marks beside each place, a lock once answered, a text with places in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import traitlets

from baclofen.widgets.choices import Marked
from baclofen.widgets.exam.answer_words import ANSWER_WORDS

_PLACE = re.compile(r"\[(\w+)\]")
Pairs = Iterable[tuple[str, str]]


class Answer(Marked):
    """A question of one of the exam's formats.

    `stimulus` is a table to read between question and answer: {"caption", "columns", "rows"}.
    """

    stimulus = traitlets.Dict().tag(sync=True)
    phrases = ANSWER_WORDS
    places: tuple[str, ...] = ()

    def _known(self, name: str) -> str:
        return known(self.label, "place", name, self.places)


def known(label: str, kind: str, name: str, names: Sequence[str]) -> str:
    """Return the name; raise a ValueError that lists the known ones if it is none of them."""
    if name not in names:
        raise ValueError(f"{label!r} has no {kind} {name!r}. It has: {', '.join(names)}.")
    return name


def paired(label: str, options: Pairs) -> list[list[str]]:
    """Return (key, text) pairs as the browser needs them; keys must differ."""
    pairs = [[str(key), str(text)] for key, text in options]
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError(f"{label!r} has two options with the same key: {[key for key, _ in pairs]}.")
    return pairs


def pieces(text: str, places: Sequence[str]) -> list[str | dict[str, str]]:
    """Split a text at its places, written ``[b1]``; brackets around anything else stay text.

    >>> pieces("Through the [b1] [sic].", ["b1"])
    ['Through the ', {'place': 'b1'}, ' [sic].']
    """
    found: list[str | dict[str, str]] = [""]
    at = 0
    for match in _PLACE.finditer(text):
        if match[1] in places:
            found[-1] += text[at : match.start()]
            found += [{"place": match[1]}, ""]
            at = match.end()
    found[-1] += text[at:]
    return [piece for piece in found if piece != ""]


def passage(
    places: Sequence[str],
    text: str = "",
    head: Sequence[str] = (),
    cells: Sequence[Sequence[str]] = (),
) -> dict:
    """A text or a table with places in it, as the browser needs it; every place stands in it once."""
    rows = [[pieces(cell, places) for cell in row] for row in cells] or [[pieces(text, places)]]
    met = [piece["place"] for row in rows for cell in row for piece in cell if isinstance(piece, dict)]
    if sorted(met) != sorted(places):
        raise ValueError(f"Places {list(places)} must each stand in the text once; it holds {met}.")
    return {"head": list(head), "rows": rows}
