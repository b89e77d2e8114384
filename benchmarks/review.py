"""How much longer a review takes to open once a learner has answered 5,000 times: a ratio, and seconds.

    python -m benchmarks.review            5,000 answers
    python -m benchmarks.review 20000      as many as you like

The ratio compares with a review that knows no answer, on the same machine in the same run; the shortest of
several openings counts.
"""

import json
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from tools.needed_parts import need

_ANSWERS, _OPENINGS = 5000, 7


def _items() -> list[tuple[str, str]]:
    """Everything that can be answered, with its lesson."""
    from baclofen import content

    asked = [(one.id, lesson.id) for lesson in content.lessons() for one in content.questions(lesson.id)]
    asked += [(f"scene:{one.id}", one.lesson) for one in content.scenes()]
    asked += [(f"claim:{one.id}", one.lesson) for one in content.claims()]
    stops = ((story, stop) for story in content.stories() for stop in story.stops)
    return asked + [(f"story:{story.id}.{stop.id}", story.lesson) for story, stop in stops]


def fill(count: int) -> None:
    """Put so many answers into the learner's file."""
    from baclofen import progress
    from baclofen.progress.document import dump

    draw = random.Random("review")
    entries = [
        progress.Entry(
            item, lesson, draw.randint(0, 1), 1, draw.choice(["", "guess", "sure"]), progress.today()
        )
        for item, lesson in draw.choices(_items(), k=count)
    ]
    path = progress.store().path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dump(entries), "utf-8")


def opening_s() -> float:
    """The shortest of several openings [s]."""
    from baclofen import labs

    times = []
    for _ in range(_OPENINGS):
        start = time.perf_counter()
        labs.review("09")
        times.append(time.perf_counter() - start)
    return min(times)


def main(count: int = _ANSWERS) -> dict[str, float]:
    """Measure in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BACLOFEN_PROGRESS"] = str(Path(folder) / "progress")
        empty = opening_s()
        fill(count)
        full = opening_s()
    return {
        "answers": count,
        "empty_s": round(empty, 3),
        "full_s": round(full, 3),
        "ratio": round(full / empty, 2),
    }


if __name__ == "__main__":
    need("numpy", "anywidget")
    print(json.dumps(main(*map(int, sys.argv[1:2]))))
