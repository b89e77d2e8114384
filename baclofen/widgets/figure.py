"""A matplotlib figure that moves at screen speed: drawn once, then only the changed artists travel."""

from __future__ import annotations

import base64
import io
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

import numpy as np
import traitlets
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from PIL import Image

from baclofen.widgets import svg_pieces
from baclofen.widgets.artist_states import state_of, texts
from baclofen.widgets.base import Part, script

_MANY = 10**9  #: more hours than anybody tells
_unwatched = 0


@contextmanager
def unwatched() -> Iterator[None]:
    """Draw no figure for a page meanwhile: nobody looks but who asks for `svg_text` or a poster.

    It holds for all figures of the process; one that is refreshed afterward is drawn whole.
    """
    global _unwatched
    _unwatched += 1
    try:
        yield
    finally:
        _unwatched -= 1


def _packed(frames: dict, _figure: object = None) -> dict:
    """The series as bytes in letters: as lists of numbers they weigh more than all the rest of a move."""
    series = {
        name: base64.b64encode(np.asarray(numbers, "<f4").tobytes()).decode()
        for name, numbers in frames.get("series", {}).items()
    }
    return {**frames, "series": series} if frames else {}


class LiveFigure(Part):
    """A picture whose moving artists are patched in the browser.

    Each moving artist is one trait (`m_<gid>`), so what a late viewer or a reloaded page gets is always the
    whole truth, while a refresh sends only the artists that changed, in one message.
    """

    _esm = script("timeline.js", "sound.js", "clock.js", "places.js", "linked.js", "grips.js", "figure.js")
    speaks = ("table", "nothing", "play", "pause", "clock", "hour", "moment", "hear")
    hears = ("narrow",)

    svg = traitlets.Unicode().tag(sync=True)
    gids = traitlets.List(traitlets.Unicode()).tag(sync=True)
    colours = traitlets.Dict().tag(sync=True)
    label = traitlets.Unicode().tag(sync=True)
    alt = traitlets.Unicode().tag(sync=True)
    summary = traitlets.Unicode().tag(sync=True)
    table = traitlets.Dict().tag(sync=True)
    announces = traitlets.Bool(True).tag(sync=True)
    timeline = traitlets.Dict().tag(sync=True)
    frames = traitlets.Dict().tag(sync=True, to_json=_packed)
    places = traitlets.List().tag(sync=True)
    grips = traitlets.List().tag(sync=True)
    narrow = traitlets.Bool(False).tag(sync=True)
    narrow_below_px = traitlets.Int(560).tag(sync=True)

    def __init__(
        self,
        figure: Figure,
        moving: Mapping[str, Artist],
        *,
        palette: Mapping[str, tuple[str, str]] | None = None,
        label: str,
    ) -> None:
        """Draw the figure once; `palette` maps a name to its light and its dark colour."""
        self._lock = threading.RLock()
        self.figure = figure
        self.moving = dict(moving)
        self.palette = dict(palette or {})
        self._narrow_callbacks: list[Callable[[bool], None]] = []
        self._choose_callbacks: list[Callable[[str], None]] = []
        self._hour_callbacks: list[Callable[[float], None]] = []
        self._grip_callbacks: list[Callable[[str, str], None]] = []
        self._hours_heard = 0
        for gid, artist in self.moving.items():
            artist.set_gid(gid)
        figure.set_dpi(svg_pieces.DPI)
        figure.patch.set_visible(False)
        drawn, pieces = self._draw_all()
        self.add_traits(**{_trait(gid): traitlets.Unicode().tag(sync=True) for gid in self.moving})
        super().__init__(
            label=label,
            svg=drawn,
            gids=list(self.moving),
            colours={name: list(pair) for name, pair in self.palette.items()},
            **pieces,
        )
        self.on_msg(self._heard)

    def refresh(
        self,
        *,
        alt: str = "",
        summary: str = "",
        table: object = None,
        redraw: bool = False,
        timeline: object = None,
        places: Iterable[Mapping] = (),
        grips: Iterable[Mapping] = (),
    ) -> None:
        """Show what the artists are now.

        `table` has `caption`, `columns` and `rows`. The still part is drawn again if axes, size or the
        set of artists changed, or with `redraw` (say, after a legend changed). A `timeline` lets the page
        play the hours by itself. `places` can be chosen by touch or key: each has `key`, `label`, `gids` of
        the artists that belong to it, and `chosen`. `grips` can be taken by hand: each has `gid`, `stops`
        to be let go at (x, y, key; pixels of a page from the upper left) and `now`, the key where it is.
        """
        with self._lock:
            if _unwatched or redraw or svg_pieces.shape_of(self.figure, self.moving) != self._shape:
                drawn, pieces = self._draw_all()
                pieces["svg"] = drawn
            else:
                pieces = self._draw_moving()
            with self.hold_sync():
                self.set_trait("alt", alt)
                self.summary = summary
                self.table = _plain_table(table)
                played, self.frames = timeline.plain() if timeline else ({}, {})
                self.timeline = played | ({"heard": self._hours_heard} if played.get("told") else {})
                self.places = [dict(place) for place in places]
                self.grips = [dict(grip) for grip in grips]
                for name, value in pieces.items():
                    setattr(self, name, value)

    def on_narrow(self, callback: Callable[[bool], None]) -> None:
        """Call `callback(narrow)` when the browser's column becomes narrow or wide again."""
        self._narrow_callbacks.append(callback)

    def on_choose(self, callback: Callable[[str], None]) -> None:
        """Call `callback(key)` when a place of the picture was touched, or chosen by key."""
        self._choose_callbacks.append(callback)

    def on_hour(self, callback: Callable[[float], None]) -> None:
        """Call `callback(hour)` when the clock comes to rest, where the timeline is `told`."""
        self._hour_callbacks.append(callback)

    def on_grip(self, callback: Callable[[str, str], None]) -> None:
        """Call `callback(gid, key)` when a hand brought a grip to another stop."""
        self._grip_callbacks.append(callback)

    def _heard(self, _: object, content: dict, __: object) -> None:
        hour = content.get("hour")
        if self.timeline.get("told") and isinstance(hour, (int, float)) and abs(hour) < _MANY:
            number = content.get("number")
            if type(number) is int and 0 < number < _MANY:
                self._hours_heard = number
            first, last = self.timeline["hours"]
            for callback in list(self._hour_callbacks):
                callback(min(max(float(hour), first), last))
        key = content.get("choose")
        if isinstance(key, str) and any(place["key"] == key for place in self.places):
            for callback in list(self._choose_callbacks):
                callback(key)
        gid, stop = content.get("grip"), content.get("stop")
        offered = (one[2] for grip in self.grips if grip["gid"] == gid for one in grip["stops"])
        if stop in offered:
            for callback in list(self._grip_callbacks):
                callback(gid, stop)

    @traitlets.observe("narrow")
    def _tell_narrow(self, change: dict) -> None:
        # Without our lock: the callback takes the lab's own, and a lab calls refresh while it holds that.
        for callback in list(self._narrow_callbacks):
            callback(change["new"])

    @property
    def svg_text(self) -> str:
        """The whole picture as it is now, as one SVG in light colours."""
        with self._lock:
            pieces = svg_pieces.fragments(self.figure, self.moving)
            return svg_pieces.assembled(svg_pieces.still(self.figure, self.moving), pieces)

    def poster_png(self, width_px: int = 900) -> bytes:
        """Return the picture as a small PNG in light colours on white, for a saved notebook."""
        page = io.BytesIO()
        with self._lock, svg_pieces.DRAWING:
            dpi = width_px / self.figure.get_size_inches()[0]
            # print_figure sets the face colour and visibility back.
            shown = self.figure.patch.get_visible()
            self.figure.patch.set_visible(True)
            try:
                # not yet made small: that comes below
                self.figure.savefig(
                    page, format="png", dpi=dpi, facecolor="white", pil_kwargs={"compress_level": 0}
                )
            finally:
                self.figure.patch.set_visible(shown)
                for text in texts(self.figure):
                    text._renderer = None  # else each keeps the poster's pixels: 3 MB for a lesson
        small = io.BytesIO()
        # 32 colours are plenty for a chart and make the notebook a third of the size. Pressed as small as it
        # goes a picture would save a sixtieth more and take three times as long.
        with Image.open(page) as picture:
            picture.convert("RGB").quantize(32).save(small, "png", compress_level=8)
        return small.getvalue()

    def _draw_all(self) -> tuple[str, dict[str, str]]:
        self._states: dict[str, tuple | None] = {}
        if _unwatched:
            self._shape: tuple = ()  # unlike any, so the next refresh draws all
            return "", {}
        self._shape = svg_pieces.shape_of(self.figure, self.moving)
        drawn = svg_pieces.still(self.figure, self.moving)
        return svg_pieces.recolour(drawn, self.palette), self._draw_moving()

    def _draw_moving(self) -> dict[str, str]:
        """Draw the artists that look different from the last time."""
        states = {gid: state_of(artist) for gid, artist in self.moving.items()}
        changed = {
            gid: artist
            for gid, artist in self.moving.items()
            if states[gid] is None or states[gid] != self._states.get(gid)
        }
        self._states = states
        pieces = svg_pieces.fragments(self.figure, changed)
        return {_trait(gid): svg_pieces.recolour(piece, self.palette) for gid, piece in pieces.items()}


def _trait(gid: str) -> str:
    if not gid.isidentifier():
        raise ValueError(f"A moving artist is called {gid!r}: use letters, digits and _ only.")
    return "m_" + gid


def _plain_table(table: object) -> dict:
    if table is None:
        return {}
    if isinstance(table, Mapping):
        caption, columns, rows = table["caption"], table["columns"], table["rows"]
    else:
        caption, columns, rows = table.caption, table.columns, table.rows
    return {
        "caption": str(caption),
        "columns": [str(column) for column in columns],
        "rows": [[str(cell) for cell in row] for row in rows],
    }
