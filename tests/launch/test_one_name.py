"""One name, one thing: no two classes of the course or of its tools are called alike."""

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: the same thing in two rooms that may not import each other
SAME = {"Attempt": "what is recorded of an answer; the store takes any object of that shape"}


def test_no_two_public_classes_share_a_name():
    where = defaultdict(list)
    for room in ("baclofen", "tools"):
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.parse(path.read_text("utf-8")).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    where[node.name].append(path.relative_to(ROOT).as_posix())
    twice = {name: files for name, files in where.items() if len(files) > 1}
    assert {name: files for name, files in twice.items() if name not in SAME} == {}
    assert set(SAME) <= set(twice), "an exception that nobody needs any more"
