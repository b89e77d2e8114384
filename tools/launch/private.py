"""What only the learner may read: folders 0700, files 0600. On Windows the rights of the folder hold."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_OTHERS = 0o077
UMASK = 0o077


def make_folder(folder: Path) -> None:
    """Make the folder, and close it to others also where it was there and open."""
    folder.mkdir(0o700, parents=True, exist_ok=True)
    _close(folder)


@contextlib.contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """An empty file for writing that nobody else can read, whatever had its name."""
    with open(path, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        _close(path)
        yield file


def close_files(files: list[Path]) -> None:
    """Take the rights of others from files; a program that writes them anew keeps what they have."""
    for file in files:
        _close(file)


def _close(path: Path) -> None:
    """Leave what belongs to somebody else as it is, and what a link leads to."""
    if os.name == "posix" and not path.is_symlink():
        with contextlib.suppress(OSError):
            path.chmod(path.stat().st_mode & ~_OTHERS)
