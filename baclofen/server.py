"""For a Jupyter server that shows the course: answers go out at once, and a mailed file brings no script.

A move of a slider is answered by a few small messages. Left to itself, the network holds the second back
until the first is acknowledged, which the other side puts off for 40 ms: one move in ten was that late.

A notebook may bring the state of widgets along. A page makes them anew as soon as it opens, trusted or not,
and the state of a widget of anywidget holds a script of its own. So only a notebook that is trusted keeps it.
Servers take the classes below by ``kernel_websocket_connection_class`` and ``contents_manager_class``.
"""

from typing import Any

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection


class PromptConnection(ZMQChannelsWebsocketConnection):
    """The server's own connection to a page, with Nagle's algorithm off (RFC 896; tornado leaves it on)."""

    def connect(self) -> Any:
        """Begin to carry messages; returns what the server's own connection returns."""
        self.websocket_handler.set_nodelay(True)
        return super().connect()


class CarefulFiles(AsyncLargeFileManager):
    """The server's own reader of files, without the widgets that a stranger's notebook brings."""

    def mark_trusted_cells(self, nb: Any, path: str = "") -> None:
        """Say of each cell whether it is trusted; a notebook that is not trusted brings no widgets."""
        if not self.notary.check_signature(nb):
            nb["metadata"].pop("widgets", None)
        super().mark_trusted_cells(nb, path)
