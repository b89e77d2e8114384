"""The few moving artists every picture is made of: a line, an area (one path), a text, marks."""

from typing import TypeVar

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Polygon
from matplotlib.text import Text

from baclofen.plots import theme

_Drawn = TypeVar("_Drawn", Line2D, Patch)
_NOWHERE = np.zeros((1, 2))


def _free(artist):
    """What moves must not push the axes about: it takes no part in the layout."""
    artist.set_in_layout(False)
    return artist


def opacity(share: float) -> float:
    """An opacity in hundredths, at most 1: matplotlib remembers each one that it has met with each colour."""
    return round(min(float(share), 1.0), 2)


def put(axes: Axes, drawn: _Drawn) -> _Drawn:
    """Add to axes whose limits are fixed; `add_patch` and `plot` spend their time on how far it reaches."""
    axes.add_artist(drawn)
    return drawn


def line(axes: Axes, name: str, width: float, dashes: tuple[float, float] | None = None) -> Line2D:
    """An empty line in a colour of the theme; ``dashes`` as (on, off) in line widths."""
    drawn = put(axes, Line2D([], [], color=theme.colour(name), linewidth=width, zorder=4))
    if dashes:
        drawn.set_dashes(dashes)
    return _free(drawn)


def area(axes: Axes, name: str, alpha: float = 0.35, zorder: float = 2) -> Polygon:
    """An empty filled area, one closed path."""
    patch = Polygon(_NOWHERE, closed=True, color=theme.colour(name), alpha=alpha, linewidth=0, zorder=zorder)
    return _free(put(axes, patch))


def text(axes: Axes, name: str, said: str = "", **style: object) -> Text:
    """A text that can be moved; it starts at the origin."""
    return _free(axes.text(0, 0, said, color=theme.colour(name), zorder=7, **style))


def marks(axes: Axes, name: str, marker: str, size: float = 8) -> Line2D:
    """Marks without a line, such as swallowed tablets along the floor."""
    look = {"linestyle": "none", "marker": marker, "markersize": size, "color": theme.colour(name)}
    return _free(put(axes, Line2D([], [], clip_on=False, zorder=6, **look)))


def between(patch: Polygon, x: np.ndarray, low: np.ndarray | float, high: np.ndarray | float) -> None:
    """Fill between two curves (arrays of shape (n,), or levels); a level stretch has only its two ends."""
    patch.set_xy(np.vstack([_edge(x, high), _edge(x, low)[::-1]]))


def _edge(x: np.ndarray, level: np.ndarray | float) -> np.ndarray:
    """The corners of one edge: every point but those between two of the same level."""
    y = np.broadcast_to(level, x.shape)
    needed = np.ones(x.shape, dtype=bool)
    needed[1:-1] = (y[1:-1] != y[:-2]) | (y[1:-1] != y[2:])
    return np.column_stack([x[needed], y[needed]])


def nothing(patch: Polygon) -> None:
    """Empty an area."""
    patch.set_xy(_NOWHERE)
