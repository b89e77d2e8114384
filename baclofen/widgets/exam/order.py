"""Steps to put in order, moved by buttons."""

from __future__ import annotations

from collections.abc import Iterable

import traitlets

from baclofen.widgets.base import script
from baclofen.widgets.exam.answers import Answer, Pairs, paired


class Order(Answer):
    """A list whose steps move up and down; the value is the tuple of keys in their order."""

    _esm = script("answers.js", "order.js")
    speaks = (*Answer.speaks, "move_up", "move_down", "moved")
    steps = traitlets.Dict().tag(sync=True)
    value = traitlets.Any(()).tag(sync=True)

    def __init__(self, label: str, steps: Pairs, *, help: str = "") -> None:
        """Offer the steps, pairs (key, text), in the order in which they stand at first."""
        made = dict(paired(label, steps))
        self.places = self.default = tuple(made)
        super().__init__(label=label, help=help, steps=made, value=self.default)

    @traitlets.validate("value")
    def _all_steps(self, proposal: dict) -> tuple[str, ...]:
        order: Iterable[str] = tuple(proposal["value"])
        if sorted(order) != sorted(self.places):
            raise ValueError(f"{self.label!r} needs each of its steps {list(self.places)} once.")
        return tuple(order)
