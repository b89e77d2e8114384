"""A table of radio buttons or check boxes: matrix multiple choice and matrix multiple response."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import traitlets

from baclofen.widgets.base import script
from baclofen.widgets.choices import MARKS
from baclofen.widgets.exam.answers import Answer, Pairs, known, paired


class Matrix(Answer):
    """Rows and columns; one answer in each row, or any number if `several`.

    The value is {row: tuple of columns}. `marks` stand below rows; `cells` is {row: {column: state}}.
    """

    _esm = script("answers.js", "matrix.js")
    rows = traitlets.List().tag(sync=True)
    columns = traitlets.List().tag(sync=True)
    several = traitlets.Bool(False).tag(sync=True)
    cells = traitlets.Dict().tag(sync=True)
    value = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        label: str,
        rows: Pairs,
        columns: Pairs,
        *,
        several: bool = False,
        help: str = "",
    ) -> None:
        """Offer rows and columns as pairs (key, text)."""
        row_pairs, column_pairs = paired(label, rows), paired(label, columns)
        self.places = tuple(key for key, _ in row_pairs)
        self.column_keys = tuple(key for key, _ in column_pairs)
        self.default = dict.fromkeys(self.places, ())
        super().__init__(
            label=label,
            help=help,
            rows=row_pairs,
            columns=column_pairs,
            several=several,
            value=self.default,
        )

    @traitlets.validate("value")
    def _offered(self, proposal: dict) -> dict[str, tuple[str, ...]]:
        given: Mapping[str, Iterable[str]] = proposal["value"]
        for row in given:
            known(self.label, "row", row, self.places)
        return {row: self._picks(given.get(row, ())) for row in self.places}

    def _picks(self, given: Iterable[str]) -> tuple[str, ...]:
        chosen = {known(self.label, "column", column, self.column_keys) for column in given}
        if len(chosen) > 1 and not self.several:
            raise ValueError(f"{self.label!r} takes one answer in each row, not {sorted(chosen)}.")
        return tuple(column for column in self.column_keys if column in chosen)

    @traitlets.validate("cells")
    def _good_cells(self, proposal: dict) -> dict[str, dict[str, str]]:
        for row, states in proposal["value"].items():
            known(self.label, "row", row, self.places)
            for column, state in states.items():
                known(self.label, "column", column, self.column_keys)
                known(self.label, "mark", state, MARKS)
        return {row: dict(states) for row, states in proposal["value"].items()}
