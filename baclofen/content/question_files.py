"""The questions of one lesson: read from TOML, checked, handed out as frozen records."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from baclofen.content.documents import read_document
from baclofen.content.facts import fill_facts
from baclofen.content.problems import ContentError, Problem
from baclofen.content.question_checks import TEXTS, Known, check_question
from baclofen.content.records import Option, Question

_KNOWN = (*TEXTS, "claims", "key", "option", "invented")


class QuestionReader:
    """Reads question files against what the tables know."""

    def __init__(self, folder: Path, known: Known, fact: Callable[[str], str]) -> None:
        self.folder, self.known, self.fact = folder, known, fact

    def read(self, lesson: str) -> tuple[Question, ...]:
        """The questions of a lesson; every problem of its files in one ContentError."""
        problems: list[Problem] = []
        path = self.folder / "questions" / f"{lesson}.toml"
        questions = self._file(path, lesson, problems) if path.exists() else []
        seen: set[str] = set()
        for question in questions:
            if question.id in seen:
                problems.append(Problem(f"questions/{lesson}", f"the question '{question.id}' stands twice."))
            seen.add(question.id)
        if problems:
            raise ContentError(problems)
        return tuple(questions)

    def _file(self, path: Path, lesson: str, problems: list[Problem]) -> list[Question]:
        name = path.relative_to(self.folder).as_posix()
        try:
            document = read_document(path, name)
        except ContentError as error:
            problems.extend(error.problems)
            return []
        if set(document) != {"question"} or not isinstance(document["question"], list):
            problems.append(Problem(name, "the file must hold [[question]] records and nothing else."))
            return []
        questions = []
        for place, raw in enumerate(document["question"], start=1):
            wrong = check_question(raw, lesson, self.known, self.fact)
            if wrong:
                label = f"{name}, question {raw.get('id', place) if isinstance(raw, dict) else place}"
                problems += [Problem(label, text, allowed) for text, allowed in wrong]
            else:
                questions.append(self.record(raw))
        return questions

    def record(self, raw: dict[str, Any]) -> Question:
        """A checked question as a frozen record."""

        def say(text: str) -> str:
            return fill_facts(text, self.fact)

        def option(o: dict[str, Any]) -> Option:
            why, belief, group = say(o["why"]), o.get("misconception", ""), o.get("group", "")
            return Option(o["id"], say(o["text"]), why, tuple(o["source"]), belief, group)

        options = tuple(option(o) for o in raw.get("option", ()))
        key = tuple(raw["key"]) if isinstance(raw["key"], list) else raw["key"]
        more = {name: _filled(value, say) for name, value in raw.items() if name not in _KNOWN}
        return Question(
            raw["id"], raw["lesson"], raw["type"], raw["objective"], raw["step"], raw["client_needs"],
            tuple(raw.get("claims", ())), say(raw["stem"]), key, options, tuple(raw.get("invented", ())),
            MappingProxyType(more),
        )  # fmt: skip


def _filled(value: Any, say: Callable[[str], str]) -> Any:
    """Facts filled in every text of a nested value."""
    if isinstance(value, str):
        return say(value)
    if isinstance(value, list):
        return tuple(_filled(item, say) for item in value)
    if isinstance(value, dict):
        return MappingProxyType({name: _filled(item, say) for name, item in value.items()})
    return value
