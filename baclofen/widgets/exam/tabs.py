"""A client's chart with tabs that gains data while a case goes on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import traitlets

from baclofen.widgets.base import Part, script
from baclofen.widgets.exam.answer_words import ANSWER_WORDS
from baclofen.widgets.exam.answers import known


class Tabs(Part):
    """Pages behind named tabs; arrows move between tabs, and only one page is shown.

    A tab has key, title, `new` (a word beside the title says so) and blocks; a block is a text
    ``{"title": "0800", "text": "..."}`` or a table ``{"caption": "...", "columns": [...], "rows": [[...]]}``.
    """

    _esm = script("answers.js", "tabs.js")
    speaks = ("new",)
    phrases = ANSWER_WORDS
    hears = ("value",)
    label = traitlets.Unicode().tag(sync=True)
    tabs = traitlets.List().tag(sync=True)
    value = traitlets.Unicode().tag(sync=True)

    def __init__(self, label: str, tabs: Iterable[Mapping], value: str = "") -> None:
        """Name the chart and give its tabs; the first one is shown unless `value` says which."""
        made = _plain(tabs)
        if not made:
            raise ValueError(f"{label!r} needs at least one tab.")
        super().__init__(label=label, tabs=made, value=value or made[0]["key"])

    @traitlets.validate("tabs")
    def _good_tabs(self, proposal: dict) -> list[dict]:
        return _plain(proposal["value"])

    @traitlets.validate("value")
    def _known_tab(self, proposal: dict) -> str:
        return known(self.label, "tab", proposal["value"], [tab["key"] for tab in self.tabs])


def _plain(tabs: Iterable[Mapping]) -> list[dict]:
    return [
        {
            "key": str(tab["key"]),
            "title": str(tab["title"]),
            "new": bool(tab.get("new")),
            "blocks": [_block(block) for block in tab["blocks"]],
        }
        for tab in tabs
    ]


def _block(block: Mapping) -> dict:
    if "rows" in block:
        return {
            "caption": str(block.get("caption", "")),
            "columns": [str(name) for name in block["columns"]],
            "rows": [[str(cell) for cell in row] for row in block["rows"]],
        }
    return {"title": str(block.get("title", "")), "text": str(block["text"])}
