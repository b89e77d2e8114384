"""JupyterLab as a learner first sees it: quiet, trusted, and one press away from a running lesson."""

import nbformat
import pytest

from tests.support.jupyterlab import error_texts, execution_counts

pytestmark = pytest.mark.browser
START = '<button data-commandlinker-command="notebook:run-all-cells">Start this lesson</button>'


def lesson(*sources: str) -> str:
    cells = [nbformat.v4.new_markdown_cell(f"# A lesson\n\n{START}")]
    cells += [nbformat.v4.new_code_cell(source) for source in sources]
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return nbformat.v4.writes(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": spec}))


def test_start_button_runs_a_shipped_lesson_without_a_question(jupyter_server, same_window, run_all):
    jupyter_server.add("90_start.ipynb", lesson("import ipywidgets\nipywidgets.IntSlider()", "1 + 1"))
    page = same_window("90_start.ipynb")
    run_all(page)
    assert execution_counts(page) == [1, 2]
    page.wait_for_selector(".jp-OutputArea-output .noUi-handle")
    assert not error_texts(page)
    assert not page.errors


def test_an_error_in_a_lesson_is_seen(jupyter_server, same_window, run_all):
    jupyter_server.add("91_error.ipynb", lesson("1 / 0"))
    page = same_window("91_error.ipynb")
    run_all(page)
    assert "ZeroDivisionError" in error_texts(page)[0]


def test_jupyterlab_opens_quiet(jupyter_server, lab_page):
    jupyter_server.add("92_quiet.ipynb", lesson("1"))
    page = lab_page("92_quiet.ipynb")
    page.wait_for_timeout(3000)  # the question about news would come by now
    assert page.locator(".jp-Dialog, .Toastify__toast").count() == 0
    assert not page.locator("#jp-left-stack").is_visible()
    assert not page.locator("#jp-right-stack").is_visible()


def test_widgets_do_not_talk_through_a_second_thread(jupyter_server, same_window):
    jupyter_server.add("93_settings.ipynb", lesson("1"))
    page = same_window("93_settings.ipynb")
    answer = page.request.get(
        f"{jupyter_server.base}/lab/api/settings/@jupyterlab/apputils-extension:kernels-settings"
    )
    assert answer.json()["schema"]["properties"]["commsOverSubshells"]["default"] == "disabled"
