"""A number on a scale: a native range input, its typed twin and a reset."""

from __future__ import annotations

import traitlets

from baclofen.widgets.base import Control, script
from baclofen.widgets.control_numbers import Number, decimals_of, format_number, snap


class Slider(Control):
    """A slider whose value always lies on a step between low and high."""

    _esm = script("help.js", "slider.js")
    speaks = ("reset", "reset_one", "typed", "bad_number", "explain")

    value = traitlets.Any().tag(sync=True)
    low = traitlets.Any().tag(sync=True)
    high = traitlets.Any().tag(sync=True)
    step = traitlets.Any().tag(sync=True)
    start = traitlets.Any().tag(sync=True)
    unit = traitlets.Unicode().tag(sync=True)
    ends = traitlets.Tuple().tag(sync=True)

    def __init__(
        self,
        label: str,
        value: Number,
        low: Number,
        high: Number,
        step: Number,
        unit: str = "",
        help: str = "",
        ends: tuple[str, ...] = (),
    ) -> None:
        """Make a slider; the starting value is also the one that reset goes back to.

        ``ends`` are words for low and high where the number says nothing: they stand for the numbers, and
        there is no number to type.
        """
        if len(ends) not in (0, 2):
            raise ValueError(f"Slider {label!r}: ends must be two words, or none.")
        if not low < high or not 0 < step <= high - low:
            raise ValueError(f"Slider {label!r}: low must be below high, and step must fit between them.")
        self.default = snap(value, low, high, step)
        super().__init__(
            label=label,
            help=help,
            unit=unit,
            ends=ends,
            low=low,
            high=high,
            step=step,
            start=self.default,
            value=self.default,
        )

    @traitlets.validate("value")
    def _on_a_step(self, proposal: dict) -> Number:
        # Also what a browser sends passes here, so no callback ever sees a value off the scale.
        return snap(proposal["value"], self.low, self.high, self.step)

    @property
    def text(self) -> str:
        """The value as it is spoken, with its unit."""
        number = format_number(self.value, decimals_of(self.low, self.step))
        return f"{number}\N{NO-BREAK SPACE}{self.unit}" if self.unit else number
