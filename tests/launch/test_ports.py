"""A port that a program is told stays free until it takes it."""

import itertools
import random
import socket
from pathlib import Path

import pytest

from tests.support import ports

LENT = Path("/proc/sys/net/ipv4/ip_local_port_range")


@pytest.mark.skipif(not LENT.exists(), reason="Linux tells it here")
def test_the_system_lends_it_to_nobody():
    low, high = map(int, LENT.read_text("utf-8").split())
    assert set(ports.LENT_TO_NOBODY).isdisjoint(range(low, high + 1))


def test_a_taken_one_is_passed_over(monkeypatch):
    free = next(ports.free_ports())
    with socket.create_server(("127.0.0.1", 0)) as server:
        taken = server.getsockname()[1]
        monkeypatch.setattr(random.SystemRandom, "sample", lambda *_: [taken, free])
        found = ports.free_ports()
        assert next(found) == free
        with pytest.raises(AssertionError, match="none is free"):
            next(found)


def test_each_is_another():
    found = list(itertools.islice(ports.free_ports(), 200))
    assert len(set(found)) == 200
