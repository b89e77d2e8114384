"""What the other browser engines have in common: keys as both protocols write them, and a clean end."""

import contextlib
import os
import signal
import subprocess

KEYS = {"Enter": "\ue007", "Space": " ", "End": "\ue010"}


def hands(name: str) -> list[dict]:
    """A key pressed and let go, as both protocols write it."""
    keys = [{"type": kind, "value": KEYS[name]} for kind in ("keyDown", "keyUp")]
    return [{"type": "key", "id": "keyboard", "actions": keys}]


def end_group(process: subprocess.Popen) -> None:
    """End a process that has a group of its own, with all that it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
