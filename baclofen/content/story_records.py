"""Stories to play: one client, a few stops, and at each a choice, an order or a call; as frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

#: the four steps of a call
SBAR = ("situation", "background", "assessment", "recommendation")
KINDS = ("choose", "order", "call")


@dataclass(frozen=True)
class StoryOption:
    """One thing to choose, one step to put in order, or one sentence of a call.

    Attributes:
        then: what it leads to; of a step or a sentence: why it stands where it stands, or why it is left out.
        good: whether it helps (a choice), or belongs into the call (a sentence).
        step: the step of SBAR that a sentence belongs to, else "".
    """

    id: str
    text: str
    then: str
    source: tuple[str, ...]
    good: bool = False
    step: str = ""


@dataclass(frozen=True)
class StoryStop:
    """One stop of a story. `draw` names a lab and control values where a model knows the course."""

    id: str
    kind: str
    text: str
    ask: str
    options: tuple[StoryOption, ...]
    draw: Mapping[str, Any]
    caption: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """The choices that help, the steps in their order, or the sentences that belong into the call."""
        return tuple(one.id for one in self.options if one.good or self.kind == "order")

    @property
    def shown(self) -> tuple[StoryOption, ...]:
        """The options as they stand on the page: what helps is not always first, nor steps in order."""
        if self.kind == "call":
            return self.options
        if self.kind == "order":
            return (*self.options[1::2], *self.options[::2])
        turn = sum(map(ord, self.id)) % len(self.options)
        return (*self.options[turn:], *self.options[:turn])


@dataclass(frozen=True)
class Story:
    """One story: who it is about, the stops, and how it ends."""

    id: str
    lesson: str
    title: str
    about: str
    end: str
    source: tuple[str, ...]
    stops: tuple[StoryStop, ...]
    invented: tuple[str, ...] = ()
