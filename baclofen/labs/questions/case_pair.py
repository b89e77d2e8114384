"""Two cases of one client side by side: the same columns, before anyone says what happened."""

from typing import Any

from baclofen import content
from baclofen.labs.live_view import NotebookOutput
from baclofen.labs.questions.poster import chart_html
from baclofen.widgets.exam import DataTable


class CasePair(NotebookOutput):
    """The vital signs of a case and of its contrasting case in one table."""

    name = "case"

    def __init__(self, id: str) -> None:
        first = content.case(id)
        if not first.pair:
            raise ValueError(f"The case {id} has no contrasting case; give it a pair in data/cases.")
        self.cases = (first, content.case(first.pair))
        self.table = side_by_side(*self.cases)
        self.panel = self.framed(
            [DataTable(**self.table)],
            self.word("pair.sentence"),
            self.word("pair.title"),
            self.word("pair.question"),
        )

    @property
    def line(self) -> str:
        """The plain-text form."""
        return self.word("pair.line", rows=str(len(self.table["rows"])))

    def reset(self) -> "CasePair":
        """Nothing moves here; the table stays."""
        return self

    def poster(self) -> str:
        """The table as HTML, for a saved notebook."""
        return chart_html([{"title": self.word("pair.title"), "blocks": [self.table]}])


def side_by_side(first: content.Case, second: content.Case) -> dict[str, Any]:
    """One table: findings down, and for each time the two cases beside each other; the usual stands once."""
    columns = [[entry for entry in case.entries if entry.tab == "vitals"] for case in (first, second)]
    usual, *later = zip(*columns, strict=True)
    heads = [
        content.word(f"case.pair.visit.{visit}", time=entry.time)
        for pair in later
        for visit, entry in zip(("first", "second"), pair, strict=True)
    ]
    return {
        "caption": content.word("case.pair.caption"),
        "columns": [content.word("case.pair.finding"), content.word("case.pair.usual"), *heads],
        "rows": [
            [finding, usual[0].values[row], *(entry.values[row] for pair in later for entry in pair)]
            for row, finding in enumerate(first.findings)
        ],
    }


def case_pair(id: str = "stiff_and_hot") -> CasePair:
    """The contrasting pair: too little and too much on one client, side by side."""
    return CasePair(id)
