"""The server of the course: another port where one is taken, a key, and only this computer."""

import socket
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.support.jupyterlab import TestLab
from tools.launch import jupyterlab


@pytest.fixture
def taken_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_taken_port_is_passed_over(taken_port):
    assert jupyterlab.free_port(taken_port) != taken_port


def test_a_port_taken_at_the_last_moment_is_passed_over_and_strangers_stay_outside(
    taken_port, tmp_path, monkeypatch
):
    find = jupyterlab.free_port
    ports = iter([taken_port])
    monkeypatch.setattr(jupyterlab, "free_port", lambda wanted: next(ports, None) or find(0))
    with TestLab(Path(sys.executable), tmp_path) as server:
        assert f":{taken_port}" not in server.base
        assert server.base.startswith("http://127.0.0.1:")
        assert urllib.request.urlopen(server.url("")).status == 200
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{server.base}/api/contents")
        assert refused.value.code == 403
        refused.value.close()
        process = server.process
    assert process.poll() is not None
    assert not Path(server.runtime).exists()


def test_the_key_to_the_course_is_in_a_file_for_its_owner_only(tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(jupyterlab.webbrowser, "open", opened.append)
    page = tmp_path / "open.html"
    jupyterlab._show("http://127.0.0.1:1/lab?token=secret", page)
    assert opened == [page.resolve().as_uri()]
    assert "token=secret" in page.read_text("utf-8")
    if sys.platform != "win32":
        assert page.stat().st_mode & 0o077 == 0
