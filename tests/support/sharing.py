"""Which tests share a worker when the house runs on several; `tools/launch/run_tests.py` says on how many."""

import os
import time
from collections.abc import Callable
from pathlib import Path

# Folders whose tests share one server, or what is made once for all of them: problems, texts that were read.
TOGETHER = (
    "tests/site", "tests/browser", "tests/binder", "tests/deploy", "tests/model/dose_practice", "tests/check",
)  # fmt: skip
# Uses the JupyterLab of tests/browser.
GUESTS = {"tests/launch/test_jupyterlab_in_browser.py": "tests/browser"}
# Shares no server with its folder: another worker may take it meanwhile.
ENGINES, PAGES = "tests/site/test_engines.py", "tests/site/test_pages_shown.py"
LIVE = "tests/site/test_live.py"  # opens a visitor of its own
ALONE = (ENGINES, PAGES, "tests/site/test_pages.py", LIVE)
# The longest first. One worker begins by building the site, the other with the class, which asks for none of
# the browsers that CI may still be installing; then they take what comes next. The site is there by the time
# the engines want it. Short files fill the end.
FIRST = ("tests/site", "tests/deploy", "tests/browser", LIVE, "tests/binder", ENGINES, PAGES)


def company(nodeid: str) -> str:
    """What a test shares its worker with: its folder, or else its file (also a notebook)."""
    file = nodeid.split("::")[0]
    folder = file.rpartition("/")[0]
    return GUESTS.get(file) or (folder if folder in TOGETHER and file not in ALONE else file)


def place_in_queue(nodeid: str) -> int:
    """Return a small number for what begins early; within one number the order stays."""
    return FIRST.index(company(nodeid)) if company(nodeid) in FIRST else len(FIRST)


def scheduler(config, log):
    """Return what hands the companies out, each whole and in the order of collection."""
    from xdist.scheduler import LoadScopeScheduling

    class ByCompany(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return company(nodeid)

    config.option.loadscopereorder = False
    return ByCompany(config, log)


def folder_of_the_run(factory) -> Path:
    """A folder that all workers of this run see, and no other run; `factory` is pytest's tmp_path_factory."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def made_once(folder: Path, name: str, make: Callable[[], str], seconds: float = 900) -> str:
    """What `make()` returns; whichever worker comes first calls it, the others wait for it and call nothing.

    Where it fails, the next worker tries: a line that was down may be up again.
    """
    done, turn = folder / f"{name}.txt", folder / f"{name}.turn"
    give_up = time.monotonic() + seconds
    while not done.exists():
        try:
            turn.mkdir()  # one of all succeeds
        except (FileExistsError, PermissionError):  # Windows says the latter while a folder is going away
            assert time.monotonic() < give_up, f"Another worker did not finish: {name} ({turn})"
            time.sleep(0.2)
            continue
        try:
            if not done.exists():
                ready = turn / "ready.txt"
                ready.write_text(make(), "utf-8")
                ready.replace(done)  # nobody reads half of it
        finally:
            for rest in turn.iterdir():
                rest.unlink()
            turn.rmdir()
    return done.read_text("utf-8")
