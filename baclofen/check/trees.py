"""What Python files say, as trees: a check asks for one file several times, and its tree is grown once."""

from __future__ import annotations

import ast
from functools import lru_cache
from pathlib import Path


def tree_of(path: Path) -> ast.Module:
    """What a file says now."""
    return parsed(path.read_text("utf-8"))


@lru_cache(maxsize=1000)
def parsed(text: str) -> ast.Module:
    """The tree of a text, grown once; nobody may change it."""
    return ast.parse(text)


@lru_cache(maxsize=50_000)
def calls(part: ast.AST) -> tuple[ast.Call, ...]:
    """The calls in a part of a file, in the order of `ast.walk`; walked through once."""
    return tuple(node for node in ast.walk(part) if isinstance(node, ast.Call))


def dotted(node: ast.AST) -> str:
    """A name as it is typed, such as `content.word`; anything else as Python would type it, which takes long.

    >>> dotted(ast.parse("content.word(key)").body[0].value.func)
    'content.word'
    """
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ast.unparse(node)
