"""Every table through every way of saving: it loads the same, or is refused in one sentence with its row."""

import csv
import io
import os
import shutil
import subprocess

import pytest

from baclofen import content
from baclofen.content.spreadsheet import looks_like_a_date
from tests.content.conftest import DATA
from tests.support import arriving
from tools import table_form

NAMES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.csv"))


#: the question of lesson 00, which holds a comma
QUESTION = "How do I use this course, and what is it for?"


def as_rows(name):
    text = (DATA / name).read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def written(rows, separator=",", newline="\r\n", mark="\ufeff"):
    """A table as Excel writes it."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator=newline).writerows(rows)
    return mark + text.getvalue()


def dropped_zeros(rows):
    """Numbers as a spreadsheet understood them: 01 is 1, 112.0 is 112, 0.50 is 0.5."""

    def understood(cell):
        try:
            return f"{float(cell):.15g}"
        except ValueError:
            return cell

    return [[understood(cell) for cell in row] for row in rows]


def wider(rows):
    """Three columns too many, as after a stray blank on the right."""
    return [[*row, "", " ", ""] for row in rows]


def shorter(rows):
    """Empty cells at the end of a row left out, and empty rows below, as Excel may do."""

    def cut(row):
        while row and not row[-1]:
            row = row[:-1]
        return row

    return [*(cut(row) for row in rows), [""] * len(rows[0]), []]


SAVED = {
    "Excel, CSV UTF-8": lambda rows: written(dropped_zeros(rows)),
    "Excel with semicolons": lambda rows: written(dropped_zeros(rows), ";"),
    "Excel, tabs": lambda rows: written(rows, "\t"),
    "editor without mark": lambda rows: written(rows, newline="\n", mark=""),
    "old Mac": lambda rows: written(rows, newline="\r"),
    "columns too many": lambda rows: written(wider(rows)),
    "cells left out": lambda rows: written(shorter(rows)),
    "invisible signs": lambda rows: written([["\u200b" + c + "\u00a0" for c in rows[0]], *rows[1:]]),
}  # fmt: skip


def everything(library):
    """All that the tables say, cell by cell."""
    return {name: [dict(row) for row in library.table(name)] for name in sorted(library._tables)}


@pytest.fixture(scope="module")
def ours():
    return everything(content.library())


@pytest.mark.parametrize("way", SAVED)
def test_each_table_saved_another_way_loads_the_same_and_is_written_back_the_same(copy, way, ours):
    for name in NAMES:
        (copy.folder / name).write_bytes(SAVED[way](as_rows(name)).encode("utf-8"))
    assert everything(content.load(copy.folder)) == ours
    table_form.form(copy.folder)
    for path, text in table_form.tables(DATA):
        assert (copy.folder / path.relative_to(DATA)).read_text("utf-8") == text


def test_opened_and_saved_in_libreoffice_means_unchanged(copy, tmp_path, ours):
    arriving.until_installed()
    office = shutil.which("soffice") or shutil.which("localc")
    if office is None and os.environ.get("CI"):
        pytest.fail("No LibreOffice here, and on CI it must be asked: apt install libreoffice-calc-nogui")
    if office is None:
        pytest.skip("No LibreOffice on this computer: install it to run this test.")
    (tmp_path / "in").mkdir()
    for number, name in enumerate(NAMES):
        shutil.copy(DATA / name, tmp_path / f"in/{number:03}.csv")
    form = "Text - txt - csv (StarCalc):44,34,76,1"  # comma, straight quotation mark, UTF-8, from row 1
    words = [
        office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
        f"--infilter={form}",
        "--convert-to", f"csv:{form},,0,false,true,false", "--outdir", str(tmp_path / "out"),
        *map(str, sorted((tmp_path / "in").iterdir())),
    ]  # fmt: skip
    subprocess.run(words, check=True, capture_output=True)
    for number, name in enumerate(NAMES):
        shutil.copy(tmp_path / f"out/{number:03}.csv", copy.folder / name)
    assert (copy.folder / "lessons.csv").read_text("utf-8").splitlines()[1].startswith("0,"), "zeros stay?"
    assert everything(content.load(copy.folder)) == ours


def refused(copy, name, change):
    path = copy.folder / name
    text = path.read_text(encoding="utf-8")
    broken = change(text)
    assert broken != text
    path.write_bytes(broken if isinstance(broken, bytes) else broken.encode("utf-8"))
    return [str(problem) for problem in copy.problems() if problem.file == name]


def test_an_unquoted_comma_names_row_and_place(copy):
    said = refused(copy, "lessons.csv", lambda text: text.replace(f'"{QUESTION}"', QUESTION))
    assert said == [
        "lessons.csv, row 2: the row has 7 cells, the table has 6 columns. A comma in a text splits it, "
        "perhaps before 'and what is it for?': put the whole text in quotation marks."
    ]


def test_curly_quotation_marks_are_named(copy):
    said = refused(copy, "lessons.csv", lambda text: text.replace(f'"{QUESTION}"', f"\u201c{QUESTION}\u201d"))
    assert len(said) == 1
    assert "row 2" in said[0]
    assert "put straight ones around \u201cHow do I use this course" in said[0]


def test_an_open_quotation_mark_names_its_row(copy):
    said = refused(copy, "lessons.csv", lambda t: t.replace('what is it for?"', "what is it for?"))
    assert len(said) == 1
    assert "lessons.csv, row 2: a quotation mark is open or out of place" in said[0]
    said = refused(copy, "signs.csv", lambda t: t.rstrip("\n") + ',"open\n')
    last = len(as_rows("signs.csv"))
    assert f"signs.csv, row {last}: a quotation mark" in said[0]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "utf-16"])
def test_windows_1252_and_utf_16_name_the_way_to_save(copy, encoding):
    said = refused(
        copy, "claims.csv", lambda t: t.lstrip("\ufeff").encode(encoding, errors="replace") + b"\n\xe9"
    )
    assert len(said) == 1
    assert "CSV UTF-8" in said[0]
    assert ("row" in said[0]) is (encoding != "utf-16")


def test_letters_that_were_lost_are_named(copy):
    said = refused(copy, "lessons.csv", lambda t: t.replace("daughter\u2019s", "daughter?s"))
    assert said == [
        "lessons.csv, row 3, column 'question': 'daughter?s' holds a question mark where a letter was lost "
        "in saving. Type the word again and save as CSV UTF-8."
    ]


@pytest.mark.parametrize("date", ["14-Mar", "2014-03-01", "3/14/2014", "14.03.2014", "01. Mai"])
def test_what_became_a_date_is_named_wherever_it_stands(copy, date):
    for name, key, column in (
        ("parameters/oral.csv", "absorption_per_h", "source"),
        ("parameters/oral.csv", "absorption_per_h", "value"),
        ("how_soon.csv", "fever", "mouth"),
        ("claims.csv", "B3", "lesson"),
    ):
        key = key if key in [row[0] for row in copy.rows(name)] else copy.rows(name)[1][0]
        whole = (copy.folder / name).read_bytes()
        copy.cell(name, copy.row_of(name, key), column, date)
        (problem,) = [p for p in copy.problems() if p.column == column]
        assert problem.wrong == f"'{date}' is a date: the spreadsheet has changed what stood here."
        assert "as Text" in problem.allowed
        (copy.folder / name).write_bytes(whole)


def test_no_id_is_allowed_that_looks_like_a_date(copy):
    copy.write(
        "sources/new.csv",
        [as_rows("sources/article.csv")[0], ["Dec21", "T", "A", "2021", "book", "", "passage"]],
    )
    (problem,) = copy.problems()
    assert "'Dec21' looks like a date" in problem.wrong


def test_an_invisible_sign_and_a_comma_for_a_semicolon_are_named(copy):
    copy.cell("how_soon.csv", copy.row_of("how_soon.csv", "fever"), "pump", "emergency\u200b now")
    (problem,) = copy.problems()
    assert "an invisible character stands in" in problem.wrong
    copy.cell("how_soon.csv", copy.row_of("how_soon.csv", "fever"), "pump", "emergency now")
    copy.cell("signs.csv", copy.row_of("signs.csv", "fever"), "lists", "withdrawal, overdose")
    (problem,) = copy.problems()
    assert "Separate entries with a semicolon" in problem.allowed
    copy.cell("signs.csv", copy.row_of("signs.csv", "fever"), "lists", "withdrawal")
    copy.cell("signs.csv", copy.row_of("signs.csv", "fever"), "source", "KEMSTRO, LSAFE")
    (problem,) = copy.problems()
    assert str(problem).endswith(
        "'KEMSTRO, LSAFE' holds a comma. Separate entries with a semicolon: KEMSTRO;LSAFE"
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_double_click_opens_the_table_with_its_letters(name):
    assert (DATA / name).read_bytes().startswith(b"\xef\xbb\xbf"), (
        f"data/{name} lacks the byte order mark: Excel would break its letters. "
        "Run: python run.py notebooks --fill"
    )


def test_nothing_in_the_tables_looks_like_a_date():
    found = [
        (name, cell) for name in NAMES for row in as_rows(name) for cell in row if looks_like_a_date(cell)
    ]
    assert found == [], "A spreadsheet would change these cells: write them with more letters."


def test_a_comma_that_only_shifts_the_cells_is_named(copy):
    said = refused(copy, "how_soon.csv", lambda text: text.replace("LSAFE;GAB", "LSAFE, GAB", 1))
    assert any("Perhaps a comma split a text before 'GAB" in one for one in said), said
