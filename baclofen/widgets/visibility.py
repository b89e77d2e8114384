"""Parts that come and go."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets

from baclofen.widgets.prefetch import refuse_while_trying


def show(widget: ipywidgets.Widget, shown: bool = True) -> None:
    """Show a part, or take it away from eyes, keyboard and screen readers alike.

    An empty text, not None, brings it back: Python in a browser sends None as "undefined", and the page then
    leaves the part hidden.
    """
    if is_shown(widget) != shown:
        refuse_while_trying()
    widget.layout.display = "" if shown else "none"


def hide(widget: ipywidgets.Widget) -> None:
    """Take a part away."""
    show(widget, False)


def is_shown(widget: ipywidgets.Widget) -> bool:
    """Whether a part has not been taken away."""
    return widget.layout.display != "none"


def on_show(widget: ipywidgets.Widget, callback: Callable[[], object]) -> None:
    """Call `callback()` when a part comes or goes."""
    widget.layout.observe(lambda _change: callback(), "display")
