"""A test of what an author writes says what is wrong and what to do; nobody has to read Python for it."""

import ast
import re
from pathlib import Path

import pytest

from tests.support.mending import LOOKS_AT_THE_READER

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(path for room in ("content", "notebooks") for path in (ROOT / "tests" / room).glob("*.py"))
FEWEST_WORDS = 4


def is_sentence(message):
    """Whether words stand there, and not only the id that a loop has reached."""
    if isinstance(message, ast.BinOp):
        return is_sentence(message.left) or is_sentence(message.right)
    if isinstance(message, ast.Call):  # MOVE.format(lesson)
        return is_sentence(message.func.value)
    if any(isinstance(node, ast.Name) and node.id.isupper() for node in ast.walk(message or ast.Pass())):
        return True  # a sentence used more than once
    texts = [node.value for node in ast.walk(message) if isinstance(node, ast.Constant)] if message else []
    return len(re.findall(r"[A-Za-z]{2,}", " ".join(map(str, texts)))) >= FEWEST_WORDS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_assertion_says_what_to_do(path):
    asserts = [x for x in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(x, ast.Assert)]
    bare = [node.lineno for node in asserts if not is_sentence(node.msg)]
    assert not bare or path.name in LOOKS_AT_THE_READER, (
        f"{path.name}, lines {bare}: write behind the assertion what an author does about it."
    )


def test_the_list_of_tests_of_the_reader_is_true():
    assert {path.name for path in FILES} >= LOOKS_AT_THE_READER, "A file of the list is not there any more."


def test_an_id_alone_is_no_sentence():
    for text, says in (('item["id"]', False), ("id", False), ('f"{id}: mend its key in the file"', True)):
        assert is_sentence(ast.parse(text).body[0].value) is says, (
            f"This is read wrongly as a message: {text}"
        )
