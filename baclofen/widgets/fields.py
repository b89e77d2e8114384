"""A search field and a button."""

from __future__ import annotations

from collections.abc import Callable

import traitlets

from baclofen.widgets.base import Control, Part, script, short


class Search(Control):
    """A field for a few letters; the value follows once typing pauses."""

    _esm = script("help.js", "search.js")
    speaks = ("explain",)
    value = traitlets.Unicode().tag(sync=True)

    def __init__(self, label: str, value: str = "", *, help: str = "") -> None:
        """Make a search field."""
        self.default = value
        super().__init__(label=label, value=value, help=help)

    @traitlets.validate("value")
    def _short(self, proposal: dict) -> str:
        return short(proposal["value"])


class Button(Part):
    """A button; `press()` does in Python what a click does in the browser."""

    _esm = script("button.js")
    text = traitlets.Unicode().tag(sync=True)
    main = traitlets.Bool(False).tag(sync=True)
    disabled = traitlets.Bool(False).tag(sync=True)

    def __init__(self, text: str, *, main: bool = False) -> None:
        """Make a button; the main one of a panel stands out."""
        self._pressed: list[Callable[[], None]] = []
        super().__init__(text=text, main=main)
        self.on_msg(self._heard)

    def on_press(self, callback: Callable[[], None]) -> None:
        """Call `callback()` on every press."""
        self._pressed.append(callback)

    def press(self) -> None:
        """Press the button."""
        if not self.disabled:
            for callback in list(self._pressed):
                callback()

    def _heard(self, _: object, content: dict, __: object) -> None:
        if content.get("press"):
            self.press()
