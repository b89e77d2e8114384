"""The pump cut open from the side, as a scheme: battery, computer, ports, roller, filter, reservoir, gas.

Everything stands in units of the scheme, which a `Scale` puts on the ground of a picture, so that a wide and
a narrow picture draw the same pump.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Ellipse, FancyBboxPatch, Patch, Polygon

from baclofen.plots import artists, theme

#: the casing, and how high the skin lies above it: left, bottom, right, top
CASE = (0.0, 0.0, 372.0, 186.0)
SKIN = (196.0, 208.0)
#: part -> the field that can be touched: left, bottom, right, top
FIELDS = {
    "battery": (16, 124, 76, 170), "computer": (90, 124, 150, 170), "fill_port": (168, 96, 202, 194),
    "roller": (232, 116, 292, 176), "side_port": (337, 128, 379, 164), "catheter": (392, 52, 430, 150),
    "filter": (214, 98, 306, 116), "reservoir": (40, 48, 332, 96), "gas": (16, 10, 356, 46),
}  # fmt: skip
_HUB, _ROUND = (262.0, 146.0), 23.0
_BELLOWS, _FOLD = 6, 9.0
_BEND = np.radians(np.linspace(90, 0, 13))
_WAY_OUT = np.vstack(
    [[(374.0, 146.0)], np.column_stack([393 + 24 * np.cos(_BEND), 122 + 24 * np.sin(_BEND)]), [(417.0, 62.0)]]
)
#: the same with a kink; what lies behind its third corner gets nothing
_KINKED = np.vstack([_WAY_OUT[:-1], [(406.0, 108.0), (427.0, 98.0), (417.0, 86.0), (417.0, 62.0)]])
_BEFORE_KINK = len(_KINKED) - 2
#: what a fault leaves of the flow behind the reservoir: nothing, or far too much
NOTHING = ("empty_reservoir", "stall", "battery_end", "kink")
MUCH = ("side_port", "wrong_rate_unit")
#: where the cross of a part that fails stands
_CROSSES = {
    "battery": (46, 147), "computer": (120, 147), "roller": (262, 146), "catheter": (396, 92),
    "reservoir": (300, 72),
}  # fmt: skip


@dataclass(frozen=True)
class Scale:
    """Where the scheme stands on the ground: its lower left corner in pixels, and pixels per unit."""

    left: float
    bottom: float
    scale: float

    def at(self, points: Any) -> np.ndarray:
        """Points of the scheme, shape (n, 2), as points of the ground."""
        return np.asarray(points, dtype=float) * self.scale + (self.left, self.bottom)

    def box(self, field: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """A field of the scheme as left, bottom, width and height on the ground."""
        (x, y), (right, top) = self.at([field[:2], field[2:]])
        return float(x), float(y), float(right - x), float(top - y)


class Inside:
    """Draws one state of the pump: `fault` is an id of data/faults.csv, or "" while all works."""

    def __init__(self, axes: Axes, place: Scale, part: str, fault: str) -> None:
        self.axes, self.place, self.part, self.fault = axes, place, part, fault

    def draw(self, needle: bool) -> None:
        """All of it; the `needle` of a refill is kept back until the guess."""
        self._skin()
        self._box(CASE, 26, "soft", "muted", 2.2, zorder=1)
        self._gas_and_reservoir()
        self._electronics()
        self._fill_port()
        self._way()
        self._roller()
        self._side_port()
        if needle:
            self._needle()
        if self.fault and self.part in _CROSSES:
            self._cross()

    # ------------------------------------------------------------ strokes
    def _add(self, patch: Patch) -> Patch:
        return artists.put(self.axes, patch)

    def _line(self, points: Any, name: str, width: float, zorder: float = 4, **look: Any) -> None:
        drawn = self.place.at(points)
        look = {"solid_capstyle": "round", "solid_joinstyle": "round"} | look
        look |= {"color": theme.colour(name), "linewidth": width, "zorder": zorder}
        artists.put(self.axes, Line2D(*drawn.T, **look))

    def _box(
        self, field: Any, rounding: float, face: str, edge: str, width: float, zorder: float = 2
    ) -> None:
        x, y, wide, tall = self.place.box(field)
        style = f"round,pad=0,rounding_size={rounding * self.place.scale}"
        look = {"facecolor": theme.colour(face), "edgecolor": theme.colour(edge), "linewidth": width}
        self._add(FancyBboxPatch((x, y), wide, tall, boxstyle=style, zorder=zorder, **look))

    # ------------------------------------------------------------ parts
    def _skin(self) -> None:
        """The skin over the pump, bent a little where the pump lies."""
        x = np.linspace(-8.0, 434.0, 60)
        low = SKIN[0] - 14 * (np.abs((x - 186) / 230) ** 4)
        shape = np.vstack([np.column_stack([x, low]), np.column_stack([x, low + SKIN[1] - SKIN[0]])[::-1]])
        look = {"facecolor": theme.colour("body"), "linewidth": 0, "zorder": 1}
        self._add(Polygon(self.place.at(shape), closed=True, **look))

    def _gas_and_reservoir(self) -> None:
        """The room of the gas; in it the reservoir with folded sides, and arrows that press."""
        self._box((14, 10, 358, 96), 12, "paper", "muted", 1.4)
        empty = self.fault == "empty_reservoir"
        low, high, left, right = 84.0 if empty else 48.0, 96.0, 44.0, 328.0
        heights = np.linspace(low, high, 2 * _BELLOWS + 1)
        fold = _FOLD * (np.arange(len(heights)) % 2)
        sides = [np.column_stack([left - fold, heights]), np.column_stack([right + fold, heights])[::-1]]
        look = {"linewidth": 0, "zorder": 2.5, "facecolor": theme.colour("paper" if empty else "pump")}
        self._add(Polygon(self.place.at(np.vstack(sides)), closed=True, alpha=0.28, **look))
        for side in sides:
            self._line(side, "muted", 1.4)
        self._line([(left, low), (right, low)], "muted", 2.4)
        for x in (70, 118, 254, 302):
            tip, start = low - 6, low - 22
            self._line([(x, start), (x, tip)], "muted", 1.8)
            self._line([(x - 5, tip - 6), (x, tip), (x + 5, tip - 6)], "muted", 1.8)

    def _electronics(self) -> None:
        """Battery with its poles, and a computer with its legs."""
        self._box((20, 126, 72, 168), 6, "paper", "ink", 1.8)
        self._box((38, 168, 54, 172), 1, "ink", "ink", 1, zorder=2)
        if self.fault != "battery_end":
            for at in range(3):
                left = 26 + 14.5 * at
                self._box((left, 132, left + 11, 162), 2, "muted", "muted", 0.5, zorder=3)
        for at in range(4):
            x = 100 + 13.3 * at
            self._line([(x, 120), (x, 174)], "muted", 2.2, zorder=2)
        self._box((94, 126, 146, 168), 6, "paper", "ink", 1.8, zorder=3)
        for at, end in enumerate((138, 126, 134)):
            self._line([(103, 157 - 10 * at), (end, 157 - 10 * at)], "muted", 2.2)

    def _fill_port(self) -> None:
        """A shaft down to the reservoir, closed by a plug that needles pierce."""
        self._box((176, 92, 194, 182), 3, "paper", "muted", 1.4)
        self._box((170, 174, 200, 192), 5, "chair", "ink", 1.4, zorder=4)

    def _way(self) -> None:
        """The way of the drug: through the filter to the roller, and on to the catheter."""
        flows = self.fault not in NOTHING
        turn = np.radians(np.linspace(180, 0, 25))
        arc = np.column_stack([_HUB[0] + _ROUND * np.cos(turn), _HUB[1] + _ROUND * np.sin(turn)])
        first = [(224, 94), (224, 136), (228, 144), (239, 146)]
        kink = self.fault == "kink"
        full = 0.25 if self.fault == "empty_reservoir" else 1
        self._line(np.vstack([first, arc]), "pump", 5, zorder=4, alpha=full)
        strong = 1 if flows or kink else 0.25
        self._line([arc[-1], (374, 146)], "pump", 5, zorder=4, alpha=strong)
        out = _KINKED if kink else _WAY_OUT
        name, width = ("emergency", 9) if self.fault in MUCH else ("pump", 7)
        if kink:
            self._line(out[:_BEFORE_KINK], name, width)
            self._line(out[_BEFORE_KINK - 1 :], name, width, alpha=0.25)
        else:
            self._line(out, name, width, alpha=strong)
        end = (417.0, 52.0)
        arrow = [(end[0] - 8, 62), (end[0] + 8, 62), end]
        look = {"facecolor": theme.colour(name), "linewidth": 0, "alpha": 1 if flows else 0.25, "zorder": 4}
        self._add(Polygon(self.place.at(arrow), closed=True, **look))
        self._box((214, 99, 234, 115), 3, "muted", "ink", 1.2, zorder=5)
        for x in (219, 224, 229):
            self._line([(x, 102), (x, 112)], "paper", 1.3, zorder=6)

    def _roller(self) -> None:
        """A wheel with three rollers that squeeze the tube."""
        (x, y), radius = self.place.at([_HUB])[0], 30 * self.place.scale
        face = {"facecolor": theme.colour("paper"), "edgecolor": theme.colour("ink"), "linewidth": 1.8}
        self._add(Circle((x, y), radius, zorder=3, **face))
        for degrees in (90, 210, 330):
            turn = np.radians(degrees)
            end = np.array(_HUB) + 17 * np.array([np.cos(turn), np.sin(turn)])
            self._line([_HUB, end], "ink", 2.4, zorder=5)
            roller = self.place.at([end])[0]
            self._add(Circle(roller, 5 * self.place.scale, color=theme.colour("ink"), zorder=5))

    def _side_port(self) -> None:
        """A second opening at the edge, with a plug of its own."""
        self._box((341, 132, 375, 160), 6, "paper", "ink", 1.6, zorder=3)
        self._box((347, 156, 369, 168), 4, "chair", "ink", 1.4, zorder=4)

    def _needle(self) -> None:
        """A syringe: in the middle for a refill, beside the pump or in the side port if that went wrong."""
        wrong = {"pocket_fill": (163.0, 192.0), "side_port": (358.0, 152.0)}
        if self.part != "fill_port" and self.fault not in wrong:
            return
        x, tip = wrong.get(self.fault, (185.0, 104.0))
        name = "emergency" if self.fault in wrong else "ink"
        self._line([(x, tip), (x, 234)], name, 2.6, zorder=7)
        drug = name if self.fault in wrong else "pump"
        self._box((x - 7, 228, x + 7, 276), 2, "paper", name, 1.8, zorder=7)
        self._box((x - 5, 230, x + 5, 254), 1, drug, "paper", 0, zorder=7.5)
        self._line([(x, 256), (x, 288)], name, 2.2, zorder=7.6)
        self._line([(x - 8, 288), (x + 8, 288)], name, 3, zorder=7.6)
        if self.fault == "pocket_fill":
            (left, y), scale = self.place.at([(x - 10, 191)])[0], self.place.scale
            pool = {"facecolor": theme.colour("emergency"), "alpha": 0.75, "linewidth": 0, "zorder": 6}
            self._add(Ellipse((left, y), 74 * scale, 10 * scale, **pool))

    def _cross(self) -> None:
        """The part that fails is crossed out: by shape, not by color alone."""
        at = self.place.at([_CROSSES[self.part]])
        look = {"marker": "X", "markersize": 19, "linestyle": "none", "zorder": 8, "markeredgewidth": 1.6}
        look |= {"color": theme.colour("emergency"), "markeredgecolor": theme.colour("paper")}
        artists.put(self.axes, Line2D(*at.T, **look))
