"""What an artist looks like now, as a value to compare, and which texts a figure has.

Who did not change need not be drawn again.
"""

from __future__ import annotations

from collections.abc import Iterator

from matplotlib.artist import Artist
from matplotlib.axis import Axis
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Patch, Polygon
from matplotlib.text import Text


def state_of(artist: Artist) -> tuple | None:
    """Return everything a mover of this artist may set, or None for a kind that is always drawn again.

    Subclasses (an Annotation, say) may carry more than is looked at here, so only the plain kinds are known.
    """
    looks = _KNOWN.get(type(artist))
    if looks is None or artist.get_path_effects() or artist.get_sketch_params():
        return None
    return (
        artist.get_visible(),
        artist.get_alpha(),
        artist.get_zorder(),
        artist.get_clip_on(),
        *looks(artist),
    )


def _line(line: Line2D) -> tuple:
    return (
        line.get_xydata().tobytes(), line.get_color(), line.get_linewidth(), line.get_linestyle(),
        line.get_marker(), line.get_markersize(), line.get_markeredgecolor(), line.get_markerfacecolor(),
        line.get_markeredgewidth(), line.get_drawstyle(), line.get_fillstyle(), line._dash_pattern,
        line.get_transform(), line.get_markevery(),
    )  # fmt: skip


def _polygon(patch: Polygon) -> tuple:
    return (patch.get_xy().tobytes(), *_patch(patch))


def _circle(patch: Circle) -> tuple:
    return (tuple(patch.center), patch.get_width(), patch.get_height(), patch.get_angle(), *_patch(patch))


def _patch(patch: Patch) -> tuple:
    return (
        patch.get_facecolor(), patch.get_edgecolor(), patch.get_linewidth(), patch.get_linestyle(),
        patch.get_hatch(), patch.get_fill(), patch.get_data_transform(),
    )  # fmt: skip


def _text(text: Text) -> tuple:
    return (
        text.get_text(), text.get_position(), text.get_color(), text.get_rotation(), text.get_ha(),
        text.get_va(), text.get_fontsize(), text.get_fontweight(), text.get_fontstyle(), text.get_wrap(),
        text.get_transform(), text.get_bbox_patch() and id(text.get_bbox_patch()),
    )  # fmt: skip


_KNOWN = {Line2D: _line, Polygon: _polygon, Circle: _circle, Text: _text}


def texts(artist: Artist) -> Iterator[Text]:
    """Every text in a figure; where axes are off nothing is written at their ticks, and none are made."""
    if isinstance(artist, Text):
        yield artist
    for part in artist.get_children():
        if not (isinstance(part, Axis) and not part.axes.axison):
            yield from texts(part)
