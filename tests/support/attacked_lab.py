"""One lab under hands and forged messages, in a loop as in a kernel; keeps what would be seen in red.

with attacked(make) as lab:
    play(lab, lambda: lab.forge("seed", 300), lambda: lab.move("seed", 60))
lab.heard    # texts of exceptions, and of what else is wrong
"""

import asyncio
import json
import random
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any
from unittest import mock

import ipywidgets
from jupyter_client.jsonutil import json_default

from baclofen.labs import prefetch
from tests.support import hands, page_messages
from tests.support.all_labs import shown


class Attacked:
    """A lab, what is on its page, and all that went wrong."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self.heard: list[str] = []
        self.make, self.lab = make, make()
        self.root, self.opened = shown(self.lab), getattr(self.lab, "line", "")
        self.steps_sent = 0

    def showtraceback(self) -> None:
        """Stands where IPython does: what it would show in red is kept."""
        self.heard.append(traceback.format_exc())

    def leaves(self, message: dict[str, Any]) -> None:
        """What leaves for the page must fit into a message, as a kernel packs it."""
        try:
            json.dumps(message, default=json_default, ensure_ascii=False, allow_nan=False).encode()
        except (TypeError, ValueError, RecursionError):
            self.heard.append(traceback.format_exc())
        self.steps_sent += "next" in message.get("content", ())

    async def move(self, seed: str, count: int) -> None:
        """So many moves of a hand that rests after each."""
        draw = random.Random(seed)
        for _ in range(count):
            part = draw.choice(hands.open_now(self.root) or [self.root])
            if part is not self.root or type(part).__name__ in hands.HANDS:
                hands.move(part, draw)
            await self.rest()

    async def rest(self) -> None:
        """Let the next step be sent ahead; the lab must be as before."""
        waiting = getattr(self.lab, "_prefetch", None) and self.lab._prefetch._waiting
        if not waiting or waiting.cancelled():
            return
        before = self.state()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        after = self.state()
        if before != after:
            self.heard.append(f"a step ahead has moved the lab: {different(before, after)}")

    def state(self) -> list[dict[str, Any]]:
        """What the page holds of every part, and the values of the controls."""
        return [held(part) for part in page_messages.parts(self.root)] + [getattr(self.lab, "values", {})]

    async def forge(self, seed: str, count: int) -> None:
        """So many messages that no hand would send; now and then a hand's, at a part that is shut or away."""
        draw = random.Random(seed)
        for part, name, _value in page_messages.forge(self.root, seed, count):
            if draw.random() < 0.1:
                hidden = [one for one in page_messages.parts(self.root) if type(one).__name__ in hands.HANDS]
                if hidden:
                    hands.move(draw.choice(hidden), draw)
            await self.rest()
            if self.heard:
                self.heard.append(f"after {name} to {type(part).__name__}")
                return

    def begun_again(self) -> str:
        """What differs from the lab as it opened, or from a new one, once all is reset; "" if nothing."""
        if hasattr(self.lab, "reset"):
            self.lab.reset()
        mine = getattr(self.lab, "line", "")
        if mine == self.opened:
            return ""
        new = self.make()  # what was answered meanwhile may be told by new labs too
        if hasattr(new, "reset"):
            new.reset()
        fresh = getattr(new, "line", "")
        return "" if mine == fresh else f"{mine!r} is not {fresh!r}"


def held(part: Any) -> dict[str, Any]:
    """What a page holds of a part, without the names of models."""
    state = part.get_state()
    return {
        name: one for name, one in state.items() if name not in ("layout", "children", "_esm", "_css")
    } | {"display": part.layout.display}


def different(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> str:
    """Which traits are not the same."""
    if len(before) != len(after):
        return "parts have come or gone"
    return ", ".join(
        f"{name} of part {at}"
        for at, (one, other) in enumerate(zip(before, after, strict=True))
        for name in one | other
        if one.get(name) != other.get(name)
    )


@contextmanager
def attacked(make: Callable[[], Any]) -> Iterator[Attacked]:
    """A new lab; inside, exceptions that a learner would see are kept, and a hand rests at once."""
    lab = Attacked(make)
    with (
        mock.patch("ipywidgets.widgets.widget.get_ipython", return_value=lab),
        mock.patch.object(ipywidgets.Widget, "_send", lambda self, message, **_: lab.leaves(message)),
        mock.patch.object(prefetch, "REST_S", 0),
    ):
        yield lab


def play(lab: Attacked, *acts: Any) -> None:
    """Do these in turn, in a loop of another thread: a browser of other tests may hold the one of this."""

    async def all_of_them() -> None:
        asyncio.get_running_loop().set_exception_handler(
            lambda _loop, context: lab.heard.append(str(context.get("exception", context)))
        )
        for act in acts:
            await act()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, all_of_them()).result()
