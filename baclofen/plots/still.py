"""One moment of a picture that plays, drawn by Python: for paper, and to compare with the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from math import cos, radians, sin

import numpy as np
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.transforms import Affine2D, Affine2DBase

from baclofen.plots.timeline import Timeline, Track

_PX_PER_IN = 72.0
_BEYOND_PX = 50.0  # a window that is opened from the left begins and ends outside the picture


@contextmanager
def held(
    figure: Figure, moving: Mapping[str, Artist], timeline: Timeline, hour: float | None = None
) -> Iterator[None]:
    """Draw what a page shows at an hour, the first one if none is given; afterward all is as before."""
    now = timeline.at(timeline.start if hour is None else hour)
    tracks: dict[str, list[Track]] = {}
    for track in timeline.tracks:
        tracks.setdefault(track.gid, []).append(track)
    before = [(moving[gid], _looks(moving[gid])) for gid in tracks]
    for gid, own in tracks.items():
        _apply(figure, moving[gid], own, now)
    try:
        yield
    finally:
        for artist, looks in before:
            _put_back(artist, looks)


def _looks(artist: Artist) -> tuple:
    return (
        Artist.get_transform(artist),  # a patch's own adds its form
        artist.get_alpha(),
        artist.get_visible(),
        artist.get_clip_on(),
        artist.get_clip_box(),
        artist.get_clip_path(),
    )


def _put_back(artist: Artist, looks: tuple) -> None:
    transform, alpha, visible, clip_on, clip_box, clip_path = looks
    artist.set_transform(transform)
    artist.set_alpha(alpha)
    artist.set_visible(visible)
    artist.set_clip_path(clip_path)
    artist.set_clip_box(clip_box)
    artist.set_clip_on(clip_on)


def _apply(figure: Figure, artist: Artist, tracks: Sequence[Track], now: Mapping[str, float]) -> None:
    """What the page does with one artist, in the order of its tracks."""
    turned = np.eye(3)
    for track in tracks:
        number = now[track.series]
        if track.kind == "show":
            artist.set_visible(artist.get_visible() and track.low <= number < track.high)
            continue
        key = _between(track, number)
        if track.kind == "fade":
            artist.set_alpha((1.0 if artist.get_alpha() is None else artist.get_alpha()) * key[0])
        elif track.kind == "reveal":
            _open(figure, artist, key[0])
        else:
            turned = turned @ _moved(figure, key)
    if any(track.kind == "move" for track in tracks):
        artist.set_transform(Artist.get_transform(artist) + _OnPage(figure, turned))


def _between(track: Track, number: float) -> np.ndarray:
    """The key of a number, between two keys on the line."""
    keys = np.asarray(track.keys, dtype=float)
    share = min(max((number - track.low) / (track.high - track.low), 0.0), 1.0) * (len(keys) - 1)
    return np.array([np.interp(share, np.arange(len(keys)), column) for column in keys.T])


def _open(figure: Figure, artist: Artist, right_px: float) -> None:
    """Let an artist be seen up to a right edge."""
    tall = figure.get_size_inches()[1] * _PX_PER_IN + 2 * _BEYOND_PX
    on_page = Affine2D().scale(1 / _PX_PER_IN) + figure.dpi_scale_trans
    window = Rectangle((-_BEYOND_PX, -_BEYOND_PX), max(right_px + _BEYOND_PX, 0.0), tall, transform=on_page)
    artist.set_clip_on(True)
    artist.set_clip_path(window)


def _moved(figure: Figure, key: Sequence[float]) -> np.ndarray:
    """A key in pixels of a page, y downward, as a matrix in pixels of the figure, y upward."""
    dx, dy, degrees, cx, cy = (*key, 0.0, 0.0, 0.0)[:5]
    tall = figure.get_size_inches()[1] * _PX_PER_IN
    c, s = cos(radians(-degrees)), sin(radians(-degrees))
    x, y = cx, tall - cy
    turn = np.array([[c, -s, x - c * x + s * y], [s, c, y - s * x - c * y], [0, 0, 1]])
    return np.array([[1, 0, dx], [0, 1, -dy], [0, 0, 1]]) @ turn


class _OnPage(Affine2DBase):
    """A move in pixels of a page, at whatever resolution the figure is drawn."""

    def __init__(self, figure: Figure, matrix: np.ndarray) -> None:
        super().__init__()
        self._figure, self._matrix = figure, matrix

    def get_matrix(self) -> np.ndarray:
        """The matrix at the present resolution."""
        scale = self._figure.dpi / _PX_PER_IN
        matrix = self._matrix.copy()
        matrix[:2, 2] *= scale
        return matrix

    def inverted(self) -> Affine2D:
        """The way back, at the present resolution."""
        return Affine2D(np.linalg.inv(self.get_matrix()))
