"""Fixtures that several rooms of the tests share: the browser and the course's own JupyterLab.

    def test_start(lab_page, same_window, run_all):
        page = lab_page("00_start_here.ipynb")     # a Playwright page, width= and height= may be given
        page = same_window("00_start_here.ipynb")  # or in the window where the last test's notebook stood
        run_all(page)                              # presses Start, waits until every cell has run
        assert not page.errors                     # uncaught errors of scripts in the page

`jupyter_server` is the server itself: .base, .token, .folder, .url(page), .add(name, text).
"""

import contextlib
import os
import shutil
import sys
from pathlib import Path

import pytest

from baclofen.labs.live_view import NEVER_SAVED
from tests.support import hypothesis_profiles, jupyterlab, memory, sharing

ROOT = Path(__file__).resolve().parents[1]
# Tests answer questions too: they must never touch what a learner has stored on this computer.
os.environ["BACLOFEN_PROGRESS"] = "none"
hypothesis_profiles.register()
memory.search_seldom()


def pytest_collection_modifyitems(items):
    """On several workers the long companies begin first; on one, the quick tests of the model speak first."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: sharing.place_in_queue(item.nodeid))


def pytest_collection_finish():
    memory.set_aside()


def pytest_sessionfinish():
    memory.set_aside()


@pytest.fixture(autouse=True)
def own_widgets():
    """A test's widgets are closed after it, its answers gone; what several tests share was there before."""
    before = memory.open_widgets()
    yield
    memory.close_all_but(before)
    memory.forget_answers()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """One server's tests, or else one file's, stay on one worker."""
    return sharing.scheduler(config, log)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The browser's path. Without a browser: skip on a learner's computer, fail on CI."""
    path = jupyterlab.find_browser()
    if path is None and os.environ.get("CI"):
        pytest.fail("No Chromium, Chrome or Edge here, and on CI the browser tests must run.")
    if path is None:
        pytest.skip("No Chromium, Chrome or Edge was found on this computer: install one to run this test.")
    return path


@pytest.fixture(scope="session")
def playwright():
    """One Playwright for all browsers of a test run: a second one cannot live beside it."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=30_000)  # all cores may be busy with other tests
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright, chromium_path):
    """One Chromium for all browser tests."""
    browser = playwright.chromium.launch(executable_path=chromium_path, args=jupyterlab.FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def jupyter_server(tmp_path_factory):
    """The course's JupyterLab, started as run.py starts it, on a copy of the lessons."""
    folder = tmp_path_factory.mktemp("course")
    if (ROOT / "notebooks").is_dir():
        shutil.copytree(
            ROOT / "notebooks",
            folder / "notebooks",
            # sockets: another worker's kernels may be running there
            ignore=shutil.ignore_patterns(".ipynb_checkpoints", "kernel-ipc-*"),
        )
    (folder / "notebooks").mkdir(exist_ok=True)
    with contextlib.ExitStack() as stack:
        with pytest.MonkeyPatch.context() as names:
            # Nothing is saved here, so no lab draws its poster: a third of what its kernel has to do. The
            # comparison of all lessons draws them, and so do the lessons in Binder's JupyterLab.
            names.setenv(NEVER_SAVED, "1")
            lab = stack.enter_context(jupyterlab.TestLab(Path(sys.executable), folder))
        jupyterlab.sign_all(lab.python, folder, lab.state)
        yield lab


@pytest.fixture
def lab_page(browser, jupyter_server):
    """A function that opens a notebook of the server in a fresh browser window and returns the page."""
    contexts = []

    def open_page(notebook: str, width: int = 1280, height: int = 900, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = jupyterlab.new_page(context)
        jupyter_server.open(page, notebook)
        return page

    yield open_page
    for context in contexts:
        for page in context.pages:
            jupyterlab.end_kernel(page)
        context.close()


@pytest.fixture(scope="session")
def same_window(browser, jupyter_server):
    """Shows a notebook as `lab_page` does, at a third of the work: in the window where the last one stood."""
    window = jupyterlab.SameWindow(browser, jupyter_server)
    yield window
    jupyterlab.end_kernel(window.page)
    window.page.context.close()


@pytest.fixture(scope="session")
def run_all():
    """A function that runs all cells of an opened page and waits for the end."""
    return jupyterlab.run_all
