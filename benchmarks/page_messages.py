"""Moves and forged messages for every lab, in numbers that a test run has no time for.

    python -m benchmarks.page_messages [moves] [forged]

Prints, for each lab, the tracebacks that a learner would have seen, and how the memory grew in the last half.
"""

import gc
import os
import random
import sys
import tempfile
import traceback
from unittest import mock

from tools.needed_parts import need

need("psutil", "pytest", "numpy", "anywidget")

import psutil  # noqa: E402

from baclofen import progress  # noqa: E402
from tests.labs.test_page_messages import MAKERS, shown  # noqa: E402
from tests.support import page_messages  # noqa: E402


class Shell:
    """Stands where IPython does, and counts what it is asked to show."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def showtraceback(self) -> None:
        self.heard.append(traceback.format_exc())


def megabytes() -> float:
    gc.collect()
    return psutil.Process().memory_info().rss / 1e6


def main(moves: int = 10_000, forged: int = 5_000) -> int:
    total = 0
    with tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ, {progress.VARIABLE: folder}):
        for name in sorted(MAKERS):
            shell, root, draw = Shell(), shown(MAKERS[name]()), random.Random(f"hands {name}")
            with mock.patch("ipywidgets.widgets.widget.get_ipython", lambda shell=shell: shell):
                for _ in page_messages.forge(root, f"forged {name}", forged):
                    pass
                for at in range(moves):
                    if at == moves // 2:
                        before = megabytes()
                    hands = [page_messages.hand(part, draw) for part in page_messages.parts(root)]
                    draw.choice([hand for hand in hands if hand])()
            total += len(shell.heard)
            growth = megabytes() - before
            sent = f"{moves:,} moves, {forged:,} forged"
            print(f"{name:15} {sent}, {len(shell.heard)} tracebacks, {growth:+.1f} MB", flush=True)
            for text in dict.fromkeys(shell.heard):
                print(text)
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
