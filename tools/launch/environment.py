"""The course's own place, .venv: made, mended and marked ready. Nothing outside the course folder changes.

A stamp inside .venv says what was installed. It is written last. While an installation is under way a mark
stands there; whoever finds the mark later knows that the work was cut off, and starts over.
"""

import contextlib
import errno
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tools.launch import install, private, programs
from tools.launch.errors import BEING_PREPARED, NO_PIP, NO_SPACE, NOT_WRITABLE, OPEN_ELSEWHERE, Trouble
from tools.launch.lock_files import COURSE_LOCK, INSIDE, NEEDED_MB, OLDEST_PYTHON


def say(sentence: str) -> None:
    """Tell the person at the terminal at once, also where the output goes into a file."""
    print(sentence, flush=True)


def prepare(root: Path, lock: str = COURSE_LOCK, say=say) -> Path:
    """Return the Python of a place where everything wanted is installed; install it first where it is not."""
    if not _is_ready(root, lock):
        with _one_at_a_time(root):
            if not _is_ready(root, lock):
                _build(root, lock, say)
    private.make_folder(state_of(root))
    return python_of(root)


def python_of(root: Path) -> Path:
    """Where the place keeps its Python on this system."""
    return root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def state_of(root: Path) -> Path:
    """Where the course keeps its own settings, signatures and logs."""
    return root / ".venv" / "course"


def child_environment() -> dict[str, str]:
    """The environment for a Python of the place: nothing of another, or from where one stands; UTF-8."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    }
    return programs.safe_environment(kept | {"PYTHONUTF8": "1"})


def _stamp_of(root: Path) -> Path:
    return state_of(root) / "ready.json"


def _mark_of(root: Path) -> Path:
    return state_of(root) / "under-way"


def _fingerprint(root: Path, lock: str) -> str:
    names = (lock, "pyproject.toml")
    return hashlib.sha256(b"\0".join((root / name).read_bytes() for name in names)).hexdigest()


def _read_stamp(root: Path) -> dict:
    try:
        stamp = json.loads(_stamp_of(root).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _is_ready(root: Path, lock: str) -> bool:
    stamp = _read_stamp(root)
    return (
        not _mark_of(root).exists()
        and stamp.get(lock) == _fingerprint(root, lock)
        and stamp.get("root") == str(root)
        and stamp.get("python") == _python_version(python_of(root))
        and _parts(stamp["python"]) >= OLDEST_PYTHON[lock]
    )


def _python_version(python: Path) -> str | None:
    """The version a Python says it has; None where it does not run (half made, or its base is gone)."""
    ask = "import sys; print('%d.%d' % sys.version_info[:2])"
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        answer = subprocess.run(
            [str(python), "-I", "-c", ask],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
            env=child_environment(),
        )
        return answer.stdout.strip()
    return None


def _parts(version: str) -> tuple[int, ...]:
    """Numbers of a version, to compare."""
    return tuple(map(int, version.split(".")))


def _can_be_kept(root: Path, lock: str) -> bool:
    """Whether the place can be added to: not if it was cut off, moved, or its Python is gone or too old."""
    if _mark_of(root).exists():
        return False
    version = _python_version(python_of(root))
    if version is None or _parts(version) < OLDEST_PYTHON[lock]:
        return False
    stamp = _read_stamp(root)
    return not stamp or (stamp.get("root") == str(root) and stamp.get("python") == version)


def _build(root: Path, lock: str, say) -> None:
    began = time.monotonic()
    keep = _can_be_kept(root, lock)
    try:
        _need_space(root, lock, keep)
        if keep:
            say("Bringing the course up to date ...")
        else:
            say(
                "Setting up the course. This happens once, needs the internet and takes a few minutes.\n"
                "It goes into the folder .venv in the course folder; nothing else on this computer changes."
            )
            _remove(root)
        _mark_of(root).parent.mkdir(parents=True, exist_ok=True)
        _mark_of(root).touch()
        if not keep:
            _make(root)
        install.install(python_of(root), root, lock, state_of(root) / "install.log", child_environment(), say)
        _write_stamp(root, lock)
    except (OSError, Trouble) as error:
        trouble = _explained(error, lock)
        if str(trouble).startswith(NO_SPACE.split("{")[0]):
            shutil.rmtree(root / ".venv", ignore_errors=True)  # give the room back
        raise trouble from error
    say(f"Ready after {time.monotonic() - began:.0f} seconds.")


def _write_stamp(root: Path, lock: str) -> None:
    stamp = {"root": str(root), "python": _python_version(python_of(root))}
    stamp |= {name: _fingerprint(root, name) for name in (lock, *INSIDE[lock])}
    fresh = _stamp_of(root).with_suffix(".new")
    fresh.write_text(json.dumps(stamp, indent=1), "utf-8")
    os.replace(fresh, _stamp_of(root))
    _mark_of(root).unlink()


def _make(root: Path) -> None:
    """Make the empty place. pip comes in only where uv is not there to do its work."""
    with_pip = install.find_uv() is None
    if with_pip and importlib.util.find_spec("ensurepip") is None:
        raise Trouble(NO_PIP)
    base = getattr(sys, "_base_executable", None) or sys.executable
    words = programs.module(base, "venv", str(root / ".venv"), *([] if with_pip else ["--without-pip"]))
    made = subprocess.run(
        words,
        capture_output=True,
        text=True,
        errors="replace",
        env=child_environment(),
        close_fds=False,
        check=False,
    )
    if made.returncode:
        log = state_of(root) / "install.log"
        log.write_text(made.stdout + made.stderr, "utf-8")
        raise install.explain(made.stdout + made.stderr, log, COURSE_LOCK)


def _remove(root: Path) -> None:
    """Remove the old place: first out of the way in one step, then for good."""
    place = root / ".venv"
    for left in root.glob(".venv.old-*"):
        shutil.rmtree(left, ignore_errors=True)
    if place.is_symlink() or place.is_file():
        place.unlink()
    elif place.exists():
        aside = root / f".venv.old-{os.getpid()}"
        try:
            place.rename(aside)
        except PermissionError as error:
            raise Trouble(OPEN_ELSEWHERE if os.name == "nt" else NOT_WRITABLE) from error
        shutil.rmtree(aside, ignore_errors=True)


def _need_space(root: Path, lock: str, keep: bool) -> None:
    needed = 50 if keep and COURSE_LOCK in _read_stamp(root) and lock == COURSE_LOCK else NEEDED_MB[lock]
    if not keep and (root / ".venv").exists():
        return  # the old place makes room for the new one
    if shutil.disk_usage(root).free < needed * 1_000_000:
        raise Trouble(NO_SPACE.format(megabytes=needed))


def _explained(error: OSError | Trouble, lock: str) -> Trouble:
    if isinstance(error, Trouble):
        return error
    if (
        error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
        or getattr(error, "winerror", 0) == 112
    ):
        return Trouble(NO_SPACE.format(megabytes=NEEDED_MB[lock]))
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return Trouble(NOT_WRITABLE)
    return Trouble(f"Setting up the course failed ({error}): mend that, then run the same command again.")


@contextlib.contextmanager
def _one_at_a_time(root: Path):
    """Hold the set-up for one process. The system lets go of it when that one ends, however it ends."""
    try:
        handle = open(root / ".venv.lock", "w")  # noqa: SIM115 (held open for the whole block)
    except OSError as error:
        raise _explained(error, COURSE_LOCK) from error
    with handle:
        os.set_inheritable(handle.fileno(), True)
        if not _lock(handle):
            raise Trouble(BEING_PREPARED)
        yield


def _lock(handle) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # some network drives know no locks: go on without
        return error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
    return True
