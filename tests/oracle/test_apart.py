"""The pump, the fluid and the speeds by hand know nothing of the package they judge."""

import ast
import sys
from pathlib import Path

import pytest

BY_HAND = sorted(path for path in Path(__file__).parent.glob("*.py") if not path.name.startswith("test_"))


def imported(text):
    """Every module that a text imports, from anywhere in it."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        if isinstance(node, ast.ImportFrom):
            yield node.module or "."


@pytest.mark.parametrize("path", BY_HAND, ids=lambda path: path.name)
def test_what_is_worked_out_by_hand_imports_plain_python_only(path):
    allowed = {*sys.stdlib_module_names, "tests.oracle"}
    for module in imported(path.read_text(encoding="utf-8")):
        own = module.startswith("tests.oracle.")
        assert own or module in allowed, f"{path.name} imports {module}: work it out without it"


def test_the_search_sees_an_import_of_the_model():
    text = "def f():\n    from baclofen.model.pump import step\n"
    assert list(imported(text)) == ["baclofen.model.pump"]
    assert len(BY_HAND) >= 5
