"""For a Jupyter server that shows the course: every answer of Python goes out at once.

A move of a slider is answered by a few small messages. Left to itself, the network holds the second back
until the first is acknowledged, which the other side puts off for 40 ms: one move in ten was that late.
Servers take the class below by their setting ``kernel_websocket_connection_class``.
"""

from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection


class PromptConnection(ZMQChannelsWebsocketConnection):
    """The server's own connection to a page, with Nagle's algorithm off (RFC 896; tornado leaves it on)."""

    def connect(self) -> Any:
        """Begin to carry messages; returns what the server's own connection returns."""
        self.websocket_handler.set_nodelay(True)
        return super().connect()
