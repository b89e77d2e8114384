"""The chart of a case: each table has its own caption and heads, and each entry its column."""

import pytest

from baclofen import content
from baclofen.labs.questions import case_chart


def tables(case, tab):
    """The tables of one tab once the whole chart is open."""
    shown = {one["key"]: one for one in case_chart.tabs(case, 6)}
    return [block for block in shown[tab]["blocks"] if "rows" in block] if tab in shown else []


@pytest.mark.parametrize("case", content.cases(), ids=lambda case: case.id)
def test_the_tables_of_a_chart_are_headed_by_what_they_hold(case):
    (vitals,) = tables(case, "vitals")
    times = [entry.time for entry in case.entries if entry.tab == "vitals"]
    assert vitals["caption"] == content.word("case.vitals.caption")
    assert vitals["columns"] == [content.word("case.vitals.finding"), *times]
    assert [row[0] for row in vitals["rows"]] == list(case.findings)
    entries = [entry for entry in case.entries if entry.tab == "level"]
    for table, entry in zip(tables(case, "level"), entries, strict=True):
        heads = [content.word("case.level.hour", hours=f"{hour:g}") for hour in entry.hours]
        assert table["columns"] == [content.word("case.level.head"), *heads]
        assert table["rows"][0][0] == content.word("case.level.row")
