"""A typed number with its unit beside it; reading it is left to whoever scores it."""

from __future__ import annotations

from collections.abc import Callable

import traitlets

from baclofen.widgets.base import script, short
from baclofen.widgets.exam.answers import Answer

LONGEST_NUMBER = 40  # letters of the longest number, date or unit that is asked for


class NumberField(Answer):
    """A field for one number or date; the value is the text as it was typed.

    `keyboard` is what a phone shows: "decimal" for a number, "text" for a date.
    """

    _esm = script("answers.js", "number_field.js")
    places = ("answer",)
    default = ""
    unit = traitlets.Unicode().tag(sync=True)
    field = traitlets.Unicode().tag(sync=True)
    keyboard = traitlets.Enum(("decimal", "text"), "decimal").tag(sync=True)
    value = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        label: str,
        field: str,
        unit: str = "",
        *,
        help: str = "",
    ) -> None:
        """Ask a question; `field` is the name of the field, such as "Your answer"."""
        self._entered: list[Callable[[], None]] = []
        super().__init__(label=label, help=help, field=field, unit=unit)

    @traitlets.validate("value")
    def _short(self, proposal: dict) -> str:
        return short(proposal["value"], LONGEST_NUMBER)

    def on_enter(self, callback: Callable[[], None]) -> None:
        """Call `callback()` when Enter is pressed in the field; the value has arrived by then."""
        self._entered.append(callback)

    def enter(self) -> None:
        """Press Enter."""
        for callback in list(self._entered):
            callback()

    def focus(self) -> None:
        """Put the cursor into the field."""
        self.send({"focus": True})

    def _heard(self, _: object, content: dict, __: object) -> None:
        super()._heard(_, content, __)
        if content.get("enter"):
            self.enter()
