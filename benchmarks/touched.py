"""Which test runs which function: watched once, so that a mutation meets its own tests first."""

import ast
import json
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType

import pytest

_QUICK_S = 4.0  # the quickest tests of a function, so many seconds of them, are tried before the others


class Watcher:
    """A pytest plugin that notes the functions called by each test, by the fixtures it stands on too."""

    def __init__(self, folder: Path) -> None:
        self.folder = f"{folder / 'baclofen'}/"
        self.seen: set[CodeType] = set()
        self.made: dict[object, set[CodeType]] = {}
        self.tests: dict[str, tuple[float, list[str]]] = {}

    def _trace(self, frame, event, arg):
        self.seen.add(frame.f_code)  # one event per call of a function: its lines are not followed

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item):
        self.seen, begun = set(), time.process_time()
        sys.settrace(self._trace)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            fixtures = item._fixtureinfo.name2fixturedefs
            seen = self.seen.union(*(self.made.get(one, ()) for name in fixtures for one in fixtures[name]))
            names = {f"{code.co_filename[len(self.folder) :]}:{code.co_firstlineno}" for code in seen
                     if code.co_filename.startswith(self.folder)}  # fmt: skip
            self.tests[item.nodeid] = (time.process_time() - begun, sorted(names))

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef, request):
        outer, self.seen = self.seen, set()
        try:
            return (yield)
        finally:
            self.made[fixturedef] = self.made.get(fixturedef, set()) | self.seen
            self.seen = outer | self.seen


class Chosen:
    """A pytest plugin that keeps some tests, the quickest first."""

    def __init__(self, order: list[str]) -> None:
        self.order = {name: place for place, name in enumerate(order)}

    def pytest_collection_modifyitems(self, items):
        items[:] = sorted((one for one in items if one.nodeid in self.order),
                          key=lambda one: self.order[one.nodeid])  # fmt: skip


@dataclass(frozen=True)
class Touched:
    """For each test its seconds and the functions it called, as `model/units.py:12`."""

    tests: dict[str, tuple[float, list[str]]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "Touched":
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def groups(self, path: str, text: str, line: int) -> list[list[str]]:
        """Tests for a change in a line: the quickest of its function, the others of it, the file's others."""
        where = path.partition("/")[2]
        wanted = {f"{where}:{first}" for first in around(text, line)}
        quick, slow, other, spent = [], [], [], 0.0
        for name, (seconds, seen) in sorted(self.tests.items(), key=lambda one: one[1][0]):
            if wanted.intersection(seen):
                spent += seconds
                (quick if spent <= _QUICK_S else slow).append(name)
            elif any(one.startswith(f"{where}:") for one in seen):
                other.append(name)
        return [group for group in (quick, slow, other) if group]


def around(text: str, line: int) -> list[int]:
    """The first lines of the functions in which a line stands, as Python counts them: with decorators."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    found = [node for node in ast.walk(ast.parse(text)) if isinstance(node, kinds)]
    return [
        min([node.lineno, *(one.lineno for one in node.decorator_list)])
        for node in found
        if node.lineno <= line <= (node.end_lineno or node.lineno)
    ]
