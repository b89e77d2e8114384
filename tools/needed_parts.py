"""A plain Python is told in one sentence what a command needs, instead of a list of names."""

import importlib.util
import sys

SENTENCE = (
    "This needs the parts that the tests use: `python run.py test --collect-only -q tests/words` brings them "
    "into the course's own place; then start it with .venv/bin/python (Windows: .venv\\Scripts\\python.exe)."
)


def need(*names: str) -> None:
    """End with the sentence where one of the parts is not installed."""
    if any(importlib.util.find_spec(name) is None for name in names):
        sys.exit(SENTENCE)
