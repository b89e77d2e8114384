"""What parts send to the page, watched; and a change that is tried out, of which the page hears nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any


class CannotTry(Exception):
    """The change does what cannot be kept back: a part comes or goes, or a message is sent."""


@dataclass
class Watch:
    """What is sent meanwhile, or kept back: part -> names of its traits."""

    keeps_back: bool
    names: dict[Any, set[str]] = field(default_factory=dict)


_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watching(keeps_back: bool = False) -> Iterator[dict[Any, set[str]]]:
    """Give the names of the traits that the parts send inside, or would have sent where they are kept back.

    Who keeps back what was tried out also undoes it before the end: then part and page agree again.
    """
    watch = Watch(keeps_back)
    token = _watch.set(watch)
    try:
        yield watch.names
    finally:
        _watch.reset(token)


def is_kept_back(part: Any, names: str | Iterable[str] | None) -> bool:
    """Take note of what a part is about to send; whether it must not."""
    watch = _watch.get()
    if watch is None:
        return False
    every = part.keys if names is None else [names] if isinstance(names, str) else names
    watch.names.setdefault(part, set()).update(every)
    return watch.keeps_back


def refuse_while_trying() -> None:
    """Raise CannotTry inside a change that is only tried out."""
    watch = _watch.get()
    if watch is not None and watch.keeps_back:
        raise CannotTry
