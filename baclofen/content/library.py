"""All tables together: read, cross-checked, and handed out. Bad data never loads by halves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from baclofen.content.cases import CaseReader
from baclofen.content.facts import FillError, fill_facts, fill_places
from baclofen.content.how_soon import act_texts, speed_texts
from baclofen.content.library_checks import check_library, check_references
from baclofen.content.problems import ContentError, Problem, did_you_mean
from baclofen.content.question_files import QuestionReader
from baclofen.content.records import ROUTES, Case, Claim, Lesson, Parameter, Question, Sign, Source, Term
from baclofen.content.scene_records import Scene
from baclofen.content.scenes import SceneReader
from baclofen.content.schema import Schema, read_schemas
from baclofen.content.stories import StoryReader
from baclofen.content.story_records import Story
from baclofen.content.tables import TableRow, read_kind

_Record = TypeVar("_Record")


class Library:
    """The content of one data folder. Made by `load`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        schemas = read_schemas(folder)
        problems: list[Problem] = []
        tables = {name: read_kind(folder, schema, problems) for name, schema in schemas.items()}
        problems += (
            check_references(schemas, tables, problems) if problems else check_library(schemas, tables)
        )
        if problems:
            raise ContentError(problems)
        self._parameters = _parameters(tables["parameters"])
        self._rules = _rule_texts(tables)
        self._fill_tables(schemas, tables)
        if problems:
            raise ContentError(problems)

    def _fill_tables(self, schemas: Mapping[str, Schema], tables: dict[str, list[TableRow]]) -> None:
        """Make the records, with the facts filled into their texts."""
        self._sources = {row["id"]: _source(row) for row in tables["sources"]}
        speeds = {row["id"]: {route: row[route] for route in ROUTES} for row in tables["how_soon"]}
        self._signs = {row["id"]: Sign(**self._filled(row), **speeds[row["rule"]]) for row in tables["signs"]}
        self._claims = {row["id"]: Claim(**self._filled(row)) for row in tables["claims"]}
        self._lessons = {row["id"]: Lesson(**self._filled(row)) for row in tables["lessons"]}
        self._glossary = {row["term"]: Term(**self._filled(row)) for row in tables["glossary"]}
        self._words = {row["key"]: (self.fill(row["text"]), row.file) for row in tables["words"]}
        self._tables = tables
        known: dict[str, Collection[str]] = {"claim": self._claims, "source": self._sources}
        for kind in ("objective", "misconception"):
            if kind + "s" in tables:
                known[kind] = {row["id"] for row in tables[kind + "s"]}
        self._filled_tables = cache(self._filled_table)
        self._words_by_topic = cache(self._words_of)
        reader = QuestionReader(self.folder, known, self.fact)
        self._read_questions = cache(reader.read)
        self._case_files = CaseReader(self.folder, known, self.fact)
        self._read_case = cache(self._case_files.read)
        self._scene_files = SceneReader(self.folder, self._sources, self.fact)
        self._read_scenes = cache(self._scene_files.read)
        self._story_files = StoryReader(self.folder, self._lessons, self._sources, self.fact)
        self._read_story = cache(self._story_files.read)

    def _filled(self, row: TableRow) -> dict[str, Any]:
        return {k: self.fill(v) if isinstance(v, str) else v for k, v in row.cells.items()}

    # ------------------------------------------------------------ numbers
    def parameter(self, id: str) -> Parameter:
        """One number by its id, or by topic.id where two files use the same id."""
        return _find(self._parameters, id, "parameters", "parameter")

    def parameters(self, topic: str | None = None) -> tuple[Parameter, ...]:
        """Every number, or those of one file of parameters/."""
        every = dict.fromkeys(self._parameters.values())
        return tuple(p for p in every if topic is None or p.topic == topic)

    def fact(self, name: str) -> str:
        """The text of {p:name}: a parameter, or one part of it. Raises KeyError with a sentence."""
        found = self._parameters.get(name)
        if found is not None:
            return found.text
        if name in self._rules:
            return fill_facts(self._rules[name][0], self.fact)
        id, _, part = name.rpartition(".")
        found = self._parameters.get(id)
        text = None if found is None else found.text if part == "text" else found.part(part)
        if text is None:
            hint = did_you_mean(id if found is None and id else name, self._parameters, "parameter")
            raise KeyError(f"the fact '{{p:{name}}}' is not known. {hint}")
        return text

    def fact_sources(self, name: str) -> tuple[str, ...]:
        """The sources behind {p:name}, without its part: those of a parameter, a rule or an act."""
        return self._rules[name][1] if name in self._rules else self.parameter(name).source

    def fill(self, text: str) -> str:
        """The text with every {p:id} replaced by its fact."""
        try:
            return fill_facts(text, self.fact)
        except KeyError as error:
            raise ContentError([Problem("text", str(error.args[0]))]) from error

    # ------------------------------------------------------------ records
    def source(self, id: str) -> Source:
        """One source by its code."""
        return _find(self._sources, id, "sources", "source")

    def signs(self) -> tuple[Sign, ...]:
        """Every sign, in the order of the table."""
        return tuple(self._signs.values())

    def claims(self, lesson: str | None = None) -> tuple[Claim, ...]:
        """Every claim, or those that one lesson teaches."""
        return tuple(c for c in self._claims.values() if lesson is None or c.lesson == lesson)

    def claims_asked(self, lesson: str) -> tuple[Claim, ...]:
        """Every claim that one lesson lets a learner judge: those it teaches or takes up again."""
        return tuple(c for c in self._claims.values() if c.lesson == lesson or lesson in c.also)

    def lesson(self, id: str) -> Lesson:
        """One lesson by its two digits."""
        return _find(self._lessons, id, "lessons.csv", "lesson")

    def lessons(self) -> tuple[Lesson, ...]:
        """Every lesson in order."""
        return tuple(self._lessons.values())

    def glossary(self) -> tuple[Term, ...]:
        """Every word of the glossary."""
        return tuple(self._glossary.values())

    def table(self, name: str) -> tuple[Mapping[str, Any], ...]:
        """The rows of any checked table by the name of its schema, as read-only mappings; filled once."""
        return self._filled_tables(name)

    def _filled_table(self, name: str) -> tuple[Mapping[str, Any], ...]:
        rows = _find(self._tables, name, "schemas", "table")
        return tuple(MappingProxyType({**self._filled(row), "topic": row.topic}) for row in rows)

    def rows(self, name: str) -> tuple[TableRow, ...]:
        """The rows of a checked table as they stand, with file and number: what the check tells an author."""
        return tuple(_find(self._tables, name, "schemas", "table"))

    def cells(self) -> Iterator[tuple[TableRow, str, str]]:
        """Every text of every table as typed: its row, its column, the text."""
        for name in self._tables:
            for row in self._tables[name]:
                yield from (
                    (row, column, cell) for column, cell in row.cells.items() if isinstance(cell, str)
                )

    # ------------------------------------------------------------ words and questions
    def word(self, key: str, /, **values: object) -> str:
        """One sentence with its places filled. Unknown key or missing place: ContentError."""
        text, file = _find(self._words, key, f"words/{key.partition('.')[0]}.csv", "key")
        try:
            return fill_places(text, values)
        except FillError as error:
            raise ContentError([Problem(file, f"'{key}': {error}.")]) from error

    def words(self, topic: str) -> Mapping[str, str]:
        """Every sentence of a topic by its key, places not yet filled; looked up once."""
        return self._words_by_topic(topic)

    def _words_of(self, topic: str) -> Mapping[str, str]:
        found = {key: text for key, (text, _) in self._words.items() if key.startswith(topic + ".")}
        if not found:
            _find({key.partition(".")[0]: 0 for key in self._words}, topic, "words", "topic")
        return MappingProxyType(found)

    def questions(self, lesson: str) -> tuple[Question, ...]:
        """The questions of a lesson, read when first asked for."""
        self.lesson(lesson)
        return self._read_questions(lesson)

    def case(self, id: str) -> Case:
        """One unfolding case by its id, read when first asked for."""
        return self._read_case(id)

    def cases(self, lesson: str | None = None) -> tuple[Case, ...]:
        """Every case, or those of one lesson."""
        every = map(self._read_case, self._case_files.ids())
        return tuple(case for case in every if lesson is None or case.lesson == lesson)

    def scene(self, id: str) -> Scene:
        """One scene by its id, read when first asked for."""
        return self._scene_files.find(id, self._read_scenes)

    def scenes(self, lesson: str | None = None) -> tuple[Scene, ...]:
        """Every scene, or those of one lesson."""
        lessons = self._scene_files.lessons() if lesson is None else (lesson,)
        return tuple(scene for one in lessons for scene in self._read_scenes(one))

    def story(self, id: str) -> Story:
        """One story by its id, read when first asked for."""
        return self._read_story(id)

    def stories(self, lesson: str | None = None) -> tuple[Story, ...]:
        """Every story, or those of one lesson."""
        every = map(self._read_story, self._story_files.ids())
        return tuple(story for story in every if lesson is None or story.lesson == lesson)


def _source(row: TableRow) -> Source:
    """A source with its year as text, blank where it is not known."""
    return Source(**{**row.cells, "year": str(row["year"] or "")})


def _parameters(rows: Iterable[TableRow]) -> dict[str, Parameter]:
    """By topic.id always, and by id alone where only one file uses it."""
    records = [Parameter(**row.cells, topic=row.topic) for row in rows]
    count = Counter(record.id for record in records)
    names = {record.id: record for record in records if count[record.id] == 1}
    return names | {f"{record.topic}.{record.id}": record for record in records}


def _rule_texts(tables: Mapping[str, list[TableRow]]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """By name, the text of every rule and act, facts not yet filled, and its sources."""
    said = {row["key"]: row["text"] for row in tables["words"] if row["key"].startswith("how_soon.")}
    texts = speed_texts(tables["how_soon"], tables["sooner_if"], said) | act_texts(tables["acts"])
    sources = {row["id"]: row["source"] for name in ("how_soon", "acts") for row in tables[name]}
    return {name: (text, sources[name.split(".")[1]]) for name, text in texts.items()}


def _find(records: Mapping[str, _Record], id: str, file: str, kind: str) -> _Record:
    if id in records:
        return records[id]
    raise ContentError([Problem(file, f"there is no {kind} '{id}'.", did_you_mean(str(id), records, kind))])


def load(folder: str | Path | None = None) -> Library:
    """Read and check a data folder; one ContentError names everything that is wrong."""
    from baclofen.content.files import data_folder

    return Library(Path(folder) if folder is not None else data_folder())
