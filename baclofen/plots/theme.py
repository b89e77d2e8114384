"""One look for every picture: colours for light and dark pages, type sizes, quiet axes.

The hues follow Okabe and Ito's set (told apart with any colour vision); each light value keeps at least
3:1 against white for lines and 4.5:1 for words, each dark value against the dark page.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import AutoLocator, ScalarFormatter

#: name -> (colour on a light page, colour on a dark page)
PALETTE: dict[str, tuple[str, str]] = {
    "ink": ("#1b2430", "#e9edf2"),
    "muted": ("#55606d", "#aab4c0"),
    "grid": ("#dfe4ea", "#39424d"),
    "oral": ("#b34700", "#ffa366"),
    "pump": ("#00639c", "#6cbdf0"),
    "band": ("#dcefe3", "#1f3b2b"),
    "band_edge": ("#1f7a48", "#6fcf9a"),
    "much": ("#8c3b8f", "#dd9ae0"),
    "little": ("#806000", "#e0b93c"),
    "guess": ("#454e5b", "#c5ced9"),
    "soft": ("#eef1f5", "#262d36"),
    "paper": ("#ffffff", "#15191f"),
    "body": ("#cbd4dc", "#56636f"),
    "trousers": ("#93a6b8", "#3d4955"),
    "shoe": ("#5d6a77", "#94a1ae"),
    "chair": ("#a9b5c0", "#75828f"),
    "helper": ("#b8754a", "#d69a6c"),
    "muscle": ("#a83c4a", "#f0949f"),
    "nerve_in": ("#2a5db0", "#8ab4f8"),
    "little_body": ("#e9d79f", "#5a4d20"),
    "much_body": ("#dfc8e4", "#573a5b"),
    "emergency": ("#b0201a", "#ff8f85"),
    "at_once": ("#a85a00", "#f5b04d"),
    "same_day": ("#33518f", "#9db8f2"),
    "next_contact": ("#5d6b7a", "#a7b3bf"),
    "night": ("#e9ebf2", "#222833"),
}

#: figure sizes in inches; one SVG unit is 1/72 inch, so 9 in is 648 CSS pixels wide
WIDE_IN = (9.0, 4.7)
#: pinned on a phone, a picture has two fifths of the height: in this shape it still fills the width
NARROW_IN = (4.7, 4.4)

#: browsers set words a little wider than matplotlib measures them
_LEFT = 0.02

_STYLE = {
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 12.0,
    "axes.labelsize": 12.0,
    "axes.edgecolor": PALETTE["muted"][0],
    "axes.labelcolor": PALETTE["ink"][0],
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titley": 1.0,  # where it stands anyway; else each drawing works out whether ticks are in its way
    "text.color": PALETTE["ink"][0],
    "xtick.color": PALETTE["muted"][0],
    "ytick.color": PALETTE["muted"][0],
    "xtick.labelcolor": PALETTE["ink"][0],
    "ytick.labelcolor": PALETTE["ink"][0],
    "xtick.labelsize": 12.0,
    "ytick.labelsize": 12.0,
    "grid.color": PALETTE["grid"][0],
    "grid.linewidth": 0.8,
    "lines.solid_capstyle": "round",
    "lines.solid_joinstyle": "round",
    "path.simplify": False,
    "svg.fonttype": "none",
}


def colour(name: str) -> str:
    """Return the light colour of that name; the touch kit swaps in the dark one where the page is dark."""
    return PALETTE[name][0]


@contextmanager
def styled() -> Iterator[None]:
    """Use the house style while artists are made (never pyplot's global figure list)."""
    with mpl.rc_context(_STYLE):
        yield


def new_figure() -> Figure:
    """Return an empty figure of a standard size; `settle` finds room for its labels."""
    return Figure(figsize=WIDE_IN, layout="none", facecolor="none")


def settle(figure: Figure, size_in: tuple[float, float], right: float = 1.0) -> None:
    """Give the figure a size, find room for its labels once, and keep it: the axes never move with the data.

    ``right`` is the share of the width for the axes and their labels; what is left is a margin for names.
    """
    figure.set_size_inches(size_in)
    figure.set_layout_engine("constrained", rect=(_LEFT, 0, right - _LEFT, 1))
    figure.draw_without_rendering()
    figure.set_layout_engine("none")


def empty(axes: Axes) -> None:
    """Take out all that is drawn, and the places of the ticks: `clear` makes every tick anew, three times."""
    for artist in (*axes.lines, *axes.patches, *axes.texts, *axes.collections):
        artist.remove()
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(AutoLocator())
        axis.set_major_formatter(ScalarFormatter())


def quiet(axes: Axes) -> None:
    """Take everything from the axes that carries no meaning."""
    axes.set_facecolor("none")
    axes.tick_params(length=0, pad=6)
    axes.grid(axis="y")
    axes.set_axisbelow(True)
