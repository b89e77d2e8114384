"""What a lab says: a sentence that is spoken when it changes, a fixed note, a list of disclosures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import traitlets

from baclofen.widgets.base import Part, script
from baclofen.widgets.kit_words import Words
from baclofen.widgets.markup import safe


class Status(Part):
    """A sentence in a polite live region: spoken when it changes, once things are still."""

    _esm = script("status.js")
    text = traitlets.Unicode().tag(sync=True)

    def __init__(self, text: str = "", **traits: object) -> None:
        """Show a sentence; it is not spoken when the page loads."""
        super().__init__(text=text, **traits)


class Naming(Status):
    """A sentence that names parts of the panel's picture: while one is pointed at, the others are faint.

    Its script is longer, so a sentence that names nothing stays a plain one.
    """

    _esm = script("named.js", "status.js")
    speaks = ("light",)
    names = traitlets.List().tag(sync=True)

    def __init__(self, text: str, names: Iterable[tuple[str, str, Iterable[str]]]) -> None:
        """Show a sentence; a name is its words, a colour of the palette, and the artists it stands for."""
        named = [{"text": said, "colour": colour, "gids": list(gids)} for said, colour, gids in names]
        super().__init__(text, names=named)


class Note(Part):
    """Fixed text; HTML only if it was made by `markup`."""

    _esm = script("note.js")
    html = traitlets.Unicode().tag(sync=True)

    def __init__(self, html: str) -> None:
        """Show the text; a plain string is escaped."""
        super().__init__(html=str(safe(html)))


#: how soon, from the most urgent on: each has a colour and a shape
_TONES = ("1", "2", "3", "4")


class Catalog(Part):
    """A list of disclosures; an item has key, title, tags, lines (pairs of label and text), and open.

    With `groups` (key, title and tone, "1" the most urgent to "4") the items stand in closed groups, each in
    the one whose key is its `group`. An item with a `tone` has it at its first tag.
    """

    _esm = script("catalog.js")
    speaks = ("nothing",)
    label = traitlets.Unicode().tag(sync=True)
    items = traitlets.List().tag(sync=True)
    groups = traitlets.List().tag(sync=True)

    def __init__(self, items: Iterable[Mapping] = (), *, label: str = "", words: Words | None = None) -> None:
        """Show the items."""
        super().__init__(words, label=label, items=list(items))

    @traitlets.validate("items")
    def _plain(self, proposal: dict) -> list[dict]:
        return [
            {
                "key": str(item["key"]),
                "title": str(item["title"]),
                "tags": [str(tag) for tag in item.get("tags", ())],
                "lines": [[str(label), str(text)] for label, text in item.get("lines", ())],
                **({"open": True} if item.get("open") else {}),
                **({"group": str(item["group"])} if item.get("group") else {}),
                **({"tone": item["tone"]} if item.get("tone") in _TONES else {}),
            }
            for item in proposal["value"]
        ]

    @traitlets.validate("groups")
    def _plain_groups(self, proposal: dict) -> list[dict]:
        return [{name: str(group[name]) for name in ("key", "title", "tone")} for group in proposal["value"]]
