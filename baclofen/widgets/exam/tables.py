"""Things to read beside a question: a table, reasons for every option, and a chart with tabs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import traitlets

from baclofen.widgets.base import Part, script
from baclofen.widgets.choices import MARKS
from baclofen.widgets.exam.answer_words import ANSWER_WORDS
from baclofen.widgets.exam.answers import known


class DataTable(Part):
    """A table with a caption; the first cell of each row is its heading."""

    _esm = script("answers.js", "data_table.js")
    caption = traitlets.Unicode().tag(sync=True)
    columns = traitlets.List().tag(sync=True)
    rows = traitlets.List().tag(sync=True)

    def __init__(
        self,
        caption: str = "",
        columns: Sequence[str] = (),
        rows: Iterable[Sequence[str]] = (),
    ) -> None:
        """Show rows of texts under named columns; without rows nothing is shown."""
        super().__init__(caption=caption, columns=list(columns), rows=[list(row) for row in rows])

    @traitlets.validate("rows")
    def _even(self, proposal: dict) -> list[list[str]]:
        rows = [[str(cell) for cell in row] for row in proposal["value"]]
        for row in rows:
            if len(row) != len(self.columns):
                raise ValueError(f"{self.caption!r} has {len(self.columns)} columns, but a row is {row}.")
        return rows


class Reasons(Part):
    """Why each option is right or wrong, for formats that have no room beside the option."""

    _esm = script("answers.js", "reasons.js")
    speaks = ("right", "wrong", "missed", "chosen")
    phrases = ANSWER_WORDS
    groups = traitlets.List().tag(sync=True)

    def __init__(self, groups: Iterable[Mapping] = ()) -> None:
        """Show groups: title, mark of the answer given, `open`, and entries.

        Each entry has text, why, mark, and chosen (true for what the learner chose).
        """
        super().__init__(groups=list(groups))

    @traitlets.validate("groups")
    def _plain(self, proposal: dict) -> list[dict]:
        return [
            {
                "title": str(group["title"]),
                "mark": known(str(group["title"]), "mark", group.get("mark", "plain"), MARKS),
                "open": bool(group.get("open", True)),
                "entries": [self._entry(entry) for entry in group["entries"]],
            }
            for group in proposal["value"]
        ]

    @staticmethod
    def _entry(entry: Mapping) -> dict:
        text = str(entry["text"])
        return {
            "text": text,
            "why": str(entry["why"]),
            "mark": known(text, "mark", entry["mark"], MARKS),
            "chosen": bool(entry.get("chosen")),
        }
