"""The house rules that a tool can hold: style, one-way imports, and what the tests are run with."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools import size_of_code
from tools.launch import run_tests

ROOT = Path(__file__).resolve().parents[2]
OURS = ["run.py", "baclofen", "tools", "tests", *(name for name in ["benchmarks"] if (ROOT / name).exists())]


def run(*words: str) -> None:
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, encoding="utf-8")
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_ruff_finds_nothing():
    run(sys.executable, "-m", "ruff", "check", "--no-cache", *OURS)


def test_ruff_would_format_nothing():
    run(sys.executable, "-m", "ruff", "format", "--check", "--no-cache", *OURS)


def test_imports_run_one_way():
    run(sys.executable, "-c", "from importlinter.cli import lint_imports_command as go; go(['--no-cache'])")


@pytest.mark.parametrize(
    ("room", "allowed"),
    [
        ("model", {"numpy", "baclofen.model"}),
        ("content", {"baclofen.content", "baclofen.model.units"}),  # one formatter for every number
    ],
)
def test_a_room_imports_nothing_but_what_it_may(room, allowed):
    for file in (ROOT / "baclofen" / room).rglob("*.py"):
        for name in imported(file):
            known = name.split(".")[0] in sys.stdlib_module_names
            assert known or any(f"{name}.".startswith(f"{one}.") for one in allowed), (
                f"{file.name} imports {name}"
            )


def imported(file: Path) -> list[str]:
    """The whole names of the modules that a file imports."""
    package = file.relative_to(ROOT).parent.parts
    names = []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            names += [f"{module}.{alias.name}" for alias in node.names] if module == "baclofen" else [module]
    return names


def test_the_test_command_compares_saved_notebooks_strictly():
    assert "--nbval" in run_tests.NBVAL
    assert "--nbval-lax" not in run_tests.NBVAL
    assert "--nbval-current-env" in run_tests.NBVAL


def test_words_after_test_go_to_pytest(monkeypatch, tmp_path):
    ran = []
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_a.py").touch()
    monkeypatch.setattr(run_tests, "prepare", lambda root, lock: Path("python"))
    monkeypatch.setattr(run_tests, "run_to_the_end", lambda root, words, _: ran.append(words) or 0)
    run_tests.run_tests(tmp_path, [])
    run_tests.run_tests(tmp_path, ["-k", "routes"])
    run_tests.run_tests(tmp_path, ["tests/test_a.py::test_x"])
    assert [words[-1] for words in ran] == ["tests", "tests", "tests/test_a.py::test_x"]
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "00_x.ipynb").touch()
    run_tests.run_tests(tmp_path, [])
    assert ran[-1][-2:] == ["tests", "notebooks"]


def test_ci_calls_the_test_command_of_the_readme():
    script = (ROOT / ".ci/run").read_text("utf-8")
    assert "python run.py test" in (ROOT / "README.md").read_text("utf-8")
    assert "run.py test" in script
    if os.name == "posix":
        assert os.access(ROOT / ".ci/run", os.X_OK)
        subprocess.run(["bash", "-n", str(ROOT / ".ci/run")], check=True)


def test_no_function_is_longer_than_fifty_lines():
    """Docstring included; `python -m tools.size_of_code` prints the longest of each room."""
    trees = {
        path: ast.parse(path.read_text("utf-8"))
        for room in ("baclofen", "tools")
        for path in size_of_code.files(ROOT, room)
        if path.suffix == ".py"
    }
    found = {path.relative_to(ROOT).as_posix(): size_of_code.longest(tree) for path, tree in trees.items()}
    assert {name: most for name, most in found.items() if most[0] > 50} == {}


def test_no_file_is_longer_than_three_hundred_lines():
    """Style sheets aside: they are read by section."""
    paths = (path for room in size_of_code.ROOMS for path in size_of_code.files(ROOT, room))
    found = {path: path.read_text("utf-8").count("\n") for path in paths if path.suffix != ".css"}
    assert {path.name: lines for path, lines in found.items() if lines > 300} == {}
