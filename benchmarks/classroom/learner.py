"""One learner: logs in, waits for a server, opens a lesson in JupyterLab, runs it, and moves a slider."""

import asyncio
import json
import random
import re
from pathlib import Path

import aiohttp
from yarl import URL

from benchmarks.classroom.kernel import Failed, Kernel

# What JupyterLab asks for before a notebook can be seen; each of these costs the server something.
LAB_ASKS = (
    "lab/api/settings",
    "lab/api/workspaces/default",
    "api/kernelspecs",
    "api/contents/notebooks?content=1",
)


class Learner:
    """A learner with cookies of their own; `step`: how far they came, `moves`: what each picture took [s].

    `waits`: each time when too many came at once, the seconds that the hub named; with less `patience` than 1
    that share of them is waited.
    """

    def __init__(self, base: str, name: str, lesson: Path, patience: float = 1.0) -> None:
        self.base, self.name, self.lesson, self.patience = base, name, lesson, patience
        self.step = "not yet here"
        self.moves: list[tuple[float, float]] = []
        self.waits: list[float] = []
        self.kernel: Kernel | None = None

    async def __aenter__(self) -> "Learner":
        self.web = aiohttp.ClientSession(
            cookie_jar=aiohttp.CookieJar(unsafe=True),  # cookies of an address without a name
            timeout=aiohttp.ClientTimeout(total=600),
        )
        return self

    async def __aexit__(self, *_) -> None:
        if self.kernel:
            await self.kernel.close()
        await self.web.close()

    async def arrive(self) -> None:
        """Log in, get a server, and see JupyterLab."""
        self.step = "logging in"
        page = await self._get("hub/login")
        form = {"username": self.name, "password": "", "_xsrf": self._key("hub")}
        async with self.web.post(f"{self.base}/hub/login?next=%2Fhub%2Fhome", data=form) as answer:
            page = await answer.text()
            if answer.status != 200 or self.name not in page:
                raise Failed(f"The log-in was refused ({answer.status}).")
        self.step = "waiting for a server"
        await self._get_server()
        self.step = "opening JupyterLab"
        page = await self._get(self._mine(f"lab/tree/notebooks/{self.lesson.name}"))
        scripts = re.findall(r'<script[^>]+src="([^"]+)"', page)
        if not scripts:
            raise Failed("The page that came is not JupyterLab.")
        for path in scripts:
            await self._get(path.lstrip("/"))
        for path in (*LAB_ASKS, f"api/contents/notebooks/{self.lesson.name}?content=1"):
            await self._get(self._mine(path))

    async def run_lesson(self) -> None:
        """Open the lesson as JupyterLab does and run all its code cells as they stand."""
        self.step = "starting a kernel"
        wanted = {
            "path": f"notebooks/{self.lesson.name}",
            "name": self.lesson.name,
            "type": "notebook",
            "kernel": {"name": "python3"},
        }
        headers = {"X-XSRFToken": self._key(f"user/{self.name}")}
        async with self.web.post(
            f"{self.base}/{self._mine('api/sessions')}", json=wanted, headers=headers
        ) as answer:
            if answer.status != 201:
                raise Failed(f"No kernel ({answer.status}): {(await answer.text())[:200]}")
            kernel = (await answer.json())["kernel"]["id"]
        address = f"{self.base}/{self._mine(f'api/kernels/{kernel}/channels')}"
        socket = await self.web.ws_connect(address, max_msg_size=0, origin=self.base)
        self.kernel = Kernel(socket)
        self.step = "running the lesson"
        cells = json.loads(self.lesson.read_text("utf-8"))["cells"]
        for cell in cells:
            if cell["cell_type"] == "code":
                await self.kernel.run("".join(cell["source"]))
        if not (self.kernel.sliders and self.kernel.figures):
            raise Failed(f"{self.lesson.name} has no slider with a picture: choose another lesson.")
        self.step = "learning"

    async def play(self, moves: int, every: float, chance: random.Random) -> None:
        """Move the lesson's first slider to another place, again and again."""
        slider, state = self.kernel.sliders[0]
        steps = round((state["high"] - state["low"]) / state["step"])
        now = round((state["value"] - state["low"]) / state["step"])
        await asyncio.sleep(chance.uniform(0, every))
        clock = asyncio.get_running_loop().time
        for _ in range(moves):
            began = clock()
            now = chance.choice([step for step in range(steps + 1) if step != now])
            self.moves.append(await self.kernel.move(slider, round(state["low"] + now * state["step"], 6)))
            await asyncio.sleep(max(0.0, began + every - clock()))
        self.step = "done"

    async def _get_server(self) -> None:
        while True:
            async with self.web.get(f"{self.base}/hub/spawn") as answer:
                if answer.status == 429:  # too many at once: the page names the seconds to wait
                    self.waits.append(float(answer.headers["Retry-After"]))
                    await asyncio.sleep(self.patience * self.waits[-1])
                    continue
                if answer.status >= 400:
                    raise Failed(f"No server ({answer.status}): {(await answer.text())[:200]}")
                if answer.url.path.startswith(f"/user/{self.name}"):
                    return
            # The page with the progress bar listens to this; it ends when the server is there.
            headers = {"X-XSRFToken": self._key("hub")}
            progress = f"{self.base}/hub/api/users/{self.name}/server/progress"
            async with self.web.get(progress, headers=headers) as answer:
                events = [json.loads(line[5:]) async for line in answer.content if line.startswith(b"data:")]
            if not (events and events[-1].get("ready")):
                raise Failed(f"The server did not start: {(events or ['no word from the hub'])[-1]}")

    async def _get(self, path: str) -> str:
        async with self.web.get(f"{self.base}/{path}") as answer:
            if answer.status >= 400:
                raise Failed(f"{answer.status} at {path}")
            return (await answer.read()).decode("utf-8", "replace")

    def _mine(self, path: str) -> str:
        return f"user/{self.name}/{path}"

    def _key(self, place: str) -> str:
        """Return the key against forged requests that the hub or the learner's server has given."""
        cookies = self.web.cookie_jar.filter_cookies(URL(f"{self.base}/{place}/"))
        return cookies["_xsrf"].value
