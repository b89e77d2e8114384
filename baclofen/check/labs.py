"""Labs: each is registered, asks for a guess and has its words; what is missing is named with its line.

The files are read and not run, so that this needs nothing installed.
"""

from __future__ import annotations

import ast
from pathlib import Path

from baclofen.check import lab_words
from baclofen.check.trees import calls, dotted, tree_of
from baclofen.content.library import Library
from baclofen.content.problems import ContentError, Problem, did_you_mean

#: what every lab says; `lab_words` finds what it says besides
WORDS = ("title", "question", "alt", "sentence", "line", "summary")
_INDEX = "baclofen/labs/__init__.py"
#: where the model knows what brings each fault about
_FAULTS = "baclofen/model/pump/faults.py"


def functions(root: Path) -> dict[str, ast.FunctionDef]:
    """What a lesson may open: every function that baclofen/labs has or opens from its own files, by name."""
    found = _functions(root / _INDEX)
    for name, file in _files(root).items():
        there = _functions(root / file)
        found |= {name: there[name]} if name in there else {}
    return {name: made for name, made in found.items() if not name.startswith("_")}


def _functions(path: Path) -> dict[str, ast.FunctionDef]:
    """The functions of a file, by name; none where it is not there."""
    body = tree_of(path).body if path.is_file() else []
    return {node.name: node for node in body if isinstance(node, ast.FunctionDef)}


def _files(root: Path) -> dict[str, str]:
    """Where baclofen/labs looks for each of its labs: its name -> the file."""
    places = {name: name for name in lists(root / _INDEX).get("REGISTRY", ())}
    for node in tree_of(root / _INDEX).body:
        if isinstance(node, ast.Assign) and dotted(node.targets[0]) == "OTHERS":
            places |= ast.literal_eval(node.value)
    return {name: f"baclofen/labs/{place.replace('.', '/')}.py" for name, place in sorted(places.items())}


def labs(library: Library, root: Path) -> tuple[int, list[Problem]]:
    """How many labs there are, and what is missing in each."""
    folder = root / "baclofen" / "labs"
    listed = lists(folder / "__init__.py")
    problems, topics = _lost(root), []
    for path in sorted(folder.rglob("*.py")):
        file = path.relative_to(root).as_posix()
        problems += _sliders(library, path, file)
        for function, call in made(path):
            topics.append(call.args[0].value)
            problems += _registered(file, function, listed)
            if "prediction" not in {keyword.arg for keyword in call.keywords}:
                problems += _guess(file, function, listed)
    return len(topics), problems + _words(library, root, topics) + _faults(library, root)


def _lost(root: Path) -> list[Problem]:
    """Labs of the index whose file is not there, or does not have them."""
    problems = []
    names = [path.stem for path in (root / "baclofen" / "labs").glob("*.py")]
    for name, file in _files(root).items():
        if not (root / file).is_file():
            wrong = f"it takes {name} from {file}, which is not there."
            problems.append(Problem(_INDEX, wrong, did_you_mean(Path(file).stem, names, "file")))
        elif name not in (there := _functions(root / file)):
            wrong = f"it takes {name} from {file}, which does not have it."
            problems.append(Problem(_INDEX, wrong, did_you_mean(name, there, "lab")))
    return problems


def _sliders(library: Library, path: Path, file: str) -> list[Problem]:
    """Sliders whose bounds stand in no table of data/parameters."""
    problems = []
    for node in calls(tree_of(path)):
        if dotted(node.func) == "slider" and node.args:
            asked = node.args[0]
            if not (isinstance(asked, ast.Constant) and isinstance(asked.value, str)):
                continue
            try:
                library.parameter(asked.value)
            except ContentError as error:
                topic, _, id = asked.value.rpartition(".")
                new = f"If it is new, add the row '{id}' to data/parameters/{topic}.csv."
                mend = f"{error.problems[0].allowed} {new}"
                problems.append(
                    Problem(file, f'slider("{asked.value}"): {error.problems[0].wrong}', mend.strip())
                )
    return problems


def made(path: Path) -> list[tuple[str, ast.Call]]:
    """The functions of a file that make a lab with controls and picture, with the call that makes it."""
    found = []
    for function in tree_of(path).body:
        for node in calls(function) if isinstance(function, ast.FunctionDef) else ():
            if not (isinstance(node.func, ast.Name) and node.args):
                continue
            first = node.args[0]
            if (
                node.func.id.endswith("Lab")
                and isinstance(first, ast.Constant)
                and isinstance(first.value, str)
            ):
                found.append((function.name, node))
    return found


def lists(path: Path) -> dict[str, set[str]]:
    """What the lists of baclofen/labs/__init__.py name."""
    named = {}
    for node in tree_of(path).body:
        targets = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", ())
        for target in (one for one in targets if isinstance(one, ast.Name) and node.value is not None):
            texts = (one for one in ast.walk(node.value) if isinstance(one, ast.Constant))
            named[target.id] = {one.value for one in texts if isinstance(one.value, str)}
    return named


def _registered(file: str, name: str, listed: dict[str, set[str]]) -> list[Problem]:
    if name in listed.get("REGISTRY", ()):
        return []
    mend = f'Add to REGISTRY in {_INDEX}: "{name}",'
    return [Problem(file, f"the lab '{name}' is not in REGISTRY.", mend)]


def _guess(file: str, name: str, listed: dict[str, set[str]]) -> list[Problem]:
    if name in listed.get("WITHOUT_GUESS", ()):
        return []
    mend = (
        f'Add to its call: prediction=Prediction("{name}", ...), as in baclofen/labs/routes.py. '
        f'If the lesson itself asks for the guess, add to WITHOUT_GUESS in {_INDEX}: "{name}",'
    )
    return [Problem(file, f"the lab '{name}' asks for no guess before its controls open.", mend)]


def _words(library: Library, root: Path, topics: list[str]) -> list[Problem]:
    """The sentences that a lab, its guess or its picture asks for and that no table has, file by file."""
    said = {row["key"] for row in library.rows("words")}
    wanted = lab_words.missing(lab_words.keys(root), said)
    for topic in topics:
        first = [key for word in WORDS if (key := f"{topic}.{word}") not in said]
        if first:
            wanted[topic] = list(dict.fromkeys([*first, *wanted.get(topic, ())]))
    problems = []
    for topic, keys in sorted(wanted.items()):
        who = f"the lab '{topic}' lacks" if topic in topics else "the labs lack"
        wrong = f"{who} {len(keys)} of its sentences." if topic in topics else f"{who} {len(keys)} sentences."
        rows = "this row, with its text" if len(keys) == 1 else "these rows, each with its text"
        mend = f"Add {rows}: {', '.join(keys)}. (Or the key was changed: keep the keys, change the texts.)"
        problems.append(Problem(f"data/words/{topic}.csv", wrong, mend))
    return problems


def kinds(root: Path) -> list[str]:
    """The faults that the model can play, in order."""
    body = tree_of(root / _FAULTS).body
    made = {dotted(node.targets[0]): node.value for node in body if isinstance(node, ast.Assign)}
    return [str(kind) for kind in ast.literal_eval(made["KINDS"])]


def _faults(library: Library, root: Path) -> list[Problem]:
    """Every fault of the table has its story in the model, and every story its row."""
    told, rows = kinds(root), library.rows("faults")
    problems = []
    for row in rows:
        if row["id"] not in told:
            wrong = f"the model has no commands for the fault '{row['id']}', so the lab cannot play it."
            near = did_you_mean(row["id"], set(told) - {one["id"] for one in rows}, "fault")
            mend = near if near.startswith("Did") else f"Ask for them in {_FAULTS}, or take the row out."
            problems.append(Problem("data/faults.csv", wrong, mend, row.number, "id"))
    lost = [kind for kind in told if kind not in {row["id"] for row in rows}]
    for kind in lost:
        wrong = f"the model plays the fault '{kind}', and no row tells what it is."
        problems.append(Problem("data/faults.csv", wrong, f"Put the row '{kind}' back."))
    return problems
