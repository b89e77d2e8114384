"""A story on the page, stop by stop; nothing is locked, and every way leads on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from baclofen import content
from baclofen.labs.questions.deck import Walk
from baclofen.labs.stories.stop import StopCard
from baclofen.widgets import Catalog, Note, show
from baclofen.widgets.markup import paragraph, tag, together


class StoryPlay(Walk):
    """One story. ``answer("look", "child")``, ``go(place)`` and ``reset()`` play it from Python.

    How it began stands open at the first stop, and folded at the others.
    """

    name = "story"

    def __init__(self, id: str, labs: dict[str, Callable[[], Any]]) -> None:
        self.story = content.story(id)
        self.cards = {
            stop.id: StopCard(self.story, stop, labs, self._show_points) for stop in self.story.stops
        }
        super().__init__(self.cards.values())
        self.end = Note(paragraph(self.story.end))
        self.about = Note(together([paragraph(self.story.about), paragraph(self.word("made_up"))]))
        begun = {"key": "about", "title": self.word("about"), "lines": [(self.story.title, self.story.about)]}
        self.about_again = Catalog([begun], label=self.word("about"))
        controls = [self.about, self.progress, self.stage, self.end, self.steps, self.about_again]
        self.panel = self.framed(controls, self.total, title=self.story.title, on_reset=self.reset)
        self.go(0)

    def _show_place(self) -> None:
        number, count = str(self.place + 1), str(len(self.cards))
        self.progress.text = self.word("progress", number=number, count=count)
        show(self.about, self.place == 0)
        show(self.about_again, self.place > 0)

    def _show_points(self) -> None:
        """Say how far one is; the end stands under the last stop once that is answered."""
        self.total.text = self._total()
        last = self._deck[-1]
        show(self.end, last.score is not None and self.place == len(self._deck) - 1)

    def answer(self, stop_id: str, *ids: str) -> StopCard:
        """Answer one stop from Python; returns its card."""
        with self._lock:
            self.go(list(self.cards).index(stop_id))
            card = self.cards[stop_id]
            card.reset()
            card.check(ids)
            return card

    def _points(self) -> dict[str, str]:
        return {"title": self.story.title, **super()._points()}

    def poster(self) -> str:
        """The whole story for a saved or printed page; consequences and end stand under folds."""
        end = tag("details", tag("summary", self.word("fold.end")), paragraph(self.story.end))
        stops = "".join(card.poster() for card in self.cards.values())
        head = together([tag("h3", self.story.title), paragraph(self.story.about)])
        return f"{head}{stops}{end}"
