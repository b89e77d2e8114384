"""The course on Binder's own versions: every lesson cell by cell, and two of them in its JupyterLab."""

import json
import shutil
from pathlib import Path

import nbformat
import pytest

from tests.support import idle_kernels, jupyterlab
from tests.support.binder_environment import ROOT
from tools.launch.run_tests import NBVAL

UNSIGNED = """
import sys, nbformat
from nbformat.sign import NotebookNotary
notary = NotebookNotary()
print([name for name in sys.argv[1:] if not notary.check_signature(nbformat.read(name, 4))])
"""
#: a kernel of this place, which has run nothing of the course, says how it answers (baclofen/kernel.py)
FIRST_REQUEST = """
import sys
from jupyter_client.manager import KernelManager
kernel = KernelManager(transport="ipc", ip=sys.argv[1])
kernel.start_kernel()
client = kernel.client()
client.start_channels()
client.wait_for_ready()
client.execute_interactive(
    "kernel = get_ipython().kernel\\n"
    "print(kernel.shell_channel_thread.manager._shell_socket is kernel.shell_stream)"
)
client.stop_channels()
del client
kernel.shutdown_kernel(now=True)
"""


def test_postbuild_leaves_a_quiet_prompt_and_trusted_lab(built):
    settings = built.prefix / "share/jupyter/lab/settings/overrides.json"
    assert settings.read_bytes() == (ROOT / "deploy/jupyter/overrides.json").read_bytes()
    prompt = built.prefix / "etc/jupyter/jupyter_server_config.d/baclofen.json"
    assert prompt.read_bytes() == (ROOT / "deploy/jupyter/prompt.json").read_bytes()
    (layout,) = (built.state / "config/lab/workspaces").glob("default*.jupyterlab-workspace")
    quiet = json.loads((ROOT / "deploy/jupyter/quiet.jupyterlab-workspace").read_text("utf-8"))
    assert json.loads(layout.read_text("utf-8"))["data"] == quiet["data"]
    lessons = sorted(path.name for path in (built.source / "notebooks").glob("*.ipynb"))
    strangers = built.run("python", "-c", UNSIGNED, *(f"notebooks/{name}" for name in lessons)).stdout
    assert strangers.strip() == "[]", strangers
    where = built.run("python", "-c", "import baclofen; print(baclofen.__file__)").stdout.strip()
    assert where == str(built.source / "baclofen/__init__.py")


def test_its_kernel_hears_every_request_from_the_first_on(built, tmp_path):
    asked = built.run("python", "-c", FIRST_REQUEST, str(tmp_path / "k"))
    assert asked.stdout.splitlines()[-1:] == ["True"], asked.stdout


def every_lesson(folder: Path) -> tuple[str, int]:
    """All lessons as one notebook, which forgets every name before the next lesson; and its number of cells.

    One kernel wakes instead of eleven. That each lesson stands alone is tried on today's versions, where
    every lesson has its own kernel.
    """
    cells = []
    for path in sorted(folder.glob("*.ipynb")):
        of_lesson = [cell for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]
        assert of_lesson, path.name
        cells += [nbformat.v4.new_code_cell(f"%reset_selective -f .\n# {path.name}"), *of_lesson]
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"  # lessons may give theirs the same
    book = nbformat.read(path, 4)
    book.cells = cells
    return nbformat.writes(book), len(cells)


def test_every_lesson_says_the_same_on_the_floor(built):
    text, cells = every_lesson(built.source / "notebooks")
    (built.source / "every_lesson.ipynb").write_text(text, "utf-8")
    options = [word.replace("=tests/", f"={ROOT}/tests/") for word in NBVAL]
    shutil.copy2(ROOT / "tests" / "support" / "light_nbval.py", built.source)
    words = ["python", "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "light_nbval", *options]
    ran = built.run(*words, "every_lesson.ipynb")
    assert ran.returncode == 0, ran.stdout
    assert f"\n{cells} passed" in ran.stdout, ran.stdout


@pytest.fixture(scope="module")
def floor_lab(built):
    with idle_kernels.DozingFloorLab(built) as lab:
        yield lab


@pytest.fixture
def floor_page(browser, floor_lab):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = jupyterlab.new_page(context)
    yield page
    jupyterlab.end_kernel(page)
    context.close()


@pytest.mark.browser
def test_a_lesson_runs_sleeps_and_wakes_in_binders_jupyterlab(floor_lab, floor_page, run_all):
    floor_lab.open(floor_page, "05_mouth_or_pump.ipynb")
    served = json.loads(floor_page.locator("#jupyter-config-data").text_content())
    assert served["appVersion"].startswith("4.4.9"), "this is another JupyterLab than Binder's"
    run_all(floor_page)
    assert not jupyterlab.error_texts(floor_page)
    assert floor_page.locator(".Toastify__toast").count() == 0
    assert not floor_page.locator("#jp-left-stack").is_visible()
    slider = idle_kernels.open_controls(floor_page)
    idle_kernels.move_by_keyboard(floor_page, slider)
    with floor_lab.ending_still_kernels():
        idle_kernels.expect_told_without_a_touch(floor_page)
    idle_kernels.expect_told_at_the_hand(floor_page, slider)
    idle_kernels.wake(floor_page)
    idle_kernels.move_by_keyboard(floor_page, idle_kernels.open_controls(floor_page))
    assert not jupyterlab.error_texts(floor_page)
    assert not floor_page.errors
