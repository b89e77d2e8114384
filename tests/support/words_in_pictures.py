"""Where the words of a picture stand on a page, line by line as the kit writes them, without a browser."""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Patch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Bbox, Transform

from baclofen.plots import still
from baclofen.widgets import artist_states
from tests.labs.test_every_lab import stops as ends_of
from tests.support.page_size import LEAST_PX, page_width

#: a browser draws letters a little wider than matplotlib
AIR_PX = 1.0
HOURS = 3
#: width, height and descent of words in a font, measured once for all pictures
_SIZES: dict[tuple, tuple[float, float, float]] = {}
#: words as written: the line, where it begins, its font, its angle, what share of it grows to the left
Line = tuple[str, float, float, FontProperties, float, float]


class _Written(RendererAgg):
    """Takes down each line of words as it goes into the SVG, where letters grow from their anchor.

    A text of several lines has lost its anchor there: each line grows to the right from its own left end, and
    the lines do not move apart.
    """

    def __init__(self, width: float, height: float) -> None:
        super().__init__(width, height, 72)
        self.found: list[Line] = []

    def get_text_width_height_descent(self, s, prop, ismath) -> tuple[float, float, float]:
        """As matplotlib measures, which forgets it with every renderer."""
        key = (s, prop.copy(), ismath)
        if key not in _SIZES:
            _SIZES[key] = super().get_text_width_height_descent(s, prop, ismath)
        return _SIZES[key]

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None) -> None:
        """A line in pixels of the figure, y upward."""
        share = 0.0
        if mtext is not None and (not angle or mtext.get_rotation_mode() == "anchor"):
            share = {"left": 0.0, "center": 0.5, "right": 1.0}[mtext.get_ha()]
        self.found.append((s, x, self.height - y, prop.copy(), angle, share))

    def box(self, line: Line, scale: float) -> Bbox:
        """Where a line stands on a page on which the figure is so much larger, in pixels of the page."""
        s, x, y, prop, angle, share = line
        grown = prop.copy()
        grown.set_size(max(prop.get_size(), LEAST_PX / scale))
        wide, tall, low = self.get_text_width_height_descent(s, grown, False)
        left = share and share * (self.get_text_width_height_descent(s, prop, False)[0] - wide)
        turn = np.deg2rad(angle)
        across, rise = np.array([left, left + wide] * 2), np.array([-low, -low, tall - low, tall - low])
        xs = (x + across * np.cos(turn) - rise * np.sin(turn)) * scale
        ys = (y + across * np.sin(turn) + rise * np.cos(turn)) * scale
        return Bbox([[xs.min(), ys.min()], [xs.max(), ys.max()]])


@lru_cache(maxsize=32)
def written(width: float, height: float) -> _Written:
    """One renderer for all pictures of a size, at 72 dpi: matplotlib remembers what it measured with it."""
    return _Written(width, height)


def stops(lab) -> Iterator[str]:
    """The lab as it opens, after its guess, and with each control at its ends; gives the name of the stop.

    It is left at the last of them.
    """
    yield "opening"
    if lab.prediction:
        lab.prediction.settle() if lab.view else lab.prediction.skip()
        yield "after the guess"
    begun, shown = lab.values, lab.view.show[:1] if lab.view else lab.controls
    for name in shown:
        for value in dict.fromkeys(
            ends_of(lab.controls[name])[at] for at in ((-1,) if lab.view else (0, -1))
        ):
            if value != begun[name]:
                lab.move(**{**begun, name: value})
                yield f"{name}: {value}"


def moments(lab) -> Iterator[str]:
    """Hold the picture at some hours of its clock, or once where nothing plays; gives the moment's name."""
    playing = lab._timeline()
    if not playing:
        yield "still"
        return
    first, last = playing.hours
    for hour in {playing.start, *(first + (last - first) * part / (HOURS - 1) for part in range(HOURS))}:
        with still.held(lab.picture.figure, lab.picture.moving, playing, hour):
            yield f"hour {hour:g}"


def _texts(figure) -> list[Text]:
    """Words that can be seen; of the ticks those that lie on their axis, as matplotlib draws them."""
    ticks = {}
    for axis in (axis for axes in figure.axes if axes.axison for axis in (axes.xaxis, axes.yaxis)):
        low, high = sorted(axis.get_view_interval())
        slack = 1e-9 * (high - low)
        for tick in (*axis.get_major_ticks(), *axis.get_minor_ticks()):
            on = low - slack <= tick.get_loc() <= high + slack
            ticks |= {tick.label1: on and axis.axes.get_visible(), tick.label2: False}
    return [text for text in artist_states.texts(figure) if text.get_text().strip() and ticks.get(text, True)]


#: what was taken down of a text: the transform it had, and its lines with their boxes for each width
Known = dict[Text, tuple[Transform, list[list[tuple[str, Bbox]]]]]


def lines(figure, texts: list[Text], known: Known, *widths_px: float) -> list[list[list[tuple[str, Bbox]]]]:
    """For each width of the picture: the lines of each text that is seen, with boxes in pixels of a page.

    `known` is empty at first, and may stay from moment to moment of one layout: a text that moved meanwhile
    has another transform.
    """
    figure.set_dpi(72)
    renderer = written(figure.bbox.width, figure.bbox.height)
    scales = [width / figure.bbox.width for width in widths_px]
    seen = [text for text in texts if text.get_visible() and text.get_alpha() != 0]
    for text in seen:
        where = text.get_transform()
        if text not in known or known[text][0] is not where:
            renderer.found = []
            text.draw(renderer)
            taken = renderer.found
            boxes = [[(line[0], renderer.box(line, scale)) for line in taken] for scale in scales]
            known[text] = where, boxes
    return [[known[text][1][at] for text in seen] for at in range(len(scales))]


def lay_out(figure) -> None:
    """Bring ticks, labels and titles where they stand once the picture is written."""
    figure.set_dpi(72)
    renderer = written(figure.bbox.width, figure.bbox.height)
    with renderer._draw_disabled():
        figure.draw(renderer)


def trouble(lab) -> list[str]:
    """Where words meet or leave the picture, at every stop, width and moment; each is told once.

    Words are taken from the artists, so nothing need be written for a page.
    """
    found: dict[str, str] = {}
    last = ""
    for windows in ((1280, 768), (390,)):  # a picture has two shapes: wide, and for a phone
        if last:  # a page that gets narrow finds the lab where the first walk has ended
            lab._reshape(True)
            _look(lab, windows, last, found)
            lab.reset()
        for stop in stops(lab):
            if stop != last:
                _look(lab, windows, stop, found)
        last = stop
    lab._reshape(False)
    return [f"{said} ({where})" for said, where in found.items()]


def _look(lab, windows: tuple[int, ...], stop: str, found: dict[str, str]) -> None:
    """Take down what is wrong at a stop, at each moment and on each page."""
    figure = lab.picture.figure
    lay_out(figure)
    shape = (*figure.get_size_inches(), bool(getattr(lab.picture, "places", ())))
    widths = {page_width(window, *shape): window for window in windows}
    texts, known = _texts(figure), Known()  # the same at all moments
    for moment in moments(lab):
        for width, taken in zip(widths, lines(figure, texts, known, *widths), strict=True):
            for said in _trouble(lab.picture, width, taken):
                found.setdefault(f"{widths[width]} px: {said}", f"{stop}, {moment}")


def trouble_now(lab, width_px: float) -> set[str]:
    """Words that meet, words that leave the picture, and words that lie on a body."""
    figure = lab.picture.figure
    lay_out(figure)
    return _trouble(lab.picture, width_px, lines(figure, _texts(figure), {}, width_px)[0])


def _trouble(picture, width_px: float, texts: list[list[tuple[str, Bbox]]]) -> set[str]:
    """The same for texts whose lines were taken down."""
    figure = picture.figure
    height_px = figure.bbox.height * width_px / figure.bbox.width
    written = [(at, *line) for at, text in enumerate(texts) for line in text]
    if not written:
        return set()
    boxes = np.array([box.extents for _, _, box in written])
    out = (boxes[:, :2] < -AIR_PX) | (boxes[:, 2:] > np.add((width_px, height_px), AIR_PX))
    said = {f"{written[at][1]!r} leaves the picture" for at in np.flatnonzero(out.any(axis=1))}
    for body in _bodies(picture):
        for path, filled in _outlines(body, width_px / figure.bbox.width):
            low, high = path.vertices.min(axis=0), path.vertices.max(axis=0)
            far = ((boxes[:, :2] > high) | (boxes[:, 2:] < low)).any(axis=1)
            said |= {
                f"{written[at][1]!r} lies on the body"
                for at in np.flatnonzero(~far)
                if path.intersects_bbox(written[at][2], filled=filled)
            }
    meet = _meetings(np.array([text for text, _, _ in written]), boxes)
    return said | {f"{written[one][1]!r} meets {written[two][1]!r}" for one, two in meet}


def _meetings(texts: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """Which two lines meet, as pairs of places; each line has the number of its text and its box."""
    # lines of one text stand close: they may touch, but not run into each other
    air = np.where(texts[:, None] == texts, -AIR_PX, AIR_PX / 2)[:, :, None]
    low = np.maximum(boxes[:, None, :2] - air, boxes[:, :2])
    high = np.minimum(boxes[:, None, 2:] + air, boxes[:, 2:])
    return np.argwhere(np.triu((low <= high).all(axis=2), 1))


def _bodies(picture) -> list:
    """Who sits in the picture, in a wheelchair or as a torso; elsewhere words name what they lie on."""
    riders = getattr(picture, "riders", {})
    return [
        *riders.values(),
        *(getattr(picture, name) for name in ("rider", "torso") if hasattr(picture, name)),
    ]


def _outlines(body, scale: float) -> Iterator[tuple[Path, bool]]:
    """Limbs and chair as they stand at the moment, in pixels of the page; is each filled?"""
    parts = [*body.moving.values(), *getattr(body, "chair", ()), *getattr(body, "still", {}).values()]
    for part in parts:
        if part.get_visible() and part.get_alpha() != 0:
            path = part.get_transform().transform_path(part.get_path())
            filled = isinstance(part, Patch) and part.get_fill() and part.get_facecolor()[3] > 0
            yield Affine2D().scale(scale).transform_path(path), filled
