"""Nothing that only a test names: every definition and every sentence of data/words has a reader."""

import ast
import csv
import re
from functools import cache
from pathlib import Path

from baclofen import labs

ROOT = Path(__file__).resolve().parents[2]
READERS = (
    "baclofen",
    "tools",
    "benchmarks",
    "deploy",
    "run.py",
    "notebooks",
    "docs",
    "data",
    ".ci",
    "postBuild",
)
#: Names that are put together at run time, each with its reason.
REACHED = {
    "_(steady|day|week|bolus|strength|fill|prime|scan|path_bridge)": "labs/pump/form finds a form by name",
    "_convert_path|_handle(_custom)?_msg|table_cell|(block|inline)_html": "matplotlib, ipywidgets, the pages",
    "send_head|end_headers|log_message|handle_error|redirect_request": "Python's http and urllib call it",
    "mark_trusted_cells": "Jupyter's server calls it for each notebook that it reads",
    "load_ipython_extension": "IPython calls it in a kernel of Binder",
    r"\w+\.control\..+": "labs/controls finds the options of a control beside its label",
    r"\w+\.moment\.(hour|days)": "plots/stage puts the unit behind the picture's own key",
    r"pump_lab\.path\.(tubing|catheter)": "plots/pump_path names both parts; another table is called path",
    r"hub\.idle\.(account|image)": "deploy/ says them word for word; tests/deploy compares",
    r"tell_apart\.urgent\..+": "plots/tell_apart asks by urgency, and by route where there is one",
}
FILES = [
    path
    for name in READERS
    for path in ([ROOT / name] if (ROOT / name).is_file() else sorted((ROOT / name).rglob("*")))
    if path.is_file() and "__pycache__" not in path.parts and "words" not in path.parts
]
TEXTS = (".ipynb", ".js", ".mjs", ".html", ".toml", ".csv", ".json", ".yaml", ".yml", ".sh", "")


@cache
def trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text("utf-8")) for path in FILES if path.suffix == ".py"}


@cache
def pages() -> dict[Path, str]:
    return {path: path.read_text("utf-8", errors="ignore") for path in FILES if path.suffix in TEXTS}


def reached(name: str) -> bool:
    return any(re.fullmatch(pattern, name) for pattern in REACHED)


def uses(tree: ast.Module) -> list[tuple[str, int]]:
    """(name, line) of everything a file reads or says in a text that is no docstring."""
    bodies = (n.body for n in ast.walk(tree) if isinstance(n, (ast.Module, ast.ClassDef, ast.FunctionDef)))
    skip = {id(body[0].value) for body in bodies if body and isinstance(body[0], ast.Expr)}
    lists = (
        n
        for n in ast.walk(tree)
        if isinstance(n, ast.Assign) and getattr(n.targets[0], "id", "") == "__all__"
    )
    skip |= {id(part) for one in lists for part in ast.walk(one)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            found.append((node.id, node.lineno))
        elif isinstance(node, ast.Attribute):
            found.append((node.attr, node.lineno))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skip:
            found += [(word, node.lineno) for word in re.findall(r"\w+", node.value)]
    return found


def definitions(path: Path) -> list[tuple[str, Path, int, int]]:
    """(name, file, first line, last line) of functions, methods and classes that no decorator hands on."""
    hands_on = re.compile("validate|observe|default")
    return [
        (n.name, path, n.lineno, n.end_lineno)
        for n in ast.walk(trees()[path])
        if isinstance(n, (ast.FunctionDef, ast.ClassDef)) and not n.name.startswith("__")
        if not any(hands_on.search(ast.dump(one)) for one in n.decorator_list)
    ]


def test_no_definition_is_named_by_tests_alone():
    """Also none that hangs on another which nobody names."""
    named: dict[str, list[tuple[Path, int]]] = {}
    for path, tree in trees().items():
        for name, line in uses(tree):
            named.setdefault(name, []).append((path, line))
    said = {word for text in pages().values() for word in re.findall(r"\w+", text)}
    rooms = (path for path in trees() if path.parts[len(ROOT.parts)] in ("baclofen", "tools"))
    unsure = [
        one for path in rooms for one in definitions(path) if one[0] not in said and not reached(one[0])
    ]
    unused: set = set()
    while True:
        asleep = unused | set()
        for one in set(unsure) - unused:
            inside = [*asleep, one]
            if all(any(p == f and a <= n <= b for _, f, a, b in inside) for p, n in named.get(one[0], [])):
                unused.add(one)
        if unused == asleep:
            break
    assert sorted(f"{path.relative_to(ROOT)}:{line} {name}" for name, path, line, _ in unused) == []


def test_no_file_is_imported_by_nobody():
    """Two files may have definitions of the same names; a file that is run by its name stands in a text."""
    asked = {name for tree in trees().values() for name in imported(tree)}
    asked |= {f"baclofen.labs.{labs.OTHERS.get(name, name)}" for name in [*labs.REGISTRY, *labs.OTHERS]}
    texts = "\n".join(pages().values()) + "\n".join(path.read_text("utf-8") for path in trees())
    lost = []
    for path in trees():
        parts = path.relative_to(ROOT).with_suffix("").parts
        if parts[0] not in ("baclofen", "tools") or parts[-1].startswith("__") or ".".join(parts) in asked:
            continue
        if not re.search(rf"{re.escape('.'.join(parts))}\b|[\"/ ]{parts[-1]}\.py\b", texts):
            lost.append("/".join(parts))
    assert lost == []


def imported(tree: ast.Module) -> list[str]:
    """Every module that a file may mean by its imports."""
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names += [str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)]
    return names


def test_no_sentence_is_without_a_reader():
    """A key is said whole, or without its topic to a helper that knows it, or an f-string has its pattern."""
    tables = sorted((ROOT / "data" / "words").glob("*.csv"))
    said = set(re.findall(r"[\w.]+|\w+", "\n".join(pages().values())))
    said |= {
        word
        for path, text in pages().items()
        if path.suffix in (".js", ".html")
        for word in re.findall(r"\w+", text)
    }
    patterns = set()
    for tree in trees().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                said.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = (re.escape(p.value) if isinstance(p, ast.Constant) else ".+" for p in node.values)
                patterns.add("".join(parts))
    patterns -= {rf"{table.stem}\..+" for table in tables}  # a helper that knows its topic
    keys = (p for p in sorted(patterns) if re.search("[a-z]{2}", p) and re.fullmatch(r"[\w\\.+]+", p))
    asked = re.compile("|".join(keys))
    lost = []
    for table in tables:
        for row in csv.DictReader(table.read_text("utf-8-sig").splitlines()):
            key, short = row["key"], row["key"].partition(".")[2]
            if not reached(key) and not any(one in said or asked.fullmatch(one) for one in (key, short)):
                lost.append(key)
    assert lost == []


def test_few_names_are_put_together_at_run_time():
    assert len(REACHED) <= 10
    assert all(REACHED.values())
