"""A session's commands as one line of text, and back: what a saved session holds.

Each command is its name and its fields in order, between semicolons; a number is written in full, so the same
text leads to the same pump, bit for bit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, fields
from typing import Any

from baclofen.model.guards import ModelInputError
from baclofen.model.pump.commands import COMMANDS, Command

_PLAIN = {"N": None, "T": True, "F": False}


def write(commands: tuple[Command, ...]) -> str:
    """The commands as text.

    Example:
        >>> from baclofen.model.pump import Advance, Stop
        >>> write((Advance(24.0), Stop()))
        'Advance,24.0;Stop'
    """
    return ";".join(",".join((type(one).__name__, *_tokens(astuple(one)))) for one in commands)


def _tokens(values: tuple[Any, ...]) -> Iterator[str]:
    """The fields of a command; a list says how many follow, a word begins with s."""
    for value in values:
        if isinstance(value, tuple):
            yield f"L{len(value)}"
            yield from _tokens(value)
        elif isinstance(value, str):
            yield f"s{value}"
        elif value is None or isinstance(value, bool):
            yield next(key for key, plain in _PLAIN.items() if plain is value)
        else:
            yield repr(float(value))


def read(text: str) -> tuple[Command, ...]:
    """The commands of a text.

    Raises:
        ModelInputError: if it names a command that is not known, or does not hold its fields.

    Example:
        >>> read("Advance,24.0;Stop")
        (Advance(hours=24.0), Stop())
    """
    return tuple(map(_command, filter(None, text.split(";"))))


def _command(text: str) -> Command:
    name, *tokens = text.split(",")
    if name not in COMMANDS:
        raise ModelInputError(f"no command is called {name!r}")
    left = iter(tokens)
    try:
        values = [_value(left) for _ in fields(COMMANDS[name])]  # type: ignore[arg-type]
    except (StopIteration, ValueError, RecursionError):
        raise ModelInputError(f"{name} is not whole: {text!r}") from None
    if next(left, None) is not None:
        raise ModelInputError(f"{name} has more than its fields: {text!r}")
    return COMMANDS[name](*values)


def _value(left: Iterator[str]) -> Any:
    """The next value of the tokens that are left."""
    token = next(left)
    if token in _PLAIN:
        return _PLAIN[token]
    if token.startswith("s"):
        return token[1:]
    if token.startswith("L"):
        return tuple([_value(left) for _ in range(int(token[1:]))])
    return float(token)
