"""Reading and adding: the file is the truth, what could not be saved yet waits in memory."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

from baclofen.progress import atomic_files
from baclofen.progress.document import (
    FORMAT,
    Damaged,
    Entry,
    Foreign,
    Newer,
    bounded,
    dump,
    numbered,
    parse,
    rest_of,
)
from baclofen.progress.location import Keeper, keeper
from baclofen.progress.merge import merged, missing

T = TypeVar("T")
#: The longest text that is loaded: about 15,000 answers.
LONGEST = 2_000_000
_FULL = {getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name)}


@dataclass(frozen=True)
class Notice:
    """What a learner should know; the lab has the sentence.

    Attributes:
        code: "memory" (nothing is written), "not_writable", "browser" (this browser keeps nothing), "full",
            "busy", "newer", or "damaged"; of a text that is not loaded: "load_long", "load_foreign",
            "load_newer", or "load_damaged".
        values: for "damaged", the `file` under which the damaged one was kept.
    """

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Loaded:
    """What became of a text that was loaded: answers that were new, those known, why nothing was changed."""

    added: int = 0
    known: int = 0
    refused: Notice | None = None


class Store:
    """The learner's file, or (without a path) only the memory of this window.

    Every change reads the file, adds to it and replaces it, all under one lock: two open lessons add to each
    other, and what one of them deletes stays deleted. `notice` is what the learner should know now, or None.
    """

    def __init__(self, path: Path | None) -> None:
        """Touch nothing yet: a file is made by the first answer, not by opening a lesson."""
        self.path = path
        self._waiting: list[Entry] = []
        self._rest: dict[str, Any] = {}  # what a later edition has put into the file, as last read
        self._brought_rest: dict[str, Any] = {}  # the same, of a text that was loaded and not yet written
        self._damaged: Notice | None = None
        self._trouble: Notice | None = None if path else Notice("memory")
        self._lock = RLock()

    @property
    def notice(self) -> Notice | None:
        """What the learner should know: trouble with saving first, then a file that was set aside."""
        return self._trouble or self._damaged

    @property
    def keeper(self) -> Keeper:
        """Who keeps the file: "nobody", "folder", "browser" or "guest"."""
        return keeper(self.path)

    @property
    def place(self) -> str:
        """Folder and name of the file, as a learner finds it beside the lessons."""
        return f"{self.path.parent.name}/{self.path.name}" if self.path else ""

    def entries(self) -> tuple[Entry, ...]:
        """Everything stored and everything waiting, oldest first. It never raises."""
        with self._lock:
            return numbered([*self._stored(), *self._waiting])

    def add(self, entry: Entry) -> None:
        """Keep one answer: in the file if that can be, else in memory until it can. It never raises."""
        with self._lock:
            self._waiting.append(entry)
            if self.path is not None:
                self._try(self._save)

    def text(self) -> str:
        """Everything, in the form of the file, for the learner to take along; `load` reads it again."""
        entries = self.entries()
        return dump(entries, self._whole_rest())

    def load(self, text: str) -> Loaded:
        """Add what a text of `text()` holds and is not here yet. It never raises, and never takes away.

        A text that is not such a file changes nothing and says why.
        """
        brought = _brought(text)
        if isinstance(brought, Notice):
            return Loaded(refused=brought)
        with self._lock:
            before = self.entries()
            new = missing(before, brought)
            self._brought_rest = {**rest_of(_plain(text)), **self._brought_rest}
            if self.path is None:
                self._waiting = [replace(one, number=0) for one in merged(before, brought)]
            elif not self._try(lambda: self._merge(brought)):
                self._waiting += new
        return Loaded(len(new), len(brought) - len(new))

    def delete(self) -> bool:
        """Forget everything: the file, what waits, the leftovers of a killed window. True if nothing is left.

        Files that were set aside as damaged stay: they are the learner's, and their names were told.
        """
        with self._lock:
            self._waiting.clear()
            self._rest, self._brought_rest = {}, {}
            if self.path is None:
                return True
            if not any(atomic_files.there(path) for path in (self.path, atomic_files.saving(self.path))):
                return True
            return bool(self._try(self._remove))

    def write_beside(self, name: str, text: str) -> str:
        """Write another file beside the learner's; its folder and name, or "" and `notice` says why."""
        with self._lock:
            if self.path is None:
                return ""
            path = self.path.with_name(name)
            done = self._try(lambda: atomic_files.write(path, text) or True)
            return f"{path.parent.name}/{path.name}" if done else ""

    def _stored(self) -> tuple[Entry, ...]:
        if self.path is None or not atomic_files.there(self.path):
            return ()
        stored = self._try(self._read)
        if stored is None:  # no lock, no writing: reading may still go
            with suppress(OSError, ValueError):
                return self._parsed()
        return stored or ()

    def _try(self, work: Callable[[], T]) -> T | None:
        """Do the work under the file's lock; trouble becomes a notice, and success takes it back."""
        try:
            atomic_files.make_folder(self.path.parent)
            with atomic_files.locked(self.path):
                done = work()
        except (OSError, Newer) as problem:
            self._trouble = _trouble(problem)
            return None
        self._trouble = None
        return done

    def _read(self) -> tuple[Entry, ...]:
        """The stored entries; a file that cannot be read is set aside first, never overwritten."""
        try:
            return self._parsed()
        except FileNotFoundError:
            return ()
        except (Damaged, UnicodeDecodeError):
            kept = atomic_files.set_aside(self.path, "damaged")
            self._damaged = Notice("damaged", {"file": kept.name})
            return ()

    def _parsed(self) -> tuple[Entry, ...]:
        """The entries of the file; what else a later edition put there goes back in at the next writing."""
        self._rest = {}
        text = self.path.read_text("utf-8")
        entries = parse(text)
        self._rest = rest_of(text)
        return entries

    def _whole_rest(self) -> dict[str, Any]:
        return bounded({**self._brought_rest, **self._rest})

    def _save(self) -> bool:
        entries = [*self._read(), *self._waiting]
        self._write(entries)
        return True

    def _merge(self, brought: Sequence[Entry]) -> bool:
        ours = numbered([*self._read(), *self._waiting])
        self._write(merged(ours, brought))
        return True

    def _write(self, entries: Sequence[Entry]) -> None:
        atomic_files.write(self.path, dump(entries, self._whole_rest()))
        self._waiting.clear()
        self._rest, self._brought_rest = self._whole_rest(), {}

    def _remove(self) -> bool:
        self.path.unlink(missing_ok=True)
        atomic_files.saving(self.path).unlink(missing_ok=True)
        return True


def _brought(text: str) -> tuple[Entry, ...] | Notice:
    """The entries of a text that a learner brought, or why it is refused."""
    if len(text) > LONGEST:
        return Notice("load_long")
    try:
        return parse(_plain(text))
    except Newer:
        return Notice("load_newer")
    except Damaged as problem:
        ours = FORMAT in text and not isinstance(problem, Foreign)
        return Notice("load_damaged" if ours else "load_foreign")


def _plain(text: str) -> str:
    """The text without the mark that some editors put first."""
    return text.removeprefix("\ufeff")


def _trouble(problem: Exception) -> Notice:
    if isinstance(problem, Newer):
        return Notice("newer")
    if isinstance(problem, atomic_files.Busy):
        return Notice("busy")
    if getattr(problem, "errno", None) in _FULL:
        return Notice("full")
    return Notice("browser" if atomic_files.IN_BROWSER else "not_writable")
