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
