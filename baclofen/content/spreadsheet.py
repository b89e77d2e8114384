"""What a spreadsheet does to a table: undone where that is safe, else said with the row and what to do."""

from __future__ import annotations

import csv
import io
import re

from baclofen.content.problems import Problem

TWO_DIGITS = "[0-9]{2}"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_CURLY = "\u201c\u201d\u201e\u00ab\u00bb"
_MONTH = (
    "jan|feb|mar|m\u00e4r|apr|may|mai|jun|jul|aug|sep|sept|oct|okt|nov|dec|dez|january|february|march|april"
    "|june|july|august|september|october|november|december"
)
_DATE = re.compile(
    rf"(?:{_MONTH})[-./ ]?\d{{1,4}}|\d{{1,4}}[-./ ]{{0,2}}(?:{_MONTH})\.?(?:[-./ ]\d{{2,4}})?"
    r"|\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,4})?|\d{1,2}\.\d{1,2}\.\d{2,4}",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"[=+@]|-\s*[^\s\d.,]")
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_LOST = re.compile(r"[A-Za-z]\?[a-z]")
#: what a spreadsheet writes between the cells, by the country it is set to
_SEPARATORS = (",", ";", "\t")

NUMBERED = list[tuple[int, list[str]]]


def records(text: str, name: str, columns: tuple[str, ...], problems: list[Problem]) -> NUMBERED:
    """The rows of a table as text, the header first, each with its number in a spreadsheet; blank rows go.

    Columns may be separated by commas, semicolons or tabs. Empty columns at the end are left out, and cells
    that were dropped at the end of a row come back empty.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text, columns), strict=True)
    rows: NUMBERED = []
    number = 0
    try:
        for number, row in enumerate(reader, start=1):
            rows.append((number, row))
    except csv.Error:
        wrong = "a quotation mark is open or out of place in this row."
        mend = 'A cell that begins with " must end with ". Write "" for a " inside such a cell.'
        problems.append(Problem(name, wrong, mend, number + 1))
        return []
    rows = [(number, row) for number, row in rows if any(cell.strip() for cell in row)]
    return _even(rows)


def _separator(text: str, columns: tuple[str, ...]) -> str:
    """What separates the columns: the sign with which the first line names known columns."""
    first = text.splitlines()[0] if text else ""

    def known(sign: str) -> int:
        return len({plain(cell.strip('"\r')) for cell in first.split(sign)} & set(columns))

    best = max(_SEPARATORS, key=known)
    return best if known(best) > known(",") else ","


def _even(rows: NUMBERED) -> NUMBERED:
    """The rows without the empty columns at the end, and with the cells that were left out there."""
    if not rows:
        return rows
    header = [plain(cell) for cell in rows[0][1]]
    while header and not header[-1]:
        header.pop()
    even = [(rows[0][0], header)]
    for number, row in rows[1:]:
        while len(row) > len(header) and not row[-1].strip():
            row = row[:-1]
        even.append((number, row + [""] * (len(header) - len(row))))
    return even


def plain(cell: str) -> str:
    """A cell without blanks and invisible signs at its ends.

    >>> plain("\\u200bid\\xa0")
    'id'
    """
    return cell.strip().strip(_INVISIBLE).strip()


def hidden_in(text: str) -> bool:
    """Whether an invisible sign stands inside a text."""
    return any(sign in text for sign in _INVISIBLE)


def looks_like_a_date(text: str) -> bool:
    """Whether a spreadsheet takes this for a date, or has already made a date of something else.

    >>> [looks_like_a_date(text) for text in ("Mar14", "14-Mar", "2014-03-01", "5. Mai", "MARQ14", "0.5")]
    [True, True, True, True, False, False]
    """
    return bool(_DATE.fullmatch(text))


def made_of_it(text: str) -> str:
    """What a spreadsheet makes of a whole cell when it is saved: TRUE, a date, a time, a formula; or ''.

    >>> [made_of_it(text) for text in ("true", "FALSE", "1/2", "10:30", "=Less", "it is true", "-")]
    ['TRUE', 'FALSE', 'a date', 'a time', 'a formula', '', '']
    >>> [made_of_it(text) for text in ("-Less", "-1", "- 0.5")]
    ['a formula', '', '']
    """
    if text.upper() in ("TRUE", "FALSE"):
        return text.upper()
    if looks_like_a_date(text):
        return "a date"
    if _TIME.fullmatch(text):
        return "a time"
    return "a formula" if _FORMULA.match(text) else ""


def too_many(row: list[str], columns: int) -> tuple[str, str]:
    """What is wrong with a row that has more cells than the table has columns, and how to mend it."""
    wrong = f"the row has {len(row)} cells, the table has {columns} columns."
    curly = next((cell for cell in row if cell.strip()[:1] in _CURLY and cell.strip()), "")
    if curly:
        return (
            wrong,
            f"Curly quotation marks hold no cell together: put straight ones around {curly.strip()} ...",
        )
    spot = next((cell for cell in row[1:] if cell[:1] == " "), "")
    where = f", perhaps before '{spot.strip()[:40]}'" if spot else ""
    return wrong, f"A comma in a text splits it{where}: put the whole text in quotation marks."


def split_before(row: list[str]) -> str:
    """A hint for a row whose cells stand in wrong columns: where a comma in a text may have split it."""
    spot = next((cell for cell in row[1:] if cell[:1] == " " and cell.strip()), "")
    return (
        f" Perhaps a comma split a text before '{spot.strip()[:40]}': then put it in quotes." if spot else ""
    )


def letter_lost(cell: str) -> str:
    """The word in which a program wrote a question mark for a letter it did not know; '' if none.

    >>> letter_lost("My daughter?s legs"), letter_lost("Why? Because"), letter_lost("https://x.org/?id=1")
    ('daughter?s', '', '')
    """
    words = cell.split() if "?" in cell else ()
    return next((word for word in words if _LOST.search(word) and "://" not in word), "")
