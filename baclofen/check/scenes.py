"""Scenes: each names a lab, controls, values and a measure that exist; the labs are read and not run."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from baclofen.check import texts
from baclofen.check.labs import lists, made
from baclofen.content.documents import read_document
from baclofen.content.library import Library
from baclofen.content.problems import ContentError, Problem, choices, did_you_mean
from baclofen.content.scene_records import Scene

_MEASURES = "baclofen/labs/scenes/measures.py"


def scenes(library: Library, root: Path) -> tuple[int, list[Problem]]:
    """How many scenes there are, and what is wrong in their files."""
    lessons = [lesson.id for lesson in library.lessons()]
    labs = controls_of(root)
    measures = lists(root / _MEASURES).get("MEASURES", set())
    count, problems = 0, []
    for path in sorted(library.folder.glob("scenes/*.toml")):
        file = f"data/scenes/{path.name}"
        if path.stem not in lessons:
            wrong = f"there is no lesson '{path.stem}', so nobody meets these scenes."
            problems.append(Problem(file, wrong, "Name the file after its lesson, such as 03.toml."))
            continue
        try:
            found = library.scenes(path.stem)
        except ContentError as error:
            problems += [Problem(f"data/{one.file}", one.wrong, one.allowed) for one in error.problems]
            continue
        raw = {one["id"]: one for one in read_document(path, file)["scene"]}
        for scene in found:
            place = f"{file}, scene {scene.id}"
            problems += [Problem(place, *said) for said in _scene(scene, labs, measures, library)]
            problems += texts.question(raw[scene.id], place)
        count += len(found)
    return count, problems


def controls_of(root: Path) -> dict[str, dict[str, ast.expr]]:
    """By lab: its controls with the call that makes each."""
    labs: dict[str, dict[str, ast.expr]] = {}
    for path in sorted((root / "baclofen/labs").rglob("*.py")):
        for _function, call in made(path):
            given = {key.arg: key.value for key in call.keywords}
            tables = [given[name] for name in ("controls", "more") if isinstance(given.get(name), ast.Dict)]
            labs[str(call.args[0].value)] = {  # type: ignore[attr-defined]
                str(key.value): value  # type: ignore[union-attr]
                for table in tables
                for key, value in zip(table.keys, table.values, strict=True)
            }
    return labs


def _scene(
    scene: Scene, labs: dict[str, dict[str, ast.expr]], measures: set[str], library: Library
) -> Iterator[tuple[str, str]]:
    """What a scene asks for and its lab does not have."""
    if scene.lab not in labs:
        yield f"there is no lab '{scene.lab}'.", did_you_mean(scene.lab, labs, "lab")
        return
    controls, guess = labs[scene.lab], scene.guess
    moved = [row for table in scene.together.values() for row in table.values()]
    tables = [scene.start, *((guess.before, guess.after) if guess else ()), *moved]
    yield from lost_controls(scene.lab, (*scene.show, *scene.together), controls)
    for table in tables:
        yield from wrong_values(scene.lab, table, controls, library)
    own = sorted(name for name in measures if name.startswith(f"{scene.lab}."))
    if guess and guess.measure and guess.measure not in own:
        yield f"the lab '{scene.lab}' has no measure '{guess.measure}'.", choices(own)


def lost_controls(lab: str, names: Iterable[str], controls: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Controls that the lab does not have."""
    for name in names:
        if name not in controls:
            yield f"the lab '{lab}' has no control '{name}'.", choices(controls)


def wrong_values(
    lab: str, values: Mapping[str, Any], controls: Mapping[str, Any], library: Library
) -> Iterator[tuple[str, str]]:
    """Controls that the lab does not have, and numbers off their scale."""
    yield from lost_controls(lab, values, controls)
    for name, value in values.items():
        if name in controls and (limits := limits_of(controls[name], library)):
            low, high = limits
            if not isinstance(value, (int, float)) or not low <= value <= high:
                yield f"'{name}' cannot be {value!r}.", f"It goes from {low:g} to {high:g}."


def limits_of(made_by: Any, library: Library) -> tuple[float, float] | None:
    """Both ends of a slider that is made from a parameter."""
    if not (isinstance(made_by, ast.Call) and ast.unparse(made_by.func) == "slider"):
        return None
    parameter = library.parameter(made_by.args[0].value)  # type: ignore[attr-defined]
    return (parameter.low, parameter.high) if None not in (parameter.low, parameter.high) else None
