"""What every lab shows the same way: its live view, and the few words that the kit itself speaks."""

from dataclasses import replace
from typing import Any

from baclofen import content
from baclofen.widgets import WORDS, Words

LIVE_VIEW = "application/vnd.jupyter.widget-view+json"


def live_view(widget: Any) -> dict[str, Any]:
    """Return what tells a notebook to show ``widget``; with some hosts the bundle comes with metadata."""
    bundle = widget._repr_mimebundle_()
    return (bundle[0] if isinstance(bundle, tuple) else bundle)[LIVE_VIEW]


def kit_words(**special: str) -> Words:
    """Return the kit's words with the course's own where it has better ones."""
    own = {name: content.word(f"ui.{name}") for name in ("asleep", "gone", "asleep_reload", "gone_reload")}
    return replace(WORDS, **{**own, **special})
