"""Broken copies of the data: each mistake is named by file, row and column, and nothing is loaded."""

import pytest

from baclofen import content

NURSING = "parameters/nursing.csv"

# file, row of which key, column, new value, words the complaint must hold
CELLS = [
    (NURSING, "half_life_article", "low", "three", ("not a plain number", "no comma")),
    (NURSING, "half_life_article", "low", "3,5", ("not a plain number", "no comma")),
    (NURSING, "half_life_article", "low", "5", ("low (5) is greater than high (4)",)),
    (NURSING, "half_life_article", "value", "9", ("above high (4)",)),
    (NURSING, "half_life_article", "value", "1", ("below low (3)",)),
    (NURSING, "half_life_article", "low", "inf", ("not a plain number",)),
    (NURSING, "half_life_article", "low", "1e999", ("too large",)),
    (NURSING, "test_dose_1", "value", "", ("there is no number",)),
    (NURSING, "half_life_article", "unit", "", ("blank",)),
    (NURSING, "half_life_article", "unit", "mcg/day", ("misread", "'per' for a slash")),
    (NURSING, "half_life_article", "unit", "\u00b5g", ("misread", "mcg")),
    (NURSING, "half_life_article", "certainty", "M", ("only remembered", "P, A, L, S, D or T")),
    (NURSING, "half_life_article", "certainty", "N", ("not found", "never reaches a learner")),
    (NURSING, "half_life_article", "certainty", "X", ("not a word this column knows", "P, A, L, S, D or T")),
    (NURSING, "half_life_article", "source", "MIMMS", ("not in the table of sources", "Did you mean MIMS?")),
    (NURSING, "half_life_article", "source", "ART;;MIMS", ("between two semicolons",)),
    (NURSING, "half_life_article", "source", "ART;ART", ("stands twice",)),
    (NURSING, "half_life_article", "plain", "see {p:x}", ("braces cannot stand here",)),
    (NURSING, "half_life_article", "id", "Half life", ("right form",)),
    ("parameters/routes.csv", "half_life_h", "step", "0", ("greater than 0",)),
    ("signs.csv", "fever", "lists", "withdrawl", ("not a word", "withdrawal or overdose")),
    ("how_soon.csv", "fever", "pump", "soon", ("not a word", "now, call at once, same day or next contact")),
    ("signs.csv", "fever", "rule", "hot", ("not in the table of how_soon (was it deleted from",
     "It has: emergency, ", "add it to data/how_soon.csv: there, and only there, stands how soon")),
    ("signs.csv", "fever", "rule", "fevr", ("not in the table of how_soon. Did you mean fever",)),
    ("sooner_if.csv", "itch_and_tone", "signs", "itch", ("not known here", "Did you mean itching?")),
    ("signs.csv", "fever", "first_action", " ", ("blank", "every row")),
    ("claims.csv", "B3", "lesson", "55", ("not in the table of lessons",)),
    ("claims.csv", "B3", "verdict", "true", ("not a word", "supported, simplified")),
    ("claims.csv", "B3", "better", "{p:half_life_artcle}", ("not known", "mean half_life_article?")),
    ("claims.csv", "B3", "better", "about {p:half_life_article.value}", ("blank in its table",)),
    ("claims.csv", "B3", "better", "about {level}", ("brace cannot be filled",)),
    ("lessons.csv", "05", "minutes", "5.5", ("not a whole number",)),
    ("lessons.csv", "05", "minutes", "500", ("out of range", "5 to 90")),
    ("sources/article.csv", "teaching", "link", "see above", ("right form",)),
    ("words/routes.csv", "routes.title", "key", "signs.titel", ("does not begin with the name of its file",)),
    ("words/routes.csv", "routes.sentence", "text", "level {a b}", ("brace cannot be filled",)),
]  # fmt: skip


@pytest.mark.parametrize(("file", "key", "column", "value", "words"), CELLS)
def test_a_bad_cell_is_named_by_file_row_and_column(copy, file, key, column, value, words):
    row = copy.row_of(file, key)
    copy.cell(file, row, column, value)
    found = [p for p in copy.problems() if (p.file, p.row) == (file, row)]
    assert found, "no problem names this row"
    assert column in {p.column for p in found} or {p.column for p in found} <= {"low", "value", "step"}
    text = " ".join(str(problem) for problem in found)
    assert all(word in text for word in words), text
    assert f"row {row}" in text


def test_the_untouched_copy_loads(copy):
    assert len(content.load(copy.folder).signs()) == len(content.signs())


def test_all_problems_come_at_once_and_nothing_is_loaded(copy):
    copy.cell(NURSING, 2, "low", "x")
    copy.cell("signs.csv", 2, "plain", "")
    copy.cell("lessons.csv", 2, "minutes", "x")
    problems = copy.problems()
    assert {p.file for p in problems} == {NURSING, "signs.csv", "lessons.csv"}
    with pytest.raises(content.ContentError, match="3 things in the data need mending"):
        content.load(copy.folder)


def test_two_slips_in_one_row_come_at_once(copy):
    row = copy.row_of(NURSING, "half_life_article")
    copy.cell(NURSING, row, "certainty", "X")
    copy.cell(NURSING, row, "source", "MIMMS")
    assert {(p.row, p.column) for p in copy.problems()} == {(row, "certainty"), (row, "source")}


def test_a_row_that_cannot_be_read_is_not_told_as_missing_too(copy):
    rows = copy.rows("how_soon.csv")
    rows[copy.row_of("how_soon.csv", "fever") - 1].append("too many")
    copy.write("how_soon.csv", rows)
    assert {p.file for p in copy.problems()} == {"how_soon.csv"}


def test_a_deleted_rule_is_asked_after_where_several_rows_name_it(copy):
    rows = copy.rows("how_soon.csv")
    copy.write("how_soon.csv", [row for row in rows if row[0] != "sleepy"])
    said = "\n".join(str(problem) for problem in copy.problems())
    assert "'sleepy' is not in the table of how_soon (was it deleted from data/how_soon.csv?)." in said


def test_a_byte_order_mark_that_became_three_letters(copy):
    path = copy.folder / "signs.csv"
    path.write_text("\u00ef\u00bb\u00bf" + path.read_text("utf-8-sig"), "utf-8")
    [problem] = copy.problems()
    assert (
        "it begins with broken characters ('\u00ef\u00bb\u00bf'): the file was once opened with the wrong"
        in str(problem)
    )
    assert "save the table again as 'CSV UTF-8" in str(problem)
    assert problem.row == 1


@pytest.mark.parametrize("name", ["signs.csv", "claims.csv", "lessons.csv", NURSING, "words/ui.csv"])
def test_a_missing_file(copy, name):
    (copy.folder / name).unlink()
    assert any(p.file == name and "missing" in p.wrong for p in copy.problems())


@pytest.mark.parametrize("name", ["schemas", "schemas/signs.json"])
def test_a_missing_schema(copy, name):
    path = copy.folder / name
    if path.is_dir():
        for file in path.iterdir():
            file.unlink()
    else:
        path.unlink()
    assert "missing" in str(copy.problems()[0])


def test_an_empty_file(copy):
    (copy.folder / "signs.csv").write_text("")
    assert "signs.csv: this file is empty" in " ".join(str(p) for p in copy.problems())


def test_a_column_too_many_too_few_or_twice(copy):
    rows = copy.rows("signs.csv")
    rows[0][rows[0].index("plain")] = "meaning"
    copy.write("signs.csv", rows)
    text = " ".join(str(p) for p in copy.problems())
    assert "the column 'meaning' is not known" in text
    assert "the column 'plain' is missing" in text
    rows[0][rows[0].index("meaning")] = "term"
    copy.write("signs.csv", rows)
    assert "the column 'term' stands twice" in " ".join(str(p) for p in copy.problems())


def test_a_row_with_too_many_cells(copy):
    rows = copy.rows("signs.csv")
    rows[4].append("more")
    copy.write("signs.csv", rows)
    (problem,) = copy.problems()
    assert (problem.file, problem.row) == ("signs.csv", 5)
    assert "quotation marks" in str(problem)


def test_an_id_twice_in_a_file(copy):
    rows = copy.rows("signs.csv")
    copy.write("signs.csv", [*rows, rows[3]])
    assert "stands already in row 4" in " ".join(str(p) for p in copy.problems())


def test_a_word_key_twice_or_a_source_described_twice(copy):
    rows = copy.rows("sources/article.csv")
    changed = [*rows[1]]
    changed[1] = "another title"
    copy.write("sources/extra.csv", [rows[0], changed])
    text = " ".join(str(p) for p in copy.problems())
    assert "sources/extra.csv, row 2" in text
    assert "stands also in sources/article.csv, row 2" in text
    copy.write("sources/extra.csv", rows[:2])
    assert content.load(copy.folder).source(rows[1][0]).title == rows[1][1]


def test_two_topics_may_use_one_parameter_name_but_text_must_say_which(copy):
    rows = copy.rows(NURSING)
    other = [*rows[1]]
    other[rows[0].index("low")] = "2"
    copy.write("parameters/other.csv", [rows[0], other])
    problems = copy.problems()
    assert all("half_life_article" in str(p) for p in problems), "text that quotes the name is now unclear"


def test_one_name_in_two_topics_is_asked_for_by_topic(copy):
    rows = copy.rows(NURSING)
    twin = ["level_of_two", *rows[1][1:]]
    copy.write("parameters/one.csv", [rows[0], twin])
    copy.write("parameters/two.csv", [rows[0], twin])
    library = content.load(copy.folder)
    assert library.parameter("two.level_of_two").topic == "two"
    with pytest.raises(content.ContentError, match="no parameter 'level_of_two'"):
        library.parameter("level_of_two")
