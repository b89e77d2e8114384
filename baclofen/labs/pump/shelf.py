"""The part of the pump lab that keeps sessions: a name, a button, and a list to play one again."""

from __future__ import annotations

from collections.abc import Callable

from baclofen.labs.pump import saved
from baclofen.labs.questions.saving import told
from baclofen.model.guards import ModelInputError
from baclofen.model.pump.commands import Command
from baclofen.plots.pump_parts import word
from baclofen.widgets import Button, Select, Status, show
from baclofen.widgets.boxes import Column, Row
from baclofen.widgets.exam import NumberField

#: what is done now: the start, and the commands
Now = Callable[[], tuple[tuple[str, ...], tuple[Command, ...]]]
#: plays a session again
Play = Callable[[tuple[str, ...], tuple[Command, ...]], None]


class Shelf:
    """Sessions under names.

    Args:
        now: what is done in the lab.
        play: puts a session on the page, from its beginning.
    """

    def __init__(self, now: Now, play: Play) -> None:
        self._now, self._play = now, play
        self.name = NumberField("", word("shelf.name"), help=word("shelf.name_help"))
        self.name.keyboard = "text"
        self.keep_button, self.play_button = Button(word("shelf.keep")), Button(word("shelf.play"))
        self.list = Select(word("shelf.list"), [("", "")], "")
        self.said = Status("")
        self.keep_button.on_press(lambda: self.keep())
        self.play_button.on_press(lambda: self.play())
        self.name.on_enter(lambda: self.keep())
        self.widget = Column([self.name, Row([self.keep_button]), self.list, self.play_button, self.said])
        self.widget.add_class("bac-task")
        self.show()

    def show(self) -> None:
        """Offer what is kept; without anything the list is away."""
        kept = saved.names()
        offered = [(name, name) for name in kept] or [("", word("shelf.none"))]
        keys = tuple(key for key, _ in offered)
        with self.list.hold_trait_notifications():
            self.list.keys_offered, self.list.options = keys, [list(pair) for pair in offered]
            self.list.default = keys[0]
            if self.list.value not in keys:
                self.list.value = keys[0]
        for part in (self.list, self.play_button):
            show(part, bool(kept))

    def keep(self, name: str | None = None) -> None:
        """Keep what was done under the name that stands in the field."""
        if name is not None:
            self.name.value = name
        wanted = self.name.value.strip().lower()
        start, commands = self._now()
        if not saved.NAME.fullmatch(wanted) or not commands:
            self.said.text = word("shelf.no_name" if commands else "shelf.nothing")
            return
        try:
            notice = saved.keep(wanted, start, commands)
        except saved.TooLong:
            self.said.text = word("shelf.too_long")
            return
        self.show()
        self.list.value = wanted
        trouble = "" if notice is None else told(notice)
        self.said.text = f"{word('shelf.kept', name=wanted, count=str(len(commands)))} {trouble}".strip()

    def play(self, name: str | None = None) -> None:
        """Put a kept session on the page, from its beginning."""
        wanted = name or self.list.value
        try:
            start, commands = saved.find(wanted)
        except ModelInputError:
            self.said.text = word("shelf.unreadable")
            return
        self._play(start, commands)
        self.said.text = word("shelf.ready", name=wanted, count=str(len(commands)))
