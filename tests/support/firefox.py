"""Firefox as Debian packs it, spoken to in WebDriver BiDi over its web socket (see engines.py)."""

import base64
import json
import os
import subprocess
import time
from pathlib import Path

from websocket import create_connection

from tests.support.blocked_network import Wall
from tests.support.engine_parts import end_group, hands

FIREFOX = "firefox-esr"
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
