"""Ports for programs that are told one and take it a moment later."""

import random
from collections.abc import Iterator

from tools.launch import jupyterlab

#: No system lends these to a connection, or to whoever asks for any port (Linux begins at 32768, others
#: later): one that is free now is not lent to somebody else before the program takes it.
LENT_TO_NOBODY = range(20_000, 30_000)


def free_ports() -> Iterator[int]:
    """Ports of this computer, each another; free now and later, unless somebody asks for just this one."""
    for port in random.SystemRandom().sample(LENT_TO_NOBODY, len(LENT_TO_NOBODY)):
        if jupyterlab.free_port(port) == port:
            yield port
    raise AssertionError("Of the ports that are lent to nobody none is free.")
