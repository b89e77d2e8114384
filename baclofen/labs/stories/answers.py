"""How a stop of a story is answered: a choice, steps in order, or the sentences of a call.

Every class has the same few methods:

    widget                 # the input
    response               # ids that were chosen, in order; () when nothing was
    put(ids)               # answers from Python
    fits                   # whether the answer is one that helps
    tell()                 # marks the input; returns the sentence that is spoken
    rest()                 # the others and what they would lead to, as items of a Catalog
"""

from __future__ import annotations

from typing import Any

from baclofen import content
from baclofen.labs.questions.feedback import citation
from baclofen.widgets import Checklist, Choice
from baclofen.widgets.exam import Order


def word(key: str, **values: str) -> str:
    """One of the sentences that all stories share."""
    return content.word(f"story.{key}", **values)


def item(option: content.StoryOption) -> dict[str, Any]:
    """One option with what it leads to, as a disclosure."""
    lines = [(word("leads"), option.then), (word("from"), citation(option.source))]
    return {"key": option.id, "title": option.text, "lines": lines}


class Choosing:
    """One of two to four things to do."""

    def __init__(self, stop: content.StoryStop) -> None:
        self.stop, self.options = stop, {one.id: one for one in stop.options}
        self.widget = Choice(stop.ask, [(one.id, one.text) for one in stop.shown])

    @property
    def response(self) -> tuple[str, ...]:
        """What was chosen."""
        return (self.widget.value,) if self.widget.value else ()

    def put(self, ids: tuple[str, ...]) -> None:
        """Choose."""
        self.widget.value = ids[0]

    @property
    def fits(self) -> bool:
        """Whether the choice helps."""
        return self.response[0] in self.stop.key

    def tell(self) -> str:
        """What the choice leads to."""
        chosen = self.response[0]
        marks = {id: ("right" if id == chosen else "missed", word("mark.helps")) for id in self.stop.key}
        self.widget.marks = {chosen: ("plain", word("mark.yours")), **marks}
        return self.options[chosen].then

    def rest(self) -> list[dict[str, Any]]:
        """What the other choices would lead to."""
        return [item(one) for one in self.stop.options if one.id not in self.response]


class _Several:
    """An answer of several ids; it fits where it is the key of the stop."""

    kind: type[Order | Checklist]

    def __init__(self, stop: content.StoryStop) -> None:
        self.stop = stop
        self.widget = self.kind(stop.ask, [(one.id, one.text) for one in stop.shown])

    @property
    def response(self) -> tuple[str, ...]:
        """The steps as they stand, or the sentences of the call."""
        return tuple(self.widget.value)

    def put(self, ids: tuple[str, ...]) -> None:
        """Answer from Python."""
        self.widget.value = ids

    @property
    def fits(self) -> bool:
        """Whether the steps stand in the story's order, or all that is needed is said and nothing else."""
        return self.response == self.stop.key


class StepsInOrder(_Several):
    """Steps to put in order."""

    kind = Order

    def tell(self) -> str:
        """Which steps stand elsewhere in the story, the first of them."""
        key, said = self.stop.key, self.response
        here = {id: said.index(id) == key.index(id) for id in key}
        self.widget.marks = {
            id: ("right", "") if here[id] else ("plain", word("place", place=str(key.index(id) + 1)))
            for id in key
        }
        if self.fits:
            return word("order.fits")
        return word("order.differs", count=str(sum(here.values())), all=str(len(key)))

    def rest(self) -> list[dict[str, Any]]:
        """Each step with its reason, in the order of the story."""
        return [item(one) for one in self.stop.options]


class Calling(_Several):
    """A call built from sentences; what is missing is told by the step of SBAR."""

    kind = Checklist

    def tell(self) -> str:
        """What is missing, by step; then what would better be left out."""
        said, missing, extra = set(self.response), [], []
        for one in self.stop.options:
            if one.good and one.id not in said:
                missing.append(word("call.missing", step=word(f"step.{one.step}"), text=one.then))
            elif not one.good and one.id in said:
                extra.append(word("call.extra", text=one.text, why=one.then))
        self.widget.marks = {
            one.id: (_mark(one.good, one.id in said), self._why(one)) for one in self.stop.options
        }
        heard = " ".join(one.text for one in self._in_order(said))
        parts = [word("call.said", call=heard), *missing, *extra]
        return " ".join([*parts, word("call.fits")] if self.fits else parts)

    def _in_order(self, said: set[str]) -> list[content.StoryOption]:
        """The chosen sentences in the order of the four steps."""
        chosen = [one for one in self.stop.options if one.id in said]
        return sorted(chosen, key=lambda one: content.SBAR.index(one.step))

    def _why(self, one: content.StoryOption) -> str:
        return word("call.why", step=word(f"step.{one.step}"), why=one.then)

    def rest(self) -> list[dict[str, Any]]:
        """The reason stands beside each sentence."""
        return []


def _mark(wanted: bool, picked: bool) -> str:
    """Right, missed, or left as it is: what would better be left out is told in words."""
    return "right" if wanted and picked else "missed" if wanted else "plain"


KINDS = {"choose": Choosing, "order": StepsInOrder, "call": Calling}
