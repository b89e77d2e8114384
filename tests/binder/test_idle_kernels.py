"""A kernel ended because nobody touched it, and a server that is gone: the learner is told, and helped."""

import contextlib
import shutil
import sys
from pathlib import Path

import pytest
from playwright.sync_api import TimeoutError

from tests.support import idle_kernels, jupyterlab

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.browser


@pytest.fixture
def dozing(tmp_path):
    """Today's JupyterLab, which ends still kernels as Binder does."""
    hidden = shutil.ignore_patterns(".ipynb_checkpoints", "kernel-ipc-*")
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks", ignore=hidden)
    with idle_kernels.DozingLab(Path(sys.executable), tmp_path) as lab:
        jupyterlab.sign_all(lab.python, tmp_path, lab.state)
        yield lab


def test_a_lesson_sleeps_wakes_and_loses_its_server(dozing, browser, run_all):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = jupyterlab.new_page(context)
    dozing.open(page, "05_mouth_or_pump.ipynb")
    run_all(page)
    slider = idle_kernels.open_controls(page)
    with dozing.ending_still_kernels():
        idle_kernels.expect_told_without_a_touch(page)
    idle_kernels.expect_told_at_the_hand(page, slider)
    idle_kernels.wake(page)
    assert not jupyterlab.error_texts(page)
    slider = idle_kernels.open_controls(page)
    idle_kernels.move_by_keyboard(page, slider)
    assert not page.errors

    dozing.process.kill()
    idle_kernels.expect_told_without_a_touch(page)
    with contextlib.suppress(TimeoutError):  # JupyterLab's own message stands in the way of the keys
        page.locator(".jp-Dialog").get_by_role("button", name="Close").click(timeout=20_000)
    idle_kernels.expect_told_at_the_hand(page, slider)
    context.close()
