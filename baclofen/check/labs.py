"""Labs: each is registered, asks for a guess and has its words; what is missing is named with its line.

The files are read and not run, so that this needs nothing installed.
"""

from __future__ import annotations

import ast
from pathlib import Path

from baclofen.content.library import Library
from baclofen.content.problems import Problem

#: what every lab says; more words are its own affair
WORDS = ("title", "question", "alt", "sentence", "line", "summary")
_INDEX = "baclofen/labs/__init__.py"


def names(root: Path) -> set[str]:
    """What a lesson may open: every name that baclofen/labs imports from its own files."""
    tree = ast.parse((root / _INDEX).read_text("utf-8"))
    own = [
        n for n in tree.body if isinstance(n, ast.ImportFrom) and (n.module or "").startswith("baclofen.labs")
    ]
    return {alias.asname or alias.name for node in own for alias in node.names}


def labs(library: Library, root: Path) -> tuple[int, list[Problem]]:
    """How many labs there are, and what is missing in each."""
    folder = root / "baclofen" / "labs"
    listed = _lists(folder / "__init__.py")
    problems, count = [], 0
    said = {row["key"] for row in library.rows("words")}
    for path in sorted(folder.rglob("*.py")):
        file = path.relative_to(root).as_posix()
        for function, call in _made(path):
            count += 1
            problems += _registered(file, function, listed)
            if "prediction" not in {keyword.arg for keyword in call.keywords}:
                problems += _guess(file, function, listed)
            problems += _words(call.args[0].value, said)
    return count, problems


def _made(path: Path) -> list[tuple[str, ast.Call]]:
    """The functions of a file that make a lab with controls and picture, with the call that makes it."""
    found = []
    for function in ast.parse(path.read_text("utf-8")).body:
        for node in ast.walk(function) if isinstance(function, ast.FunctionDef) else ():
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            first = node.args[0]
            if (
                node.func.id.endswith("Lab")
                and isinstance(first, ast.Constant)
                and isinstance(first.value, str)
            ):
                found.append((function.name, node))
    return found


def _lists(path: Path) -> dict[str, set[str]]:
    """What the lists of baclofen/labs/__init__.py name."""
    named = {}
    for node in ast.parse(path.read_text("utf-8")).body:
        targets = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", ())
        for target in (one for one in targets if isinstance(one, ast.Name) and node.value is not None):
            texts = (one for one in ast.walk(node.value) if isinstance(one, ast.Constant))
            named[target.id] = {one.value for one in texts if isinstance(one.value, str)}
    return named


def _registered(file: str, name: str, listed: dict[str, set[str]]) -> list[Problem]:
    if name in listed.get("REGISTRY", ()):
        return []
    lines = (
        f'from {file.removesuffix(".py").replace("/", ".")} import {name} and, in REGISTRY, "{name}": {name},'
    )
    return [Problem(file, f"the lab '{name}' is not in REGISTRY.", f"Add to {_INDEX}: {lines}")]


def _guess(file: str, name: str, listed: dict[str, set[str]]) -> list[Problem]:
    if name in listed.get("WITHOUT_GUESS", ()):
        return []
    mend = (
        f'Add to its call: prediction=Prediction("{name}", ...), as in baclofen/labs/routes.py. '
        f'If the lesson itself asks for the guess, add to WITHOUT_GUESS in {_INDEX}: "{name}",'
    )
    return [Problem(file, f"the lab '{name}' asks for no guess before its controls open.", mend)]


def _words(topic: str, said: set[str]) -> list[Problem]:
    missing = [f"{topic}.{key}" for key in WORDS if f"{topic}.{key}" not in said]
    if not missing:
        return []
    wrong = f"the lab '{topic}' lacks {len(missing)} of its sentences."
    mend = "Add these rows, each with its text: " + ", ".join(missing) + "."
    return [Problem(f"data/words/{topic}.csv", wrong, mend)]
