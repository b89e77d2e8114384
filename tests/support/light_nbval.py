"""A pytest plugin, loaded before nbval: what nbval does and nobody reads is not done.

It lays every message out in lines for its log of debugging, which is off: with a page of pictures in each
message that is a third of the work of comparing a lesson. What is compared stays what it was. And as soon as
it is imported it brings the parsers of jsonschema, as Jupyter does (tools/launch/programs.py).

Its kernels talk through files: of the network's ports one that it found free may be lent to a browser before
the kernel takes it, and the kernel dies.
"""

import os
import sys
import tempfile
from pprint import pformat

sys.modules["rfc3987_syntax"] = None

import nbval.kernel  # noqa: E402
from jupyter_client.manager import KernelManager  # noqa: E402
from traitlets import default  # noqa: E402


class Later:
    """A message that is laid out when, and if, a log asks for its text."""

    def __init__(self, message):
        self.message = message

    def __str__(self) -> str:
        return pformat(self.message)


class ThroughFiles(KernelManager):
    """Starts a kernel that talks through files of this user, where the system can."""

    @default("transport")
    def _files(self) -> str:
        return "ipc" if os.name == "posix" else "tcp"

    def _ip_default(self) -> str:
        if self.transport == "tcp":
            return super()._ip_default()
        short = "/tmp" if os.access("/tmp", os.W_OK) else None  # systems allow such names about 100 letters
        self._folder = tempfile.TemporaryDirectory(prefix="baclofen-", dir=short)
        return f"{self._folder.name}/kernel"

    def cleanup_ipc_files(self) -> None:
        """The folder goes with the files."""
        super().cleanup_ipc_files()
        if hasattr(self, "_folder"):
            self._folder.cleanup()


nbval.kernel.pformat = Later
nbval.kernel.KernelManager = ThroughFiles
