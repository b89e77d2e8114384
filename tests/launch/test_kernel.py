"""No message is lost between a page and Python: none to a page that reads slowly, none from one that asks."""

import queue
import sys
from collections import Counter
from types import SimpleNamespace

import pytest
from jupyter_client.manager import KernelManager

from baclofen import kernel

PARTS = 5_000  # more than two queues of a thousand and what lies between them hold
MAKE = f"""
import baclofen.labs
from ipywidgets import Layout
made = [Layout() for _ in range({PARTS})]
"""


@pytest.fixture
def manager(tmp_path):
    """A kernel that speaks as the course's own server has it speak: through files."""
    manager = KernelManager(transport="ipc", ip=str(tmp_path / "k"))
    manager.kernel_spec.argv[0] = sys.executable
    manager.start_kernel()
    yield manager
    manager.shutdown_kernel(now=True)


@pytest.mark.skipif(sys.platform == "win32", reason="no ipc there")
def test_a_page_that_reads_late_gets_every_message(manager):
    client = manager.blocking_client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    client.execute(MAKE)
    assert client.get_shell_msg(timeout=120)["content"]["status"] == "ok"  # all is said, nothing was read yet
    kinds = Counter()
    while kinds.total() < PARTS + 3:  # busy, the cell's text, the parts, idle
        try:
            kinds[client.get_iopub_msg(timeout=20)["msg_type"]] += 1
        except queue.Empty:
            break
    client.stop_channels()
    assert kinds == {"status": 2, "execute_input": 1, "comm_open": PARTS}


def test_answers_leave_by_the_stream_on_which_requests_come_in():
    """As ipykernel 7.0 to 7.3 has it; that Binder's own kernel does so is tried in tests/binder."""
    manager = SimpleNamespace(_shell_socket="behind its back")
    one = SimpleNamespace(shell_channel_thread=SimpleNamespace(manager=manager), shell_stream="the stream")
    kernel.load_ipython_extension(SimpleNamespace(kernel=one))
    assert manager._shell_socket == "the stream"


@pytest.mark.parametrize("one", [None, SimpleNamespace(shell_channel_thread=None)])
def test_without_such_a_kernel_nothing_is_done(one):
    kernel.tend(one)


def test_a_kernel_that_needs_no_help_stays_as_it_is():
    manager = SimpleNamespace(_shell_stream="its own")
    kernel.hear_every_request(SimpleNamespace(shell_channel_thread=SimpleNamespace(manager=manager)))
    assert vars(manager) == {"_shell_stream": "its own"}
