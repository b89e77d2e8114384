"""The strengths along the path: a strip from the pump to the tip, and the same in words."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from baclofen.model.pump import PumpState
from baclofen.model.pump.flow import join
from baclofen.plots import artists, theme
from baclofen.plots.pump_parts import number, word

_NAMED_FROM = 0.13  # a stretch narrower than this share of the strip is coloured and named in the table only
_LOW, _HIGH = 0.42, 0.8


def draw_path(axes: Axes, state: PumpState, narrow: bool) -> None:
    """Tubing and catheter as one strip, the pump at the left and the tip at the right, to scale by volume."""
    axes.set_title(word("chart.path"), fontsize=12, loc="left", weight="bold")
    axes.set_xlim(-0.004, 1.02)
    axes.set_ylim(0, 1)
    axes.set_xticks([])
    axes.set_yticks([])
    start = 0.0
    total = sum(volume for volume, _ in state.path) or 1.0
    for volume, strength in reversed(join(state.path)):
        share = volume / total
        _stretch(axes, start, share, strength, state)
        start += share
    tip = {"marker": "D", "markersize": 9, "color": theme.colour("ink"), "zorder": 6}
    artists.put(axes, Line2D([1.0], [(_LOW + _HIGH) / 2], **tip))
    _ends(axes, state, narrow)


def _stretch(axes: Axes, start: float, share: float, strength: float, state: PumpState) -> None:
    """One strength in the strip, with its number where there is room."""
    name = colour_of(strength, state)
    look = {"facecolor": theme.colour(name), "alpha": 0.4, "edgecolor": theme.colour("muted"), "zorder": 2}
    artists.put(axes, Rectangle((start, _LOW), share, _HIGH - _LOW, linewidth=1.2, **look))
    if share < _NAMED_FROM:
        return
    text = number(strength, 0) if strength else word("path.none")
    axes.text(start + share / 2, (_LOW + _HIGH) / 2, text, ha="center", va="center", fontsize=11.5,
              weight="bold", color=theme.colour("ink"), zorder=5)  # fmt: skip


def _ends(axes: Axes, state: PumpState, narrow: bool) -> None:
    """Where the tubing ends and the catheter begins; a narrow screen leaves the volumes to the table."""
    spec = state.spec
    border = spec.tubing_mL / spec.path_mL
    look = {"color": theme.colour("ink"), "linewidth": 1.4, "zorder": 4}
    artists.put(axes, Line2D([border, border], [_LOW - 0.12, _HIGH + 0.08], **look))
    small = {"fontsize": 10.5, "color": theme.colour("ink"), "va": "top", "ha": "center"}
    for name, volume, place in (
        ("tubing", spec.tubing_mL, border / 2),
        ("catheter", spec.catheter_mL, (border + 1) / 2),
    ):
        text = word(f"path.{name}.short") if narrow else word(f"path.{name}", volume=number(volume, 2))
        axes.text(place, _LOW - 0.08, text, **small)


def colour_of(strength: float, state: PumpState) -> str:
    """The colour of a strength: in use, another one, or none."""
    if not strength:
        return "soft"
    return "pump" if abs(strength - (state.programmed_mcg_per_mL or 0.0)) < 0.5 else "oral"


def path_text(state: PumpState) -> str:
    """The strip in words, from the pump to the tip."""
    parts = [
        word("path.part", volume=number(volume, 2), strength=number(strength, 0))
        if strength
        else word("path.part.none", volume=number(volume, 2))
        for volume, strength in reversed(join(state.path))
        if volume >= 0.005
    ]
    return "; ".join(parts)
