"""WebKit's small browser as Debian packs it, spoken to in WebDriver through its driver (see engines.py)."""

import base64
import contextlib
import http.client
import json
import os
import socket
import subprocess
import time
from pathlib import Path

from tests.support.blocked_network import Wall
from tests.support.engine_parts import end_group, hands
from tests.support.ports import free_ports


def mini_browser() -> str | None:
    """The path of the browser itself, where it is here."""
    found = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    return str(found[-1]) if found else None


class WebKit:
    """One window of WebKit's small browser, on a screen that nobody sees."""

    def __init__(self, folder: Path, wall: Wall):
        self.asked = wall.asked
        self.screen, display = open_screen(folder)
        own = {"DISPLAY": display, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "NO_AT_BRIDGE": "1"}
        # As Chromium in tests/site it compiles Python once, quickly, and not a second time for speed.
        own["JSC_useOMGJIT"] = "false"
        own |= {f"XDG_{kind}_HOME": str(folder / kind) for kind in ("DATA", "CACHE", "CONFIG")}
        port = next(free_ports())
        with (folder / "said.txt").open("w") as said:
            command = ["WebKitWebDriver", "--host=127.0.0.1", f"--port={port}"]
            self.process = subprocess.Popen(
                command, stdout=said, stderr=said, start_new_session=True, env=os.environ | own
            )
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=180)
        self.session = ""
        try:
            self._connect(port, wall)
        except BaseException:
            self.end()
            raise

    def _connect(self, port: int, wall: Wall) -> None:
        give_up = time.monotonic() + 90
        while not answers(port):
            assert time.monotonic() < give_up, "WebKit's driver did not answer within 90 seconds."
            time.sleep(0.1)
        proxy = [f"--proxy=http://127.0.0.1:{wall.server_port}", "--ignore-host=127.0.0.1"]
        browser = {"binary": mini_browser(), "args": ["--automation", *proxy]}
        wishes = {"webkitgtk:browserOptions": browser, "timeouts": {"script": 180_000}}
        opened = self.ask("POST", "/session", capabilities={"alwaysMatch": wishes})
        self.session = f"/session/{opened['sessionId']}"

    def ask(self, method: str, path: str, **body):
        """One command of WebDriver; returns its result."""
        self.line.request(method, path, json.dumps(body) if method == "POST" else None)
        answer = self.line.getresponse()
        value = json.loads(answer.read())["value"]
        assert answer.status == 200, f"{path}: {value}"
        return value

    def go(self, address: str) -> None:
        """Open an address."""
        self.ask("POST", f"{self.session}/url", url=address)

    def run(self, function: str, *values):
        """Call a JavaScript function in the page; returns what it returns."""
        script = f"return ({function})(...arguments)"
        return self.ask("POST", f"{self.session}/execute/sync", script=script, args=values)

    def press(self, name: str) -> None:
        """Press a key and let it go."""
        self.ask("POST", f"{self.session}/actions", actions=hands(name))

    def size(self, width: int, height: int) -> None:
        """Give the window this size."""
        self.ask("POST", f"{self.session}/window/rect", width=width, height=height)

    def picture(self) -> bytes:
        """What is on the screen, as PNG."""
        return base64.b64decode(self.ask("GET", f"{self.session}/screenshot"))

    def end(self) -> None:
        """Close the browser, its driver and its screen."""
        with contextlib.suppress(Exception):
            self.ask("DELETE", self.session)
        self.line.close()
        end_group(self.process)
        end_group(self.screen)


def open_screen(folder: Path) -> tuple[subprocess.Popen, str]:
    """Start a screen in memory; returns its process and its name."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1400x24", "-nolisten", "tcp"]
    with (folder / "screen.txt").open("w") as said:
        process = subprocess.Popen(
            command, stdout=said, stderr=said, pass_fds=[write], start_new_session=True
        )
    os.close(write)
    with os.fdopen(read) as name:
        number = name.readline().strip()
    assert number, (folder / "screen.txt").read_text("utf-8")
    return process, f":{number}"


def answers(port: int) -> bool:
    """Whether somebody listens at this port."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5):
        return True
    return False
