"""The first output of a lesson: who pressed Start sees and hears that the labs are live."""

from baclofen import content
from baclofen.labs.live_view import NotebookOutput, kit_words
from baclofen.widgets.start import StartNotice


class Greeting(NotebookOutput):
    """One line; in a saved notebook it tells how to wake the labs."""

    def __init__(self) -> None:
        self.line = content.word("ui.started")
        words = kit_words(gone=content.word("ui.gone_all"), gone_reload=content.word("ui.gone_all_reload"))
        self.panel = StartNotice(self.line, words=words)

    def poster(self) -> str:
        """How to wake the labs, as HTML, for a saved notebook."""
        return self.panel.saved(content.word("ui.not_started"))


def start() -> Greeting:
    """Say that the labs of this page are awake."""
    return Greeting()
