"""The learner's own file: what was answered, kept on this machine only, readable, and easy to delete.

    progress.record(attempt, lesson="02")     # after every scored answer; never raises
    progress.store().entries()                # everything that is stored, oldest first
    progress.store().text()                   # everything as a text to take along
    progress.store().load(text)               # and to bring into another browser or computer
    progress.store().delete()                 # forget everything

Nothing is sent anywhere. No times finer than a day are kept. The environment variable BACLOFEN_PROGRESS names
another file or folder, or says ``none``: then nothing is written and all is forgotten with the window.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from typing import Protocol
from weakref import WeakMethod

from baclofen.progress.document import Entry, today
from baclofen.progress.location import VARIABLE, default_path
from baclofen.progress.results import BadCode, results_name, results_text
from baclofen.progress.store import LONGEST, Loaded, Notice, Store


class Attempt(Protocol):
    """What is recorded of an answer; `baclofen.model.review.Attempt` has this shape."""

    @property
    def item_id(self) -> str: ...
    @property
    def score(self) -> int: ...
    @property
    def max(self) -> int: ...
    @property
    def confidence(self) -> str: ...


def record(attempt: Attempt, lesson: str, chosen: str = "") -> Notice | None:
    """Keep one scored answer; says what the learner should know, or None. It never raises: learning goes on.

    `chosen` are the ids of what was chosen, or the number typed.
    """
    kept = store()
    scored = (attempt.score, attempt.max, attempt.confidence, today())
    kept.add(Entry(attempt.item_id, lesson, *scored, chosen=chosen))
    _tell()
    return kept.notice


_listeners: list[WeakMethod] = []


def listen(callback: Callable[[], None]) -> None:
    """Call a method whenever `record` has kept an answer in this window, as long as its object lives."""
    _listeners.append(WeakMethod(callback))


def _tell() -> None:
    """Tell those who listen, and forget those who are gone."""
    for one in [*_listeners]:
        callback = one()
        if callback is None:
            _listeners.remove(one)
        else:
            callback()


def work_name() -> str:
    """The name under which a learner takes everything along; the day tells copies apart."""
    return f"my_baclofen_answers_{today()}.json"


def store() -> Store:
    """The store of this window; one for each value of the environment variable."""
    return _store(os.environ.get(VARIABLE, ""))


@cache
def _store(named: str) -> Store:
    return Store(default_path(named))
