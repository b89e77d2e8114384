"""The form of the file: readable JSON with a version, the attempts of each question together."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate, groupby
from typing import Any

FORMAT = "baclofen-course-progress"
VERSION = 2
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}")
_MOST = 9_999_999
_WORD = re.compile(r"[A-Za-z0-9_]{0,12}")
_CHOSEN = re.compile(r"[A-Za-z0-9_.,:;-]{0,400}")
#: Letters of the largest file that is read: about 75,000 answers.
LARGEST = 10_000_000
_DEEPEST = 20  # brackets in brackets; our own files have 5
# One text of a JSON file, finished or not. Nothing is given back (`++`), so each letter is looked at once.
_TEXT = re.compile(r'"(?:[^"\\]++|\\.)*+\\?+(?:"|\Z)', re.DOTALL)
_NO_BRACKET = re.compile(r"[^\[\]{}]++")
_MOST_REST = 200_000  # written in lines it may take ten times as many letters
_OURS = ("format", "version", "questions")
_KEY = re.compile(r"[a-z_]{1,40}")
_STEP = {"[": 1, "{": 1, "]": -1, "}": -1}


#: what a learner keeps that is no answer: sessions of the pump, and the way through the course
NOTES = ("pump:", "path:")


class Damaged(ValueError):
    """The file cannot be read as progress."""


class Foreign(Damaged):
    """The file is whole, but not of this kind."""


class Newer(ValueError):
    """The file was written by a newer edition of the course."""


@dataclass(frozen=True)
class Entry:
    """One scored answer.

    Attributes:
        confidence: one word, or "" when it was not asked for.
        day: year-month-day, never finer.
        number: its place in the file, 1 for the oldest; 0 before it is in the file.
        chosen: the ids of what was chosen, or the number typed; "" in files from before it was kept.

    Raises:
        ValueError: if a value cannot be part of an answer, such as a sentence where a code belongs.
    """

    item_id: str
    lesson: str
    score: int
    max: int
    confidence: str
    day: str
    number: int = 0
    chosen: str = ""

    def __post_init__(self) -> None:
        """Refuse what does not belong in the file, so that it can never hold free text."""
        texts = (self.item_id, self.lesson, self.confidence, self.day, self.chosen)
        if not all(isinstance(text, str) for text in texts):
            raise ValueError("item_id, lesson, confidence, day and chosen must be text")
        if not _CHOSEN.fullmatch(self.chosen):
            raise ValueError("chosen must be ids of options, or a number")
        if not _CODE.fullmatch(self.item_id):
            raise ValueError(f"item_id must be a short code, not {self.item_id!r}")
        if not (_WORD.fullmatch(self.lesson) and _WORD.fullmatch(self.confidence)):
            raise ValueError("lesson and confidence must be one short word")
        if len(self.day) != 10:
            raise ValueError(f"day must be year-month-day, not {self.day!r}")
        date.fromisoformat(self.day)
        numbers = (self.score, self.max, self.number)
        if not all(type(number) is int and 0 <= number <= _MOST for number in numbers):
            raise ValueError(f"score, max and number must be whole numbers from 0 to {_MOST}")

    @property
    def is_note(self) -> bool:
        """Whether it is something kept, and no answer: it is never counted or handed in."""
        return self.item_id.startswith(NOTES)

    @property
    def right(self) -> bool:
        """True when every point was given."""
        return self.score >= self.max > 0


def today() -> str:
    """The day, as it is stored."""
    return date.today().isoformat()


def dump(entries: Iterable[Entry], rest: Mapping[str, Any] | None = None) -> str:
    """The text of the file; entries without a number get the next ones; `rest` is kept as it is."""
    grouped = groupby(sorted(numbered(entries), key=lambda one: one.item_id), lambda one: one.item_id)
    questions = {item: _question(list(tries)) for item, tries in grouped}
    head = {"format": FORMAT, "version": VERSION}
    return json.dumps({**head, "questions": questions, **(rest or {})}, indent=1) + "\n"


def rest_of(text: str) -> dict[str, Any]:
    """What a text of this form holds beside our answers: a later edition put it there, and it is kept.

    Raises:
        ValueError: if the text is no JSON.
    """
    rest = json.loads(text).items()
    return bounded({key: value for key, value in rest if key not in _OURS and _KEY.fullmatch(key)})


def bounded(rest: dict[str, Any]) -> dict[str, Any]:
    """The same, or nothing where it is so much that the file could become too large to be read."""
    return rest if not rest or len(json.dumps(rest)) <= _MOST_REST else {}


def numbered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries in order; those without a number follow the last one.

    Where the numbers would not do, as after a file whose numbers somebody changed, all are counted anew.
    """
    entries = list(entries)
    last = max((one.number for one in entries), default=0)
    if last + sum(one.number == 0 for one in entries) > _MOST:
        ordered = sorted(entries, key=lambda one: one.number or _MOST + 1)
        return tuple(replace(one, number=number) for number, one in enumerate(ordered, 1))
    given = []
    for one in entries:
        last += one.number == 0
        given.append(one if one.number else replace(one, number=last))
    return tuple(sorted(given, key=lambda one: one.number))


def parse(text: str) -> tuple[Entry, ...]:
    """The entries of a file, oldest first.

    Size and depth are looked at first: a deep text ends Python itself where it runs in a browser.

    Raises:
        Damaged: if any part of it cannot be read; Foreign if it is not such a file.
        Newer: if a newer edition of the course has written it.
    """
    if len(text) > LARGEST or _is_deep(text):
        raise Damaged("too large or too deep")
    try:
        data = json.loads(text)
        if data["format"] != FORMAT:
            raise Foreign("not a file of progress")
        version = data["version"]
        if type(version) is not int or version < VERSION:
            raise ValueError("not a version")
        if version == VERSION:
            return _entries(data)
    except Foreign:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise Damaged(str(problem)) from None
    raise Newer(f"version {version} is newer than {VERSION}")


def _is_deep(text: str) -> bool:
    """Whether brackets stand in brackets more often than any file of ours has them."""
    brackets = _NO_BRACKET.sub("", _TEXT.sub("", text))
    return max(accumulate(map(_STEP.__getitem__, brackets)), default=0) > _DEEPEST


def _question(tries: list[Entry]) -> dict[str, Any]:
    counts = {"attempts": len(tries), "right": sum(one.right for one in tries)}
    return {"counts": counts, "attempts": [_attempt(one) for one in tries]}


def _attempt(one: Entry) -> dict[str, Any]:
    return {name: value for name, value in vars(one).items() if name != "item_id"}


def _entries(data: dict[str, Any]) -> tuple[Entry, ...]:
    entries = [
        Entry(item_id=item, **{name: one[name] for name in _FIELDS}, chosen=one.get("chosen", ""))
        for item, question in data["questions"].items()
        for one in question["attempts"]
    ]
    if len({one.number for one in entries if one.number}) < len([one for one in entries if one.number]):
        raise ValueError("two attempts have the same number")
    return numbered(entries)


_FIELDS = ("lesson", "score", "max", "confidence", "day", "number")
