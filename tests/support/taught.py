"""The parts of the lessons by name: what the objectives point to."""

import re
from collections.abc import Mapping
from functools import cache

import nbformat

from baclofen import content
from tools.lessons import run

_HEAD = re.compile(r"^## (?:Part (?P<part>\d): .+|(?P<practice>In practice))$", re.MULTILINE)


@cache
def parts() -> Mapping[str, str]:
    """Return the heading of each part of each lesson by its name: ``02 part 4``, ``02 practice``."""
    found = {}
    for lesson in content.lessons():
        if lesson.kind == "express":  # what it says is taught, and asked for, in the other lessons
            continue
        text = run.markdown(nbformat.read(run.FOLDER / lesson.file, as_version=4))
        for head in _HEAD.finditer(text):
            name = f"part {head['part']}" if head["part"] else "practice"
            found[f"{lesson.id} {name}"] = head[0].removeprefix("## ")
    return found
