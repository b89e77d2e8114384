"""What every lab is in a notebook: a frame, a live view, a plain line and a poster for a saved page."""

import base64
import html
import os
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from baclofen import content
from baclofen.widgets import WORDS, LiveFigure, Panel, Status, Words

LIVE_VIEW = "application/vnd.jupyter.widget-view+json"
#: set where no output is ever saved: on the page without code of the browser edition
NEVER_SAVED = "BACLOFEN_NEVER_SAVED"


def live_view(widget: Any) -> dict[str, Any]:
    """Return what tells a notebook to show ``widget``; with some hosts the bundle comes with metadata."""
    bundle = widget._repr_mimebundle_()
    return (bundle[0] if isinstance(bundle, tuple) else bundle)[LIVE_VIEW]


def kit_words(**special: str) -> Words:
    """Return the kit's words with the course's own where it has better ones."""
    own = {name: content.word(f"ui.{name}") for name in ("asleep", "gone", "asleep_reload", "gone_reload")}
    return replace(WORDS, **{**own, **special})


class NotebookOutput:
    """A lab on the page: it has a ``name``, the topic of its words, a ``line`` and a ``panel``."""

    name: str
    line: str
    panel: Any
    figure: LiveFigure
    sentence: Status
    poster_px = 760

    def word(self, key: str, **values: str) -> str:
        """Return one of this lab's sentences."""
        return content.word(f"{self.name}.{key}", **values)

    def framed(
        self,
        controls: Iterable[Any],
        sentence: Status | str,
        title: str = "",
        question: str = "",
        **parts: Any,
    ) -> Panel:
        """The frame of this lab, with its title, its question and the line on safety."""
        return Panel(
            title or self.word("title"),
            question or self.word("question"),
            controls,
            sentence=sentence,
            safety=content.word("safety.line"),
            words=kit_words(),
            **parts,
        )

    def poster(self) -> str:
        """The opening picture and sentence as HTML, for a saved notebook that nobody has run yet.

        To draw it takes a third of the time in which a lab opens in a browser: where nothing is saved, the
        sentence stands alone.
        """
        alt, sentence = html.escape(self.figure.alt), html.escape(self.sentence.text)
        if NEVER_SAVED in os.environ:
            return f"<p>{sentence}</p>"
        picture = base64.b64encode(self.figure.poster_png(self.poster_px)).decode()
        return (
            f'<figure><img alt="{alt}" src="data:image/png;base64,{picture}" style="max-width:100%">'
            f"<figcaption>{sentence}</figcaption></figure>"
        )

    def _repr_mimebundle_(self, **_kwargs: Any) -> dict[str, Any]:
        return {"text/plain": self.line, "text/html": self.poster(), LIVE_VIEW: live_view(self.panel)}

    def __repr__(self) -> str:
        return self.line
