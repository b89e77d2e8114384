"""The picture of `tell_apart`: two bodies, and what was chosen on the one it fits, or between both."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from matplotlib.axes import Axes

from baclofen import content
from baclofen.model.scenarios.tell_apart import Weighing
from baclofen.plots import theme
from baclofen.plots.description import Description
from baclofen.plots.sign_layout import Measures, lay_out
from baclofen.plots.signs import SignsPicture
from baclofen.plots.tell_apart_words import headline, speed_of, twin

__all__ = ["TellApartPicture", "headline", "speed_of"]

_LISTS = {"little": ("withdrawal",), "much": ("overdose",), "both": ("withdrawal", "overdose")}
_LINE, _ABOVE, _BELOW = 17.0, 34.0, 32.0
_BODY_TOP = 306.0
_WRAP = (17, 14, 17)  # bold words are wider
_LETTERS = {False: 88, True: 44}


@dataclass(frozen=True)
class Thing:
    """A sign or an event as the bodies show it: an event has no place of its own."""

    id: str
    term: str
    all_lists: tuple[str, ...]
    speed: str

    def urgency(self, _route: str) -> str:
        """How soon, on the route that was asked for."""
        return self.speed


class TellApartPicture(SignsPicture):
    """The bodies of `signs` with what was chosen; what counts in how soon stands bold."""

    _more = 0.0

    @property
    def sizes(self) -> Measures:
        """The measures of the present shape: bodies a little smaller, because the advice is what counts."""
        usual = super().sizes
        wrap = usual.wrap if self.narrow else _WRAP
        return replace(usual, body_top=_BODY_TOP + self._more, wrap=wrap)

    def draw(self, result: Weighing) -> Description:
        """Show what was chosen."""
        numbers = {thing.id: at for at, thing in enumerate(result.chosen, 1)}
        things = [thing for name in _LISTS for thing in _shown(getattr(result, name), name, result)]
        self._more = 0.0
        spots, _ = lay_out(things, self.sizes, self.narrow, numbers)
        tops = [spot.y + spot.lines * _LINE / 2 for side in spots.values() for spot in side]
        beyond = max(tops, default=0.0) - _BODY_TOP
        if beyond > 0:  # many things at one side: the bodies grow with them
            self._more = beyond
            spots, _ = lay_out(things, self.sizes, self.narrow, numbers)
        foot = self._foot(result)
        low, high = -_BELOW * (2 if self.narrow else 1) - _LINE * len(foot), self.sizes.body_top + _ABOVE
        with theme.styled():
            axes = self._set_up(low, high, low + _LINE * len(foot))
            self._heads(axes, spots)
            for spot in (spot for side in spots.values() for spot in side):
                self._spot(axes, spot, result.route, spot.sign.id in result.decisive)
            self._say(axes, foot, result)
        self.places = []
        return twin(result)

    def _foot(self, result: Weighing) -> Sequence[str]:
        """What fits neither body, in words."""
        if not result.other:
            return ()
        names = ", ".join(thing.term for thing in result.other)
        return textwrap.wrap(f"{content.word('tell_apart.group.other')}: {names}.", _LETTERS[self.narrow])

    def _say(self, axes: Axes, foot: Sequence[str], result: Weighing) -> None:
        """The lines at the foot; and that nothing was chosen yet."""
        low = axes.get_ylim()[0]
        for at, line in enumerate(reversed(foot)):
            self._text(axes, 12, low + _LINE * (at + 0.5), line, color=theme.colour("ink"), va="center")
        if not result.chosen:
            middle = {"ha": "center", "va": "center", "color": theme.colour("muted")}
            said = textwrap.fill(content.word("tell_apart.nothing"), self.sizes.wrap[1])
            self._text(axes, sum(self.sizes.bodies) / 2, 0.6 * self.sizes.body_top, said, **middle)


def _shown(things: Sequence[Any], group: str, result: Weighing) -> list[Thing]:
    """Things of one group, as the bodies show them; what asks for nothing alone has the slowest mark."""
    slowest = content.URGENCIES[-1]
    none = content.word("how_soon.level.none")
    speeds = [speed_of(thing, result) for thing in things]
    return [
        Thing(thing.id, thing.term, _LISTS[group], slowest if speed in ("", none) else speed)
        for thing, speed in zip(things, speeds, strict=True)
    ]
