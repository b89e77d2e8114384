"""How long each lesson takes from "Run All Cells" to its last lab, in seconds; the aim is under 6 on 2 cores.

    python -m benchmarks.lessons           every lesson
    python -m benchmarks.lessons 04 06     these

Each lesson is run as it stands, by a Python of its own; the start of that Python is measured by an empty
notebook in the same run and taken off. The shorter of two runs counts.
"""

import argparse
import os
import time
from typing import Any

from tools.needed_parts import need

_RUNS, _AIM_S = 2, 6.0


def seconds(notebook: Any) -> float:
    """The shorter of two runs of a notebook's copy, its Python's start included."""
    import copy

    from tools.lessons import run

    found = []
    for _ in range(_RUNS):
        mine = copy.deepcopy(notebook)
        began = time.perf_counter()
        run.executed(mine)
        found.append(time.perf_counter() - began)
    return min(found)


def main() -> int:
    """Run the lessons and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("lesson", nargs="*", help="two digits, such as 06; without, every lesson")
    wanted = parser.parse_args().lesson
    need("nbclient", "nbformat", "matplotlib")
    import nbformat

    from tools.lessons import run

    start = seconds(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("pass")]))
    print(f"{os.cpu_count()} cores; Python alone starts in {start:.1f} s")
    print("lesson  run all  with start")
    for path in run.lessons(wanted):
        took = seconds(nbformat.read(path, as_version=4))
        late = "" if took - start < _AIM_S else f"  over {_AIM_S:.0f} s"
        print(f"{path.name[:2]:>6}{took - start:>9.1f}{took:>12.1f}{late}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
