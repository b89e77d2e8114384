"""Sessions of the pump that a learner keeps under a name, in the file of the learner's answers."""

from __future__ import annotations

import re

from baclofen import progress
from baclofen.model.guards import ModelInputError
from baclofen.model.pump import transcript
from baclofen.model.pump.commands import Command
from baclofen.progress import Entry

PREFIX = "pump:"
_LESSON = "04"
#: a name holds no sentence and no person
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,19}")
#: the file takes this many letters in one record; a longer session has several
_LETTERS = 400
_MOST_PARTS = 60


class TooLong(ValueError):
    """The session has more commands than the file takes."""


def keep(name: str, start: tuple[str, ...], commands: tuple[Command, ...]) -> progress.Notice | None:
    """Keep a session under a name; a later one of the same name takes its place.

    Args:
        name: fits `NAME`.
        start: the goal and the client.
        commands: what was done.

    Raises:
        ValueError: if the name does not fit, or nothing was done; TooLong for too many commands.
    """
    if not NAME.fullmatch(name) or not commands:
        raise ValueError("a session needs a name and at least one command")
    text = f"{':'.join(start)};{transcript.write(commands)}"
    parts = [text[at : at + _LETTERS] for at in range(0, len(text), _LETTERS)]
    if len(parts) > _MOST_PARTS:
        raise TooLong(f"{len(parts)} parts, at most {_MOST_PARTS}")
    store = progress.store()
    for number, part in enumerate(parts, start=1):
        store.add(Entry(PREFIX + name, _LESSON, number, len(parts), "", progress.today(), chosen=part))
    return store.notice


def names() -> tuple[str, ...]:
    """The names of the sessions that are kept whole, the newest first."""
    return tuple(reversed(_texts()))


def find(name: str) -> tuple[tuple[str, ...], tuple[Command, ...]]:
    """The start and the commands of a session.

    Raises:
        ModelInputError: if none of this name is kept, or this edition cannot read it.
    """
    text = _texts().get(name)
    if text is None:
        raise ModelInputError(f"no session is called {name!r}")
    start, _, commands = text.partition(";")
    return tuple(start.split(":")), transcript.read(commands)


def _texts() -> dict[str, str]:
    """By name, the newest session of which every part is there; the newest name last."""
    found: dict[str, str] = {}
    parts: dict[str, list[str]] = {}
    for one in progress.store().entries():
        if not one.item_id.startswith(PREFIX):
            continue
        name = one.item_id.removeprefix(PREFIX)
        if one.max > _MOST_PARTS:  # no session of ours
            continue
        if one.score == 1:
            parts[name] = []
        elif len(parts.get(name, ())) != one.score - 1:
            continue
        parts[name].append(one.chosen)
        if one.score == one.max:
            found.pop(name, None)
            found[name] = "".join(parts[name])
    return found
