"""Installing the pinned parts and the course itself, through uv where it is on the path, else through pip."""

import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

from tools.launch import programs
from tools.launch.errors import (
    NO_NETWORK,
    NO_SPACE,
    NO_TRUST,
    NOT_INSTALLED,
    NOT_WRITABLE,
    OPEN_ELSEWHERE,
    Trouble,
    diagnose,
)
from tools.launch.lock_files import NEEDED_MB

# A source package would be built, and so run, with parts that no list of ours holds.
WHEELS_ONLY = ("--only-binary", ":all:")


def find_uv() -> str | None:
    """Where uv is, if it is."""
    return programs.find("uv")


def install(python: Path, root: Path, lock: str, log: Path, environment: dict[str, str], say) -> None:
    """Install what the lock names, then the course as it stands in its folder. Output goes to the log."""
    ways = [_uv_way] if find_uv() else []
    for way in [*ways, _pip_way]:  # uv may lack a proxy or certificate that pip was told about
        codes, output = [], ""
        progress = Progress(root / lock, site_of(python), say)
        for words in way(python, root, lock):
            code, lines = _run(words, progress, root, log, environment)
            codes.append(code)
            output += lines
            if code:
                break
        if not any(codes):
            return
        if diagnose(output) == "space":
            break
    raise explain(output, log, lock)


def explain(output: str, log: Path, lock: str) -> Trouble:
    """The one sentence for an installer's last words."""
    sentence = {
        "space": NO_SPACE,
        "trust": NO_TRUST,
        "write": OPEN_ELSEWHERE if os.name == "nt" else NOT_WRITABLE,
        "network": NO_NETWORK,
        "unknown": NOT_INSTALLED,
    }[diagnose(output)]
    return Trouble(sentence.format(megabytes=NEEDED_MB[lock], log=log))


def _uv_way(python: Path, root: Path, lock: str):
    base = [find_uv(), "pip", "install", "--python", str(python)]
    yield [*base, *WHEELS_ONLY, "-r", str(root / lock)]
    yield [*base, "--no-deps", "--no-build-isolation", "-e", str(root)]


def _pip_way(python: Path, root: Path, lock: str):
    asked = programs.module(python, "pip", "--version")
    if subprocess.run(asked, capture_output=True, check=False).returncode:
        yield programs.module(python, "ensurepip", "--default-pip")
    quiet = ["--no-input", "--disable-pip-version-check", "--progress-bar", "off"]
    base = programs.module(python, "pip", "install", *quiet)
    yield [*base, "--no-compile", *WHEELS_ONLY, "-r", str(root / lock)]
    yield [*base, "--no-deps", "--no-build-isolation", "-e", str(root)]


def site_of(python: Path) -> Path:
    """The folder in which the parts of a place appear."""
    place = python.parents[1]
    return next(place.glob("lib/python3*/site-packages"), place / "Lib" / "site-packages")


def _run(words, progress, root: Path, log: Path, environment) -> tuple[int, str]:
    """Run an installer, show how far it is, keep its output."""
    lines: list[str] = []
    process = subprocess.Popen(
        words,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=environment,
        cwd=root,
        close_fds=False,  # an installer that outlives run.py goes on holding the lock
    )
    try:
        with progress, open(log, "a", encoding="utf-8") as kept:
            for line in process.stdout:
                lines.append(line)
                kept.write(line)
                progress.hear(line)
        return process.wait(), "".join(lines)
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()


class Progress:
    """How far an installer is: parts fetched as it names them, parts unpacked as they appear on the disk."""

    def __init__(self, lock: Path, site: Path, say):
        self.total = sum("==" in line for line in lock.read_text("utf-8").splitlines())
        self.site, self.say = site, say
        self.fetched, self.name, self.told = 0, "", -1
        self.began = time.monotonic()
        self.live = sys.stdout.isatty()

    def hear(self, line: str) -> None:
        """Take in one line of the installer's output."""
        if line.startswith("Ignoring"):  # a part for another system
            self.total -= 1
        elif found := re.match(r"\s*(Collecting|Downloading|Downloaded) ([\w.-]+?)(?:[=<> ]|-\d|$)", line):
            self.fetched += found[1] == "Collecting"
            self.name = found[2]

    def __enter__(self):
        self.done = threading.Event()
        self.ticker = threading.Thread(target=self._tick, daemon=True)
        self.ticker.start()
        return self

    def __exit__(self, *_):
        self.done.set()
        self.ticker.join()
        if self.live:
            print("\r" + " " * 78 + "\r", end="", flush=True)

    def _tick(self) -> None:
        while not self.done.wait(0.5):
            self._show(sum(1 for _ in self.site.glob("*.dist-info")), int(time.monotonic() - self.began))

    def _show(self, unpacked: int, seconds: int) -> None:
        if unpacked >= self.total:
            text = "adding the course itself"
        elif unpacked > 3:
            text = f"unpacking: {unpacked} of {self.total} parts"
        elif self.fetched:
            text = f"fetching: {min(self.fetched, self.total)} of {self.total} parts ({self.name})"
        else:
            text = f"fetching {self.total} parts {self.name}"
        if self.live:
            print(f"\r  {seconds // 60}:{seconds % 60:02d}  {text}"[:78].ljust(78), end="", flush=True)
        elif seconds // 10 > self.told:
            self.told = seconds // 10
            self.say(f"  {seconds // 60}:{seconds % 60:02d}  {text}")
