"""What pictures that play share: a ground in pixels, words that take turns, the hour and its marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from baclofen import content
from baclofen.plots import artists, theme
from baclofen.plots.timeline import Track

_PX_PER_IN = 72
_DOT = 11


def size_px(figure: Figure) -> tuple[float, float]:
    """Width and height in the pixels of a page, whatever resolution the figure has just now."""
    wide_in, tall_in = figure.get_size_inches()
    return wide_in * _PX_PER_IN, tall_in * _PX_PER_IN


def ground(figure: Figure) -> Axes:
    """Axes over the whole figure whose units are the pixels of a page; see `spread`."""
    axes = figure.add_axes((0, 0, 1, 1), zorder=-1)
    axes.set_axis_off()
    return axes


def spread(axes: Axes) -> tuple[float, float]:
    """Fit the ground to the figure's present size; returns that size in pixels."""
    wide, tall = size_px(axes.figure)
    axes.set_xlim(0, wide)
    axes.set_ylim(0, tall)
    return wide, tall


def place_px(axes: Axes, left: float, bottom: float, right: float, top: float) -> None:
    """Put axes between these edges, in pixels of a page from the lower left corner."""
    wide, tall = size_px(axes.figure)
    axes.set_position((left / wide, bottom / tall, (right - left) / wide, (top - bottom) / tall))


def name_height(axes: Axes, said: str, narrow: bool, pad: float = 5) -> None:
    """Say what the height means: beside the axes, or on a phone as a line above them, that takes no width."""
    axes.set_ylabel("" if narrow else said)
    axes.set_title(said if narrow else "", loc="left", fontsize=12, pad=pad)


def words_in_turn(axes: Axes, name: str, said: Iterable[str], size: float = 13) -> dict[str, Artist]:
    """Texts of which a page shows one at a time, as a series says: `<name>_<place>`."""
    made = {}
    for at, words in enumerate(said):
        made[f"{name}_{at}"] = artists.text(axes, "ink", words.replace(" | ", "\n"), size=size, va="top")
    return made


def turns(name: str, series: str, count: int) -> list[Track]:
    """The tracks of `words_in_turn`."""
    return [Track(f"{name}_{at}", series, "show", at - 0.5, at + 0.5) for at in range(count)]


def nights(axes: Axes, hours: Iterable[tuple[float, float]]) -> None:
    """Shade the nights."""
    for start, end in hours:
        axes.axvspan(start, end, color=theme.colour("night"), linewidth=0, zorder=0)


def night_word(axes: Axes, said: str) -> Text:
    """The name of a night at the top of its stripe, over whatever scale; see `name_night`."""
    look = {"color": theme.colour("muted"), "size": 11, "ha": "center", "va": "top", "zorder": 3}
    return axes.text(0, 0.985, said, transform=axes.get_xaxis_transform(), in_layout=False, **look)


def name_night(word: Text, hours: tuple[float, float]) -> None:
    """Put the name to the top of its night."""
    word.set_position((sum(hours) / 2, word.get_position()[1]))


def dot(axes: Axes, colour: str) -> Artist:
    """A mark that runs along a curve."""
    made = artists.marks(axes, colour, "o", _DOT)
    made.set_markeredgecolor(theme.colour("paper"))
    return made


def past(axes: Axes, colour: str, width: float = 3.2) -> tuple[Artist, Artist]:
    """A curve twice: faint for what comes, strong for what has been."""
    coming = artists.line(axes, colour, 2.0)
    coming.set_alpha(0.3)
    return coming, artists.line(axes, colour, width)


def rest(moving: dict[str, Artist], now: Sequence[str], dots: Sequence[str], first: float) -> None:
    """The hour and the dots at the first hour and at level 0; a page that plays takes them from there."""
    for gid in now:
        moving[gid].set_data([first, first], moving[gid].axes.get_ylim())
    for gid in dots:
        moving[gid].set_data([first], [0.0])


def moment(key: str, unit: str) -> str:
    """How a clock tells a moment; the page fills in the number: words stand under `<key>.<unit>`."""
    return content.word(f"{key}.{unit}", **{unit: f"{{{unit}}}"})


def each_change(said: Iterable[tuple[float, str]]) -> list[tuple[float, str]]:
    """Of the captions in the order of their hours those that say something else than the one before."""
    found: list[tuple[float, str]] = []
    for hour, words in said:
        if not found or found[-1][1] != words:
            found.append((hour, words))
    return found


def x_px(axes: Axes, hour: float) -> float:
    """Where an hour lies, in pixels of a page."""
    return float(axes.transData.transform((hour, 0))[0]) * _PX_PER_IN / axes.figure.dpi


def y_px(axes: Axes, level: float) -> float:
    """Where a level lies, in pixels from the lower edge."""
    return float(axes.transData.transform((0, level))[1]) * _PX_PER_IN / axes.figure.dpi


def edges(axes: Axes, hours: tuple[float, float]) -> tuple[float, float]:
    """Left and right end of the hours in pixels, where a hand drags the hour."""
    first, last = (x_px(axes, hour) for hour in hours)
    return first, last


def hour_tracks(
    axes: Axes, hours: tuple[float, float], now: Sequence[str], seen: Sequence[str]
) -> list[Track]:
    """The hour runs from left to right, and what has been is revealed up to it."""
    left, right = edges(axes, hours)
    across = ((0.0, 0.0), (right - left, 0.0))
    found = [Track(gid, "now", "move", keys=across) for gid in now]
    return found + [Track(gid, "now", "reveal", keys=((left,), (right + 2,))) for gid in seen]


def dot_tracks(axes: Axes, hours: tuple[float, float], gid: str, series: str) -> list[Track]:
    """A dot runs with the hour, as high as its series."""
    left, right = edges(axes, hours)
    top = axes.get_ylim()[1]
    rise = y_px(axes, 0) - y_px(axes, top)
    return [
        Track(gid, "now", "move", keys=((0.0, 0.0), (right - left, 0.0))),
        Track(gid, series, "move", 0.0, top, ((0.0, 0.0), (0.0, rise))),
    ]
