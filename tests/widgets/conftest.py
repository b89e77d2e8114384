"""A kernel's side of a widget without a kernel: what would be sent is kept in a list."""

import pytest


class Wire:
    """Stands for the connection to a browser."""

    comm_id = "wire"

    def __init__(self):
        self.sent = []

    def send(self, data=None, buffers=None, **_):
        self.sent.append(data)

    def on_msg(self, handler):
        self.handler = handler

    def on_close(self, handler):
        pass

    def close(self):
        pass

    def hear(self, **state):
        """Let the browser send new values, in the form that ipywidgets reads."""
        data = {"method": "update", "state": state, "buffer_paths": []}
        self.handler({"content": {"data": data}, "buffers": []})

    def say(self, content):
        """Let the browser send a message of our own."""
        self.handler({"content": {"data": {"method": "custom", "content": content}}, "buffers": []})

    @property
    def updates(self):
        return [message["state"] for message in self.sent if message["method"] == "update"]


@pytest.fixture
def wire():
    """Give a function that connects a widget and returns its wire."""

    def connect(widget):
        widget.comm = Wire()
        return widget.comm

    return connect
