"""The picture of `signs`: too little and too much baclofen, and beside each body what must not be missed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from baclofen import content
from baclofen.plots import theme
from baclofen.plots.description import Description, table
from baclofen.plots.sign_acts import Shown, headline, sooner
from baclofen.plots.sign_bodies import add_bodies, dot, place
from baclofen.plots.sign_layout import (
    AT_START,
    LOOKED_FOR,
    NARROW,
    POSES,
    WIDE,
    Layout,
    Measures,
    Spot,
    group,
    in_words,
    lay_out,
)

#: urgency -> colour, marker, size; the legend says the word
MARKS = {
    "emergency now": ("emergency", "8", 12.0),
    "call at once": ("at_once", "^", 11.5),
    "same day": ("same_day", "s", 9.5),
    "next contact": ("next_contact", "o", 9.0),
}
_INCH = 72.0
_HEAD, _ROW = 42.0, 20.0
#: room over the legend; on a phone words stand above it, and it is none of them
_LEGEND = {False: 14.0, True: 26.0}
_DOT, _APART = 7.0, 15.0
_EDGE = {"markeredgecolor": theme.colour("ink"), "markeredgewidth": 1.2}  # of a dot
_HEAD_COLOURS = {"little": "little", "much": "much", "both": "ink", "neither": "ink"}


class SignsPicture:
    """Two bodies; what must not be missed as words, the others behind dots; the SVG is sent whole."""

    whole = True

    def __init__(self) -> None:
        self.figure = theme.new_figure()
        self.moving: dict[str, Artist] = {}
        self.narrow = False
        #: what can be chosen by touching it, for the touch kit
        self.places: list[dict[str, Any]] = []
        self._bodies: Measures | None = None
        self._passing: list[Artist] = []

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen."""
        self.narrow = narrow

    @property
    def sizes(self) -> Measures:
        """The measures of the present shape."""
        return NARROW if self.narrow else WIDE

    def draw(self, shown: Shown) -> Description:
        """Show the signs that must not be missed, or those that were looked for; the chosen one bold."""
        most = LOOKED_FOR if shown.searched else AT_START
        laid = lay_out(in_words(shown.signs, shown.route, most, shown.sign), self.sizes)
        spots = [spot for side in laid.spots.values() for spot in side]
        self.places = []
        with theme.styled():
            dots = bool(shown.around)
            axes = self._set_up(laid, self._legend_rows(self._keys(spots, shown.route, dots)))
            self._heads(axes, laid)
            marked = self._chosen(axes, shown)
            for spot in spots:
                self._spot(axes, spot, shown.route, spot.sign is shown.sign)
            self._dots(axes, shown, marked)
        return _described(shown)

    def _set_up(self, laid: Layout, rows: Sequence[Sequence[tuple]], foot: float = 0.0) -> Axes:
        """The axes with bodies, which stay in their shape; as deep, and with such a legend, as is needed."""
        low = min(laid.bottom, 0.0) - _LEGEND[self.narrow] - _ROW * len(rows) - foot
        if self.sizes == self._bodies:
            for artist in self._passing:
                artist.remove()
        else:
            self._new_stage()
        self._passing = []
        (axes,) = self.figure.axes
        high = self.sizes.body_top + _HEAD
        self.figure.set_size_inches(self.sizes.width / _INCH, (high - low) / _INCH)
        axes.set_ylim(low, high)
        for at, row in enumerate(rows):
            self._legend(axes, row, low + foot + _ROW * (len(rows) - at - 0.5))
        return axes

    def _new_stage(self) -> None:
        """The bodies of a shape: where they end below is no matter to them."""
        self._bodies = self.sizes
        self.figure.clear()
        axes = self.figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, self.sizes.width)
        add_bodies(axes, self.sizes)

    def _line(self, axes: Axes, xs: list[float], ys: list[float], **look: Any) -> Line2D:
        """A mark; made by hand, because `plot` takes longer than all the rest."""
        made = Line2D(xs, ys, linestyle="none", **look)
        axes.add_artist(made)
        self._passing.append(made)
        return made

    def _text(self, axes: Axes, x: float, y: float, said: str, **look: Any) -> Artist:
        made = axes.text(x, y, said, va="center", **look)
        self._passing.append(made)
        return made

    def _heads(self, axes: Axes, laid: Layout) -> None:
        """The name of each body, and of what fits both or neither."""
        for name, (x, y) in laid.heads.items():
            look = {"ha": "center", "fontsize": 17} if name in POSES else {"ha": "left", "fontsize": 13.5}
            said = content.word(f"signs.group.{name}")
            self._text(axes, x, y, said, color=theme.colour(_HEAD_COLOURS[name]), weight="bold", **look)

    def _spot(self, axes: Axes, spot: Spot, route: str, chosen: bool) -> None:
        """Mark and words of one sign."""
        sign = spot.sign
        urgency = sign.urgency(route)
        mark = self._mark(axes, urgency, spot.x, spot.y)
        look = {"color": theme.colour("ink"), "weight": "bold" if chosen else "normal", "zorder": 5}
        words = self._text(axes, spot.x + 12, spot.y, spot.said, fontsize=14, linespacing=1.05, **look)
        gids = [f"{part}_{sign.id}" for part in ("mark", "words")]
        mark.set_gid(gids[0])
        words.set_gid(gids[1])
        said = f"{sign.term}: {content.word(f'signs.control.urgency.{urgency}')}"
        self.places.append({"key": sign.id, "label": said, "gids": gids, "chosen": chosen})

    def _mark(self, axes: Axes, urgency: str, x: float, y: float, grown: float = 1.0) -> Line2D:
        """The mark of a speed."""
        colour, marker, size = MARKS[urgency]
        look = {"color": theme.colour(colour), "markeredgecolor": theme.colour("paper"), "zorder": 4}
        return self._line(axes, [x], [y], marker=marker, markersize=size * grown, **look)

    def _chosen(self, axes: Axes, shown: Shown) -> dict[str, tuple[float, float]]:
        """The chosen sign at its place on each body it fits; returns where that is."""
        sign = shown.sign
        fits = group(sign) if sign else ""
        marked = {side: place(self.sizes, side, sign) for side in POSES if sign and fits in (side, "both")}
        for side, (x, y) in marked.items():
            self._mark(axes, sign.urgency(shown.route), x, y, 1.7).set_gid(f"chosen_{side}")
        return marked

    def _dots(self, axes: Axes, shown: Shown, marked: dict[str, tuple[float, float]]) -> None:
        """A quiet dot for each part of the body with signs: touched, it shows them."""
        for (side, part), count in sorted(_parts(shown).items()):
            x, y = dot(self.sizes, side, part)
            taken = side in marked and np.hypot(marked[side][0] - x, marked[side][1] - y) < _APART
            if taken and part != shown.sign.system:
                continue  # it would lie under the mark of the chosen sign, which stands for its own part
            gid, asked = f"dot_{side}_{part.replace(' ', '_')}", shown.part == part
            if taken:
                gid = f"chosen_{side}"
            else:
                look = {"color": theme.colour("ink" if asked else "paper"), "zorder": 3, **_EDGE}
                self._line(axes, [x], [y], marker="o", markersize=_DOT + 3 * asked, **look).set_gid(gid)
            names = {
                "part": content.word(f"signs.control.system.{part}"),
                "side": content.word(f"signs.group.{side}"),
            }
            said = content.word("signs.dot", count=str(count), **names)
            self.places.append({"key": f"{side}:{part}", "label": said, "gids": [gid], "chosen": asked})

    def _keys(
        self, spots: Iterable[Spot], route: str, dots: bool = False
    ) -> list[tuple[str, str, float, str]]:
        """What the legend explains: only marks that are shown. Color, marker, size and words of each."""
        there = {spot.sign.urgency(route) for spot in spots}
        keys = [
            (*look, content.word(f"signs.control.urgency.{name}"))
            for name, look in MARKS.items()
            if name in there
        ]
        return keys + ([("paper", "o", _DOT, content.word("signs.legend.dot"))] if dots else [])

    def _legend_rows(self, keys: Sequence[tuple]) -> list[list[tuple]]:
        """The keys with the x of each, in as many rows as they need."""
        rows: list[list[tuple]] = []
        x = self.sizes.width
        for key in keys:
            wide = 34 + 7.3 * len(key[-1])
            if x + wide > self.sizes.width:
                rows.append([])
                x = 10.0
            rows[-1].append((x + 6, *key))
            x += wide
        return rows

    def _legend(self, axes: Axes, row: Sequence[tuple], y: float) -> None:
        for x, colour, marker, size, said in row:
            edge = _EDGE if colour == "paper" else {}
            self._line(axes, [x], [y], marker=marker, markersize=size, color=theme.colour(colour), **edge)
            self._text(axes, x + 11, y, said, color=theme.colour("muted"))


def _parts(shown: Shown) -> Counter[tuple[str, str]]:
    """How many signs each part of each body has."""
    return Counter(
        (side, sign.system)
        for sign in shown.around
        for side in POSES
        if group(sign) in (side, "both", "neither")
    )


def _described(shown: Shown) -> Description:
    rows = [
        (
            sign.term,
            content.word(f"signs.fits.{group(sign)}"),
            ", ".join(content.word(f"signs.list.{name}") for name in sign.all_lists),
            *(sign.urgency(route) or content.word("how_soon.level.none") for route in content.ROUTES),
        )
        for sign in shown.signs
    ]
    graver = sooner(shown.sign, shown.routes) if shown.sign else []
    columns = ("sign", "fits", "lists", "mouth", "pump")
    return Description(
        alt=content.word("signs.alt"),
        summary=" ".join([content.word("signs.summary", **headline(shown)), *graver]),
        table=table(
            content.word("signs.table.caption"),
            [content.word(f"signs.table.{column}") for column in columns],
            rows,
        ),
    )
