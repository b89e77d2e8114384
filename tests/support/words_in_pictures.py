"""Where the words of a picture stand on a page, worked out from matplotlib's extents, without a browser."""

from collections.abc import Iterator
from itertools import combinations

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from baclofen.plots import still
from tests.labs.test_every_lab import stops as ends_of

#: window -> most width of a picture there, and most height: what the panel and its sheets leave for it
STAGES = {1280: (600, 432), 768: (690, 399), 390: (350, 329)}
#: letters are never smaller on a page (`keepReadable` in figure.js)
LEAST_PX = 12
#: boxes of words have some air above and below the letters
AIR_PX = 1.0
HOURS = 3


def page_width(figure, window: int, touched: bool) -> float:
    """How wide the picture is on a page; in one column a tall or touched one keeps its width and scrolls."""
    width, height = STAGES[window]
    wide, tall = figure.get_size_inches()
    if window < 1280 and (touched or tall > 1.25 * wide):
        return width
    return min(width, height * wide / tall)


def stops(lab) -> Iterator[str]:
    """The lab as it opens, after its guess, and with each control at its ends; gives the name of the stop."""
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
    lab.move(**begun)


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


def _shown(figure) -> list[Text]:
    """Words that are seen; of the ticks those that lie on their axis, as matplotlib draws them."""
    ticks = {}
    for axis in (axis for axes in figure.axes for axis in (axes.xaxis, axes.yaxis)):
        low, high = sorted(axis.get_view_interval())
        slack = 1e-9 * (high - low)
        for tick in (*axis.get_major_ticks(), *axis.get_minor_ticks()):
            on = low - slack <= tick.get_loc() <= high + slack
            ticks |= {tick.label1: on, tick.label2: False}
    texts = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    texts = [text for text in texts if text.axes is None or (text.axes.get_visible() and text.axes.axison)
             or text not in ticks]  # fmt: skip
    return [text for text in texts if text.get_alpha() != 0 and ticks.get(text, True)]


def boxes(figure, width_px: float) -> list[tuple[str, Bbox]]:
    """Every word that is seen with its box, in pixels of a page on which the picture has that width."""
    figure.set_dpi(72)
    renderer = FigureCanvasAgg(figure).get_renderer()
    scale = width_px / figure.bbox.width
    found = []
    for text in _shown(figure):
        given = text.get_fontsize()
        text.set_fontsize(max(given, LEAST_PX / scale))
        box = Bbox(text.get_window_extent(renderer).get_points() * scale)
        text.set_fontsize(given)
        if box.width and box.height:
            found.append((text.get_text(), box))
    return found


def trouble(lab) -> list[str]:
    """Where words meet or leave the picture, at every stop, width and moment; each is told once."""
    found: dict[str, str] = {}
    for stop in stops(lab):
        for windows in ((1280, 768), (390,)):  # a picture has two shapes: wide, and for a phone
            lab._reshape(windows == (390,))
            figure = lab.picture.figure
            figure.draw_without_rendering()
            touched = bool(getattr(lab.picture, "places", ()))
            for moment in moments(lab):
                for window in windows:
                    for said in _trouble(figure, page_width(figure, window, touched)):
                        found.setdefault(f"{window} px: {said}", f"{stop}, {moment}")
        lab._reshape(False)
    return [f"{said} ({where})" for said, where in found.items()]


def _trouble(figure, width_px: float) -> set[str]:
    """Words that meet, and words that leave the picture."""
    height_px = figure.bbox.height * width_px / figure.bbox.width
    found, said = boxes(figure, width_px), set()
    for text, box in found:
        if box.x0 < -AIR_PX or box.x1 > width_px + AIR_PX or box.y0 < -AIR_PX or box.y1 > height_px + AIR_PX:
            said.add(f"{text!r} leaves the picture")
    for (one, here), (two, there) in combinations(found, 2):
        if Bbox.intersection(here.padded(-AIR_PX), there.padded(-AIR_PX)):
            said.add(f"{one!r} meets {two!r}")
    return said
