"""The one thing a class needs that pip does not bring: JupyterHub's proxy, a program for Node.js.

    python -m tools.hub_proxy

installs it into the course's own place (.venv/course/hub-proxy) and prints its path. Only the load test needs
it: The Littlest JupyterHub and the Kubernetes chart bring a proxy of their own.
"""

import os
import subprocess
import sys
from pathlib import Path

from tools.launch import programs

VERSION = "5.1.0"  # the newest that runs on Node.js 18, which Debian 12 has
NAME = "configurable-http-proxy"
VARIABLE = "BACLOFEN_HUB_PROXY"
ROOT = Path(__file__).resolve().parents[1]
MISSING = (
    f"JupyterHub's proxy is not here. With Node.js 18 or newer and npm, `python -m tools.hub_proxy` brings "
    f"it; a proxy that is somewhere else can be named in {VARIABLE}."
)


def find(root: Path = ROOT) -> Path | None:
    """Return the proxy that the environment names, or the course's own; None if none can run."""
    named = os.environ.get(VARIABLE)
    path = Path(named) if named else folder(root) / "node_modules" / ".bin" / NAME
    return path if path.exists() and programs.find("node") else None


def folder(root: Path = ROOT) -> Path:
    """Return the folder that `install` fills."""
    return root / ".venv" / "course" / "hub-proxy"


def install(root: Path = ROOT) -> Path:
    """Install the pinned proxy, unless it is there, and return its path.

    Raises:
        RuntimeError: npm is missing or failed; the message says what to do.
    """
    if present := find(root):
        return present
    npm = programs.find("npm")
    if npm is None:
        raise RuntimeError("npm was not found: install Node.js 18 or newer with npm, then try again.")
    place = folder(root)
    place.mkdir(parents=True, exist_ok=True)
    options = [
        "--no-audit",
        "--no-fund",
        "--no-save",
        "--no-package-lock",
        "--ignore-scripts",
        "--loglevel=error",
    ]
    words = [npm, "install", "--prefix", str(place), *options, f"{NAME}@{VERSION}"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    installed = place / "node_modules" / ".bin" / NAME
    if done.returncode or not installed.exists():
        raise RuntimeError(f"npm could not install {NAME} {VERSION}:\n{done.stderr.strip()}")
    return installed


if __name__ == "__main__":
    try:
        print(install())
    except RuntimeError as problem:
        sys.exit(str(problem))
