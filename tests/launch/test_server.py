"""Answers are not held back on their way to the page: the setting works, and every door has it."""

import json
import socket
from concurrent.futures import ThreadPoolExecutor

import pytest
from jupyter_server.serverapp import ServerApp
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from tornado import testing, web, websocket

from baclofen.server import PromptConnection
from tests.support.jupyterlab import ROOT
from tools.launch.jupyterlab import PROMPT, LabServer


def is_prompt(handler) -> bool:
    return bool(handler.ws_connection.stream.socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))


@pytest.mark.parametrize("kind", [PromptConnection, ZMQChannelsWebsocketConnection])
def test_a_page_that_connects_is_answered_at_once(kind, monkeypatch):
    """With the server's own class it is not, so this test can fail."""
    monkeypatch.setattr(ZMQChannelsWebsocketConnection, "connect", lambda self: None)
    opened = []

    class Handler(websocket.WebSocketHandler):
        """Does what Jupyter's handler does when a page connects."""

        async def open(self):
            connection = type("Connection", (kind,), {"websocket_handler": self})
            kind.connect(connection.__new__(connection))
            opened.append(self)

    class Case(testing.AsyncHTTPTestCase):
        def get_app(self):
            return web.Application([("/", Handler)])

        @testing.gen_test
        async def runTest(self):
            page = await websocket.websocket_connect(f"ws://127.0.0.1:{self.get_http_port()}/")
            assert is_prompt(opened[0]) is (kind is PromptConnection)
            page.close()
            await page.read_message()

    with ThreadPoolExecutor(1) as thread:  # a browser of other tests may keep this thread's loop busy
        thread.submit(lambda: Case().debug()).result()


def test_a_server_takes_the_class_by_its_name():
    server = ServerApp(kernel_websocket_connection_class=PROMPT)
    assert server.kernel_websocket_connection_class is PromptConnection


def test_every_door_names_it(tmp_path):
    lab = LabServer("python", tmp_path, ROOT / "deploy/jupyter", tmp_path)
    lab.runtime = str(tmp_path)
    assert f"--ServerApp.kernel_websocket_connection_class={PROMPT}" in lab._options(1, tmp_path)
    for file, server in (
        ("deploy/jupyter_server_config.json", "ServerApp"),  # values.yaml holds the same: tests/deploy
        ("deploy/jupyter/prompt.json", "ServerApp"),
    ):
        settings = json.loads((ROOT / file).read_text("utf-8"))
        assert settings[server]["kernel_websocket_connection_class"] == PROMPT, file
    assert "cp deploy/jupyter/prompt.json" in (ROOT / "postBuild").read_text("utf-8")
