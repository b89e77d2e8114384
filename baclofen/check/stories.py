"""Stories: each is read, its drawings name labs and controls that exist, and its texts keep the rules."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from baclofen.check import texts
from baclofen.check.scenes import controls_of, wrong_values
from baclofen.content.documents import read_document
from baclofen.content.library import Library
from baclofen.content.problems import ContentError, Problem, did_you_mean
from baclofen.content.story_records import Story


def stories(library: Library, root: Path) -> tuple[int, list[Problem]]:
    """How many stories there are, and what is wrong in their files."""
    labs = controls_of(root)
    count, problems = 0, []
    for path in sorted(library.folder.glob("stories/*.toml")):
        file = f"data/stories/{path.name}"
        try:
            story = library.story(path.stem)
        except ContentError as error:
            problems += [Problem(f"data/{one.file}", one.wrong, one.allowed) for one in error.problems]
            continue
        count += 1
        problems += [Problem(file, *said) for said in _drawings(story, labs, library)]
        problems += texts.question(_as_one(read_document(path, file)), file)
    return count, problems


def _drawings(story: Story, labs: dict[str, Any], library: Library) -> Iterator[tuple[str, str]]:
    """What a drawing asks for and its lab does not have."""
    for stop in story.stops:
        values = dict(stop.draw)
        lab, opens_h = values.pop("lab", None), values.pop("opens_h", None)
        if opens_h is not None and lab != "stopping":
            yield f"stop {stop.id}: only the lab stopping has 'opens_h'.", "Take it out."
        if lab is not None and lab not in labs:
            yield f"stop {stop.id}: there is no lab '{lab}'.", did_you_mean(lab, labs, "lab")
        elif lab is not None:
            yield from wrong_values(lab, values, labs[lab], library)


def _as_one(raw: dict[str, Any]) -> dict[str, Any]:
    """The texts of a story as one record, with the numbers that were made up for it."""
    return {**raw["story"], "stop": raw["stop"]}
