"""The door for maintainers: run the tests, or one of the tools, in the course's own place."""

import subprocess
from pathlib import Path

from tools.doors.lab import quiet_environment
from tools.doors.place import TEST_LOCK, prepare, state_of

NBVAL = [
    "--nbval",
    "--nbval-current-env",
    "--nbval-cell-timeout=60",
    "--nbval-sanitize-with=tests/nbval_sanitize.cfg",
]


def run_tests(root: Path, words: list[str]) -> int:
    """Run pytest over tests/ and, strictly, over the saved notebooks, or over what the words name."""
    python = prepare(root, TEST_LOCK)
    chosen = (
        words
        if any(not word.startswith("-") and (root / word.split("::")[0]).exists() for word in words)
        else None
    )
    notebooks = ["notebooks"] if any((root / "notebooks").glob("*.ipynb")) else []
    targets = chosen or [*words, "tests", *notebooks]
    return _run(root, [str(python), "-m", "pytest", *NBVAL, *targets])


def run_module(root: Path, module: str, words: list[str]) -> int:
    """Run one of the tools with the course's Python."""
    return _run(root, [str(prepare(root)), "-m", module, *words])


def _run(root: Path, words: list[str]) -> int:
    return subprocess.run(words, cwd=root, env=quiet_environment(state_of(root)), check=False).returncode
