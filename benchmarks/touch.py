"""Key press to new picture, in JupyterLab, for three ways to draw the course's main chart.

`interact` with pyplot is what tutorials teach: it draws the very chart of `labs.routes()` anew. A bare
canvas fed with the same float32 arrays is the fastest that can be done, without axes, names or words. The
lab is ours, with sentence and table. All three stand in one notebook, pressed in turns, so that what slows
the machine slows all of them. A press is a real key press. Two times are taken for each:

- `page`: the page holds the new picture (another image source, another path, another drawing of the canvas);
- `paint`: the animation frame after that is done. Without a graphics card this adds the same painting to all.

First the arrows, step by step: the page of our lab has been given the next steps (`labs/prefetch.py`). Then
jumps, Page Up and Page Down in turn: each is asked of Python.
Then the clock of the lab plays: how far each frame lies from the one before it.

    python benchmarks/touch.py [steps]
"""

import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.needed_parts import need  # noqa: E402  (found only from the course's folder)

need("nbformat", "playwright")

import nbformat  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402

sys.path.insert(0, str(ROOT))

from tests.support import jupyterlab  # noqa: E402  (found only from the course's folder)

CHART = """
from IPython.display import display
from baclofen import content, labs
from baclofen.model.scenarios import routes
from baclofen.plots.routes import RoutesPicture
fixed = {p.id: p.value for p in content.parameters("routes") if p.id != "predict_half_life_h"}
def two_days(half_life_h):
    return routes.levels(**{**fixed, "half_life_h": half_life_h, "missed_dose": None, "pump_mode": "steady"})
"""
INTERACT = """
%matplotlib inline
import matplotlib.pyplot as plt
from ipywidgets import interact, FloatSlider
def show(half_life_h):
    picture = RoutesPicture()
    picture.shape(False)
    picture.draw(two_days(half_life_h))
    plt.figure(picture.figure)
    plt.show()
interact(show, half_life_h=FloatSlider(value=3.5, min=2.0, max=7.0, step=0.1));
"""
LIVE = """
lab = labs.routes()
lab.prediction.skip()
lab
"""
CANVAS = """
import anywidget, traitlets
import numpy as np
class Canvas(anywidget.AnyWidget):
    value = traitlets.Float(3.5).tag(sync=True)
    data = traitlets.Bytes(b"").tag(sync=True)
    _esm = '''
    function render({ model, el }) {
      const range = document.createElement("input");
      Object.assign(range, { type: "range", min: 2, max: 7, step: 0.1, value: 3.5, className: "bare" });
      range.setAttribute("data-lm-suppress-shortcuts", "true");
      const canvas = document.createElement("canvas");
      Object.assign(canvas, { width: 700, height: 350 });
      el.append(range, canvas);
      const pen = canvas.getContext("2d");
      range.addEventListener("input", () => {
        model.set("value", Number(range.value));
        model.save_changes();
      });
      model.on("change:data", () => {
        const view = model.get("data");
        const y = new Float32Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
        pen.clearRect(0, 0, 700, 350);
        for (const curve of [y.subarray(0, 577), y.subarray(577)]) {
          pen.beginPath();
          curve.forEach((v, i) => pen.lineTo(i * 700 / 577, 350 - v * 350 / 2.8));
          pen.stroke();
        }
        canvas.dataset.drawn = Number(canvas.dataset.drawn || 0) + 1;
      });
    }
    export default { render };'''
canvas = Canvas()
def feed(change):
    result = two_days(change["new"])
    canvas.data = np.concatenate([result.oral_level, result.pump_level]).astype("float32").tobytes()
canvas.observe(feed, "value")
display(canvas)
"""

#: way -> milliseconds to the new picture and to the end of its painting, for each press
Times = dict[str, list[tuple[float, float]]]

# Each way: what is focused, where the picture stands, and what is different in a new picture.
WAYS = {
    "interact": (".widget-interact .noUi-handle", ".widget-interact", "img", "src"),
    "LiveFigure": (".bac-slider input[type=range][min='2'][max='7']", ".bac-stage", "#slot path", "d"),
    "canvas": ("input.bare", "input.bare + canvas", "", "data-drawn"),
}

WATCH = """
() => {
  window.touch = { start: 0, changed: 0, painted: 0 };
  document.addEventListener("keydown", () => { touch.start = performance.now(); }, true);
  window.watchPicture = (place, inside, attribute) => {
    if (window.watcher) window.watcher.disconnect();
    Object.assign(touch, { start: 0, changed: 0, painted: 0 });
    const root = document.querySelector(place);
    const look = () => {
      const found = inside ? root.querySelector(inside.replace("#slot", "g[id*=slot-routes_oral]")) : root;
      return found && found.getAttribute(attribute);
    };
    const before = look();
    window.watcher = new MutationObserver(() => {
      const now = look();
      // interact takes the old image away first: an empty place is not a new picture.
      if (touch.changed || !now || now === before) return;
      touch.changed = performance.now();
      const painted = () => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => { touch.painted = performance.now(); };
        channel.port2.postMessage(0);
      });
      const image = root.querySelector("img");
      image ? image.decode().then(painted, painted) : painted();
    });
    window.watcher.observe(root, { subtree: true, childList: true, attributes: true });
  };
}
"""


PLAY = """
async () => {
  const frames = [];
  const button = document.querySelector(".bac-play-button");
  button.click();
  let before = await new Promise(requestAnimationFrame);
  while (frames.length < 300 && button.getAttribute("aria-label") === "Pause") {
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - before);
    before = now;
  }
  return frames;
}
"""


def notebook() -> str:
    cells = [nbformat.v4.new_code_cell(source) for source in (CHART, INTERACT, LIVE, CANVAS)]
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return nbformat.v4.writes(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": spec}))


def press(page: Page, way: str, key: str) -> tuple[float, float]:
    handle, place, inside, attribute = WAYS[way]
    page.locator(handle).first.focus()
    page.evaluate("([a, b, c]) => watchPicture(a, b, c)", [place, inside, attribute])
    page.keyboard.press(key)
    page.wait_for_function("touch.painted > 0", polling=20, timeout=20_000)
    page.wait_for_timeout(150)  # let everything that follows the picture come to rest
    return page.evaluate("[touch.changed - touch.start, touch.painted - touch.start]")


def measure(page: Page, steps: int, up: str, down: str, one_way: int) -> Times:
    """Press `up`, after `one_way` presses `down`, and so on."""
    times: Times = {way: [] for way in WAYS}
    for step in range(steps + 5):
        for way in WAYS:
            took = press(page, way, up if step % (2 * one_way) < one_way else down)
            if step >= 5:  # the first presses warm everything up
                times[way].append(took)
    return times


def run(steps: int) -> tuple[Times, Times, list[float]]:
    """Open the notebook in the course's own JupyterLab, press keys, and play."""
    chromium = jupyterlab.find_browser() or sys.exit(
        "No Chromium, Chrome or Edge was found on this computer."
    )
    with tempfile.TemporaryDirectory() as name, sync_playwright() as play:
        folder = Path(name)
        (folder / "notebooks").mkdir()
        with jupyterlab.TestLab(Path(sys.executable), folder) as lab:
            lab.add("90_touch.ipynb", notebook())
            browser = play.chromium.launch(executable_path=chromium, args=jupyterlab.FLAGS)
            page = browser.new_page(viewport={"width": 1280, "height": 2000})
            page.set_default_timeout(60_000)
            lab.open(page, "90_touch.ipynb")
            jupyterlab.run_all(page)
            for handle, *_ in WAYS.values():
                page.wait_for_selector(handle)
            page.wait_for_timeout(2000)
            page.evaluate(WATCH)
            times = measure(page, steps, "ArrowRight", "ArrowLeft", one_way=30)
            jumps = measure(page, steps, "PageUp", "PageDown", one_way=1)
            frames = page.evaluate(PLAY)
            browser.close()
    return times, jumps, frames


def report(times: Times, jumps: Times, frames: list[float]) -> None:
    for hand, found in (("step", times), ("jump", jumps)):
        compare(hand, found)
    late = sorted(frames)[int(0.95 * (len(frames) - 1))]
    middle = statistics.median(frames)
    print(f"play  median {middle:.1f} ms   p95 {late:.1f} ms   {len(frames)} frames (target: 20 or less)")


def compare(hand: str, times: Times) -> None:
    """Print the three ways side by side."""
    for at, what in enumerate(("page", "paint")):
        middle = {}
        for way, pairs in times.items():
            values = sorted(pair[at] for pair in pairs)
            middle[way] = statistics.median(values)
            late = values[int(0.95 * (len(values) - 1))]
            print(f"{hand} {what:6}{way:11} median {middle[way]:6.1f} ms   p95 {late:6.1f} ms")
        faster, slower = middle["interact"] / middle["LiveFigure"], middle["LiveFigure"] / middle["canvas"]
        print(f"{hand} {what:6}LiveFigure is {faster:.1f} times faster than interact (target: 8 or more)")
        print(f"{hand} {what:6}LiveFigure takes {slower:.2f} times the bare canvas (target: 1.15 or less)")


if __name__ == "__main__":
    report(*run(int(sys.argv[1]) if len(sys.argv) > 1 else 40))
