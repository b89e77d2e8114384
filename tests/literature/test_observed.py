"""Every published row the models can be held to, one test each; every miss stands written with its size."""

import pytest

from tests.literature import cases

#: the bound is a word of ours, "held", and no published number
OURS = ("ko00_held", "mey01_held")
ROWS = cases.rows("observed/oral.csv") + cases.rows("observed/intrathecal.csv")
MODEL_PAGE = (cases.DATA.parent / "docs" / "model.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_model_against_published_row(row):
    value = cases.value_of(row["model_case"])
    low, high = cases.accepted(row)
    assert value == pytest.approx(float(row["model_value"]), rel=1e-3), (
        "the documented model value has changed"
    )
    assert row["verdict"] == ("agrees" if low <= value <= high else "misses")


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["verdict"] == "misses"], ids=lambda row: row["id"]
)
def test_every_miss_stands_in_the_teachers_page(row):
    assert cases.miss_line(row) in MODEL_PAGE


def test_rows_are_complete_and_sourced():
    sources = {
        s["id"] for path in (cases.DATA / "sources").glob("*.csv") for s in cases.rows(f"sources/{path.name}")
    }
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert set(row["source"].split(";")) <= sources, row["id"]
        assert row["certainty"] in "PALSD", row["id"]
        assert row["use"] in ("fit", "test"), row["id"]
        assert row["spread_kind"] in ("none", "sd", "se", "cv", "range", "bound", "equivalence"), row["id"]
        assert row["value"] or row["low"] or row["high"], row["id"]
        assert (row["spread_kind"] == "none") == (not row["low"] and not row["high"]), row["id"]


def test_each_published_number_is_entered_twice():
    """Someone who had not seen ours wrote tests/second_entry/observed.csv; the two may differ in rounding."""
    again = {row["id"]: row for row in cases.rows("../tests/second_entry/observed.csv")}
    assert again.keys() == {row["id"] for row in ROWS} - set(OURS), "a row waits for its second entry"
    told = [
        f"{row['id']}, {column}: {row[column]!r} in data, {again[row['id']][column]!r} in the second entry"
        for row in ROWS
        if row["id"] in again
        for column in ("value", "low", "high", "unit")
        if not _same(row[column], again[row["id"]][column])
    ]
    assert not told, "\n".join(told) + "\nRead the source; then mend the entry that is wrong."


def _same(text, other):
    """Whether two cells are one number, up to rounding, or one word."""
    try:
        return float(text) == pytest.approx(float(other), rel=0.02)
    except ValueError:
        return text == other


def test_fits_are_told_apart_from_tests():
    """Rows from which a parameter was set cannot speak for the model; enough others must."""
    assert all(row["note"] for row in ROWS if row["use"] == "fit")
    independent = [row for row in ROWS if row["use"] == "test"]
    assert sum(row["verdict"] == "agrees" for row in independent) >= 30
    assert all(row["verdict"] == "agrees" for row in ROWS if row["use"] == "fit"), (
        "a fit that misses is no fit"
    )


def test_no_other_drug_stands_for_baclofen():
    for row in ROWS:
        assert "morphine" not in " ".join(row.values()).lower()


def test_the_page_counts_as_the_data_do():
    fits = [row for row in ROWS if row["use"] == "fit"]
    tried = [row for row in ROWS if row["use"] == "test"]
    agreed = [row for row in tried if row["verdict"] == "agrees"]
    page = " ".join(MODEL_PAGE.split())
    assert f"holds {len(ROWS)} published rows. {len(fits)} of them set a parameter" in page
    assert (
        f"Of the other {len(tried)} the models reproduce {len(agreed)} and miss {len(tried) - len(agreed)}."
        in page
    )
    assert MODEL_PAGE.count("\n| `") == len(tried) - len(agreed)


def test_a_standard_deviation_reaches_as_far_up_as_down():
    rows = [row for row in ROWS if row["spread_kind"] == "sd"]
    assert rows
    for row in rows:
        low, value, high = (float(row[end]) for end in ("low", "value", "high"))
        assert high - value == pytest.approx(value - low, abs=0.01 * value), row["id"]
