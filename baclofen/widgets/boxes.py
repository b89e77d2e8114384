"""Boxes that hold parts: a page may show them, and changes nothing in them."""

from __future__ import annotations

from collections.abc import Iterable

import ipywidgets

from baclofen.widgets.messages import Fixed
from baclofen.widgets.visibility import layout


class _Box(Fixed):
    """Parts together, shown."""

    def __init__(self, children: Iterable[ipywidgets.Widget] = (), **traits: object) -> None:
        super().__init__(tuple(children), layout=layout(shown=True), **traits)


class Frame(_Box, ipywidgets.Box):
    """A box whose style sheet says how its parts lie."""


class Column(_Box, ipywidgets.VBox):
    """Parts under each other."""


class Row(_Box, ipywidgets.HBox):
    """Parts beside each other."""
