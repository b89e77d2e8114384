"""Parts that come and go.

Jupyter gives every widget a `Layout` of its own, which is a second widget. Our parts set nothing there but
whether they are shown, so all share two, and a page opens with half the messages.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import ipywidgets

from baclofen.widgets.messages import Fixed
from baclofen.widgets.prefetch import refuse_while_trying


class _Layout(Fixed, ipywidgets.Layout):
    """Whether parts are shown."""


@cache
def layout(*, shown: bool) -> ipywidgets.Layout:
    """The layout that all parts share which are shown, or which are not.

    An empty text, not None, shows: Python in a browser sends None as "undefined", and the page then leaves
    the part hidden.
    """
    return _Layout(display="" if shown else "none")


def show(widget: ipywidgets.Widget, shown: bool = True) -> None:
    """Show a part, or take it away from eyes, keyboard and screen readers alike."""
    if is_shown(widget) != shown:
        refuse_while_trying()
    widget.layout = layout(shown=bool(shown))


def hide(widget: ipywidgets.Widget) -> None:
    """Take a part away."""
    show(widget, False)


def is_shown(widget: ipywidgets.Widget) -> bool:
    """Whether a part has not been taken away."""
    return widget.layout.display != "none"


def on_show(widget: ipywidgets.Widget, callback: Callable[[], object]) -> None:
    """Call `callback()` when a part comes or goes."""
    widget.observe(lambda _change: callback(), "layout")
