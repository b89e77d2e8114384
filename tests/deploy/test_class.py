"""Ten learners at once on a hub with the settings that schools get. More: benchmarks/class_load.py."""

import asyncio
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tools import hub_proxy

ROOT = Path(__file__).resolve().parents[2]
LEARNERS, MOVES = 10, 3
pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="JupyterHub is for servers: tried on Linux only."
)


@pytest.fixture(scope="module")
def outcome():
    """What came of a class of ten."""
    if hub_proxy.find() is None and os.environ.get("CI"):
        pytest.fail(f"On CI the class must be tried. {hub_proxy.MISSING}")
    if hub_proxy.find() is None:
        pytest.skip(hub_proxy.MISSING)
    from benchmarks.classroom.hub import Hub
    from benchmarks.classroom.lesson import hold

    lesson = next((ROOT / "notebooks").glob("05_*.ipynb"))
    with Hub() as hub:
        with ThreadPoolExecutor(1) as other:  # in this thread a browser's loop may be running
            outcome = other.submit(lambda: asyncio.run(hold(hub, lesson, LEARNERS, MOVES))).result()
        if outcome.troubles:
            print(hub.tail())
    return outcome


def test_all_ten_have_the_lesson_running(outcome):
    assert outcome.troubles == {}


def test_every_move_brings_a_new_picture(outcome):
    assert len(outcome.moves) == LEARNERS * MOVES
    assert 0 < outcome.percentile_ms(50) < 5_000, "sanity only: times are measured on a quiet computer"


def test_a_learner_takes_no_more_memory_than_schools_are_told(outcome):
    assert 50 < outcome.learner_mb <= 190
