"""Moves and forged messages for every lab, in numbers that a test run has no time for.

    python -m benchmarks.page_messages                   one of each kind: 10,000 moves, 5,000 forged messages
    python -m benchmarks.page_messages routes "quiz 04"  these only; `--list` prints every name
    python -m benchmarks.page_messages --every           everything that a lesson opens
    python -m benchmarks.page_messages --moves 500 --forged 200

For each lab: what a learner would have seen in red, and how many blocks of memory and parts are there more at
the end than after the first fifth of the moves. Counted is after a reset and a full collection, so nothing
depends on what else the computer does. What grows on shows in the last half of the moves.
"""

import argparse
import functools
import gc
import itertools
import os
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any
from unittest import mock

from tools.needed_parts import need

need("pytest", "numpy", "anywidget")

from ipywidgets.widgets import widget as registry  # noqa: E402

from baclofen import progress  # noqa: E402
from tests.support.all_labs import EVERY, ONE_OF_EACH  # noqa: E402
from tests.support.attacked_lab import Attacked, attacked, play  # noqa: E402

#: more blocks than that in the last half of the moves are a growth: a lab has some 100,000
_MOST_BLOCKS = 1_000
#: the cards of three questions that were not opened before
_MOST_PARTS, _BLOCKS_OF_A_PART = 60, 80
_AT_ONCE = 250


def count(lab: Attacked) -> tuple[int, int]:
    """Blocks of memory and parts of pages, of a lab that begins again for a learner without answers.

    What a cache with an end holds is no growth; one without an end is counted.
    """
    progress.store().delete()
    if hasattr(lab.lab, "reset"):
        lab.lab.reset()
    for cached in gc.get_objects():
        if isinstance(cached, functools._lru_cache_wrapper) and cached.cache_parameters()["maxsize"]:
            cached.cache_clear()
    sys._clear_type_cache()  # Python's own: 4,096 names of attributes that were asked for
    for _ in range(3):
        gc.collect()
    return sys.getallocatedblocks(), len(registry._instances)


def one(name: str, make: Callable[[], Any], moves: int, forged: int) -> bool:
    """Print one row; whether all is well."""
    began = time.perf_counter()
    counts: list[tuple[int, int]] = []

    async def hands() -> None:
        ends = (0, moves // 5, moves * 3 // 5, moves)
        for start, end in itertools.pairwise(ends):
            for at in range(start, end, _AT_ONCE):
                progress.store().delete()  # thousands of answers: `benchmarks.review` measures what they cost
                await lab.move(f"hands {name} {at}", min(_AT_ONCE, end - at))
            counts.append(count(lab))

    with attacked(make) as lab:
        play(lab, lambda: lab.forge(f"forged {name}", forged), hands)
        other = lab.begun_again()
    grown = [b - a for a, b in zip(counts[0], counts[-1], strict=True)]
    late = [b - a for a, b in zip(counts[-2], counts[-1], strict=True)]
    steady = late[1] <= _MOST_PARTS and late[0] <= _MOST_BLOCKS + _BLOCKS_OF_A_PART * late[1]
    well = not lab.heard and not other and steady
    print(
        f"{name:20} {moves:6,} moves {forged:6,} forged {time.perf_counter() - began:5.0f} s"
        f" {lab.steps_sent:6,} ahead  blocks {grown[0]:+6,} (last half {late[0]:+,})"
        f"  parts {grown[1]:+,} (last half {late[1]:+,})  {'well' if well else 'FAULT'}",
        flush=True,
    )
    for text in [*dict.fromkeys(lab.heard), *filter(None, [other])]:
        print(text, flush=True)
    return well


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", help="names of labs")
    parser.add_argument("--moves", type=int, default=10_000)
    parser.add_argument("--forged", type=int, default=5_000)
    parser.add_argument("--every", action="store_true", help="everything that a lesson opens")
    parser.add_argument("--list", action="store_true", help="print the names")
    asked = parser.parse_args()
    names = asked.names or sorted(EVERY if asked.every else ONE_OF_EACH)
    if unknown := [name for name in names if name not in EVERY]:
        parser.error(f"no lab is called {', '.join(unknown)}; --list prints the names")
    if asked.list:
        print(*sorted(EVERY), sep="\n")
        return 0
    with tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ, {progress.VARIABLE: folder}):
        well = [one(name, EVERY[name], asked.moves, asked.forged) for name in names]
    print(f"{sum(well)} of {len(well)} are well")
    return 0 if all(well) else 1


if __name__ == "__main__":
    sys.exit(main())
