"""One Voila server, over the lessons with the settings of deploy/voila unless told otherwise."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


DEPLOY = {"JUPYTER_PATH": str(ROOT / "deploy"), "JUPYTER_CONFIG_PATH": str(ROOT / "deploy/voila")}


class Voila:
    """Voila as deploy/README.md starts it; `page(lesson)` is the address of a lesson."""

    def __init__(self, folder: Path, *options: str, what: Path = ROOT / "notebooks", settings: dict = DEPLOY):
        self.options, self.what, self.log = options, what, folder / "voila.log"
        self.environment = os.environ | settings | {"PYTHONUTF8": "1"}

    def __enter__(self) -> "Voila":
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.base = f"http://127.0.0.1:{port}"
        words = [
            sys.executable,
            "-m",
            "voila",
            self.what.name,
            "--no-browser",
            f"--port={port}",
            *self.options,
        ]
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                words, cwd=self.what.parent, env=self.environment, stdout=log, stderr=log
            )
        self._wait()
        return self

    def __exit__(self, *_) -> None:
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def page(self, lesson: str) -> str:
        return f"{self.base}/voila/render/{lesson}"

    def _wait(self, seconds: float = 60) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.base}/voila/static/", timeout=2).close()
                return
            except urllib.error.HTTPError as answer:
                answer.close()
                return
            except OSError:
                time.sleep(0.2)
        self.__exit__()
        raise RuntimeError(f"Voila did not start:\n{self.log.read_text('utf-8', 'replace')}")
