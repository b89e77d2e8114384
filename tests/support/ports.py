"""A port for a program that is told one and takes it a moment later."""

import contextlib
import os
import random
import socket

#: No system lends these to a connection, or to whoever asks for any port (Linux begins at 32768, others
#: later): one that is free now is not lent to somebody else before the program takes it.
LENT_TO_NOBODY = range(20_000, 30_000)


def free_port() -> int:
    """Return a port of this computer that is free, and stays free unless somebody asks for just this one."""
    for port in random.SystemRandom().sample(LENT_TO_NOBODY, 100):
        with socket.socket() as probe, contextlib.suppress(OSError):
            if os.name == "posix":  # else a port that was just left looks taken
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError("Of a hundred ports of this computer none is free.")
