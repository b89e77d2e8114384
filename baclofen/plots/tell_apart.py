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
_LINE = 17.0
_LETTERS = {False: 84, True: 44}


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

    @property
    def sizes(self) -> Measures:
        """The measures of the present shape: bodies a little smaller, because the advice is what counts."""
        usual = super().sizes
        return replace(usual, body_top=usual.body_top - (90 if self.narrow else 40))

    def draw(self, result: Weighing) -> Description:
        """Show what was chosen."""
        things = {name: _shown(getattr(result, name), name, result) for name in _LISTS}
        laid = lay_out(things, self.sizes)
        spots = [spot for side in laid.spots.values() for spot in side]
        foot = self._foot(result)
        with theme.styled():
            axes = self._set_up(laid, self._legend_rows(self._keys(spots, result.route)), _LINE * len(foot))
            self._heads(axes, laid)
            for spot in spots:
                for x, y in spot.points:
                    self._mark(axes, spot.sign.speed, x, y)
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
        """The lines at the foot; or what to do where nothing was chosen yet."""
        low = axes.get_ylim()[0]
        for at, line in enumerate(reversed(foot)):
            self._text(axes, 12, low + _LINE * (at + 0.5), line, color=theme.colour("ink"))
        if not result.chosen:
            look = {"ha": "center", "color": theme.colour("ink"), "fontsize": 14, "linespacing": 1.3}
            said = textwrap.fill(content.word("tell_apart.nothing"), 11)
            self._text(axes, sum(self.sizes.bodies) / 2, 0.52 * self.sizes.body_top, said, **look)


def _shown(things: Sequence[Any], group: str, result: Weighing) -> list[Thing]:
    """Things of one group, as the bodies show them; what asks for nothing alone has the slowest mark."""
    slowest = content.URGENCIES[-1]
    none = content.word("how_soon.level.none")
    speeds = [speed_of(thing, result) for thing in things]
    return [
        Thing(thing.id, thing.term, _LISTS[group], slowest if speed in ("", none) else speed)
        for thing, speed in zip(things, speeds, strict=True)
    ]
