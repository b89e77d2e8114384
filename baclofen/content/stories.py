"""Stories: read from data/stories, checked, handed out as frozen records."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from types import MappingProxyType
from typing import Any

from baclofen.content.documents import read_document
from baclofen.content.facts import fill_facts
from baclofen.content.problems import ContentError, Problem, did_you_mean
from baclofen.content.story_checks import check_story
from baclofen.content.story_records import Story, StoryOption, StoryStop


class StoryReader:
    """Reads story files against what the tables know."""

    def __init__(
        self, folder: Path, lessons: Collection[str], sources: Collection[str], fact: Callable[[str], str]
    ) -> None:
        self.folder, self.lessons, self.sources, self.fact = folder, lessons, sources, fact

    def ids(self) -> tuple[str, ...]:
        """The ids of every story: the names of the files."""
        return tuple(path.stem for path in sorted(self.folder.glob("stories/*.toml")))

    def read(self, id: str) -> Story:
        """One story; every problem of its file in one ContentError."""
        if id not in self.ids():
            hint = did_you_mean(str(id), self.ids(), "story")
            raise ContentError([Problem("stories", f"there is no story '{id}'.", hint)])
        name = f"stories/{id}.toml"
        raw = read_document(self.folder / name, name)
        wrong = check_story(raw, id, self.lessons, self.sources, self.fact)
        if wrong:
            raise ContentError(
                [Problem(f"{name}, {place}" if place else name, *said) for place, *said in wrong]
            )
        head = raw["story"]
        return Story(
            id=id,
            lesson=head["lesson"],
            source=tuple(head["source"]),
            stops=tuple(map(self._stop, raw["stop"])),
            invented=tuple(head.get("invented", ())),
            **{part: self._say(head[part]) for part in ("title", "about", "end")},
        )

    def _stop(self, raw: dict[str, Any]) -> StoryStop:
        options = tuple(
            StoryOption(
                id=one["id"],
                text=self._say(one["text"]),
                then=self._say(one["then"]),
                source=tuple(one["source"]),
                good=one.get("good", False),
                step=one.get("step", ""),
            )
            for one in raw["option"]
        )
        draw = MappingProxyType(raw.get("draw", {}))
        texts = (self._say(raw["text"]), self._say(raw["ask"]))
        return StoryStop(
            raw["id"], raw.get("kind", "choose"), *texts, options, draw, self._say(raw.get("caption", ""))
        )

    def _say(self, text: str) -> str:
        return fill_facts(text, self.fact)
