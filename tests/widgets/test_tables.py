import pytest

from baclofen.widgets.exam import DataTable, Reasons, Tabs


def test_rows_of_a_table_fit_its_columns():
    table = DataTable("Findings", ["Finding", "0800"], [["Pulse", 84]])
    assert table.rows == [["Pulse", "84"]]
    with pytest.raises(ValueError, match="has 2 columns"):
        table.rows = [["Pulse", "84", "92"]]


def test_reasons_have_known_marks():
    entry = {"text": "kidneys", "why": "Because.", "mark": "missed"}
    reasons = Reasons([{"title": "Blank 1", "entries": [entry]}])
    assert reasons.groups[0] == {
        "title": "Blank 1",
        "mark": "plain",
        "open": True,
        "entries": [{**entry, "chosen": False}],
    }
    with pytest.raises(ValueError, match="has no mark 'perhaps'"):
        reasons.groups = [{"title": "", "entries": [{**entry, "mark": "perhaps"}]}]


def test_tabs_gain_data_and_know_their_names():
    notes = {"key": "notes", "title": "Notes", "blocks": [{"title": "0800", "text": "Awake."}]}
    vitals = {
        "key": "vitals",
        "title": "Vital signs",
        "new": True,
        "blocks": [{"caption": "Since 0800", "columns": ["Sign", "0800"], "rows": [["Pulse", 84]]}],
    }
    tabs = Tabs("Chart", [notes])
    assert tabs.value == "notes"
    with pytest.raises(ValueError, match=r"has no tab 'vitals'\. It has: notes"):
        tabs.value = "vitals"
    tabs.tabs = [notes, vitals]
    tabs.value = "vitals"
    assert tabs.tabs[1]["new"]
    assert tabs.tabs[1]["blocks"][0]["rows"] == [["Pulse", "84"]]
    with pytest.raises(ValueError, match="at least one tab"):
        Tabs("Chart", [])
