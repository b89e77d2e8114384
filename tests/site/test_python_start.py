"""Python begins before JupyterLite asks for it, and where that fails the lesson opens all the same."""

import json

import pytest

from baclofen.labs.live_view import NEVER_SAVED
from tests.site.conftest import live_address, wait_until_awake
from tests.support import jupyterlab
from tests.support.static_host import copy_site
from tools.site import serve

pytestmark = pytest.mark.browser


def test_the_kernel_gets_the_python_that_was_begun(awake, address, release):
    """That the view with code starts its own: test_live.py."""
    assert [url.rpartition("/")[2] for url in awake.begun] == ["python_start_worker.js"]
    # Ours was registered first; had JupyterLite asked for another address, that one would stand here now.
    script = awake.evaluate("navigator.serviceWorker.getRegistration().then(one => one.active.scriptURL)")
    assert script == f"{address}{release}/service-worker.js?enableCache=false"


def test_it_is_begun_as_the_kernel_would(site, release):
    settings = json.loads((site / release / "jupyter-lite.json").read_text("utf-8"))
    (kernel,) = settings["jupyter-config-data"]["litePluginSettings"].values()
    text = (site / release / "course" / "python_start_worker.js").read_text("utf-8")
    begun = json.loads(text[text.index("begin(") + len("begin(") : text.rindex(")")])
    asked = kernel["loadPyodideOptions"]
    assert begun["env"].pop(NEVER_SAVED), "no poster is drawn on a page that is never saved"
    assert begun.pop("lockFileURL").removeprefix("../") == asked.pop("lockFileURL").removeprefix("./")
    assert begun == asked
    assert kernel["pyodideUrl"].endswith("course/python.js")


@pytest.mark.parametrize(
    "broken",
    [('"packages": [', '"packages": ["not-there", '), ('"./python.js"', '"./gone.js"')],
    ids=["Python does not start", "the worker does not load"],
)
def test_a_beginning_that_fails_costs_time_only(broken, site, release, tmp_path, new_page):
    copy = copy_site(site, tmp_path / "copy", release)
    worker = copy / release / "course" / "python_start_worker.js"
    worker.unlink()  # it may be a link to the site that the other tests use
    text = (site / release / "course" / "python_start_worker.js").read_text("utf-8")
    worker.write_text(text.replace(*broken), "utf-8")
    assert worker.read_text("utf-8") != text
    with serve.serving(copy) as address:
        page = new_page()
        page.goto(live_address(address, release, "00"))
        wait_until_awake(page)
        assert page.locator(".bac-panel .bac-stage svg").first.is_visible()


def test_a_python_that_dies_under_way_is_begun_once_more(new_page, address, release):
    page = new_page()
    page.goto(live_address(address, release, "00"), wait_until="commit")
    page.wait_for_function("() => document.getElementById('course-said')?.textContent.includes('waking lab')")
    page.evaluate("() => jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.shutdown()")
    wait_until_awake(page)
    assert page.locator(".bac-panel .bac-stage svg").first.is_visible()
    assert not jupyterlab.error_texts(page)
