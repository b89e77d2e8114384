"""The picture of `signs`: two bodies, too little and too much baclofen, each sign at its place."""

from __future__ import annotations

from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon

from baclofen import content
from baclofen.plots import body_front, theme
from baclofen.plots.description import Description, table
from baclofen.plots.sign_acts import Shown, headline, sooner
from baclofen.plots.sign_layout import (
    LOOSE,
    NARROW,
    POSES,
    WIDE,
    Measures,
    Spot,
    lay_out,
    on_body,
)

#: urgency -> colour, marker, size; the legend says the word
MARKS = {
    "emergency now": ("emergency", "8", 12.0),
    "call at once": ("at_once", "^", 11.5),
    "same day": ("same_day", "s", 9.5),
    "next contact": ("next_contact", "o", 9.0),
}
_INCH = 72.0
_HEAD, _LEGEND = 34.0, 30.0
_ARMS = ("forearm_left", "forearm_right", "hand_left", "hand_right")
_LOOSE_COLOURS = dict(zip(LOOSE, ("oral", "pump"), strict=True))


class SignsPicture:
    """Two bodies with labels; the set of signs changes, so the SVG is sent whole.

    A narrow screen has numbers instead of words; the list below the picture bears the same numbers.
    """

    whole = True

    def __init__(self) -> None:
        self.figure = theme.new_figure()
        self.moving: dict[str, Artist] = {}
        self.narrow = False
        #: what can be chosen by touching it, for the touch kit
        self.places: list[dict[str, Any]] = []
        self._stage: tuple[float, float, float] | None = None
        self._passing: list[Artist] = []

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen."""
        self.narrow = narrow

    @property
    def sizes(self) -> Measures:
        """The measures of the present shape."""
        return NARROW if self.narrow else WIDE

    def draw(self, shown: Shown) -> Description:
        """Show the signs that match, and the chosen one bold."""
        spots, lists = lay_out(shown.signs, self.sizes, self.narrow)
        legend = _LEGEND * (2 if self.narrow else 1)
        low, high = -lists - legend, self.sizes.body_top + _HEAD
        self.places = []
        with theme.styled():
            axes = self._set_up(low, high)
            self._heads(axes, spots)
            for spot in (spot for side in spots.values() for spot in side):
                self._spot(axes, spot, shown.route, spot.sign is shown.sign)
        return _described(shown)

    def _set_up(self, low: float, high: float, legend_at: float | None = None) -> Axes:
        """The axes with bodies and legend: they stay while only signs change, which come and go."""
        stage = (self.sizes.width, low, high)
        if stage == self._stage:
            for artist in self._passing:
                artist.remove()
            self._passing = []
            return self.figure.axes[0]
        self._stage, self._passing = stage, []
        self.figure.clear()
        self.figure.set_size_inches(self.sizes.width / _INCH, (high - low) / _INCH)
        axes = self.figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, self.sizes.width)
        axes.set_ylim(low, high)
        self._bodies(axes)
        self._legend(axes, low if legend_at is None else legend_at)
        return axes

    def _line(self, axes: Axes, xs: list[float], ys: list[float], **look: Any) -> Line2D:
        """A line or a mark of a sign; made by hand, because `plot` takes longer than all the rest."""
        made = Line2D(xs, ys, **look)
        axes.add_artist(made)
        self._passing.append(made)
        return made

    def _text(self, axes: Axes, x: float, y: float, said: str, **look: Any) -> Artist:
        made = axes.text(x, y, said, **look)
        self._passing.append(made)
        return made

    def _bodies(self, axes: Axes) -> None:
        for side, pose in POSES.items():
            look = {"facecolor": theme.colour(f"{side}_body"), "zorder": 1}
            for name, points in body_front.outlines(pose):
                drawn = [on_body(self.sizes, side, x, y) for x, y in points]
                edge = {"edgecolor": theme.colour("paper"), "linewidth": 1.2} if name in _ARMS else {}
                axes.add_patch(Polygon(drawn, **({"linewidth": 0} | look | edge)))

    def _heads(self, axes: Axes, spots: dict[str, list[Spot]]) -> None:
        """The name of each body and of what stands between and below."""
        y, edge = self.sizes.body_top + 20, self.sizes.width
        look = {"va": "center", "weight": "bold"}
        for side, x in zip(POSES, self.sizes.bodies, strict=True):
            side_way = "left" if side == "little" else "right"
            at = {"x": 12 if side == "little" else edge - 12, "ha": side_way} if self.narrow else {
                "x": x, "ha": "center"}  # fmt: skip
            said = content.word(f"signs.group.{side}")
            self._text(axes, y=y, said=said, color=theme.colour(side), fontsize=15, **at, **look)
        if spots["both"]:
            middle = sum(self.sizes.bodies) / 2
            said = content.word("signs.group.both")
            self._text(axes, middle, y, said, ha="center", color=theme.colour("ink"), **look)
        for name, (x, down) in zip(LOOSE, self.sizes.foot[::2], strict=True):
            if spots[name]:
                said = content.word(f"signs.group.{name}")
                color = theme.colour(_LOOSE_COLOURS[name])
                self._text(axes, x - 8, -down - 10, said, ha="left", color=color, **look)

    def _spot(self, axes: Axes, spot: Spot, route: str, chosen: bool) -> None:
        """Line, point on the body, mark and words of one sign."""
        sign = spot.sign
        urgency = sign.urgency(route)
        colour, marker, size = MARKS[urgency]
        paper = theme.colour("paper")
        if spot.side in POSES or chosen:
            self._tie(axes, spot, colour, chosen)
        look = {"color": theme.colour(colour), "markeredgecolor": paper, "zorder": 4}
        grown = size * (1.35 if chosen else 1)
        mark = self._line(axes, [spot.x], [spot.y], marker=marker, linestyle="none", markersize=grown, **look)
        way, ha = (-10, "right") if spot.side == "little" else (10, "left")
        look = {"color": theme.colour("ink"), "weight": "bold" if chosen else "normal", "zorder": 5}
        words = self._text(axes, spot.x + way, spot.y, spot.said, ha=ha, va="center", linespacing=1.0, **look)
        gids = [f"{part}_{sign.id}" for part in ("mark", "words")]
        mark.set_gid(gids[0])
        words.set_gid(gids[1])
        said = f"{sign.term}: {content.word(f'signs.control.urgency.{urgency}')}"
        self.places.append({"key": sign.id, "label": said, "gids": gids, "chosen": chosen})

    def _tie(self, axes: Axes, spot: Spot, colour: str, chosen: bool) -> None:
        """Lines from a sign to its points on the bodies."""
        line = {"color": theme.colour("muted"), "linewidth": 0.7, "alpha": 0.75}
        if chosen:
            line = {"color": theme.colour("ink"), "linewidth": 2.2}
        point = {"color": theme.colour(colour), "markeredgecolor": theme.colour("paper"), "zorder": 3}
        for x, y in spot.points:
            start = spot.x if spot.side != "both" or x < spot.x else spot.x + 16 + 7.4 * spot.letters
            self._line(axes, [start, x], [spot.y, y], zorder=2, **line)
            self._line(axes, [x], [y], marker="o", linestyle="none", markersize=9 if chosen else 6, **point)

    def _legend(self, axes: Axes, low: float) -> None:
        columns = 2 if self.narrow else len(MARKS)
        step = (self.sizes.width - 24) / columns
        for at, (urgency, (colour, marker, size)) in enumerate(MARKS.items()):
            x = 24 + step * (at % columns)
            y = low + _LEGEND * (0.5 + ((len(MARKS) - 1 - at) // columns if self.narrow else 0))
            axes.plot([x], [y], marker, markersize=size, color=theme.colour(colour))
            said = content.word(f"signs.control.urgency.{urgency}")
            axes.text(x + 11, y, said, va="center", color=theme.colour("muted"))


def _described(shown: Shown) -> Description:
    rows = [
        (
            sign.term,
            ", ".join(content.word(f"signs.list.{name}") for name in sign.all_lists),
            *(sign.urgency(route) or content.word("how_soon.level.none") for route in content.ROUTES),
        )
        for sign in shown.signs
    ]
    graver = sooner(shown.sign, shown.routes) if shown.sign else []
    return Description(
        alt=content.word("signs.alt"),
        summary=" ".join([content.word("signs.summary", **headline(shown)), *graver]),
        table=table(
            content.word("signs.table.caption"),
            [content.word(f"signs.table.{column}") for column in ("sign", "lists", "mouth", "pump")],
            rows,
        ),
    )
