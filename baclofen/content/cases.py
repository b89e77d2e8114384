"""Unfolding cases: read from data/cases, checked, handed out as frozen records."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from baclofen.content.case_checks import check_case
from baclofen.content.documents import read_document
from baclofen.content.facts import fill_facts
from baclofen.content.problems import ContentError, Problem, did_you_mean
from baclofen.content.question_checks import Known
from baclofen.content.question_files import QuestionReader
from baclofen.content.records import Case, ChartEntry


class CaseReader:
    """Reads case files against what the tables know."""

    def __init__(self, folder: Path, known: Known, fact: Callable[[str], str]) -> None:
        self.folder, self.known, self.fact = folder, known, fact
        self._question = QuestionReader(folder, known, fact).record

    def ids(self) -> tuple[str, ...]:
        """The ids of every case: the names of the files."""
        return tuple(path.stem for path in sorted(self.folder.glob("cases/*.toml")))

    def read(self, id: str) -> Case:
        """One case; every problem of its file in one ContentError."""
        if id not in self.ids():
            hint = did_you_mean(str(id), self.ids(), "case")
            raise ContentError([Problem("cases", f"there is no case '{id}'.", hint)])
        name = f"cases/{id}.toml"
        raw = read_document(self.folder / name, name)
        wrong = check_case(raw, id, self.ids(), self.known, self.fact)
        if wrong:
            raise ContentError(
                [Problem(f"{name}, {place}" if place else name, *said) for place, *said in wrong]
            )
        return self._record(raw)

    def _record(self, raw: dict[str, Any]) -> Case:
        def say(text: str) -> str:
            return fill_facts(text, self.fact)

        head = raw["case"]
        return Case(
            head["id"],
            head["lesson"],
            say(head["title"]),
            say(head["about"]),
            head.get("pair", ""),
            tuple(map(say, raw.get("vitals", {}).get("findings", ()))),
            tuple(self._entry(entry, say) for entry in raw["entry"]),
            tuple(self._question(question) for question in raw["question"]),
            MappingProxyType(head.get("course", {})),
            tuple(head.get("invented", ())),
        )

    @staticmethod
    def _entry(raw: dict[str, Any], say: Callable[[str], str]) -> ChartEntry:
        return ChartEntry(
            raw["tab"],
            raw["since"],
            say(raw["time"]),
            say(raw.get("text", "")),
            tuple(map(say, raw.get("values", ()))),
            say(raw.get("caption", "")),
            tuple(float(hour) for hour in raw.get("hours", ())),
        )
