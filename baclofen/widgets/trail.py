"""A list of steps as links, within the page or to another one, each with a tick once it is done."""

from __future__ import annotations

from collections.abc import Mapping

import traitlets

from baclofen.widgets.base import Part, script


class Trail(Part):
    """Steps in order; a step has text, and where they are given says, note, heading, file and done."""

    _esm = script("trail.js")
    label = traitlets.Unicode().tag(sync=True)
    done = traitlets.Unicode().tag(sync=True)
    small = traitlets.Bool(False).tag(sync=True)
    steps = traitlets.List().tag(sync=True)

    def __init__(self, label: str, *, done: str, small: bool = False) -> None:
        """Name the list; `done` is what a tick says, `small` puts the steps beside each other."""
        super().__init__(label=label, done=done, small=small)

    @traitlets.validate("steps")
    def _plain(self, proposal: dict) -> list[dict]:
        return [_step(step) for step in proposal["value"]]


def _step(step: Mapping) -> dict:
    """One step with every key, as texts and one truth."""
    texts = {key: str(step.get(key, "")) for key in ("text", "says", "note", "heading", "file")}
    return {**texts, "done": bool(step.get("done"))}
