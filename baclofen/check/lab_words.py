"""Which sentences the labs and their pictures ask for, read from their files and not run.

A key is known where it is typed, where it is one of two, and where it is put together from a list that stands
in the same file or in one it imports from. What only the moment knows is a `GAP`: then one key that fits is
enough.
"""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from baclofen.check.trees import dotted, tree_of

GAP = "\0"
_FOLDERS = ("baclofen/labs", "baclofen/plots")
#: where the lists stand that a key may be put together from
_LISTS = ("baclofen.model", "baclofen.labs", "baclofen.plots")
#: controls whose words stand under their first argument, one for each option
_CONTROLS = ("choice", "select", "checklist")
_Functions = (ast.FunctionDef, ast.AsyncFunctionDef)
_Loops = (ast.GeneratorExp, ast.ListComp, ast.SetComp, ast.DictComp)
_LOOKED_AT = (ast.Call, ast.Name, ast.For, ast.comprehension, *_Loops)
Names = Mapping[str, list[str]]


def missing(asked: Iterable[str], said: set[str]) -> dict[str, list[str]]:
    """By the name of the file of words: the keys that are asked for (see `keys`) and not there."""
    found: dict[str, list[str]] = {}
    for key in sorted(set(asked)):
        topic, _, rest = key.partition(".")
        if GAP in topic or not rest.replace(GAP, "") or key in said or _fits(key, said):
            continue
        found.setdefault(topic, []).append(key.replace(GAP, "..."))
    return found


def _fits(key: str, said: set[str]) -> bool:
    """Whether a key with gaps is one of those that are there."""
    return GAP in key and any(map(re.compile(".+".join(map(re.escape, key.split(GAP)))).fullmatch, said))


def keys(root: Path) -> Iterator[str]:
    """Every key of data/words that a lab or a picture names."""
    trees = {
        path.relative_to(root).with_suffix("").as_posix().replace("/", "."): tree_of(path)
        for folder in _FOLDERS
        for path in sorted((root / folder).rglob("*.py"))
    }
    helpers = {
        (module, node.name): start
        for module, tree in trees.items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and (start := _start(node))
    }
    guess, files = _of_every_guess(trees.get("baclofen.labs.prediction")), _Files(root)
    for module, tree in trees.items():
        starts = {name: start for (home, name), start in helpers.items() if home == module}
        for node in (one for one in tree.body if isinstance(one, ast.ImportFrom)):
            known = ((alias, helpers.get((node.module or "", alias.name))) for alias in node.names)
            starts |= {alias.asname or alias.name: start for alias, start in known if start}
        yield from _of_file(tree, {**_imported(tree, files), **_lists(tree)}, starts, guess)


def _of_file(tree: ast.Module, lists: Names, starts: Mapping[str, str], guess: list[str]) -> Iterator[str]:
    """The keys that one file names: its functions one by one, and those of its classes."""
    for part in tree.body:
        own = _start_of_class(part) if isinstance(part, ast.ClassDef) else ""
        for function in part.body if isinstance(part, ast.ClassDef) else [part]:
            names = {**lists, **_bound(function, lists)} if isinstance(function, _Functions) else lists
            for node in _nodes(function):
                if isinstance(node, ast.Call) and node.args:
                    yield from _of_call(node, names, starts, own, guess)
                if isinstance(node, _Loops):  # its own names are its own, whatever the function calls so
                    inside = {**names, **_bound(node, lists)}
                    for call in (one for one in _nodes(node) if isinstance(one, ast.Call) and one.args):
                        yield from _of_call(call, inside, starts, own, guess)


def _of_call(
    call: ast.Call, names: Names, starts: Mapping[str, str], own: str, guess: list[str]
) -> Iterator[str]:
    """The keys that one call names."""
    called, first = dotted(call.func), call.args[0]
    if called == "content.word":
        yield from _texts(first, names)
    elif called in starts or (called == "self.word" and own):
        yield from (starts.get(called, own) + text for text in _texts(first, names))
    elif called in _CONTROLS:
        options = _members(call.args[1], names) if len(call.args) > 1 else None
        for key in _texts(first, names):
            yield from (f"{key}.{part}" for part in ("label", *(options or ())))
    elif called == "Prediction":
        given = {keyword.arg: keyword.value for keyword in call.keywords}
        answers = _members(given["answers"], names) if "answers" in given else None
        for topic in _texts(first, names):
            yield from (f"{topic}.predict.{part}" for part in guess)
            yield from (f"{topic}.predict.option.{answer}" for answer in answers or ())
            if "veils" in given:
                yield f"{topic}.veiled"


def _of_every_guess(tree: ast.Module | None) -> list[str]:
    """What each guess says, after `<lab>.predict.`: the keys typed in the class of the guess."""
    calls = (node for node in _nodes(tree) if isinstance(node, ast.Call) and node.args) if tree else ()
    texts = [_texts(call.args[0], {}) for call in calls if dotted(call.func) == "self.word"]
    return sorted({text for several in texts for text in several if GAP not in text})


def _start(function: ast.FunctionDef) -> str:
    """What a function such as `word(key)` puts before the key; '' for any other function."""
    last = function.body[-1]
    call = last.value if isinstance(last, ast.Return) else None
    if not (isinstance(call, ast.Call) and dotted(call.func) == "content.word" and call.args):
        return ""
    pieces = call.args[0].values if isinstance(call.args[0], ast.JoinedStr) else []
    if (
        len(pieces) != 2
        or not isinstance(pieces[0], ast.Constant)
        or not isinstance(pieces[1], ast.FormattedValue)
    ):
        return ""
    key = {argument.arg for argument in function.args.args}
    return str(pieces[0].value) if dotted(pieces[1].value) in key else ""


def _start_of_class(node: ast.ClassDef) -> str:
    """What `self.word` puts before its key in this class; '' where only the moment knows."""
    for part in node.body:
        if isinstance(part, ast.FunctionDef) and part.name == "word" and (start := _start(part)):
            return start
        if isinstance(part, ast.Assign) and dotted(part.targets[0]) == "name":
            return f"{part.value.value}." if isinstance(part.value, ast.Constant) else ""
    return ""


@lru_cache(maxsize=1000)
def _lists(tree: ast.Module) -> Names:
    """The texts, and the lists of texts, that stand at the top of a file."""
    found: dict[str, list[str]] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            members = _members(node.value, found)
            if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
                members = [node.value.value]
            if members is not None:
                found[node.targets[0].id] = members
    return found


@lru_cache(maxsize=50_000)
def _nodes(part: ast.AST) -> tuple[ast.AST, ...]:
    """What is looked at below a part of a file, in the order of `ast.walk`; walked through once."""
    return tuple(node for node in ast.walk(part) if isinstance(node, _LOOKED_AT))


def _imported(tree: ast.Module, files: _Files, deeper: bool = True) -> dict[str, list[str]]:
    """The lists that a file takes from other files: `KINDS`, or `model.KINDS` of an imported file."""
    found: dict[str, list[str]] = {}
    for node in (one for one in tree.body if isinstance(one, ast.ImportFrom)):
        if not (node.module or "").startswith(_LISTS):
            continue
        home = str(node.module).replace(".", "/")
        other: dict[str, list[str]] | None = None
        for alias in node.names:
            name = alias.asname or alias.name
            if (file := files.tree(f"{home}/{alias.name}.py")) is not None:
                found |= {f"{name}.{one}": members for one, members in _lists(file).items()}
                continue
            if other is None:
                other = files.lists(home, deeper)
            found |= {name: other[alias.name]} if alias.name in other else {}
    return found


class _Files:
    """The files of the course as they are now, each looked for once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.tree, self.lists = cache(self._tree), cache(self._lists_of)

    def _tree(self, name: str) -> ast.Module | None:
        path = self._root / name
        return tree_of(path) if path.is_file() else None

    def _lists_of(self, home: str, deeper: bool) -> dict[str, list[str]]:
        """The lists of a file or folder, and those that it has from others."""
        tree = self.tree(f"{home}.py") or self.tree(f"{home}/__init__.py")
        if tree is None:
            return {}
        return {**(_imported(tree, self, deeper=False) if deeper else {}), **_lists(tree)}


def _members(node: ast.expr, names: Names) -> list[str] | None:
    """The texts in a list, or the names in a mapping; None where they are not all typed."""
    if isinstance(node, ast.Name | ast.Attribute):
        return list(names[dotted(node)]) if dotted(node) in names else None
    parts = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", None)
    if not parts or not all(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in parts):
        return None
    return [one.value for one in parts]


def _bound(function: ast.AST, lists: Names) -> dict[str, list[str]]:
    """The names that run through a typed list in this function, and through nothing else."""
    stored = [
        node.id for node in _nodes(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    ]
    found = {name: [GAP] for name in stored}
    for node in _nodes(function):
        if isinstance(node, ast.For) or (isinstance(node, ast.comprehension) and not node.ifs):
            members = _members(node.iter, lists)
            if isinstance(node.target, ast.Name) and stored.count(node.target.id) == 1 and members:
                found[node.target.id] = members
    return found


def _texts(node: ast.expr, names: Names) -> list[str]:
    """What a text can be, with a `GAP` for each piece that only the moment knows."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else [GAP]
    if isinstance(node, ast.Name):
        return list(names.get(node.id, [GAP]))
    if isinstance(node, ast.IfExp):
        return _texts(node.body, names) + _texts(node.orelse, names)
    if isinstance(node, ast.FormattedValue):
        return _texts(node.value, names) if node.format_spec is None else [GAP]
    if isinstance(node, ast.JoinedStr):
        return ["".join(parts) for parts in itertools.product(*(_texts(one, names) for one in node.values))]
    return [GAP]
