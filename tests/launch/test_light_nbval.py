"""Comparing lessons writes no message out for a log that is off, and its kernels take no port."""

import logging
import sys
from pathlib import Path
from types import SimpleNamespace

import nbval.kernel
import pytest

from tests.support import light_nbval
from tools.launch import run_tests


class Message:
    """A message that notes each time somebody wants its text."""

    def __init__(self):
        self.read = 0

    def __repr__(self) -> str:
        self.read += 1
        return "a message"


@pytest.fixture
def heard():
    """A message that came from a kernel."""
    message = Message()
    kernel = object.__new__(nbval.kernel.RunningKernel)
    kernel.kc = SimpleNamespace(get_iopub_msg=lambda timeout: message)
    return lambda: kernel.get_message("iopub") and message


def test_nobody_reads_and_nothing_is_written(heard):
    assert nbval.kernel.pformat is light_nbval.Later
    assert heard().read == 0
    assert f"{light_nbval.__name__}" in run_tests.LIGHT


def test_a_log_that_is_on_still_says_it(heard, caplog):
    with caplog.at_level(logging.DEBUG, logger="nbval"):
        heard()
    assert "a message" in caplog.text


@pytest.mark.skipif(sys.platform == "win32", reason="no ipc there")
def test_a_kernel_takes_no_port_and_leaves_no_file():
    kernel = nbval.kernel.KernelManager(kernel_name="python3")
    kernel.start_kernel()
    try:
        assert kernel.get_connection_info()["transport"] == "ipc"
        folder = Path(kernel.ip).parent
        assert folder.is_dir()
    finally:
        kernel.shutdown_kernel(now=True)
    assert not folder.exists()
