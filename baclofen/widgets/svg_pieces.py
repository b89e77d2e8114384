"""A matplotlib figure as SVG in two kinds of pieces: the still drawing, and one fragment per moving artist.

The still drawing holds an empty group (a slot) where each moving artist stands. A fragment is what the artist
itself draws with matplotlib's own SVG renderer, so a patched picture and a full redraw cannot differ.
"""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import lru_cache

import matplotlib as mpl
from matplotlib._path import convert_to_string
from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Transform

# matplotlib's settings and its font caches are shared by all figures, so only one thread draws at a time.
DRAWING = threading.RLock()
DPI = 72  # one SVG unit is one figure pixel
DECIMALS = 2

_COMMANDS = [b"M", b"L", b"Q", b"C", b"z"]
_NO_METADATA = dict.fromkeys(("Date", "Creator", "Format", "Type"))
_SETTINGS = {"svg.fonttype": "none", "svg.hashsalt": "touch-kit", "svg.id": None}
_HEAD = re.compile(r".*?<defs>\s*<style[^>]*>.*?</style>\s*</defs>\s*", re.S)
_COUNTED_ID = re.compile(r'(<g) id="[A-Za-z0-9.]+_\d+"')
_FONTS = re.compile(r"font-family: [^;\"]*;? ?")
_HEX_STYLE = re.compile(r"#[0-9a-fA-F]{6}\b")
_FILL_ATTRIBUTE = re.compile(r'fill="(#[0-9a-fA-F]{6})"')
_SLOT = "slot-"


class _Renderer(RendererSVG):
    """matplotlib's renderer with two decimals instead of six: finer than a screen, half the characters."""

    def _convert_path(
        self,
        path: Path,
        transform: Transform | None = None,
        clip: bool | None = None,
        simplify: bool | None = None,
        sketch: tuple | None = None,
    ) -> str:
        # The same call as matplotlib's: shortening its result with a pattern takes longer than making it.
        edges = (0.0, 0.0, self.width, self.height) if clip else None
        made = convert_to_string(path, transform, edges, simplify, sketch, DECIMALS, _COMMANDS, False)
        return made.decode("ascii")

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: bool | str
    ) -> tuple[float, float, float]:
        # matplotlib remembers sizes per renderer; ours live for one artist, and measuring is the slow part.
        return _measured(s, prop.copy(), ismath)


@lru_cache(maxsize=4096)
def _measured(text: str, prop: FontProperties, ismath: bool | str) -> tuple[float, float, float]:
    return text_to_path.get_text_width_height_descent(text, prop, ismath)


@contextmanager
def _settings() -> Iterator[None]:
    # Not rc_context: it copies all settings, which takes as long as drawing a curve.
    with DRAWING:
        before = {name: mpl.rcParams[name] for name in _SETTINGS}
        mpl.rcParams.update(_SETTINGS)
        try:
            yield
        finally:
            mpl.rcParams.update(before)


def _render(figure: Figure, artist: Artist) -> str:
    width, height = figure.bbox.width, figure.bbox.height
    page = io.StringIO()
    renderer = _Renderer(width, height, page, image_dpi=DPI, metadata=dict(_NO_METADATA))
    artist.draw(renderer)
    renderer.finalize()
    return page.getvalue()


def _body(page: str) -> str:
    """Cut off the prolog (its style rule would reach the whole web page) and ids that only count groups."""
    inner = _HEAD.sub("", page, count=1).rpartition("</svg>")[0].strip()
    # The style sheet chooses the page's own font; a list of fourteen in every text is only weight.
    return _FONTS.sub("", _COUNTED_ID.sub(r"\1", inner))


def _slot(gid: str) -> object:
    def draw(renderer: RendererSVG) -> None:
        renderer.open_group("slot", gid=_SLOT + gid)
        renderer.close_group("slot")

    return draw


def still(figure: Figure, moving: Mapping[str, Artist]) -> str:
    """Return the SVG of everything that does not move, with an empty slot for each moving artist."""
    with _settings(), ExitStack() as undo:
        for gid, artist in moving.items():
            artist.draw = _slot(gid)
            undo.callback(delattr, artist, "draw")
        page = _render(figure, figure)
    width, height = figure.bbox.width, figure.bbox.height
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 {width:g} {height:g}" font-family="system-ui, sans-serif">{_body(page)}</svg>'
    )


def fragments(figure: Figure, moving: Mapping[str, Artist]) -> dict[str, str]:
    """Return the SVG that each moving artist would have in a full redraw; empty where it is invisible."""
    with _settings():
        return {gid: _body(_render(figure, artist)) for gid, artist in moving.items()}


def assembled(still_svg: str, pieces: Mapping[str, str]) -> str:
    """Return one SVG with the fragments in their slots."""

    def piece(found: re.Match) -> str:
        gid = found[1]
        # Each fragment brings its own clip and hatch definitions: their names must not meet.
        inner = re.sub(r'(\bid="|url\(#|href="#)', rf"\g<1>{gid}-", pieces[gid])
        return f'<g id="{gid}">{inner}</g>'

    return re.sub(rf'<g id="{_SLOT}([^"]+)"\s*(?:/>|>\s*</g>)', piece, still_svg)


def recolour(svg: str, palette: Mapping[str, tuple[str, str]]) -> str:
    """Turn the light colours of the palette into CSS variables, so that the page's theme chooses."""
    names = {light.lower(): name for name, (light, _) in palette.items()}

    def variable(found: re.Match) -> str:
        colour = found[0].lower()
        return f"var(--fig-{names[colour]}, {colour})" if colour in names else found[0]

    if "#000000" in names:
        # matplotlib writes no fill where it is black: the drawing carries it for everything inside.
        svg = svg.replace("<svg ", '<svg style="fill: #000000" ', 1)
    # Variables work in style only; hatches carry their background as an attribute.
    return _HEX_STYLE.sub(variable, _FILL_ATTRIBUTE.sub(r'style="fill: \1"', svg))


def shape_of(figure: Figure, moving: Mapping[str, Artist]) -> tuple:
    """Return what the still drawing depends on: when it changes, patches are not enough.

    It holds the artists themselves: a removed artist's id may be given to a new one.
    """
    return (
        tuple(figure.get_size_inches()),
        tuple(moving.items()),
        *(
            (
                ax.get_xlim(),
                ax.get_ylim(),
                ax.get_xscale(),
                ax.get_yscale(),
                ax.get_position().bounds,
                ax.get_visible(),
                ax.get_title(),
                ax.get_xlabel(),
                ax.get_ylabel(),
                tuple(ax.get_children()),
            )
            for ax in figure.axes
        ),
        tuple(figure.get_children()),
    )
