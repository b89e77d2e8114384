"""Files as spreadsheets and editors write them: read where that is safe, refused kindly where it is not."""

import pytest

from baclofen import content


def resave(copy, encoding, newline="\n"):
    path = copy.folder / "signs.csv"
    text = path.read_text(encoding="utf-8-sig").replace("\n", newline)
    path.write_bytes(text.encode(encoding, errors="replace"))


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_byte_order_mark_and_windows_line_ends_change_nothing(copy, encoding, newline):
    resave(copy, encoding, newline)
    assert content.load(copy.folder).signs() == content.signs()


def test_empty_rows_at_the_end_are_not_data(copy):
    rows = copy.rows("signs.csv")
    copy.write("signs.csv", [*rows, [""] * len(rows[0]), []])
    assert content.load(copy.folder).signs() == content.signs()


def test_columns_in_another_order_are_the_same_table(copy):
    rows = copy.rows("signs.csv")
    copy.write("signs.csv", [list(reversed(row)) for row in rows])
    assert content.load(copy.folder).signs() == content.signs()


def test_latin_1_is_refused_with_what_to_do(copy):
    path = copy.folder / "signs.csv"
    text = path.read_text(encoding="utf-8-sig").replace("fever", "fi\u00e8vre", 1)
    path.write_bytes(text.encode("latin-1", errors="replace"))
    (problem, *_rest) = copy.problems()
    assert problem.file == "signs.csv"
    assert "Latin-1" in problem.wrong
    assert "UTF-8" in problem.allowed


@pytest.mark.parametrize(
    ("content_bytes", "words"),
    [
        ("term\u00e9".encode("utf-16"), "UTF-16"),
        ("id,term\nx,caf\u00c3\u00a9\n".encode(), "broken characters"),
        (b"id,term\nx,\0\n", "not a text file"),
        (b'id,term\nx,"open\n', "quotation mark"),
    ],
)
def test_other_ways_to_save_it_wrong(copy, content_bytes, words):
    (copy.folder / "signs.csv").write_bytes(content_bytes)
    assert words in " ".join(str(problem) for problem in copy.problems())


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(content.ContentError, match="schemas"):
        content.load(tmp_path / "nowhere")
