"""One stop of a story on the page: what happened, what one does, and what that leads to."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from threading import RLock
from typing import Any

from baclofen import content
from baclofen.labs.questions.feedback import citation
from baclofen.labs.questions.saving import keep_played
from baclofen.labs.stories.answers import KINDS, word
from baclofen.model.review import Attempt
from baclofen.widgets import Button, Catalog, Note, Status, hide, show
from baclofen.widgets.boxes import Column, Row
from baclofen.widgets.markup import paragraph, tag, together


class StopCard:
    """One stop; the quiz's cards have the same few attributes.

    Args:
        story, stop: the records.
        labs: the makers of labs by name, for stops whose course a model knows.
        on_done: called once the stop is answered.
    """

    def __init__(
        self,
        story: content.Story,
        stop: content.StoryStop,
        labs: dict[str, Callable[[], Any]],
        on_done: Callable[[], None] = lambda: None,
    ) -> None:
        self.story, self.stop, self._labs, self._on_done = story, stop, labs, on_done
        self.score: Attempt | None = None
        self.trouble, self._lock = "", RLock()

    @cached_property
    def widget(self) -> Column:
        """The stop on the page; made when it is first shown."""
        self.input = KINDS[self.stop.kind](self.stop)
        self.do_button, self.again_button = (
            Button(word(f"do.{self.stop.kind}"), main=True),
            Button(word("again")),
        )
        self.do_button.on_press(self.check)
        self.again_button.on_press(self.reset)
        hide(self.again_button)
        self.result, self.others = Status(""), Catalog(label=word("others"))
        self.result.add_class("bac-result")
        self.source, self.drawn = Note(""), Column([])
        hide(self.others)
        buttons = Row([self.do_button, self.again_button])
        text = Note(paragraph(self.stop.text))
        box = Column([text, self.input.widget, buttons, self.result, self.drawn, self.source, self.others])
        box.add_class("bac-card")
        return box

    def check(self, ids: tuple[str, ...] | None = None) -> None:
        """Do what was chosen and show what it leads to; `ids` answers from Python."""
        with self._lock:
            _ = self.widget
            if self.score is not None:
                return
            if ids is not None:
                self.input.put(tuple(ids))
            said = self.input.response
            if not said:
                self.result.text = word("choose")
                return
            fits, item_id = self.input.fits, f"story:{self.story.id}.{self.stop.id}"
            self.score = Attempt(item_id, int(fits), 1)
            came = ",".join(self.stop.key)
            self.trouble = keep_played(item_id, self.story.lesson, ",".join(said), came, fits)
            self._tell(said)
            self._on_done()

    def _tell(self, said: tuple[str, ...]) -> None:
        self.input.widget.locked, self.do_button.disabled = True, True
        self.result.text = f"{self.input.tell()} {self.trouble}".strip()
        sources = [one.source for one in self.stop.options if one.id in said or self.stop.kind != "choose"]
        names = tuple(dict.fromkeys(id for several in sources for id in several))
        self.source.html = word("source", source=citation(names))
        self.others.items = self.input.rest()
        show(self.others, bool(self.others.items))
        self.drawn.children = self._drawing
        show(self.again_button)

    @cached_property
    def _drawing(self) -> tuple[Any, ...]:
        """The course of this stop, where a model knows it; made once, however often the stop is answered."""
        values = dict(self.stop.draw)
        if not values:
            return ()
        lab, opens_h = self._labs[values.pop("lab")](), values.pop("opens_h", None)
        if opens_h is not None:
            lab.picture.opens_h = float(opens_h)
        lab.move(**values)
        return lab.figure, Note(self.stop.caption)

    def reset(self) -> None:
        """Back to the open stop; what was answered before stays kept."""
        with self._lock:
            _ = self.widget
            self.score = None
            self.input.widget.locked, self.do_button.disabled = False, False
            self.input.widget.marks = {}
            self.input.widget.reset()
            self.result.text = self.source.html = ""
            self.others.items, self.drawn.children = [], ()
            hide(self.others)
            hide(self.again_button)

    def poster(self) -> str:
        """The stop as HTML for a saved page: what each thing leads to stands under a fold."""
        stop = self.stop
        asked = tag("p", tag("strong", stop.ask))
        listed = tag("ul", *(tag("li", one.text) for one in stop.shown))
        told = tag("ul", *(tag("li", f"{one.text} ", tag("em", one.then)) for one in stop.options))
        fold = tag("details", tag("summary", word("fold")), told)
        return together([paragraph(stop.text), asked, listed, fold])
