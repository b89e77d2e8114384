"""Do the tests without a browser notice a clinically wrong change? 60 in the data and 60 in the code.

    python benchmarks/mutations.py                 all 120, seed 1
    python benchmarks/mutations.py data 7 20       20 changes of the data, seed 7
    python benchmarks/mutations.py code 7 --list   what would be changed, without a run
    python benchmarks/mutations.py --near          only the tests nearest to each change: minutes, not hours

One at a time, and in a temporary copy. Each is one cell or one token: a direction, an urgency, a key, a unit,
a number, a sign, an off by one, a label or a color of another thing. The tests nearest to the change run
first, and the first red one ends it; a change that no test sees is printed as SURVIVED.
"""

import contextlib
import importlib
import io
import multiprocessing
import os
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.needed_parts import need  # noqa: E402  (found only from the course's folder)

need("pytest", "numpy", "anywidget")

from benchmarks import mutants  # noqa: E402

COUNT, WANTED = 60, 57
GREEN, RED = 10, 11
MADE = (".git", ".venv*", "site", "progress", ".*cache", ".hypothesis", "__pycache__")  # at the top only
DATA_TESTS = (
    ["tests/content/test_second_entry.py", "tests/literature", "tests/notebooks"],
    ["tests/words", "tests/content/test_rules.py"],
    ["tests/content"],
    ["tests/model", "tests/labs"],
)


def tests_for(path: str) -> list[list[str]]:
    """Groups of pytest words, the nearest first."""
    if path.startswith("data/"):
        return [list(group) for group in DATA_TESTS]
    stem = Path(path).stem
    near = [
        str(found.relative_to(ROOT))
        for room in ("model", "labs", "plots", "literature")
        for found in sorted((ROOT / "tests" / room).rglob(f"test_{stem}*.py"))
    ]
    shown = "" if "/model/" in path else " or color or share"
    walk = ["tests/plots", "tests/labs/test_every_lab.py", "-k", stem + shown]
    wide = ["tests/model", "tests/literature"] if "/model/" in path else []
    return [group for group in (near, walk, wide, ["tests/labs", "tests/plots"]) if group]


def copy(folder: Path) -> None:
    """The course without what tools made."""
    folder.mkdir()
    made = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "kernel-ipc-*")
    for path in ROOT.iterdir():
        if path.is_file():
            shutil.copy2(path, folder)
        elif not any(path.match(pattern) for pattern in MADE):
            shutil.copytree(path, folder / path.name, ignore=made)


def session(folder: Path, words: list[str]) -> None:
    """In a child process: run pytest in the copy and leave with its answer."""
    os.chdir(folder)
    sys.path[:] = [str(folder), *(p for p in sys.path if Path(p or ".").resolve() != ROOT)]
    import pytest

    how = ["-x", "-q", "--tb=no", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = pytest.main([*how, *words])
    if "MUTATIONS_LOG" in os.environ:
        Path(os.environ["MUTATIONS_LOG"]).write_text(said.getvalue(), encoding="utf-8")
    os._exit(GREEN if code in (0, 5) else RED)  # 5: no test there


def red(folder: Path, words: list[str]) -> bool:
    """Whether a test (or the reading of the tests) fails; a fork spares the imports of the big libraries."""
    child = multiprocessing.get_context("fork").Process(target=session, args=(folder, words))
    child.start()
    child.join()
    if child.exitcode not in (GREEN, RED):
        raise SystemExit(f"pytest could not run: {words}")
    return child.exitcode == RED


def caught(folder: Path, mutant: mutants.Mutant, turn: int, near: bool) -> str:
    """The first group of tests that turns red, or nothing; of the near ones only, where time is short."""
    path = folder / mutant.path
    before = path.read_text(encoding="utf-8")
    path.write_text(mutant.apply(before), encoding="utf-8", newline="")
    groups = tests_for(mutant.path)[: 2 if near else None]
    later = time.time() + 10 * turn  # compiled files are told apart by the second
    os.utime(path, (later, later))
    try:
        return next((" ".join(words) for words in groups if red(folder, words)), "")
    finally:
        path.write_text(before, encoding="utf-8", newline="")
        os.utime(path, (later + 5, later + 5))


def campaign(kind: str, seed: int, count: int, options: set[str]) -> bool:
    """Run one half and print each change; True when enough were caught."""
    drawn = mutants.draw(kind, ROOT, random.Random(seed), count)
    if "--list" in options:
        print("\n".join(str(mutant) for mutant in drawn))
        return True
    survived = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "course"
        copy(folder)
        if red(folder, ["tests/content/test_second_entry.py", "tests/plots/test_colors.py"]):
            raise SystemExit("The tests are red before anything is changed.")
        for turn, mutant in enumerate(drawn, start=1):
            by = caught(folder, mutant, turn, "--near" in options)
            survived += [] if by else [mutant]
            print(f"{turn:3} {'caught  ' if by else 'SURVIVED'} {mutant}   {by}", flush=True)
    print(f"{kind}, seed {seed}: {count - len(survived)} of {count} caught")
    return len(survived) <= count * (COUNT - WANTED) / COUNT


def main(words: list[str]) -> int:
    options = {word for word in words if word.startswith("--")}
    words = [word for word in words if word not in options]
    kinds = [words[0]] if words else ["data", "code"]
    seed = int(words[1]) if len(words) > 1 else 1
    count = int(words[2]) if len(words) > 2 else COUNT
    for library in (
        "anywidget",
        "hypothesis",
        "ipywidgets",
        "matplotlib.figure",
        "pytest",
        "scipy.integrate",
    ):
        importlib.import_module(library)  # once, here: every child has them by then
    passed = [campaign(kind, seed, count, options) for kind in kinds]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
