"""Blanks in sentences or in a table: drop-down cloze and table, dyad, triad, and words placed in blanks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import traitlets

from baclofen.widgets.base import script
from baclofen.widgets.exam.answers import Answer, Pairs, known, paired, passage


class Blanks(Answer):
    """Drop-down lists where the text has a place such as ``[b1]``.

    The value is {blank: key}, "" where nothing was chosen. With `bank`, the options of all blanks are one
    bag of words: choose a word, then its place; dragging works too and is never needed.
    """

    _esm = script("answers.js", "passage.js", "bank.js", "blanks.js")
    speaks = (
        *Answer.speaks,
        *("choose", "blank", "bank", "bank_help", "picked_up", "place_here", "place_named", "placed"),
        *("used", "empty"),
    )
    passage = traitlets.Dict().tag(sync=True)
    options = traitlets.Dict().tag(sync=True)
    bank = traitlets.Bool(False).tag(sync=True)
    value = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        label: str,
        options: Mapping[str, Pairs],
        text: str = "",
        *,
        head: Sequence[str] = (),
        cells: Sequence[Sequence[str]] = (),
        bank: bool = False,
        help: str = "",
    ) -> None:
        """Put options, pairs (key, text), at each place of the text, or of the table's cells."""
        made = {blank: paired(label, pairs) for blank, pairs in options.items()}
        if bank and any(pairs != next(iter(made.values())) for pairs in made.values()):
            raise ValueError(f"{label!r}: blanks that share a bag of words have the same options.")
        self.places = tuple(made)
        self.default = dict.fromkeys(made, "")
        super().__init__(
            label=label,
            help=help,
            options=made,
            bank=bank,
            passage=passage(self.places, text, head, cells),
            value=self.default,
        )

    @traitlets.validate("value")
    def _offered(self, proposal: dict) -> dict[str, str]:
        given: Mapping[str, str] = proposal["value"]
        for blank, key in given.items():
            known(self.label, "blank", blank, self.places)
            known(self.label, "option", key, ["", *(option for option, _ in self.options[blank])])
        return {blank: given.get(blank, "") for blank in self.places}
