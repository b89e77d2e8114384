"""A JupyterHub on this computer, with the settings of deploy/, for as long as a `with` lasts."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path

import psutil

from tests.support.ports import free_ports

ROOT = Path(__file__).resolve().parents[2]
CONFIG = Path(__file__).with_name("jupyterhub_config.py")
#: below the hub's folder as below / on a server of The Littlest JupyterHub
PLACES = ("opt/tljh/config", "opt/tljh/state", "home")
# What building an image or installing a server does once: byte code is written and the fonts are listed.
WARM = "import jupyterhub.singleuser, jupyterlab.labapp, ipykernel.kernelapp; from baclofen import labs"


class Hub:
    """The hub: `base` is its address, `process` the hub itself, `log` what it and all servers wrote.

    With `cores` it lets so many servers start at once as on a computer of so many cores.
    """

    def __init__(self, cores: int | None = None) -> None:
        self.cores = cores
        # A short path: the sockets of the kernels stand below it, and systems allow them about 100 letters.
        self.folder = Path(
            tempfile.mkdtemp(prefix="bac-", dir="/tmp" if os.access("/tmp", os.W_OK) else None)
        )
        self.log = self.folder / "hub.log"

    def __enter__(self) -> "Hub":
        try:
            self._furnish()
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        """Start the hub with what lies in its folder, and wait until it answers."""
        self._start()
        self._wait()

    def stop(self) -> None:
        """End the hub and all that it started; what it keeps stays in its folder."""
        if hasattr(self, "process"):
            stop(self.process.pid)
            self.process.wait()

    def servers(self) -> dict[str, psutil.Process]:
        """Return the running server of every learner, by name."""
        found = {}
        for child in psutil.Process(self.process.pid).children():
            with suppress(psutil.NoSuchProcess):
                if str(ROOT / "deploy" / "lean_server.py") in child.cmdline():
                    found[child.environ()["JUPYTERHUB_USER"]] = child
        return found

    def _furnish(self) -> None:
        """Lay out what a new account finds at home: the lessons, and matplotlib's list of fonts."""
        home = self.folder / "new-home"
        leave = shutil.ignore_patterns(".ipynb_checkpoints", "*.tmp")
        shutil.copytree(ROOT / "notebooks", home / "notebooks", ignore=leave)
        fonts = {"MPLCONFIGDIR": str(home / ".cache" / "matplotlib")}
        subprocess.run([sys.executable, "-c", WARM], env=_plain(os.environ) | fonts, check=True, cwd=ROOT)
        for name in ("config", "run", *PLACES):
            (self.folder / name).mkdir(parents=True)
        shutil.copy(ROOT / "deploy" / "jupyter_server_config.json", self.folder / "config")

    def _start(self) -> None:
        ports = list(islice(free_ports(), 3))
        self.base = f"http://127.0.0.1:{ports[0]}"
        names = _plain(os.environ)
        own = {
            "CLASSROOM_FOLDER": str(self.folder),
            "CLASSROOM_PORTS": " ".join(map(str, ports)),
            "CLASSROOM_PYTHON": sys.executable,
            "CLASSROOM_CORES": str(self.cores or os.cpu_count() or 1),
            "PYTHONPATH": str(ROOT),
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), names["PATH"]]),
        }
        words = [sys.executable, "-m", "jupyterhub", f"--config={CONFIG}"]
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                words, cwd=self.folder, env=names | own, stdout=log, stderr=log, start_new_session=True
            )

    def _wait(self, seconds: float = 90) -> None:
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.process.poll() is None:
            with suppress(OSError), direct.open(f"{self.base}/hub/health", timeout=5):
                return
            time.sleep(0.2)
        raise RuntimeError(f"JupyterHub did not start:\n{self.tail()}")

    def tail(self, lines: int = 40) -> str:
        """Return the last lines of the log."""
        return "\n".join(self.log.read_text("utf-8", "replace").splitlines()[-lines:])


def stop(pid: int) -> None:
    """End a process and all that came from it: politely first, after some seconds by force."""
    with suppress(psutil.NoSuchProcess):
        first = psutil.Process(pid)
        family = [first, *first.children(recursive=True)]
        for way in ("terminate", "kill"):
            for process in family:
                with suppress(psutil.NoSuchProcess):
                    getattr(process, way)()
            family = psutil.wait_procs(family, timeout=20)[1]


def _plain(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment without what would make servers and kernels differ from those of a school."""
    odd = ("JUPYTER", "MPL", "XDG", "PYTHON")
    return {name: value for name, value in environment.items() if not name.startswith(odd)}
