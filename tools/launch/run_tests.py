"""The door for maintainers: run the tests, or one of the tools, in the course's own place."""

import contextlib
import os
import signal
import subprocess
from pathlib import Path

from tools.launch import programs
from tools.launch.environment import prepare, state_of
from tools.launch.jupyterlab import quiet_environment
from tools.launch.lock_files import COURSE_LOCK, TEST_LOCK

NBVAL = [
    "--nbval",
    "--nbval-current-env",
    "--nbval-cell-timeout=60",
    "--nbval-sanitize-with=tests/nbval_sanitize.cfg",
]
LIGHT = ["-p", "tests.support.light_nbval"]  # a third less work for the lessons
MENDING = ["-p", "tests.support.mending"]  # a lesson that does not match names the command
MOST_WORKERS = 4
# Whoever watches the tests one by one, or says how many workers there should be, gets exactly that.
ONE_BY_ONE = ("-n", "-s", "--numprocesses", "--capture", "--collect-only", "--pdb", "--trace")


def run_tests(root: Path, words: list[str]) -> int:
    """Run pytest over tests/ and, strictly, over the saved notebooks, or over what the words name."""
    python = prepare(root, TEST_LOCK)
    named = any(not word.startswith("-") and (root / word.split("::")[0]).exists() for word in words)
    notebooks = ["notebooks"] if any((root / "notebooks").glob("*.ipynb")) else []
    targets = words if named else [*words, "tests", *notebooks]
    more = [] if named else workers(words)
    plain = quiet_environment(state_of(root))
    plain.pop(programs.SAFE_PATH)  # tests start Python from folders of their own, as people do
    # In many containers Python keeps nothing of what it compiled: each of hundreds would begin anew.
    plain.pop("PYTHONDONTWRITEBYTECODE", None)
    return run_to_the_end(
        root, programs.module(python, "pytest", *NBVAL, *LIGHT, *MENDING, *more, *targets), plain
    )


def workers(words: list[str], cores: int | None = None) -> list[str]:
    """Return pytest's words for a whole run on several cores (shared as tests/support/sharing.py says).

    One worker more than there are cores: while one waits for a page, another works.
    """
    cores = cores or usable_cores()
    if cores == 1 or any(word.startswith(ONE_BY_ONE) for word in words):
        return []
    return [f"--numprocesses={min(cores + 1, MOST_WORKERS)}"]


def usable_cores() -> int:
    """Return how many cores this process may use: fewer than the computer has where a container says so."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_module(root: Path, module: str, words: list[str], lock: str = COURSE_LOCK) -> int:
    """Run one of the tools with the course's Python."""
    return run_to_the_end(root, programs.module(prepare(root, lock), module, *words))


def run_to_the_end(root: Path, words: list[str], environment: dict[str, str] | None = None) -> int:
    """Run to the end. Ctrl-C reaches the child too: wait until it has put its servers and browsers away.

    Whoever ends this process in another way ends the child with it.
    """
    child = subprocess.Popen(words, cwd=root, env=environment or quiet_environment(state_of(root)))
    stopped = False
    with _ending_the_child(child):
        while child.poll() is None:
            try:
                child.wait()
            except KeyboardInterrupt:
                stopped = True
    if stopped:
        raise KeyboardInterrupt
    return child.returncode


@contextlib.contextmanager
def _ending_the_child(child: subprocess.Popen):
    """Hand a polite kill or a closed terminal on to the child, as Ctrl-C would reach it.

    A child that a script began in its background is deaf to Ctrl-C, as this process then is.
    """
    deaf = os.name != "posix" or signal.getsignal(signal.SIGINT) == signal.SIG_IGN

    def stop(*_):
        if child.poll() is None:
            child.send_signal(signal.SIGTERM if deaf else signal.SIGINT)

    names = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    before = {name: signal.signal(name, stop) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)
