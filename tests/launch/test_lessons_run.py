"""Running the lessons tells an author what she needs, and no warning of the machinery."""

import nbformat

from tools.lessons import run


def test_a_lesson_is_run_without_a_warning(capfd):
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")])
    assert run.executed(book).cells[0].outputs[0].data["text/plain"] == "2"
    said = capfd.readouterr()
    assert said.out + said.err == ""
