"""For a kernel that runs the course: it keeps every message to the page and hears every one from it.

    from baclofen import kernel
    kernel.tend(kernel.running())

Binder's kernels name this module among their extensions (postBuild): there it holds from the first request
on.
"""

import sys
from typing import Any


def running() -> Any:
    """Return the kernel that this Python runs in, or None."""
    ipython = sys.modules.get("IPython")
    shell = ipython and ipython.get_ipython()
    return getattr(shell, "kernel", None)


def tend(kernel: Any) -> None:
    """Do all of this module for a kernel; without one, as in a script or a browser, nothing is to be done."""
    keep_every_message(kernel)
    hear_every_request(kernel)


def keep_every_message(kernel: Any) -> None:
    """Take the limit off the queue in which the kernel keeps its messages to the page.

    A lesson says a thousand things at once: a part of a lab each. ZeroMQ keeps as many for a server that is
    busy and throws the next ones away, and then a lab stays empty or a cell never ends. A kernel without such
    a queue (in a browser) has no such limit.
    """
    thread = getattr(kernel, "iopub_thread", None)
    if thread is not None:
        import zmq  # only where a kernel runs that has it

        thread.schedule(lambda: thread.socket.setsockopt(zmq.SNDHWM, 0))


def hear_every_request(kernel: Any) -> None:
    """Let the stream on which requests come in send the answers too.

    ipykernel 7.0 to 7.3 sends them on its socket, behind the stream's back. A request that arrives in that
    moment lies unread until the next one comes: a press is lost or a cell waits for ever, in 5 of 63 lessons
    that were begun and begun again. From 7.4 on the stream sends. Binder's base holds 7.0.1.
    """
    manager = getattr(getattr(kernel, "shell_channel_thread", None), "manager", None)
    if hasattr(manager, "_shell_socket"):
        manager._shell_socket = kernel.shell_stream


def load_ipython_extension(shell: Any) -> None:
    """Called by IPython where this module is named among its extensions."""
    tend(getattr(shell, "kernel", None))
