"""Where the data stand, and how a text file is read whatever program saved it."""

from __future__ import annotations

from pathlib import Path

from baclofen.content.problems import ContentError, Problem

_MANGLED = ("\u00c3\u00a9", "\u00c2\u00a0", "\u00e2\u20ac", "\u00c3\u00bc", "\ufffd")
#: a byte order mark that was read as three letters
_MANGLED_MARK = "\u00ef\u00bb\u00bf"
_SAVE_TABLE = (
    "Save the table again as 'CSV UTF-8 (Comma delimited)' (LibreOffice: Text CSV, Unicode (UTF-8))."
)
_SAVE_TEXT = "Save the file again in the editor with the encoding UTF-8."


def data_folder() -> Path:
    """The folder of the data: inside the installed package, else beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "data", package.parent / "data"):
        if (folder / "schemas").is_dir():
            return folder
    raise ContentError([Problem("data", "the data folder is missing.", "Install the course again.")])


def read_text(path: Path, name: str) -> str:
    """The text of a file, with or without a byte order mark; a readable complaint if it is not UTF-8."""
    save_again = _SAVE_TABLE if name.endswith(".csv") else _SAVE_TEXT
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = "is missing." if isinstance(error, FileNotFoundError) else "cannot be opened."
        raise ContentError([Problem(name, f"this file {reason}", "Put it back and try again.")]) from error
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise ContentError([Problem(name, "this file was saved as UTF-16 (Unicode text).", save_again)])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        wrong = "it holds a character that is not UTF-8: the file was saved as Windows-1252, Latin-1 or ANSI."
        mend = f"Bring the last good file back (git checkout -- data/{name}), or do this: {save_again}"
        raise ContentError([Problem(name, wrong, mend, row)]) from error
    if _MANGLED_MARK in text:
        wrong = (
            f"it begins with broken characters ('{_MANGLED_MARK}'): the file was once opened with the wrong "
            "encoding."
        )
        mend = f"Take them away and {save_again[0].lower()}{save_again[1:]}"
        mend += f" Or bring the last good file back: git checkout -- data/{name}"
        raise ContentError([Problem(name, wrong, mend, text[: text.index(_MANGLED_MARK)].count("\n") + 1)])
    for mark in _MANGLED:
        if mark in text:
            row = text[: text.index(mark)].count("\n") + 1
            wrong = (
                f"it holds broken characters ('{mark}'): the file was once opened with the wrong encoding."
            )
            mend = f"Type them again, or bring the last good file back: git checkout -- data/{name}"
            raise ContentError([Problem(name, wrong, mend, row)])
    if "\0" in text:
        raise ContentError([Problem(name, "this is not a text file.", save_again)])
    return text
