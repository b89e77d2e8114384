"""Firefox and WebKit (Safari's family) as Debian packs them, behind one small window.

    with firefox(folder) as window:                 # or webkit(folder); `folder` takes the fresh profile
        window.go("http://127.0.0.1:8765/")
        window.run("name => document.querySelector(name).focus()", "input")
        window.press("End")
        assert not window.asked                     # what was asked of other hosts; each was refused

Firefox is spoken to in WebDriver BiDi, the W3C's own language, straight over its web socket: so neither a
driver program nor a patched browser is needed. WebKit's package brings a driver, which understands WebDriver.
"""

import base64
import contextlib
import functools
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.support.wall import Wall

FIREFOX = "firefox-esr"
MINI_BROWSER = sorted(map(str, Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser")))[-1:]
KEYS = {"Enter": "\ue007", "Space": " ", "End": "\ue010"}
#: what a browser does by itself at its first start; none of it belongs to the course
QUIET = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.region.network.url": "",
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.search.update": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage": "about:blank",
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.push.connection.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.update.enabled": False,
    "media.gmp-manager.updateEnabled": False,
    "media.gmp-manager.url": "",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.prefetch-next": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
}

#: without this a released Firefox asks Mozilla for lists whatever its settings say
OWN_SETTINGS = {"MOZ_REMOTE_SETTINGS_DEVTOOLS": "1"}


class Firefox:
    """One window of Firefox without a screen."""

    def __init__(self, folder: Path, wall: Wall, private: bool = False):
        self.asked = wall.asked
        self.line = None
        wishes = QUIET | {
            "network.proxy.type": 1,
            "network.proxy.http": "127.0.0.1",
            "network.proxy.http_port": wall.server_port,
            "network.proxy.ssl": "127.0.0.1",
            "network.proxy.ssl_port": wall.server_port,
            "network.proxy.no_proxies_on": "127.0.0.1",
            "browser.privatebrowsing.autostart": private,
        }
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(wish)});" for name, wish in wishes.items()]
        profile = folder / "profile"
        profile.mkdir()
        (profile / "user.js").write_text("\n".join(lines), "utf-8")
        command = [
            FIREFOX,
            "--headless",
            "--no-remote",
            "--remote-debugging-port=0",
            "--profile",
            str(profile),
        ]
        own = {"HOME": str(folder)} | OWN_SETTINGS
        with (profile / "said.txt").open("w") as said:
            self.process = subprocess.Popen(
                command, stdout=said, stderr=said, start_new_session=True, env=os.environ | own
            )
        try:
            self._connect(profile)
        except BaseException:
            self.end()
            raise

    def _connect(self, profile: Path) -> None:
        from websocket import create_connection  # comes with Jupyter's server

        note = profile / "WebDriverBiDiServer.json"
        give_up = time.monotonic() + 90
        while not (note.exists() and note.read_text("utf-8").strip()):
            assert self.process.poll() is None, (profile / "said.txt").read_text("utf-8")
            assert time.monotonic() < give_up, "Firefox did not open its web socket within 90 seconds."
            time.sleep(0.1)
        place = json.loads(note.read_text("utf-8"))
        self.line = create_connection(
            f"ws://{place['ws_host']}:{place['ws_port']}/session", timeout=180, suppress_origin=True
        )
        self.count = 0
        self.ask("session.new", capabilities={})
        # A tab of our own: keys do not reach the one that is there from the start.
        self.context = self.ask("browsingContext.create", type="tab")["context"]

    def ask(self, method: str, **params):
        """One command of WebDriver BiDi; returns its result."""
        self.count += 1
        self.line.send(json.dumps({"id": self.count, "method": method, "params": params}))
        while True:
            answer = json.loads(self.line.recv())
            if answer.get("id") == self.count:
                assert answer["type"] == "success", f"{method}: {answer['error']}: {answer['message']}"
                return answer["result"]

    def go(self, address: str) -> None:
        """Open an address."""
        self.ask("browsingContext.navigate", context=self.context, url=address, wait="interactive")

    def run(self, function: str, *values):
        """Call a JavaScript function in the page; returns what it returns."""
        given = ", ".join(json.dumps(value) for value in values)
        answer = self.ask(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await ({function})({given})) ?? 'null')()",
            target={"context": self.context},
            awaitPromise=True,
        )
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        return json.loads(answer["result"]["value"])

    def press(self, name: str) -> None:
        """Press a key and let it go."""
        self.ask("input.performActions", context=self.context, actions=hands(name))

    def size(self, width: int, height: int) -> None:
        """Give the page this size."""
        view = {"width": width, "height": height}
        self.ask("browsingContext.setViewport", context=self.context, viewport=view)

    def picture(self) -> bytes:
        """What is on the screen, as PNG."""
        return base64.b64decode(self.ask("browsingContext.captureScreenshot", context=self.context)["data"])

    def end(self) -> None:
        """Close the browser with everything it started."""
        if self.line:
            self.line.close()
        end_group(self.process)


class WebKit:
    """One window of WebKit's small browser, on a screen that nobody sees."""

    def __init__(self, folder: Path, wall: Wall):
        self.asked = wall.asked
        self.screen, display = open_screen(folder)
        own = {"DISPLAY": display, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "NO_AT_BRIDGE": "1"}
        own |= {f"XDG_{kind}_HOME": str(folder / kind) for kind in ("DATA", "CACHE", "CONFIG")}
        port = free_port()
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
        browser = {"binary": MINI_BROWSER[0], "args": ["--automation", *proxy]}
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


def hands(name: str) -> list[dict]:
    """A key pressed and let go, as both protocols write it."""
    keys = [{"type": kind, "value": KEYS[name]} for kind in ("keyDown", "keyUp")]
    return [{"type": "key", "id": "keyboard", "actions": keys}]


def free_port() -> int:
    """A port that nobody uses at the moment."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def answers(port: int) -> bool:
    """Whether somebody listens at this port."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5):
        return True
    return False


def end_group(process: subprocess.Popen) -> None:
    """End a process that has a group of its own, with all that it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


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


def lacking(kind: str) -> str:
    """A sentence about what is missing on this computer for a browser of this kind, or nothing."""
    if sys.platform != "linux":
        return f"The tests run {kind} on Linux only, as Debian packs it."
    if kind == "firefox" and not shutil.which(FIREFOX):
        return "Firefox is not here: install the package firefox-esr to run this test."
    if kind == "webkit" and not (MINI_BROWSER and shutil.which("WebKitWebDriver") and shutil.which("Xvfb")):
        return "WebKit is not here: install the packages webkit2gtk-driver and xvfb to run this test."
    return ""


@contextlib.contextmanager
def opened(kind: type, folder: Path, **options):
    """A fresh browser behind a wall, for as long as the block lasts, whatever happens in it."""
    wall = Wall()
    try:
        window = kind(folder, wall, **options)
        try:
            yield window
        finally:
            window.end()
    finally:
        wall.end()


firefox = functools.partial(opened, Firefox)
webkit = functools.partial(opened, WebKit)
BROWSERS = {"firefox": firefox, "webkit": webkit}
