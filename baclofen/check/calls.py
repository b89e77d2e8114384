"""What a lesson opens: each line such as `labs.quiz("03")` names a lab, and ids, that are there."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from baclofen.check import trees
from baclofen.check.labs import functions
from baclofen.content.library import Library
from baclofen.content.problems import ContentError, choices, did_you_mean
from baclofen.content.records import Lesson

_PROBLEMS = "baclofen/model/dose_practice/__init__.py"
#: labs that show what is their own lesson's -> what another number would do
_OF_LESSON = {
    "quiz": "asks the questions of", "more_questions": "asks the questions of",
    "review": "asks the questions of",
    "beats": "shows what belongs to", "claims": "shows what belongs to",
}  # fmt: skip
_ONE_LINE = (
    'Write one line that opens one lab, such as labs.routes() or labs.quiz("03"), '
    "with straight quotation marks."
)
Wrong = tuple[str, str]


@dataclass(frozen=True)
class Openings:
    """Every lab that a lesson can open, with what may stand in its brackets."""

    library: Library
    root: Path

    @cached_property
    def labs(self) -> dict[str, ast.arguments]:
        """By name: what a lab takes."""
        return {name: made.args for name, made in functions(self.root).items()}

    @cached_property
    def ids(self) -> dict[str, tuple[str, list[str]]]:
        """By name of a lab: what it is given, and the ids that are there."""
        lessons = [lesson.id for lesson in self.library.lessons()]
        asked = [id for id in lessons if (self.library.folder / f"questions/{id}.toml").is_file()]
        cases = [path.stem for path in sorted(self.library.folder.glob("cases/*.toml"))]
        return {
            "quiz": ("lesson with questions", asked),
            "more_questions": ("lesson with questions", asked),
            "review": ("lesson with questions", asked),
            "beats": ("lesson", lessons),
            "claims": ("lesson with claims", [id for id in lessons if self.library.claims_asked(id)]),
            "case": ("case", cases),
            "case_pair": ("case with a pair", [id for id in cases if _read(self._pair, id)]),
            "scene": ("scene", [id for lesson in lessons for id in _read(self._scenes, lesson)]),
            "story": ("story", [path.stem for path in sorted(self.library.folder.glob("stories/*.toml"))]),
            "dose_practice": ("kind of problem", _kinds(self.root)),
        }

    def _pair(self, case: str) -> list[str]:
        pair = self.library.case(case).pair
        return [pair] if pair else []

    def _scenes(self, lesson: str) -> list[str]:
        return [scene.id for scene in self.library.scenes(lesson)]


def wrong(source: str, openings: Openings, lesson: Lesson | None) -> Iterator[Wrong]:
    """What is wrong in one code cell, each with its mend."""
    try:
        yield from list(_wrong(source, openings, lesson))
    except (RecursionError, MemoryError):
        yield "this code is too deep to be read.", _ONE_LINE


def _wrong(source: str, openings: Openings, lesson: Lesson | None) -> Iterator[Wrong]:
    """The same, for code that is not too deep to be walked through."""
    try:
        tree = trees.parsed(source)
    except (SyntaxError, ValueError) as error:  # ValueError: signs that no text of a program can hold
        at = getattr(error, "lineno", None) or 1
        line = (source.splitlines() or [""])[min(at, len(source.splitlines())) - 1]
        yield f"this line cannot be read: {line.strip()}.", _ONE_LINE
        return
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    called = {id(call.func) for call in calls}
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Attribute) and ast.unparse(node.value) == "labs"):
            continue
        if node.attr not in openings.labs:
            mend = did_you_mean(node.attr, openings.labs, "lab")
            yield f"it opens labs.{node.attr}, which is not there.", mend
        elif id(node) not in called:
            yield f"labs.{node.attr} without brackets opens nothing.", f"Write labs.{node.attr}()."
        else:
            call = next(call for call in calls if call.func is node)
            yield from _brackets(node.attr, call, openings, lesson)


def _brackets(name: str, call: ast.Call, openings: Openings, lesson: Lesson | None) -> Iterator[Wrong]:
    """What is wrong inside the brackets of one lab."""
    takes = openings.labs[name]
    known = [argument.arg for argument in takes.args]
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    what, ids = openings.ids.get(name, ("", []))
    strange = [keyword.arg for keyword in call.keywords if keyword.arg not in known]
    if given and not known:
        yield f"labs.{name} takes nothing in its brackets.", f"Write labs.{name}()."
    elif len(given) > len(known):
        yield f"labs.{name} takes one thing in its brackets, and not {len(given)}.", ""
    elif strange:
        yield f"labs.{name} knows no '{strange[0]}'.", f"It takes: {', '.join(known)}."
    elif len(given) < len(known) - len(takes.defaults):
        yield f"labs.{name} needs a {what or known[0]} in its brackets.", choices(ids)
    elif given and ids:
        yield from _id(name, given[0], what, ids, lesson)


def _id(name: str, given: ast.expr, what: str, ids: list[str], lesson: Lesson | None) -> Iterator[Wrong]:
    """An id that is typed is there, is a text, and belongs to this lesson."""
    text = ast.unparse(given)
    if not (isinstance(given, ast.Constant) and isinstance(given.value, str)):
        id = text.rjust(2, "0") if text.isdigit() else text
        yield (
            f"labs.{name}({text}) does not name a {what}.",
            f'Put it into quotation marks: labs.{name}("{id}").',
        )
    elif given.value not in ids:
        near = did_you_mean(given.value, ids, what)
        mend = near if near.startswith("Did") else choices(ids)
        yield f"labs.{name}(\"{given.value}\"): there is no {what} '{given.value}'.", mend
    elif name in _OF_LESSON and lesson and given.value != lesson.id:
        line = f'labs.{name}("{given.value}") {_OF_LESSON[name]} another lesson.'
        mine = f'Write labs.{name}("{lesson.id}")'
        file = f"data/questions/{lesson.id}.toml"
        asks = f"{mine}, and the questions into {file}; or take the line out."
        none = "Take the line out." if name == "claims" else asks
        yield line, f"{mine}." if lesson.id in ids else none


def _read(ask: Callable[[str], Iterable[str]], id: str) -> list[str]:
    """What a file holds; nothing where it cannot be read, because the check of that file says why."""
    try:
        return list(ask(id))
    except ContentError:
        return []


def _kinds(root: Path) -> list[str]:
    """The kinds of dose problems, read from the model."""
    for node in trees.tree_of(root / _PROBLEMS).body:
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "KINDS":
            return [str(ast.literal_eval(key)) for key in node.value.keys]  # type: ignore[union-attr]
    return []
