"""The pump's picture, the drawing to scale: the pump, a hockey puck beside it, the catheter's length."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, Rectangle

from baclofen import content
from baclofen.model.pump import PumpState
from baclofen.plots import artists, theme
from baclofen.plots.pump_parts import number, word

#: centimetres of the drawing: centres of pump and puck, and the field in which the catheter winds
PUMP_AT, PUCK_AT, FIELD = (4.6, 8.3), (13.3, 8.3), (18.2, 25.0, 2.9, 13.2)
_SIDE_Y, _ROWS = 0.9, 12


@dataclass(frozen=True)
class Sizes:
    """What is drawn to one scale, in centimetres: pump, hockey puck and catheter."""

    pump_width: float
    pump_thin: float
    pump_thick: float
    puck_width: float
    puck_thick: float
    catheter: float

    @classmethod
    def of_the_table(cls) -> "Sizes":
        """The sizes of `data/parameters/nursing.csv`."""
        pump = content.parameter("nursing.pump_thickness")
        single = ("pump_width", "puck_width", "puck_thickness", "catheter_length")
        width, puck, puck_thick, catheter = (content.parameter(f"nursing.{name}").value for name in single)
        return cls(width, pump.low, pump.high, puck, puck_thick, catheter)

    def pump_side(self, capacity_mL: float) -> float:
        """The thickness of the pump with this reservoir: the small one is thinner."""
        small = content.parameter("nursing.pump_reservoir_small").value
        return self.pump_thin if capacity_mL <= small else self.pump_thick


def bare(axes: Axes, width: float, low: float, high: float) -> None:
    """Axes for a drawing to scale: one centimetre is the same length both ways."""
    axes.set_xlim(0, width)
    axes.set_ylim(low, high)
    axes.set_aspect("equal", anchor="NW")
    axes.set_axis_off()


def draw_device(axes: Axes, state: PumpState, sizes: Sizes) -> None:
    """Pump with its reservoir, a hockey puck beside it, both to scale from above and from the side."""
    _disc(axes, PUMP_AT, sizes.pump_width, sizes.pump_side(state.spec.capacity_mL), "pump")
    _disc(axes, PUCK_AT, sizes.puck_width, sizes.puck_thick, "muted")
    _gauge(axes, state, sizes.pump_width)
    middle = {"ha": "center", "va": "center", "zorder": 9}
    axes.text(PUMP_AT[0], 13.6, word("draw.pump"), color=theme.colour("pump"), weight="bold", **middle)
    axes.text(PUCK_AT[0], 13.6, word("draw.puck"), color=theme.colour("ink"), weight="bold", **middle)
    scale = word("draw.scale", width=number(sizes.puck_width))
    axes.text(
        PUCK_AT[0],
        PUCK_AT[1],
        scale.replace(": ", ":\n").replace(" across", "\nacross"),
        color=theme.colour("ink"),
        fontsize=10.5,
        **middle,
    )
    _catheter(axes, state, sizes.catheter)


def _disc(axes: Axes, at: tuple[float, float], width: float, thick: float, name: str) -> None:
    ink = theme.colour(name)
    artists.put(
        axes, Circle(at, width / 2, facecolor=theme.colour("soft"), edgecolor=ink, linewidth=2.4, zorder=1)
    )
    side = (at[0] - width / 2, _SIDE_Y)
    artists.put(
        axes,
        FancyBboxPatch(side, width, thick, boxstyle="round,pad=0,rounding_size=0.5",
                       facecolor=theme.colour("soft"), edgecolor=ink, linewidth=2, zorder=1)
    )  # fmt: skip


def _gauge(axes: Axes, state: PumpState, width: float) -> None:
    """The fluid in the disc: its height over the width is the share of the reservoir that is full."""
    share = min(max(state.reservoir_mL / state.spec.capacity_mL, 0.0), 1.0)
    radius = width / 2 - 0.35
    if share > 0:
        low = PUMP_AT[1] - radius
        fluid = Rectangle((PUMP_AT[0] - radius, low), 2 * radius, 2 * radius * share,
                          facecolor=theme.colour("pump"), alpha=0.35, linewidth=0, zorder=2)  # fmt: skip
        artists.put(axes, fluid)
        fluid.set_clip_path(Circle(PUMP_AT, radius, transform=axes.transData))
    ink = {"color": theme.colour("ink"), "ha": "center", "va": "center", "zorder": 9}
    axes.text(PUMP_AT[0], PUMP_AT[1] + 0.55, word("draw.volume", volume=number(state.reservoir_mL)),
              fontsize=14, weight="bold", **ink)  # fmt: skip
    of = word("draw.of", capacity=number(state.spec.capacity_mL, 0))
    axes.text(PUMP_AT[0], PUMP_AT[1] - 0.75, of, fontsize=10.5, **ink)


def _winding(length_cm: float) -> np.ndarray:
    """A winding line of a true length: rows that run to and fro, from the pump's side to the tip."""
    left, right, low, high = FIELD
    rise = (high - low) / _ROWS
    points = [(left, high)]
    for row in range(_ROWS):
        y = high - row * rise
        points += [(right if row % 2 == 0 else left, y), (right if row % 2 == 0 else left, y - rise)]
    line = np.array(points)
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    places = np.linspace(0.0, min(length_cm, along[-1]), 400)
    return np.column_stack([np.interp(places, along, line[:, 0]), np.interp(places, along, line[:, 1])])


def _catheter(axes: Axes, state: PumpState, length_cm: float) -> None:
    """The path from reservoir to tip, coloured by what stands in it: in use, another strength, no drug."""
    line = _winding(length_cm)
    axes.plot(*line.T, color=theme.colour("muted"), linewidth=6.5, zorder=2, solid_capstyle="round")
    total = sum(volume for volume, _ in state.path) or 1.0
    from_tip, others, empty = 0.0, set(), False
    for volume, strength in state.path:
        low, high = 1.0 - (from_tip + volume) / total, 1.0 - from_tip / total
        from_tip += volume
        part = line[round(max(low, 0) * 399) : round(high * 399) + 1]
        used = bool(strength) and abs(strength - (state.programmed_mcg_per_mL or 0.0)) < 0.5
        name = "pump" if used else "oral" if strength else "soft"
        others |= {strength} if name == "oral" else set()
        empty = empty or name == "soft"
        axes.plot(*part.T, color=theme.colour(name), linewidth=4, zorder=3, solid_capstyle="butt")
    artists.put(axes, Line2D(*line[-1:].T, marker="D", markersize=8, color=theme.colour("ink"), zorder=5))
    caption = (
        word("draw.catheter", length=number(length_cm, 0)).replace(" and ", " and\n").replace(", ", ",\n")
    )
    axes.text(
        21.4, 2.1, caption, fontsize=10, linespacing=1.4, color=theme.colour("ink"), ha="center", va="top"
    )
    said = [("pump", word("draw.now", strength=number(state.programmed_mcg_per_mL or 0, 0)))]
    said += [("oral", word("draw.old", strength=number(strength, 0))) for strength in sorted(others)[:1]]
    said += [("muted", word("draw.empty"))] if empty else []
    if not state.programmed_mcg_per_mL:
        said = said[1:]
    for place, (name, text) in enumerate(said[:2]):
        axes.text(
            0.5, -0.8 - 1.25 * place, text, color=theme.colour(name), fontsize=11, ha="left", va="center"
        )
