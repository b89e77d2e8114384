"""Boxes that hold parts: a page may show them, and changes nothing in them."""

from __future__ import annotations

import ipywidgets

from baclofen.widgets.messages import Fixed, fixed_layout


class Frame(Fixed, ipywidgets.Box):
    """A box whose style sheet says how its parts lie."""

    layout = fixed_layout()


class Column(Fixed, ipywidgets.VBox):
    """Parts under each other."""

    layout = fixed_layout()


class Row(Fixed, ipywidgets.HBox):
    """Parts beside each other."""

    layout = fixed_layout()
