"""A whole class at once, on this computer: does everybody come up, how fast are pictures, what does it cost?

    python benchmarks/class_load.py --learners 100

starts a JupyterHub with the settings of deploy/, lets so many learners log in in the same second, each with a
server of their own, run a lesson's cells as they stand, and move a slider every two seconds. A time runs from
the move to the message with the new picture (the browser's painting is not in it: see touch.py). The learners
of this test run on the same computer and take their part of it. One piece does not come from pip, the hub's
proxy: `python -m tools.hub_proxy` brings it.
"""

import argparse
import asyncio
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.needed_parts import need  # noqa: E402  (found only from the course's folder)

need("psutil", "aiohttp", "jupyterhub", "numpy", "jupyterlab")

from benchmarks.classroom.hub import Hub  # noqa: E402  (found only from the course's folder)
from benchmarks.classroom.lesson import Outcome, hold, told_mb  # noqa: E402
from tools import hub_proxy  # noqa: E402

TARGET_P95_MS = 50


def report(outcome: Outcome) -> str:
    """Return what a school's IT desk asks, in plain lines."""
    up = outcome.learners - len(outcome.troubles)
    lines = [
        f"{outcome.learners} learners at once on {os.cpu_count()} cores "
        f"(load {outcome.load[0]:.1f} before, {outcome.load[1]:.1f} at the end)",
        f"up: {up} of {outcome.learners}, all after {outcome.all_up_after_s:.0f} s",
        f"from move to new picture: p50 {outcome.percentile_ms(50):.0f} ms, "
        f"p95 {outcome.percentile_ms(95):.0f} ms, {len(outcome.moves)} moves "
        f"(target p95: below {TARGET_P95_MS} ms)",
        f"memory: server {outcome.server_mb:.0f} MB + kernel {outcome.kernel_mb:.0f} MB = "
        f"{outcome.learner_mb:.0f} MB per learner (schools are told: at most {told_mb()} MB); "
        f"hub and proxy {outcome.hub_mb:.0f} MB; {outcome.all_mb / 1000:.1f} GB in all",
        f"processor time per learner: server {outcome.server_cpu_s:.1f} s, "
        f"lesson {outcome.kernel_cpu_s:.1f} s",
    ]
    return "\n".join(
        lines + [f"trouble: {name}: {trouble}" for name, trouble in sorted(outcome.troubles.items())]
    )


def main() -> int:
    options = argparse.ArgumentParser(description="A whole class at once, on this computer.")
    options.add_argument("--learners", type=int, default=10)
    options.add_argument("--lesson", default="05", help="the number of the lesson (default: 05)")
    options.add_argument(
        "--moves", type=int, default=20, help="how often each learner moves a slider (default: 20)"
    )
    options.add_argument("--report", type=Path, help="a file for the report")
    options.add_argument("--log", type=Path, help="a file for what hub and servers wrote")
    chosen = options.parse_args()
    if hub_proxy.find() is None:
        sys.exit(hub_proxy.MISSING)
    lesson = next((ROOT / "notebooks").glob(f"{chosen.lesson}_*.ipynb"))
    with Hub() as hub:
        outcome = asyncio.run(hold(hub, lesson, chosen.learners, chosen.moves))
        if chosen.log:
            chosen.log.write_bytes(hub.log.read_bytes())
    print(text := report(outcome))
    if chosen.report:
        chosen.report.write_text(text + "\n", "utf-8")
    return 0 if outcome.all_up else 1


if __name__ == "__main__":
    sys.exit(main())
