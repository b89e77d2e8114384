"""A page that reads slowly still gets every part of a lesson: the kernel drops none of its messages."""

import queue
import sys
from collections import Counter

import pytest
from jupyter_client.manager import KernelManager

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
