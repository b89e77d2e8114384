"""Where the data stand, and how a text file is read whatever program saved it."""

from __future__ import annotations

from pathlib import Path

from baclofen.content.problems import ContentError, Problem

_MANGLED = ("\u00c3\u00a9", "\u00c2\u00a0", "\u00e2\u20ac", "\u00c3\u00bc", "\ufffd")
_SAVE_AGAIN = "Save the file again as CSV, UTF-8."


def data_folder() -> Path:
    """The folder of the data: inside the installed package, else beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "data", package.parent / "data"):
        if (folder / "schemas").is_dir():
            return folder
    raise ContentError([Problem("data", "the data folder is missing.", "Install the course again.")])


def read_text(path: Path, name: str) -> str:
    """The text of a file, with or without a byte order mark; a readable complaint if it is not UTF-8."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = "is missing." if isinstance(error, FileNotFoundError) else "cannot be opened."
        raise ContentError([Problem(name, f"this file {reason}", "Put it back and try again.")]) from error
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise ContentError([Problem(name, "this file was saved as UTF-16 (Unicode text).", _SAVE_AGAIN)])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        wrong = f"line {line} holds a character that is not UTF-8; it was perhaps saved as Latin-1 or ANSI."
        raise ContentError([Problem(name, wrong, _SAVE_AGAIN)]) from error
    for mark in _MANGLED:
        if mark in text:
            line = text[: text.index(mark)].count("\n") + 1
            wrong = (
                f"line {line} holds broken characters ('{mark}'); it was once opened with the wrong encoding."
            )
            raise ContentError([Problem(name, wrong, "Type the character again and save as CSV, UTF-8.")])
    if "\0" in text:
        raise ContentError([Problem(name, "this is not a text file.", _SAVE_AGAIN)])
    return text
