"""Parts that come and go."""

from __future__ import annotations

import ipywidgets


def show(widget: ipywidgets.Widget, shown: bool = True) -> None:
    """Show a part, or take it away from eyes, keyboard and screen readers alike.

    An empty text, not None, brings it back: Python in a browser sends None as "undefined", and the page then
    leaves the part hidden.
    """
    widget.layout.display = "" if shown else "none"


def hide(widget: ipywidgets.Widget) -> None:
    """Take a part away."""
    show(widget, False)
