"""Answers to any question of the bank: its key, and a wrong answer made from it."""

from collections.abc import Mapping
from typing import Any

from baclofen.content import Question


def every_type(questions) -> dict[str, Question]:
    """The first question of each type; and "trend", the first with a table of findings over time."""
    found: dict[str, Question] = {}
    for question in questions:
        found.setdefault(question.type, question)
        if "trend" in question.more:
            found.setdefault("trend", question)
    return found


def key_of(question: Question) -> Any:
    """The key with lists and plain mappings, so that it can be written as JSON."""
    return _plain(question.key)


def wrong_for(question: Question) -> Any:
    """An answer that earns no point: nothing of the key, in the shape of the key."""
    key, more = question.key, question.more
    ids = [option.id for option in question.options]
    if question.type == "numeric":
        return "123456"
    if question.type == "ordered":
        return [*key[1:], key[0]]
    if question.type == "matrix_mc":
        columns = [column["id"] for column in more["columns"]]
        return {row: _other(columns, one) for row, one in zip(more["rows"], key, strict=True)}
    if question.type == "matrix_mr":
        return {column: [row for row in more["rows"] if row not in rows] for column, rows in key.items()}
    if isinstance(key, Mapping):
        return {group: _others(question, group, picks) for group, picks in key.items()}
    if "blanks" in more:
        return {
            blank: next(o.id for o in question.options if o.group in ("", blank) and o.id not in key)
            for blank in more["blanks"]
        }
    others = [id for id in ids if id not in key]
    return others[0] if isinstance(key, str) else others[: more.get("n", len(others))]


def _others(question: Question, group: str, picks: Any) -> Any:
    others = [o.id for o in question.options if o.group == group and o.id not in picks]
    if question.type == "bowtie":
        return others[0] if isinstance(picks, str) else others[: len(picks)]
    return others


def _other(names: list[str], one: str) -> str:
    return next(name for name in names if name != one)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, (list, tuple)) else value
