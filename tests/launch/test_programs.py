"""How the launcher starts a module of Jupyter: quickly, and otherwise as Python itself starts a module."""

import os
import subprocess
import sys

import pytest

from tools.launch import programs

PROBE = """
import sys, nbformat
nbformat.validate(nbformat.v4.new_notebook())
whole = "rfc3987_syntax.syntax_helpers" in sys.modules
print(__name__, sys.argv[1:], sys.argv[0].endswith("probe.py"), whole)
"""


@pytest.mark.parametrize(("start", "parsers"), [(programs.module, True), (programs.jupyter, False)])
def test_a_module_of_jupyter_starts_without_the_parsers_that_nothing_uses(start, parsers, tmp_path):
    (tmp_path / "probe.py").write_text(PROBE, "utf-8")
    words = start(sys.executable, "probe", "--no-browser", "a b")
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    ended = subprocess.run(words, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == f"__main__ ['--no-browser', 'a b'] True {parsers}"


def test_a_file_where_one_stands_is_not_what_starts(tmp_path):
    (tmp_path / "probe.py").write_text("print('from here')", "utf-8")
    words = programs.jupyter(sys.executable, "probe")
    ended = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "No module named probe" in ended.stderr
