"""Scenes: read from data/scenes, checked, handed out as frozen records."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from types import MappingProxyType
from typing import Any

from baclofen.content.documents import read_document
from baclofen.content.facts import fill_facts
from baclofen.content.problems import ContentError, Problem, did_you_mean
from baclofen.content.scene_checks import check_scene
from baclofen.content.scene_records import GuessOption, Scene, SceneGuess


class SceneReader:
    """Reads the scenes of a lesson against what the tables know."""

    def __init__(self, folder: Path, sources: Collection[str], fact: Callable[[str], str]) -> None:
        self.folder, self.sources, self.fact = folder, sources, fact

    def lessons(self) -> tuple[str, ...]:
        """The lessons that have scenes: the names of the files."""
        return tuple(path.stem for path in sorted(self.folder.glob("scenes/*.toml")))

    def read(self, lesson: str) -> tuple[Scene, ...]:
        """The scenes of a lesson; every problem of its file in one ContentError."""
        if lesson not in self.lessons():
            return ()
        name = f"scenes/{lesson}.toml"
        document = read_document(self.folder / name, name)
        if set(document) != {"scene"} or not isinstance(document["scene"], list):
            raise ContentError([Problem(name, "the file must hold [[scene]] records and nothing else.")])
        problems: list[Problem] = []
        seen: set[str] = set()
        for place, raw in enumerate(document["scene"], start=1):
            id = raw.get("id", place) if isinstance(raw, dict) else place
            wrong = check_scene(raw, lesson, self.sources, self.fact)
            if id in seen:
                wrong.append(("a scene of this id stands above it.", "Give it another id."))
            seen.add(id)
            problems += [Problem(f"{name}, scene {id}", *said) for said in wrong]
        if problems:
            raise ContentError(problems)
        return tuple(self._record(raw, lesson) for raw in document["scene"])

    def find(self, id: str, read: Callable[[str], tuple[Scene, ...]]) -> Scene:
        """One scene by its id; an unknown one is named with the nearest."""
        for scene in read(id[:2]):
            if scene.id == id:
                return scene
        known = [scene.id for lesson in self.lessons() for scene in read(lesson)]
        raise ContentError(
            [Problem("scenes", f"there is no scene '{id}'.", did_you_mean(id, known, "scene"))]
        )

    def _record(self, raw: dict[str, Any], lesson: str) -> Scene:
        texts = {name: self._say(raw[name]) for name in ("title", "question", "goal", "saw")}
        return Scene(
            id=raw["id"],
            lesson=lesson,
            lab=raw["lab"],
            show=tuple(raw["show"]),
            source=tuple(raw["source"]),
            start=_frozen(raw.get("start", {})),
            together=MappingProxyType(raw.get("together", {})),
            guess=self._guess(raw["guess"]) if "guess" in raw else None,
            **texts,
        )

    def _guess(self, raw: dict[str, Any]) -> SceneGuess:
        options = tuple(
            GuessOption(**{**one, "text": self._say(one["text"])}) for one in raw.get("option", ())
        )
        return SceneGuess(
            ask=self._say(raw["ask"]),
            measure=raw.get("measure", ""),
            fact=raw.get("fact", ""),
            before=_frozen(raw.get("before", {})),
            after=_frozen(raw.get("after", {})),
            options=options,
            scale=tuple(raw.get("scale", ())),
            near_percent=float(raw.get("near_percent", SceneGuess.near_percent)),
            veil=raw.get("veil", False),
        )

    def _say(self, text: str) -> str:
        return fill_facts(text, self.fact)


def _frozen(values: dict[str, Any]) -> MappingProxyType[str, Any]:
    return MappingProxyType({k: tuple(v) if isinstance(v, list) else v for k, v in values.items()})
