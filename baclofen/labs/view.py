"""The live view of a widget, as a notebook's output wants it."""

from typing import Any

LIVE_VIEW = "application/vnd.jupyter.widget-view+json"


def live_view(widget: Any) -> dict[str, Any]:
    """Return what tells a notebook to show ``widget``; with some hosts the bundle comes with metadata."""
    bundle = widget._repr_mimebundle_()
    return (bundle[0] if isinstance(bundle, tuple) else bundle)[LIVE_VIEW]
