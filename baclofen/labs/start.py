"""The first output of a lesson: who pressed Start sees and hears that the labs are live."""

import html
from typing import Any

from baclofen import content
from baclofen.labs.live_view import LIVE_VIEW, kit_words, live_view
from baclofen.widgets.start import StartNotice


class Greeting:
    """One line; in a saved notebook it tells how to wake the labs."""

    def __init__(self) -> None:
        self.line = content.word("ui.started")
        words = kit_words(gone=content.word("ui.gone_all"), gone_reload=content.word("ui.gone_all_reload"))
        self.widget = StartNotice(self.line, words=words)

    def _repr_mimebundle_(self, **_kwargs: Any) -> dict[str, Any]:
        asleep = html.escape(content.word("ui.not_started"))
        return {"text/plain": self.line, "text/html": f"<p>{asleep}</p>", LIVE_VIEW: live_view(self.widget)}

    def __repr__(self) -> str:
        return self.line


def start() -> Greeting:
    """Say that the labs of this page are awake."""
    return Greeting()
