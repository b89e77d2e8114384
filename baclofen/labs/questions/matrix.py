"""Rows and columns to answer in: matrix multiple choice and multiple response."""

from collections.abc import Mapping
from typing import Any

from baclofen.labs.questions.answering import Answering, placed
from baclofen.labs.questions.feedback import reason, state
from baclofen.model import scoring
from baclofen.widgets.exam import Matrix


class Grid(Answering):
    """Rows and columns: matrix multiple choice (one answer in each row) and multiple response."""

    def build(self, stem: str, help: str) -> Matrix:
        """A table of radio buttons or check boxes."""
        self.several = self.question.type == "matrix_mr"
        columns = [(column["id"], column["text"]) for column in self.question.more["columns"]]
        rows = [(row, self.names.options[row]) for row in self.question.more["rows"]]
        return Matrix(stem, rows, columns, several=self.several, help=help)

    @property
    def response(self) -> Any:
        """A column for each row, or rows for each column."""
        value = self.widget.value
        if not any(value.values()):
            return None
        if not self.several:
            return {row: picks[0] if picks else None for row, picks in value.items()}
        return self._by_column(value)

    def _by_column(self, value: Mapping[str, tuple]) -> dict[str, list[str]]:
        return {
            column: [row for row, picks in value.items() if column in picks]
            for column in self.widget.column_keys
        }

    def put(self, response: Any) -> None:
        """Choose what the response names."""
        self.widget.value = self._by_row(response)

    def _by_row(self, answer: Any) -> dict[str, tuple]:
        if not self.several:
            return placed(self.question, answer)
        columns = placed(self.question, answer)
        return {row: tuple(c for c, rows in columns.items() if row in rows) for row in self.widget.places}

    @property
    def empty(self) -> tuple[int, int]:
        """Rows without an answer, where each row wants one."""
        return (
            (0, 0)
            if self.several
            else (
                sum(not picks for picks in self.widget.value.values()),
                len(self.widget.places),
            )
        )

    def mark(self, score: scoring.Score) -> None:
        """Mark every cell, and each row with its reason."""
        wanted, picked = self._by_row(self.question.key), self.widget.value
        self.widget.cells = {
            row: {c: state(c in wanted[row], c in picked[row]) for c in self.widget.column_keys}
            for row in self.widget.places
        }
        options = {option.id: option for option in self.question.options}
        self.widget.marks = {
            row: (
                _row_state(wanted[row], picked[row]),
                reason(options[row]),
            )
            for row in self.widget.places
        }


def _row_state(wanted: tuple, picked: tuple) -> str:
    if set(picked) == set(wanted):
        return "right"
    return "missed" if set(picked) < set(wanted) else "wrong"
