"""How large the code is, by one command: python -m tools.size_of_code [folder of another copy]

Lines of Python, JavaScript and CSS in package, tools and tests, files, docstring, the longest function.
"""

import ast
import sys
from pathlib import Path

ROOMS, KINDS = ("baclofen", "tools", "tests"), (".py", ".js", ".mjs", ".css")
Documented = (ast.Module, ast.ClassDef, ast.FunctionDef)


def files(root: Path, room: str) -> list[Path]:
    """Every source file of a room."""
    return [path for path in sorted((root / room).rglob("*")) if path.suffix in KINDS and path.is_file()]


def lines(paths: list[Path], *kinds: str) -> int:
    """Lines of the files of these kinds."""
    return sum(len(path.read_text("utf-8").splitlines()) for path in paths if path.suffix in kinds)


def docstring_lines(tree: ast.Module) -> int:
    """Lines inside docstrings of modules, classes and functions."""
    bodies = [node.body[0] for node in ast.walk(tree) if isinstance(node, Documented) and node.body]
    docs = [one for one in bodies if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)]
    return sum(one.end_lineno - one.lineno + 1 for one in docs)


def longest(tree: ast.Module) -> tuple[int, str]:
    """Lines and name of the longest function, docstring included."""
    found = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
    return max(((n.end_lineno - n.lineno + 1, n.name) for n in found), default=(0, ""))


def main(root: Path) -> None:
    """Print one line for each room."""
    print(f"{'room':10}{'files':>7}{'Python':>8}{'JS':>7}{'CSS':>7}{'docstring':>11}  longest function")
    total = 0
    for room in ROOMS:
        paths = files(root, room)
        trees = [ast.parse(path.read_text("utf-8")) for path in paths if path.suffix == ".py"]
        python, script, style = (lines(paths, *kinds) for kinds in ((".py",), (".js", ".mjs"), (".css",)))
        share = sum(map(docstring_lines, trees)) / max(python, 1)
        most = max(map(longest, trees))
        print(f"{room:10}{len(paths):7}{python:8}{script:7}{style:7}{share:11.1%}  {most[0]} {most[1]}")
        total += python + script + style
    print(f"together  {total:29,} lines")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).resolve().parents[1])
