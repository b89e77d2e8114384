"""Do the tests without a browser notice a clinically wrong change? 60 in the data and 60 in the code.

    python benchmarks/mutations.py                 all 120, seed 1
    python benchmarks/mutations.py data 7 20       20 changes of the data, seed 7
    python benchmarks/mutations.py code 7 --list   what would be changed, without a run
    python benchmarks/mutations.py code 1 --touched=FILE    keep there which test runs what, for the next time

One at a time, and in a temporary copy. Each is one cell or one token: a direction, an urgency, a key, a unit,
a number, a sign, an off by one, a label or a color of another thing. For the code all tests are watched once;
then a change meets only tests that run its function or another of its file. The nearest and quickest run
first, and the first red one ends it; a change that no test sees is printed as SURVIVED.
"""

import contextlib
import importlib
import io
import json
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.needed_parts import need  # noqa: E402  (found only from the course's folder)

need("pytest", "numpy", "anywidget")

from benchmarks import mutants  # noqa: E402
from benchmarks.touched import Chosen, Touched, Watcher  # noqa: E402
from tests.support import course_copy  # noqa: E402

Group = list[str] | tuple[str, ...]  # words for pytest, or names of tests
COUNT, WANTED = 60, 57
GREEN, RED = 10, 11
#: the nearest first
DATA_TESTS = (
    ["tests/content/test_second_entry.py"],
    ["tests/literature", "tests/notebooks", "tests/content/test_how_soon.py"],
    ["tests/words", "tests/content"],
    ["tests/model", "tests/labs"],
)
CODE_TESTS = ["tests/model", "tests/oracle", "tests/labs", "tests/plots", "tests/literature"]


def session(folder: Path, words: list[str], plugin: object | None = None) -> int:
    """In a child process: run pytest in the copy and return its answer."""
    os.chdir(folder)
    sys.path[:] = [str(folder), *(p for p in sys.path if Path(p or ".").resolve() != ROOT)]
    import pytest

    how = ["-q", "--tb=no", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = pytest.main([*how, *words], plugins=[plugin] if plugin else [])
    if "MUTATIONS_LOG" in os.environ:
        Path(os.environ["MUTATIONS_LOG"]).write_text(said.getvalue(), encoding="utf-8")
    return code


def child(target: Callable[..., None], *given: object) -> int | None:
    """Run a function in a fork, which spares the imports of the big libraries; return how it ended."""
    process = multiprocessing.get_context("fork").Process(target=target, args=given)
    process.start()
    process.join()
    return process.exitcode


def try_out(folder: Path, group: Group) -> None:
    """In a child process: leave with GREEN or RED."""
    words = group if isinstance(group, list) else sorted({name.partition("::")[0] for name in group})
    plugin = None if isinstance(group, list) else Chosen(list(group))
    os._exit(GREEN if session(folder, ["-x", *words], plugin) in (0, 5) else RED)  # 5: no test there


def red(folder: Path, group: Group) -> bool:
    """Whether a test (or the reading of the tests) fails."""
    code = child(try_out, folder, group)
    if code not in (GREEN, RED):
        raise SystemExit(f"pytest could not run: {group}")
    return code == RED


def watch(folder: Path, file: Path) -> None:
    """In a child process: run the tests of the code once and write down which runs what."""
    watcher = Watcher(folder)
    code = session(folder, CODE_TESTS, watcher)
    file.write_text(json.dumps(watcher.tests), encoding="utf-8")
    os._exit(GREEN if code == 0 else RED)


def groups(mutant: mutants.Mutant, text: str, touched: Touched) -> list[Group]:
    """What to run for a change: words for pytest, or names of tests; the nearest first."""
    if mutant.path.startswith("data/"):
        return [list(group) for group in DATA_TESTS]
    line = text[: mutant.start].count("\n") + 1
    return [tuple(group) for group in touched.groups(mutant.path, text, line)]


def caught(folder: Path, mutant: mutants.Mutant, turn: int, touched: Touched) -> str:
    """What turned red first, or nothing."""
    path = folder / mutant.path
    before = path.read_text(encoding="utf-8")
    path.write_text(mutant.apply(before), encoding="utf-8", newline="")
    later = time.time() + 10 * turn  # compiled files are told apart by the second
    os.utime(path, (later, later))
    try:
        found = next((group for group in groups(mutant, before, touched) if red(folder, group)), ())
        return " ".join(sorted({name.partition("::")[0] for name in found})[:3])
    finally:
        path.write_text(before, encoding="utf-8", newline="")
        os.utime(path, (later + 5, later + 5))


def watched(folder: Path, file: Path) -> Touched:
    """Which test runs what: read where it was kept, else found out."""
    if not file.is_file() and child(watch, folder, file) != GREEN:
        file.unlink(missing_ok=True)
        raise SystemExit("The tests are red before anything is changed.")
    return Touched.read(file)


def campaign(kind: str, seed: int, count: int, options: dict[str, str]) -> bool:
    """Run one half and print each change; True when enough were caught."""
    drawn = mutants.draw(kind, ROOT, random.Random(seed), count)
    if "--list" in options:
        print("\n".join(str(mutant) for mutant in drawn))
        return True
    survived = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "course"
        folder.mkdir()
        course_copy.copy(folder)
        touched = Touched()
        if kind == "code":
            touched = watched(folder, Path(options.get("--touched") or Path(place) / "touched.json"))
        elif red(folder, DATA_TESTS[0]):
            raise SystemExit("The tests are red before anything is changed.")
        for turn, mutant in enumerate(drawn, start=1):
            by = caught(folder, mutant, turn, touched)
            survived += [] if by else [mutant]
            print(f"{turn:3} {'caught  ' if by else 'SURVIVED'} {mutant}   {by}", flush=True)
    print(f"{kind}, seed {seed}: {count - len(survived)} of {count} caught")
    return len(survived) <= count * (COUNT - WANTED) / COUNT


def main(words: list[str]) -> int:
    options = dict(word.partition("=")[::2] for word in words if word.startswith("--"))
    words = [word for word in words if not word.startswith("--")]
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
    gone = [words for group in DATA_TESTS for words in group if not (ROOT / words).exists()]
    if gone:  # pytest would be red for it, and every change would count as caught
        raise SystemExit(f"There are no such tests: {', '.join(gone)}")
    passed = [campaign(kind, seed, count, options) for kind in kinds]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
