"""Which messages of a page are read at all."""

from __future__ import annotations

import json
from typing import Any


def fits_into_a_message(value: object) -> bool:
    """Whether a value can leave for the page again: half a letter, an endless number and such cannot."""
    try:
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except (TypeError, ValueError, RecursionError):
        return False
    return True


def _readable(data: object) -> dict[str, Any] | None:
    """The message without what no part asks for, such as bytes; None where it is no message."""
    if not isinstance(data, dict):
        return None
    method = data.get("method")
    if method == "request_state":
        return {"method": method}
    name = {"update": "state", "custom": "content"}.get(method) if isinstance(method, str) else None
    inside = data.get(name)
    return {"method": method, name: inside} if name and isinstance(inside, dict) else None


class Reading:
    """A model that reads messages of the right form and drops the others, before anything looks into them."""

    def _handle_msg(self, msg: dict[str, Any]) -> None:
        data = _readable(msg["content"].get("data"))
        if data is not None:
            super()._handle_msg({**msg, "content": {"data": data}, "buffers": []})


class Fixed(Reading):
    """What it holds is Python's; whatever a page sends is refused, and the page gets back what holds."""

    def set_state(self, sync_data: dict) -> None:
        """Send back what was to be changed."""
        for name in sync_data:
            if name in self.keys:
                self.send_state(name)
