"""What a browser does with a kernel, without a browser: run cells, move a slider, see what comes back."""

import asyncio
import time
import uuid

import aiohttp

UPDATE = "update"


class Failed(RuntimeError):
    """A cell raised, or the kernel went away."""


class Kernel:
    """One open notebook's connection; `sliders` and `figures` hold what the labs opened, in order."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket, self.session = socket, uuid.uuid4().hex
        self.sliders: list[tuple[str, dict]] = []
        self.figures: set[str] = set()
        self._inbox: asyncio.Queue[tuple[float, dict | None]] = asyncio.Queue()
        # Always listening, as a browser is: else the server's pings stay unanswered and it hangs up.
        self._ears = asyncio.create_task(self._listen())

    async def close(self) -> None:
        """Stop listening."""
        self._ears.cancel()
        await self.socket.close()

    async def run(self, source: str, seconds: float = 300) -> None:
        """Run one cell and wait until the kernel has answered and is idle again.

        Raises:
            Failed: the cell raised; the message is the error.
        """
        asked = {
            "code": source,
            "silent": False,
            "store_history": True,
            "allow_stdin": False,
            "stop_on_error": True,
        }
        sent = await self._send("shell", "execute_request", asked)
        replied = idle = False
        async with asyncio.timeout(seconds):
            while not (replied and idle):
                _, kind, content = await self._answer_to(sent)
                if kind == "error":
                    raise Failed(f"{source}: {content['ename']}: {content['evalue']}")
                if kind == "comm_open":
                    self._opened(content)
                replied = replied or kind == "execute_reply"
                idle = idle or (kind == "status" and content["execution_state"] == "idle")

    async def move(self, slider: str, value: float, seconds: float = 60) -> tuple[float, float]:
        """Move a slider as the browser does; return the seconds to the new picture, and until all was done.

        Raises:
            Failed: the kernel answered without a new picture.
        """
        began = time.perf_counter()
        data = {"method": UPDATE, "state": {"value": value}, "buffer_paths": []}
        sent = await self._send("shell", "comm_msg", {"comm_id": slider, "data": data})
        pictured = None
        async with asyncio.timeout(seconds):
            while True:
                came, kind, content = await self._answer_to(sent)
                if pictured is None and kind == "comm_msg" and self._is_picture(content):
                    pictured = came - began
                if kind == "status" and content["execution_state"] == "idle":
                    break
        if pictured is None:
            raise Failed("A slider was moved, and no new picture came.")
        return pictured, came - began

    def _opened(self, content: dict) -> None:
        state = content["data"].get("state", {})
        if {"low", "high", "step", "value"} <= state.keys():
            self.sliders.append((content["comm_id"], state))
        if {"svg", "gids"} <= state.keys():
            self.figures.add(content["comm_id"])

    def _is_picture(self, content: dict) -> bool:
        if content["comm_id"] not in self.figures or content["data"].get("method") != UPDATE:
            return False
        return any(name == "svg" or name.startswith("m_") for name in content["data"]["state"])

    async def _send(self, channel: str, kind: str, content: dict) -> str:
        key = uuid.uuid4().hex
        header = {
            "msg_id": key,
            "msg_type": kind,
            "session": self.session,
            "username": "",
            "version": "5.3",
            "date": "",
        }
        whole = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "buffers": []}
        await self.socket.send_json(whole | {"channel": channel})
        return key

    async def _listen(self) -> None:
        async for message in self.socket:
            if message.type is aiohttp.WSMsgType.TEXT:
                self._inbox.put_nowait((time.perf_counter(), message.json()))
        self._inbox.put_nowait((time.perf_counter(), None))

    async def _answer_to(self, sent: str) -> tuple[float, str, dict]:
        while True:
            came, whole = await self._inbox.get()
            if whole is None:
                raise Failed(f"The kernel's connection ended (code {self.socket.close_code}).")
            if whole["parent_header"].get("msg_id") == sent:
                return came, whole["msg_type"], whole["content"]
