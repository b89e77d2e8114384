"""How long each lesson takes from "Run All Cells" to its last lab, in seconds; the aim is under 6 on 2 cores.

    python -m benchmarks.lessons           every lesson
    python -m benchmarks.lessons 04 06     these

Each lesson is run as it stands, by a Python of its own; the start of that Python is measured by an empty
notebook in the same run and taken off. The shorter of two runs counts. On a computer that is busy with other
work the seconds of the processor say more than those of the clock; they stand beside them.
"""

import argparse
import os
import time
from typing import Any

from tools.needed_parts import need

_RUNS, _AIM_S = 2, 6.0


def seconds(notebook: Any) -> tuple[float, float]:
    """The shortest run of a notebook's copy, with its Python's start: by the clock, and of the processor."""
    import copy

    from tools.lessons import run

    clock, used = [], []
    for _ in range(_RUNS):
        mine = copy.deepcopy(notebook)
        began, before = time.perf_counter(), _children_s()
        run.executed(mine)
        clock.append(time.perf_counter() - began)
        used.append(_children_s() - before)
    return min(clock), min(used)


def _children_s() -> float:
    """Seconds of the processor that ended child processes took (0 where the system does not say)."""
    times = os.times()
    return times.children_user + times.children_system


def main() -> int:
    """Run the lessons and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("lesson", nargs="*", help="two digits, such as 06; without, every lesson")
    wanted = parser.parse_args().lesson
    need("nbclient", "nbformat", "matplotlib")
    import nbformat

    from tools.lessons import run

    start = seconds(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("pass")]))
    print(
        f"{os.cpu_count()} cores; Python alone starts in {start[0]:.1f} s, {start[1]:.1f} s of the processor"
    )
    print("lesson  run all  of the processor")
    for path in run.lessons(wanted):
        took = seconds(nbformat.read(path, as_version=4))
        clock, used = (mine - alone for mine, alone in zip(took, start, strict=True))
        late = "" if clock < _AIM_S else f"  over {_AIM_S:.0f} s by the clock"
        print(f"{path.name[:2]:>6}{clock:>9.1f}{used:>18.1f}{late}", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
