"""The results file that a learner makes on purpose: a code, what was chosen, scores and days; no more."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from baclofen.progress.document import Entry

FORMAT = "baclofen-course-results"
VERSION = 2  # 1 had no "chosen"
#: Every key that a results file may hold; a test compares a real file with this list.
WHITELIST = (
    "format", "version", "code", "items", "item", "tries", "lesson", "chosen", "score", "max", "confidence",
    "day", "confident_errors",
)  # fmt: skip
_CODE = re.compile(r"[A-Za-z0-9-]{4,16}")
_LETTER = re.compile(r"[A-Za-z]")
_DIGIT = re.compile(r"[0-9]")


class BadCode(ValueError):
    """The code could be a name or a student number."""


def check_code(code: str) -> str:
    """The code, if it can be a made-up one: 4 to 16 letters and digits, at least one of each.

    A name has no digit and a student number no letter, so both are refused.

    Raises:
        BadCode: with no further words; the lab says what a good code is.

    Example:
        >>> check_code(" blue-kite-7 ")
        'blue-kite-7'
    """
    code = code.strip()
    if not (_CODE.fullmatch(code) and _LETTER.search(code) and _DIGIT.search(code)):
        raise BadCode("a code has 4 to 16 letters and digits, at least one of each, and no spaces")
    return code


def results(code: str, entries: Iterable[Entry]) -> dict[str, Any]:
    """The contents of a results file: plain lists and dicts with keys of `WHITELIST` only.

    Per question the tries, and the ids of those that were answered with certainty and not in full.
    """
    ordered = sorted((one for one in entries if not one.is_note), key=lambda one: (one.item_id, one.number))
    items = [
        {"item": item, "tries": [_try(one) for one in tries]}
        for item, tries in groupby(ordered, lambda one: one.item_id)
    ]
    wrong = sorted({one.item_id for one in ordered if one.confidence == "sure" and not one.right})
    head = {"format": FORMAT, "version": VERSION, "code": check_code(code)}
    return {**head, "items": items, "confident_errors": wrong}


def results_text(code: str, entries: Iterable[Entry]) -> str:
    """The results file as text."""
    return json.dumps(results(code, entries), indent=1) + "\n"


def results_name(code: str) -> str:
    """The name of the results file."""
    return f"results-{check_code(code)}.json"


def _try(one: Entry) -> dict[str, Any]:
    return {name: getattr(one, name) for name in ("lesson", "chosen", "score", "max", "confidence", "day")}
