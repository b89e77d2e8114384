"""Boxes that hold parts: a page may show them, and changes nothing in them."""

from __future__ import annotations

import ipywidgets


class _Fixed:
    """What a box holds is Python's; whatever a page sends is refused, and the page gets back what holds."""

    def set_state(self, sync_data: dict) -> None:
        """Send back what was to be changed."""
        for name in sync_data:
            if name in self.keys:
                self.send_state(name)


class Frame(_Fixed, ipywidgets.Box):
    """A box whose style sheet says how its parts lie."""


class Column(_Fixed, ipywidgets.VBox):
    """Parts under each other."""


class Row(_Fixed, ipywidgets.HBox):
    """Parts beside each other."""
