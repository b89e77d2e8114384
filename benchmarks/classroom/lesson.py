"""A whole class, from the first log-in to the last move, and what it cost."""

import asyncio
import os
import random
import re
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import aiohttp
import psutil

from benchmarks.classroom.hub import Hub
from benchmarks.classroom.kernel import Failed
from benchmarks.classroom.learner import Learner

GUIDE = Path(__file__).resolve().parents[2] / "deploy" / "README.md"


def told_mb() -> int:
    """What schools are told that a learner with one lesson open takes [MB]; it stands in the guide only."""
    return int(re.search(r"(\d+) MB for each learner with one lesson open", GUIDE.read_text("utf-8"))[1])


@dataclass
class Outcome:
    """What came of a class; memory in MB (PSS: shared pages counted once for all).

    Attributes:
        learners: how many came.
        troubles: what went wrong, by learner; empty when all went well.
        all_up_after_s: seconds until the last learner had run the lesson.
        waits: seconds that the hub named to those for whom too many came at once.
        moves: seconds from each move to its new picture.
        server_mb, kernel_mb: mean for each learner.
        hub_mb: hub and proxy together.
        server_cpu_s, kernel_cpu_s: processor time of a start and the lesson's cells, mean for each learner.
        load: the computer's load before the class came, and at the end.
    """

    learners: int
    troubles: dict[str, str] = field(default_factory=dict)
    all_up_after_s: float = 0.0
    waits: list[float] = field(default_factory=list)
    moves: list[float] = field(default_factory=list)
    server_mb: float = 0.0
    kernel_mb: float = 0.0
    hub_mb: float = 0.0
    server_cpu_s: float = 0.0
    kernel_cpu_s: float = 0.0
    load: tuple[float, float] = (0.0, 0.0)

    @property
    def all_up(self) -> bool:
        """Whether every learner had the lesson running and every picture moved."""
        return not self.troubles

    @property
    def learner_mb(self) -> float:
        """Server and kernel of one learner."""
        return self.server_mb + self.kernel_mb

    @property
    def all_mb(self) -> float:
        """Everything: all learners, the hub and its proxy."""
        return self.learner_mb * self.learners + self.hub_mb

    def percentile_ms(self, percent: float) -> float:
        """Return the time within which so many of the pictures came [ms]."""
        ordered = sorted(self.moves)
        return 1000 * ordered[round(percent / 100 * (len(ordered) - 1))] if ordered else float("nan")


async def hold(
    hub: Hub,
    lesson: Path,
    learners: int,
    moves: int,
    every: float = 2.0,
    say: Callable[[str], None] = print,
    patience: float = 1.0,
) -> Outcome:
    """Let a class arrive in the same second, run a lesson, and, when all are there, move sliders.

    They move one `every` so many seconds, and wait `patience` times what a busy hub names.
    """
    outcome = Outcome(learners, load=(os.getloadavg()[0], 0.0))
    clock = time.monotonic
    began = clock()

    async def tried(learner: Learner, *parts: Callable) -> None:
        for part in parts:
            if learner.name not in outcome.troubles:
                try:
                    await part()
                except (Failed, OSError, aiohttp.ClientError, TimeoutError) as trouble:
                    outcome.troubles[learner.name] = f"{learner.step}: {type(trouble).__name__} {trouble}"
                how = outcome.troubles.get(learner.name, learner.step)
                say(f"{clock() - began:5.0f} s  {learner.name}: {how}")

    async with AsyncExitStack() as stack:
        names = [f"learner{number:03}" for number in range(1, learners + 1)]
        people = [
            await stack.enter_async_context(Learner(hub.base, name, lesson, patience)) for name in names
        ]
        await asyncio.gather(*(tried(one, one.arrive, one.run_lesson) for one in people))
        outcome.all_up_after_s = clock() - began
        outcome.waits = [wait for one in people for wait in one.waits]
        _weigh(hub, outcome)
        hands = [partial(one.play, moves, every, random.Random(one.name)) for one in people]
        await asyncio.gather(*(tried(one, hand) for one, hand in zip(people, hands, strict=True)))
        outcome.moves = [move for one in people for move, _ in one.moves]
        _weigh(hub, outcome)
    outcome.load = (outcome.load[0], os.getloadavg()[0])
    return outcome


def _weigh(hub: Hub, outcome: Outcome) -> None:
    """Note what everything takes now; the larger of several weighings counts."""
    servers = hub.servers()
    kernels = [kernel for server in servers.values() for kernel in server.children(recursive=True)]
    family = {psutil.Process(hub.process.pid), *psutil.Process(hub.process.pid).children(recursive=True)}
    rest = family - set(servers.values()) - set(kernels)
    count = max(1, len(servers))
    outcome.server_mb = max(outcome.server_mb, sum(map(_mb, servers.values())) / count)
    outcome.kernel_mb = max(outcome.kernel_mb, sum(map(_mb, kernels)) / count)
    outcome.hub_mb = max(outcome.hub_mb, sum(map(_mb, rest)))
    if not outcome.server_cpu_s:  # the first weighing: before the sliders move
        outcome.server_cpu_s = sum(map(_cpu_s, servers.values())) / count
        outcome.kernel_cpu_s = sum(map(_cpu_s, kernels)) / count


def _mb(process: psutil.Process) -> float:
    try:
        return process.memory_full_info().pss / 1e6
    except psutil.NoSuchProcess:
        return 0.0


def _cpu_s(process: psutil.Process) -> float:
    try:
        return sum(process.cpu_times()[:2])
    except psutil.NoSuchProcess:
        return 0.0
