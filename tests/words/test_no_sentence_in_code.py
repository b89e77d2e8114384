"""No sentence for learners is typed in the labs: words live in data/words, where a nurse can read them."""

import ast
import re
from pathlib import Path

import pytest

from tests.words.texts import ROOT

SENTENCE = re.compile(r"[A-Za-z]{2,}[,;:]? [A-Za-z]{2,}[,;:]? [A-Za-z]{2,}")
FILES = sorted((ROOT / "baclofen/labs").rglob("*.py"))


def sentences(source: str) -> list[str]:
    """Strings with three words or more that are neither docstrings nor messages of a raised error."""
    tree = ast.parse(source)
    hidden: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise | ast.Assert):
            hidden |= {id(inner) for inner in ast.walk(node)}
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            hidden.add(id(node.value))
    strings = (
        node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return [s.value for s in strings if id(s) not in hidden and SENTENCE.search(_words(s.value))]


def _words(text: str) -> str:
    return re.sub(r"<[^>]*>?", " ", text)


def test_the_search_finds_a_sentence_and_spares_the_rest():
    assert sentences('x = "The level is low"')
    assert sentences('f"You have {n} points so far"')
    spared = '"""A docstring may say it all."""\nx = "two words"\nraise KeyError("say what to do now")'
    assert sentences(spared) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_sentence_is_typed_in_a_lab(path: Path):
    assert sentences(path.read_text(encoding="utf-8")) == []


def test_there_are_labs_to_look_at():
    assert FILES
