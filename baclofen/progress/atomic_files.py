"""Writing so that nothing is ever half written, and one window at a time.

Some network folders have no locks and some systems no fsync: then it works without.

In the browser edition the folder is JupyterLite's drive. It may never answer a question about a file that is
gone (stat, exists, is_dir), and Python would wait for ever; even for a file that this window itself deleted.
So nothing here asks: a file is opened, a folder is made, and what is missing says so by an error.

On Linux and macOS all that is written is for its owner only, and no link leads the writing elsewhere, though
others may write into the folder and plant one. On Windows the rights of the learner's own folder hold.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]
try:
    import msvcrt
except ImportError:
    msvcrt = None  # type: ignore[assignment]

IN_BROWSER = sys.platform == "emscripten"
_NO_FSYNC = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}
#: The folder that the course makes for itself; its rights are kept, those of a folder somebody named are not.
OWN_FOLDER = "progress"
_OWNER_ONLY = 0o600
_FOLDER_OWNER_ONLY = 0o700
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
PATIENCE_S = 5.0
_PAUSE_S = 0.004


class Busy(OSError):
    """Another window holds the file for too long."""


def there(path: Path) -> bool:
    """Whether the file can be opened, or would be if it were allowed."""
    try:
        path.open("rb").close()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def make_folder(folder: Path) -> None:
    """Make the folder, unless it is there.

    In a browser only the last folder is made: where its parent is missing, the drive is, and a folder in
    memory would look like one that lasts.

    Raises:
        OSError: if it cannot be made.
    """
    if not IN_BROWSER:
        folder.mkdir(_FOLDER_OWNER_ONLY, parents=True, exist_ok=True)
        if folder.name == OWN_FOLDER:
            _close_to_others(folder, _FOLDER_OWNER_ONLY)
        return
    with suppress(FileExistsError):
        os.mkdir(folder)


def write(path: Path, text: str) -> None:
    """Replace the file by the text, all of it or not at all.

    The text goes into a new file beside it, onto the disk, and only then in the place of the old file. A name
    is used again, so a killed window leaves at most one such file behind.

    Raises:
        OSError: if the disk is full or nothing may be written; the old file is then as it was.
    """
    new = saving(path)
    try:
        with _fresh(new) as file:
            file.write(text)
            file.flush()
            _to_disk(file.fileno())
        _replace(new, path)
    except OSError:
        with suppress(OSError):
            new.unlink()
        raise
    _folder_to_disk(path.parent)


def _fresh(path: Path) -> TextIO:
    """A new file in the place of whatever had its name; a browser's drive has no links and is not asked."""
    if IN_BROWSER:
        return path.open("w", encoding="utf-8", newline="\n")
    path.unlink(missing_ok=True)
    return open(path, "x", encoding="utf-8", newline="\n", opener=_open_own)


def _open_own(path: str, flags: int) -> int:
    """Open for the owner only, and never through a link."""
    return os.open(path, flags | _NO_LINK, _OWNER_ONLY)


def _close_to_others(path: Path, mode: int) -> None:
    """Take the rights of all others away; a link is left alone, and so is what belongs to somebody else."""
    if os.name == "nt" or IN_BROWSER:
        return
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY | _NO_LINK)
        try:
            os.fchmod(handle, mode)
        finally:
            os.close(handle)


def saving(path: Path) -> Path:
    """The file that a text goes into before it takes the place of `path`."""
    return path.with_name(path.stem + ".saving" + path.suffix)


def set_aside(path: Path, stem: str) -> Path:
    """Move the file to the next free name, such as ``my_progress.damaged-1.json``; none is overwritten."""
    number = 0
    while True:
        number += 1
        new = path.with_name(f"{path.stem}.{stem}-{number}{path.suffix}")
        try:
            new.open("x").close()  # takes the name, or finds that it is taken
        except FileExistsError:
            continue
        try:
            _replace(path, new)
        except OSError:
            new.unlink()
            raise
        _close_to_others(new, _OWNER_ONLY)
        return new


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the file's lock: a second window waits; a killed window lets go by itself.

    A browser's drive knows no locks, and its windows are those of one learner.

    Raises:
        Busy: if another window holds it for longer than PATIENCE_S.
        OSError: if the folder cannot be written.
    """
    if IN_BROWSER or (fcntl is None and msvcrt is None):
        yield
        return
    lock = path.with_name(path.stem + ".lock")
    with open(lock, "a+b", opener=_open_own) as file:
        _close_to_others(lock, _OWNER_ONLY)
        held = _hold(file.fileno())
        try:
            yield
        finally:
            if held:
                _let_go(file.fileno())


def _hold(handle: int) -> bool:
    patience = time.monotonic() + PATIENCE_S
    while True:
        try:
            if fcntl is not None:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            else:
                os.lseek(handle, 0, os.SEEK_SET)
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            return True
        except (BlockingIOError, PermissionError):
            if time.monotonic() > patience:
                raise Busy("another window holds the file of progress") from None
            time.sleep(_PAUSE_S)
        except OSError:
            return False  # a folder that knows no locks


def _let_go(handle: int) -> None:
    with suppress(OSError):
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_UN)
        else:
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)


def _to_disk(handle: int) -> None:
    try:
        os.fsync(handle)
    except AttributeError:
        return
    except OSError as problem:
        if problem.errno not in _NO_FSYNC:
            raise


def _replace(old: Path, new: Path) -> None:
    """os.replace, with patience for programs on Windows that look at a new file for a moment."""
    for _ in range(20):
        try:
            os.replace(old, new)
            return
        except PermissionError:
            if os.name != "nt":
                raise
            time.sleep(_PAUSE_S)
    os.replace(old, new)


def _folder_to_disk(folder: Path) -> None:
    if os.name == "nt":
        return
    with suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
