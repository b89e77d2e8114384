"""The words of a lesson that a reader meets without opening a fold.

Link targets, comments, the Start line, folded ``<details>`` and the sources are left out.
"""

import re

_DETAILS = re.compile(r"<details.*?</details>", re.DOTALL)
_START_LINE = re.compile(r"<button.*?</button>[^\n]*")
_NO_WORD = re.compile(r"\]\([^)]*\)|[#*>|<>/_-]")


def open_text(source: str) -> str:
    """Return what of a Markdown cell a reader meets without opening a fold."""
    text = _DETAILS.sub("", re.sub(r"<!--.*?-->", "", source, flags=re.DOTALL))
    return "" if re.match(r"\s*#+ Sources", text) else _START_LINE.sub("", text)


def words(source: str) -> int:
    """Return how many open words a Markdown cell has."""
    return len(_NO_WORD.sub(" ", open_text(source)).split())
