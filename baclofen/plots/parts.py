"""The picture of `parts`: a body with pump, catheter and tip; beside it the pump cut open, part by part."""

from __future__ import annotations

import textwrap
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, PathPatch, Polygon, Rectangle
from matplotlib.path import Path

from baclofen import content
from baclofen.plots import artists, body_front, stage, theme
from baclofen.plots.description import Description
from baclofen.plots.part_words import ShownPart, described, more, parts
from baclofen.plots.pump_inside import CASE, FIELDS, SKIN, Inside, Scale

_WIDE_IN, _NARROW_IN = (9.0, 5.9), (4.7, 5.9)
#: where the pump, and the middle of the hips, stand; and pixels per unit of body
_PUMP = {False: Scale(206, 117, 0.99), True: Scale(4, 206, 0.76)}
_BODY = {False: (94.0, 112.0, 284.0), True: (58.0, 52.0, 150.0)}
#: left edge and top of the words, and letters in a line
_WORDS = {False: (206.0, 107.0, 57), True: (124.0, 192.0, 29)}
#: where numbers stand in units of the scheme, and how a name lies to its number
_SPOTS = {
    "battery": (46, 247, "below"), "computer": (120, 247, "below"), "fill_port": (222, 247, "below"),
    "roller": (300, 247, "below"), "side_port": (400, 247, "below"), "catheter": (417, 38, "corner"),
    "filter": (255, 103, "right"), "reservoir": (150, 72, "right"), "gas": (150, 28, "right"),
}  # fmt: skip
#: how a name lies to its number: pixels to the right and up, and its own side there
_ASIDE = {"below": (0, -19, "center"), "right": (16, 0, "left"), "corner": (13, -21, "right")}
_TOP = ("battery", "computer", "fill_port", "roller", "side_port")
_ARMS = ("forearm_left", "forearm_right", "hand_left", "hand_right")
_CANAL, _TIP_Y, _MOVED = (0.02, 0.5), 0.33, (0.09, 0.2)
_DISC = 0.062


class PartsPicture:
    """Drawn anew for each part; a narrow picture has numbers, and the name of the chosen part."""

    whole = True

    def __init__(self) -> None:
        self.figure = theme.new_figure()
        with theme.styled():
            self._ground = stage.ground(self.figure)
        self.moving: dict[str, Artist] = {}
        self.narrow = self.veiled = False
        #: the part that is pointed at before the guess
        self.pointed = ""
        #: the parts that can be answered with
        self.answers: tuple[str, ...] = ()
        self.places: list[dict[str, Any]] = []

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen."""
        self.narrow = narrow

    def draw(
        self, shown: ShownPart, guess: tuple[float, str] | None = None, veiled: bool = False
    ) -> Description:
        """Show the chosen part; ``veiled`` keeps names and needle back, and the guess is told in words."""
        self.veiled, self.places = veiled, []
        fault = "" if veiled or not shown.fault else shown.fault["id"]
        with theme.styled():
            axes = self._ground
            theme.empty(axes)
            self.figure.set_size_inches(_NARROW_IN if self.narrow else _WIDE_IN)
            stage.spread(axes)
            place = _PUMP[self.narrow]
            self._lens(axes, place)
            self._body(axes, fault)
            Inside(axes, place, shown.part, fault).draw(needle=not veiled)
            chosen = self.pointed if veiled else shown.part
            for number, row in enumerate(parts(), 1):
                self._spot(axes, place, number, row, row["id"] == chosen)
            self._small_words(axes, place)
            self._tell(axes, shown)
        return described(shown, veiled)

    # ------------------------------------------------------------ the body
    def _on_body(self, x: float, y: float) -> tuple[float, float]:
        hip_x, hip_y, size = _BODY[self.narrow]
        return hip_x + x * size, hip_y + y * size

    def _lens(self, axes: Axes, place: Scale) -> None:
        """Two lines from the pump in the body to the pump that is cut open."""
        centre = self._on_body(*body_front.place("pump", 0.0))
        left, low, right, high = CASE
        ends = [(left + 4, low + 8), (left + 4, high - 8)]
        if self.narrow:  # the words stand under the rest of it
            ends = [(left + 8, low + 4), (right * 0.4, low)]
        for end in place.at(ends):
            look = {"color": theme.colour("muted"), "linewidth": 1.2, "linestyle": (0, (2, 3)), "zorder": 1.8}
            artists.put(axes, Line2D([centre[0], end[0]], [centre[1], end[1]], **look))

    def _body(self, axes: Axes, fault: str) -> None:
        """The body down to its thighs, the canal of the spine, pump, catheter and tip."""
        edge = _PUMP[self.narrow].bottom - 14 if self.narrow else stage.size_px(self.figure)[1]
        window = Rectangle((0, 0), 200, edge, transform=axes.transData)
        for name, points in body_front.outlines(0.0):
            look = (
                {"edgecolor": theme.colour("paper"), "linewidth": 1.2} if name in _ARMS else {"linewidth": 0}
            )
            drawn = [self._on_body(x, y) for x, y in points]
            artists.put(axes, Polygon(drawn, facecolor=theme.colour("body"), zorder=1, **look)).set_clip_path(
                window
            )
        low, high = _CANAL
        canal = np.array([self._on_body(0, low), self._on_body(0, high)])
        look = {"color": theme.colour("paper"), "linewidth": 6 if self.narrow else 9, "zorder": 2}
        artists.put(axes, Line2D(*canal.T, **look))
        self._tube(axes, fault)
        size = _BODY[self.narrow][2]
        disc = {
            "facecolor": theme.colour("paper"),
            "edgecolor": theme.colour("ink"),
            "linewidth": 2.2,
            "zorder": 4,
        }
        artists.put(axes, Circle(self._on_body(*body_front.place("pump", 0.0)), _DISC * size, **disc))
        middle = {"facecolor": theme.colour("chair"), "edgecolor": theme.colour("ink"), "zorder": 5}
        artists.put(axes, Circle(self._on_body(*body_front.place("pump", 0.0)), 0.016 * size, **middle))

    def _tube(self, axes: Axes, fault: str) -> None:
        """The catheter, from the pump round the waist into the canal and up to its tip."""
        x, y = body_front.place("pump", 0.0)
        tip = _MOVED if fault == "migration" else (0.0, _TIP_Y)
        corners = [
            (x, y),
            (0.0, y - 0.12),
            (0.14, y - 0.12),
            (0.13, y - 0.02),
            (0.12, y + 0.05),
            (0, y),
            (0, y + 0.1),
        ]
        path = Path(
            [self._on_body(*point) for point in [*corners, tip]],
            [Path.MOVETO, *[Path.CURVE4] * 6, Path.LINETO],
        )
        look = {
            "edgecolor": theme.colour("pump"),
            "facecolor": "none",
            "capstyle": "round",
            "joinstyle": "round",
        }
        artists.put(axes, PathPatch(path, linewidth=2.6 if self.narrow else 3.6, zorder=3, **look))
        end = self._on_body(*tip)
        colour, marker, size = ("emergency", "X", 13) if fault == "migration" else ("pump", "D", 9)
        look = {"color": theme.colour(colour), "markeredgecolor": theme.colour("paper"), "markersize": size}
        artists.put(axes, Line2D(*([at] for at in end), marker=marker, zorder=5, **look))
        self._end = end

    # ------------------------------------------------------------ numbers and names
    def _spot(self, axes: Axes, place: Scale, number: int, row: dict[str, Any], chosen: bool) -> None:
        """The number of a part, its name once that is told, and the field that can be touched."""
        part = row["id"]
        if part == "tip":
            (x, y), side = self._end, "right"
            x, y = x + (17 if self.narrow else 20), y + (8 if self.narrow else 6)
            field = (self._end[0] - 8, self._end[1] - 8, 16, 16)
        else:
            u, v, side = _SPOTS[part]
            (x, y), field = place.at([(u, v)])[0], place.box(FIELDS[part])
        if part in _TOP:
            above = place.at([(0, 208)])[0][1]
            y = above + (14 if self.narrow else 36)
            self._stem(axes, place, part, x, y)
        self._badge(axes, x, y, number, chosen, part)
        gids = [f"{kind}_{part}" for kind in ("field", "badge", "number")]
        hit = artists.put(
            axes, Rectangle(field[:2], *field[2:], facecolor=theme.colour("paper"), alpha=0, zorder=8)
        )
        hit.set_gid(gids[0])
        if not (self.veiled or self.narrow):
            self._name(axes, x, y, row["term"], side, chosen).set_gid(f"name_{part}")
            gids.append(f"name_{part}")
        if self.veiled and part not in self.answers:
            return
        label = (
            content.word("parts.number", number=str(number)) if self.veiled else content.capital(row["term"])
        )
        self.places.append({"key": part, "label": label, "gids": gids, "chosen": chosen})

    def _stem(self, axes: Axes, place: Scale, part: str, x: float, y: float) -> None:
        """A thin line from the number down to its part."""
        left, _low, right, top = FIELDS[part]
        end = place.at([((left + right) / 2, top + 2)])[0]
        start = y - (10 if self.narrow or self.veiled else 27)
        look = {"color": theme.colour("muted"), "linewidth": 1.0, "zorder": 3}
        artists.put(axes, Line2D([x, end[0]], [start, end[1]], **look))

    def _badge(self, axes: Axes, x: float, y: float, number: int, chosen: bool, part: str) -> None:
        """A number in a disc; a larger one with a thick edge where the part is chosen."""
        ink, paper = theme.colour("ink"), theme.colour("paper")
        look = {"marker": "o", "markersize": 23 if chosen else 20, "linestyle": "none", "zorder": 9}
        face = {"color": paper, "markeredgecolor": ink, "markeredgewidth": 3.4 if chosen else 1.4}
        artists.put(axes, Line2D([x], [y], **look, **face)).set_gid(f"badge_{part}")
        text = {"color": ink, "ha": "center", "va": "center_baseline", "weight": "bold"}
        axes.text(x, y - 0.5, str(number), fontsize=12, zorder=10, **text).set_gid(f"number_{part}")

    def _name(self, axes: Axes, x: float, y: float, said: str, side: str, chosen: bool) -> Artist:
        """The name of a part below its number, or beside it."""
        dx, dy, ha = _ASIDE[side]
        look = {"color": theme.colour("ink"), "weight": "bold" if chosen else "normal", "zorder": 9}
        return axes.text(x + dx, y + dy, said, ha=ha, va="center", fontsize=13, **look)

    # ------------------------------------------------------------ words
    def _small_words(self, axes: Axes, place: Scale) -> None:
        """The skin; and that this is a scheme."""
        muted = {"color": theme.colour("muted"), "fontsize": 12, "zorder": 9}
        x, y = place.at([(-6, SKIN[1] - 4)])[0]
        axes.text(max(x, 2), y, content.word("parts.skin"), va="bottom", **muted)
        if self.narrow:
            return
        tall = stage.size_px(self.figure)[1]
        axes.text(14, tall - 8, content.word("parts.scheme"), va="top", **muted)

    def _tell(self, axes: Axes, shown: ShownPart) -> None:
        """The chosen part in words; before the guess only the question."""
        left, top, letters = _WORDS[self.narrow]
        ink = {"color": theme.colour("ink"), "va": "top", "ha": "left", "zorder": 9}
        fault = None if self.veiled else shown.fault
        said = fault["cause"] if fault else content.capital(shown.row["term"])
        if self.veiled:
            said = content.word("parts.guess")
        name = textwrap.wrap(said, 24 if self.narrow else 46)
        colour = "emergency" if fault else "ink"
        look = ink | {"color": theme.colour(colour), "weight": "bold", "fontsize": 13 if self.narrow else 15}
        axes.text(left, top, "\n".join(name), linespacing=1.15, **look)
        # what it does stands in the sentence below the picture
        extra = more(shown) or [content.word("parts.no_fault")]
        texts = [content.word("parts.touch")] if self.veiled else extra
        told = [row for text in texts for row in textwrap.wrap(text, letters)]
        below = top - (17 if self.narrow else 23) * len(name) - 2
        size = 12 if self.narrow else 13
        axes.text(left, below, "\n".join(told), fontsize=size, linespacing=1.3, **ink)
