import io
import json
import re
import sys
import threading
import time
import xml.etree.ElementTree as ET
from types import SimpleNamespace

import matplotlib as mpl
import pytest
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image

from baclofen.widgets import LiveFigure, svg_pieces
from baclofen.widgets.figure import unwatched

PALETTE = {"mouth": ("#b4530a", "#ffb570"), "ink": ("#000000", "#e8edf3")}
TABLE = SimpleNamespace(caption="Level", columns=("Hour", "Level"), rows=((0, "0.5"), (6, "1")))


def picture():
    figure = Figure(figsize=(9, 4))
    ax = figure.subplots()
    ax.set(xlim=(0, 10), ylim=(0, 5), title="Two days")
    (line,) = ax.plot([0, 10], [1, 2], color="#b4530a")
    other = ax.text(3, 3, "peak")
    live = LiveFigure(figure, {"line": line, "peak": other}, palette=PALETTE, label="Level over two days")
    return SimpleNamespace(figure=figure, ax=ax, line=line, peak=other, live=live)


def test_one_refresh_is_one_message_with_only_what_changed(wire):
    p = picture()
    browser = wire(p.live)
    p.line.set_ydata([3, 4])
    p.live.refresh(alt="It rises.", summary="From 3 to 4.", table=TABLE)
    assert len(browser.updates) == 1
    assert set(browser.updates[0]) == {"m_line", "alt", "summary", "table"}
    p.peak.set_text("top")
    p.live.refresh(alt="It rises.", summary="From 3 to 4.", table=TABLE)
    assert set(browser.updates[1]) == {"m_peak"}
    p.live.refresh(alt="It rises.", summary="From 3 to 4.", table=TABLE)
    assert len(browser.updates) == 2, "nothing changed, nothing is sent"


@pytest.mark.parametrize(
    "change",
    [
        lambda p: p.ax.set_xlim(0, 20),
        lambda p: p.ax.set_yscale("symlog"),
        lambda p: p.figure.set_size_inches(4.6, 4),
        lambda p: p.ax.plot([1, 2], [1, 2]),
        lambda p: p.ax.set_title("One day"),
        lambda p: p.ax.set_position([0.2, 0.2, 0.5, 0.5]),
    ],
)
def test_the_whole_drawing_goes_again_when_the_frame_changed(wire, change):
    p = picture()
    browser = wire(p.live)
    change(p)
    p.live.refresh()
    assert "svg" in browser.updates[0]
    p.live.refresh()
    assert len(browser.updates) == 1


def test_redraw_sends_what_no_fingerprint_sees(wire):
    p = picture()
    browser = wire(p.live)
    p.ax.texts[0].set_text("peak")
    p.ax.spines["top"].set_visible(False)
    p.live.refresh(redraw=True)
    assert "svg" in browser.updates[0]


def test_an_invisible_or_empty_artist_keeps_its_place():
    p = picture()
    p.line.set_visible(False)
    p.peak.set_text("")
    p.live.refresh(redraw=True)
    assert p.live.m_line == p.live.m_peak == ""
    assert 'id="slot-line"' in p.live.svg
    p.line.set_visible(True)
    p.live.refresh()
    assert "<path" in p.live.m_line


def test_colours_of_the_palette_become_variables_everywhere():
    p = picture()
    assert "var(--fig-mouth, #b4530a)" in p.live.m_line
    assert not re.search(r"(?<!, )#b4530a", p.live.m_line + p.live.svg)
    assert "var(--fig-ink, #000000)" in p.live.svg
    # matplotlib writes no fill for black; the drawing itself carries it for all texts.
    assert re.match(r'<svg [^>]*style="fill: var\(--fig-ink, #000000\)"', p.live.svg)


def test_hatches_follow_the_theme_too():
    figure = Figure()
    ax = figure.subplots()
    bar = ax.bar([0], [1], color="#b4530a", hatch="//")[0]
    live = LiveFigure(figure, {"bar": bar}, palette=PALETTE, label="x")
    assert 'fill="#b4530a"' not in live.m_bar
    assert 'style="fill: var(--fig-mouth, #b4530a)"' in live.m_bar


def test_nothing_in_the_drawing_reaches_the_rest_of_the_page():
    p = picture()
    assert "<style" not in p.live.svg
    assert "<?xml" not in p.live.svg
    assert "<metadata" not in p.live.svg
    assert not re.search(r'id="\w+_\d+"', p.live.svg)


def test_the_same_figure_gives_the_same_drawing():
    assert picture().live.svg == picture().live.svg
    assert picture().live.svg_text == picture().live.svg_text


def test_svg_text_stands_alone_and_shows_the_present_state():
    p = picture()
    p.peak.set_text("a < b & c")
    root = ET.fromstring(p.live.svg_text)
    assert "a < b & c" in [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    ids = re.findall(r'\bid="([^"]+)"', p.live.svg_text)
    assert len(ids) == len(set(ids))
    assert all(name in ids for name in re.findall(r"url\(#([^)]+)\)", p.live.svg_text))


def test_the_poster_is_small_white_and_leaves_the_figure_alone():
    p = picture()
    before = p.live.svg_text
    png = p.live.poster_png(700)
    with Image.open(io.BytesIO(png)) as image:
        assert image.size == (700, 311)
        assert image.convert("RGB").getpixel((2, 2)) == (255, 255, 255)
    assert len(png) < 30_000
    assert p.live.svg_text == before
    assert p.figure.dpi == 72


def test_the_posters_pixels_are_not_kept():
    """Each text of a figure holds what drew it last: 3 MB for a lesson with eight pictures."""
    p = picture()
    p.live.poster_png(700)
    drawers = [one for text in p.figure.findobj(Text) for one in vars(text).values()]
    assert not any(isinstance(one, RendererAgg) for one in drawers)


def test_a_table_of_any_cells_becomes_text():
    p = picture()
    p.live.refresh(table=TABLE)
    assert p.live.table == {
        "caption": "Level",
        "columns": ["Hour", "Level"],
        "rows": [["0", "0.5"], ["6", "1"]],
    }
    p.live.refresh(table={"caption": "x", "columns": [], "rows": []})
    json.dumps(p.live.get_state())


def test_narrow_is_told_without_holding_the_lock(wire):
    p = picture()
    heard = []

    def reshape(narrow):
        # Another thread may refresh at this very moment.
        other = threading.Thread(target=p.live.refresh)
        other.start()
        other.join(5)
        heard.append((narrow, other.is_alive()))

    p.live.on_narrow(reshape)
    wire(p.live).hear(narrow=True)
    assert heard == [(True, False)]


def test_a_gid_that_cannot_be_a_name_is_refused():
    figure = Figure()
    (line,) = figure.subplots().plot([1, 2])
    with pytest.raises(ValueError, match="letters, digits and _ only"):
        LiveFigure(figure, {"my line": line}, label="x")


def test_drawing_leaves_the_settings_of_others_alone():
    with mpl.rc_context({"svg.fonttype": "path", "svg.hashsalt": "theirs"}):
        p = picture()
        p.line.set_ydata([3, 4])
        p.live.refresh()
        assert (mpl.rcParams["svg.fonttype"], mpl.rcParams["svg.hashsalt"]) == ("path", "theirs")
        assert "<text" in p.live.m_peak, "text stays text whatever they set"


def test_two_threads_never_mix_their_drawings():
    """Each thread moves its own figure; both draw at once, and settings stay as they were."""
    font_type = mpl.rcParams["svg.fonttype"]
    old = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    pictures = [picture(), picture()]
    errors = []

    def work(p, seed):
        try:
            for step in range(30):
                p.line.set_ydata([seed, step % 5])
                p.live.refresh(alt=str(step))
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(p, n)) for n, p in enumerate(pictures)]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(old)
    assert not errors
    assert mpl.rcParams["svg.fonttype"] == font_type
    for p in pictures:
        shown = (p.live.svg, p.live.m_line, p.live.m_peak)
        p.live.refresh(alt="29", redraw=True)
        assert shown == (p.live.svg, p.live.m_line, p.live.m_peak)


def test_one_figure_is_refreshed_by_one_thread_at_a_time():
    """Else a slow thread could send an older picture after a newer one."""
    p = picture()
    draw, inside, together = p.live._draw_moving, [], []

    def slow_draw():
        inside.append(1)
        together.append(len(inside))
        time.sleep(0.02)
        inside.pop()
        return draw()

    p.live._draw_moving = slow_draw
    threads = [threading.Thread(target=p.live.refresh) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == [1, 1, 1, 1]


def test_where_nobody_looks_nothing_is_drawn_until_somebody_asks(monkeypatch):
    drawn = []
    render = svg_pieces._render
    monkeypatch.setattr(svg_pieces, "_render", lambda *given: drawn.append(given) or render(*given))
    before = picture()
    with unwatched():
        during = picture()
        drawn.clear()
        for p in (before, during):
            p.line.set_ydata([3, 4])
            p.live.refresh(alt="It rises.")
        assert not drawn
        assert during.live.alt == "It rises."
        assert before.live.svg_text == during.live.svg_text, "who asks gets what is now"
    for p in (before, during):
        p.live.refresh(alt="It rises.")
    whole = picture()
    whole.line.set_ydata([3, 4])
    whole.live.refresh(alt="It rises.")
    for p in (before, during):
        assert (p.live.svg, p.live.m_line, p.live.m_peak) == (
            whole.live.svg,
            whole.live.m_line,
            whole.live.m_peak,
        )
