"""The server of the course: another port where one is taken, a key, and only this computer."""

import http.server
import socket
import sys
import threading
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


class Stranger(http.server.BaseHTTPRequestHandler):
    """Another user of this computer, who took the port first: says yes to everything, and writes it down."""

    heard: list[str] = []  # noqa: RUF012 (emptied by the test)

    def do_GET(self):
        self.heard.append(f"{self.path} {self.headers}")
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    do_POST = do_GET

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def stranger():
    Stranger.heard.clear()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Stranger) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def test_who_takes_the_port_first_hears_no_key_and_is_not_opened(stranger, tmp_path, monkeypatch):
    find, ports, keys = jupyterlab.free_port, iter([stranger]), []
    start = jupyterlab.LabServer._start
    monkeypatch.setattr(jupyterlab, "free_port", lambda wanted: next(ports, None) or find(0))
    monkeypatch.setattr(
        jupyterlab.LabServer, "_start", lambda lab, *rest: start(lab, *rest) or keys.append(lab.token)
    )
    with TestLab(Path(sys.executable), tmp_path) as server:
        assert not server.base.endswith(f":{stranger}")
        assert len(keys) == len(set(keys)) == 2, "a key that a stranger may have is not used again"
    said = "".join(Stranger.heard)
    assert not any(key in said for key in keys)
    assert "Authorization" not in said


def test_the_key_to_the_course_is_in_a_file_for_its_owner_only(tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(jupyterlab.webbrowser, "open", opened.append)
    page = tmp_path / "open.html"
    jupyterlab._show("http://127.0.0.1:1/lab?token=secret", page)
    assert opened == [page.resolve().as_uri()]
    assert "token=secret" in page.read_text("utf-8")
    if sys.platform != "win32":
        assert page.stat().st_mode & 0o077 == 0


def test_what_is_typed_is_remembered_in_the_course_folder_only(tmp_path, monkeypatch):
    monkeypatch.setenv("IPYTHONDIR", "/elsewhere")
    assert Path(jupyterlab.quiet_environment(tmp_path)["IPYTHONDIR"]).is_relative_to(tmp_path)
