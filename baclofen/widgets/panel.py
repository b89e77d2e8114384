"""The frame of a lab: question, picture, sentence, controls, and a notice when Python does not answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import ipywidgets
import traitlets

from baclofen.widgets.base import Control, Part, script, style
from baclofen.widgets.boxes import Column, Frame
from baclofen.widgets.fields import Button
from baclofen.widgets.kit_words import WORDS, Words
from baclofen.widgets.text_parts import Note, Status
from baclofen.widgets.visibility import hide, is_shown, on_show, show


class PanelHead(Part):
    """Title and question; its script also makes the panel a named region and watches for answers."""

    _esm = script("kernel_lost.js", "prefetch.js", "panel.js")
    speaks = ("asleep", "gone", "asleep_reload", "gone_reload")
    title = traitlets.Unicode().tag(sync=True)
    question = traitlets.Unicode().tag(sync=True)
    level = traitlets.Int(3).tag(sync=True)
    patience_ms = traitlets.Int(4000).tag(sync=True)

    def __init__(self, title: str, question: str, level: int, words: Words) -> None:
        super().__init__(words, title=title, question=question, level=level, sheet=style())
        self.on_msg(self._answer)

    def _answer(self, _: object, content: dict, __: object) -> None:
        # Messages are handled in turn, so an answer means that all earlier moves were heard too.
        if "ping" in content:
            self.send({"pong": content["ping"]})


class Disclosure(Part):
    """A button that opens and closes the rest of the controls, without asking Python."""

    _esm = script("disclosure.js")
    speaks = ("more",)


class Panel(Column):
    """A lab's frame; plain boxes hold the parts, so every front end that knows ipywidgets can show it."""

    def __init__(
        self,
        title: str,
        question: str,
        controls: Iterable[ipywidgets.Widget] | Mapping[str, ipywidgets.Widget],
        picture: ipywidgets.Widget | None = None,
        sentence: Status | str = "",
        more: Iterable[ipywidgets.Widget] = (),
        safety: str = "",
        *,
        below: Iterable[ipywidgets.Widget] = (),
        gate: Iterable[ipywidgets.Widget] = (),
        level: int = 3,
        on_reset: Callable[[], object] | None = None,
        words: Words = WORDS,
    ) -> None:
        """Put the parts together.

        `gate` stands before the controls, which stay closed until `open_gate`; `below` stands under the
        sentence; `on_reset` replaces resetting the controls one by one.
        """
        self.head = PanelHead(title, question, level, words)
        self.controls = tuple(controls.values() if isinstance(controls, Mapping) else controls)
        self.more = tuple(more)
        self.picture = picture
        self.sentence = Status(sentence) if isinstance(sentence, str) else sentence
        self.sentence.add_class("bac-headline")
        self.on_reset = on_reset
        self.again = Button(words.reset_all)
        self.again.on_press(self.reset)
        if picture is not None and hasattr(picture, "announces"):
            # One voice: the sentence speaks, the picture's summary is there to be read.
            picture.announces = False
        self._gated = _box("bac-controls", [*self.controls, *self._more_parts(words)])
        gate = tuple(gate)
        self._entry = [_box("bac-gate", gate)] if gate else []
        for box in self._entry:
            _hide_when_empty(box)
        if gate:
            self.close_gate()
        notes = [Note(safety)] if safety else []
        for note in notes:
            note.add_class("bac-safety")
        super().__init__([self.head, self._body(self._entry, tuple(below)), *notes])
        self.add_class("bac-panel")

    def _body(self, entry: list[ipywidgets.Widget], below: tuple[ipywidgets.Widget, ...]) -> Frame:
        # Picture, sentence, guess, controls, list: read in this order, and seen in it in one column. In two
        # columns the guess, and after it the controls, stand beside the picture, so Tab goes through one
        # group after the other. Changes are announced, so nobody has to walk back to the sentence.
        under = [_box("bac-below", below)] if below else []
        if any("bac-across" in part._dom_classes for part in below):
            under[0].add_class("bac-wide")
        if self.picture is None:
            return _box("bac-single", [*entry, self._gated, self.sentence, *under, self.again])
        self._gated.children = (*self._gated.children, self.again)
        play = _box("bac-play", [self.picture, self.sentence])
        return _box("bac-body", [play, *entry, self._gated, *under], Frame)

    def reset(self) -> None:
        """Set every control back to where it began."""
        if self.on_reset is not None:
            self.on_reset()
            return
        for control in (*self.controls, *self.more):
            if isinstance(control, Control):
                control.reset()

    def open_gate(self) -> None:
        """Show the controls; what the guess came to then stands under the picture."""
        show(self._gated)
        for box in self._entry:
            box.add_class("bac-told")

    @property
    def gate_open(self) -> bool:
        """Whether the controls are shown."""
        return is_shown(self._gated)

    def on_gate(self, callback: Callable[[], object]) -> None:
        """Call `callback()` when the controls open or close."""
        on_show(self._gated, callback)

    def close_gate(self) -> None:
        """Hide the controls, from keyboard and screen reader too, until the gate is passed."""
        hide(self._gated)
        for box in self._entry:
            box.remove_class("bac-told")

    def _more_parts(self, words: Words) -> list[ipywidgets.Widget]:
        if not self.more:
            return []
        return [Disclosure(words), _box("bac-more", self.more)]


def _hide_when_empty(box: Frame) -> None:
    """A box goes with the last of its parts: a guess that was skipped leaves no empty box."""

    def follow() -> None:
        show(box, any(is_shown(part) for part in box.children))

    for part in box.children:
        on_show(part, follow)
    follow()


def _box(name: str, parts: Iterable[ipywidgets.Widget], kind: type = Column) -> Frame:
    box = kind(list(parts))
    box.add_class(name)
    return box
