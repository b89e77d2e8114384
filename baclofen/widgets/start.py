"""A line that says the page is live, and brings the reader back to the top after all cells were run."""

from __future__ import annotations

from html import escape

import traitlets

from baclofen.widgets.base import Part, page_style, script
from baclofen.widgets.kit_words import WORDS, Words


class StartNotice(Part):
    """A sentence for the first cell of a lesson; `seen` is True once a browser has shown it."""

    _esm = script("kernel_lost.js", "start.js")
    speaks = ("gone", "gone_reload", "show_code")
    hears = ("seen",)
    text = traitlets.Unicode().tag(sync=True)
    seen = traitlets.Bool(False).tag(sync=True)

    def __init__(self, text: str, *, words: Words = WORDS) -> None:
        """Say the sentence, and the word `gone` in its place once Python has ended or cannot be reached."""
        super().__init__(words, text=text)

    def saved(self, text: str) -> str:
        """The line of a saved lesson as HTML: it puts the code away before anything has run.

        Where the notebook is not trusted, JupyterLab leaves the sheet out and the code stays in sight.
        """
        switch = escape(self.words["show_code"])
        fold = f'<details class="bac-code-fold"><summary>{switch}</summary></details>'
        return f'<div class="bac-lesson"><style>{page_style()}</style><p>{escape(text)}</p>{fold}</div>'
