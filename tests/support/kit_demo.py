"""A panel with every part of the kit, as one notebook cell: made-up numbers, no baclofen."""

import numpy as np
from matplotlib.figure import Figure

from baclofen import widgets as kit

INK, WAVE, CALM = ("#1b2430", "#e8edf3"), ("#9a4a06", "#ffb570"), ("#1f5fa8", "#8cc2ff")
HOURS = np.linspace(0, 48, 400)


class Waves:
    """A line, a filled area and a label that move."""

    def __init__(self):
        self.figure = Figure(figsize=(9, 4.6))
        ax = self.ax = self.figure.add_axes((0.1, 0.15, 0.87, 0.8))
        self.area = ax.fill_between(HOURS, 0, HOURS * 0, color=WAVE[0], alpha=0.12, lw=0)
        (self.line,) = ax.plot(HOURS, HOURS * 0, color=WAVE[0], lw=3)
        ax.axhline(1.5, color=CALM[0], lw=3, ls=(0, (5, 2)))
        self.peak = ax.text(2, 2, "", color=WAVE[0], fontsize=14, weight="bold")
        ax.text(47, 1.6, "calm", color=CALM[0], fontsize=14, weight="bold", ha="right")
        ax.set(xlim=(0, 48), ylim=(0, 3.5), xticks=range(0, 49, 12))
        ax.set_xlabel("hours", color=INK[0], fontsize=14)
        ax.set_ylabel("height", color=INK[0], fontsize=14)
        ax.tick_params(labelsize=13, labelcolor=INK[0], color=INK[0])
        ax.patch.set_visible(False)
        ax.spines[["top", "right"]].set_visible(False)
        ax.spines[["left", "bottom"]].set_color(INK[0])
        self.moving = {"area": self.area, "line": self.line, "peak": self.peak}

    def draw(self, period, count):
        heights = 1.5 + 0.25 * count * np.sin(2 * np.pi * HOURS / period)
        self.line.set_ydata(heights)
        self.area.set_data(HOURS, 0 * HOURS, heights)
        self.peak.set(text=f"peak {heights.max():.2f}", position=(2, heights.max() + 0.1))
        return heights

    def shape(self, narrow):
        self.figure.set_size_inches((4.6, 4.0) if narrow else (9, 4.6))
        self.ax.set_position((0.17, 0.17, 0.8, 0.78) if narrow else (0.1, 0.15, 0.87, 0.8))


def make_panel():
    waves = Waves()
    palette = {"ink": INK, "wave": WAVE, "calm": CALM}
    picture = kit.LiveFigure(waves.figure, waves.moving, palette=palette, label="Waves over two days")
    period = kit.Slider("Period", 12, 2.0, 24.0, 0.5, "h", "How long one wave takes.")
    amount = kit.Slider("Amount", 1000, 100, 2000, 50, "mcg per day")
    count = kit.Choice("Size", [("2", "Small"), ("4", "Middle"), ("6", "Large")], "4")
    place = kit.Select("Place", [("sea", "Sea"), ("lake", "Lake")], "sea")
    shown = kit.Checklist("Show", [("calm", "The calm line"), ("peak", "The peak")], ("calm",))
    find = kit.Search("Find a word")
    asked = kit.Choice(
        "What does a longer period do?", [("a", "Fewer waves"), ("b", "More waves"), ("c", "None")], "b"
    )
    asked.marks = {
        "a": ("missed", "A longer wave takes more room."),
        "b": ("wrong", "Each wave is longer, so fewer fit."),
        "c": ("plain", "There is always at least one."),
    }
    asked.locked = True
    entries = [
        {"key": "one", "title": "Swell", "tags": ["sea"], "lines": [("Plain", "A long wave.")]},
        {
            "key": "two",
            "title": "Ripple",
            "tags": ["sea", "lake"],
            "lines": [("Plain", "A small <b>wave</b>.")],
        },
    ]
    catalog = kit.Catalog(entries, label="Words")
    sentence = kit.Status()
    panel = kit.Panel(
        "Waves",
        "What makes a sea calm?",
        [period, count, amount],
        picture,
        sentence,
        more=[place, shown, find, asked],
        below=[catalog],
        safety="For learning only.",
    )

    def update(_=None):
        heights = waves.draw(period.value, int(count.value))
        text = f"The highest wave is {heights.max():.2f} with a period of {period.text}."
        sentence.text = text
        rows = [(hour, f"{heights[int(hour / 48 * 399)]:.2f}") for hour in range(0, 49, 12)]
        table = {"caption": "Height by hour", "columns": ["Hour", "Height"], "rows": rows}
        picture.refresh(alt=f"Waves, period {period.text}", summary=text, table=table)

    def reshape(narrow):
        waves.shape(narrow)
        update()

    for control in (period, count):
        control.observe(update, "value")
    picture.on_narrow(reshape)
    find.observe(
        lambda change: setattr(catalog, "items", [e for e in entries if change["new"] in e["title"]]), "value"
    )
    update()
    return panel


panel = make_panel()
