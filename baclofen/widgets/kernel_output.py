"""What Python says to the page is kept until the page has taken it, however slow the computer is."""

import sys


def keep_every_message() -> None:
    """Take the limit off the queue in which the running kernel keeps its messages to the page.

    A lesson says a thousand things at once: a part of a lab each. ZeroMQ keeps as many for a server that is
    busy and throws the next ones away, and then a lab stays empty or a cell never ends. No kernel, no change;
    a kernel without such a queue (in a browser) has no such limit.
    """
    ipython = sys.modules.get("IPython")
    shell = ipython and ipython.get_ipython()
    thread = getattr(getattr(shell, "kernel", None), "iopub_thread", None)
    if thread is not None:
        import zmq  # only where a kernel runs that has it

        thread.schedule(lambda: thread.socket.setsockopt(zmq.SNDHWM, 0))
