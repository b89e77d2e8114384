"""The picture of `routes`: two days by mouth and by pump on one axis, against a comfort band."""

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.text import Text

from baclofen import content
from baclofen.model.routes import RoutesResult, RouteSummary
from baclofen.plots import theme
from baclofen.plots.twin import Twin, table

#: hours at which the table twin reads both curves
TABLE_HOURS = tuple(range(0, 49, 4))
TOP = 3.2
_HALO = 0.06


class RoutesPicture:
    """Level by mouth and by pump; shaded where the tablet leaves the band; a dashed line for a guess."""

    def __init__(self) -> None:
        with theme.styled():
            self.figure = theme.new_figure()
            self.axes = self.figure.add_subplot()
            _frame(self.axes)
            self.moving: dict[str, Artist] = {
                "routes-band": _area(self.axes, "band", alpha=0.9, zorder=0.5),
                "routes-much": _area(self.axes, "much", alpha=0.35, zorder=2),
                "routes-little": _area(self.axes, "little", alpha=0.35, zorder=2),
                "routes-guess": _line(self.axes, "guess", 1.6, dashes=(4, 3)),
                "routes-pump": _line(self.axes, "pump", 3.0),
                "routes-oral": _line(self.axes, "oral", 2.4),
                "routes-doses": self._ticks("oral", filled=True),
                "routes-missed": self._ticks("oral", filled=False),
                "routes-guess-text": _text(self.axes, "guess", ha="right", va="bottom"),
                "routes-much-text": _text(self.axes, "much", ha="left", va="bottom"),
                "routes-little-text": _text(self.axes, "little", ha="left", va="top"),
                "routes-pump-text": _text(self.axes, "pump", ha="right", va="bottom", weight="bold"),
                "routes-oral-text": _text(self.axes, "oral", ha="left", va="bottom", weight="bold"),
            }
            self._write_names()

    def _ticks(self, name: str, filled: bool) -> Line2D:
        """Small marks along the floor: when a tablet is swallowed, or left out."""
        return self.axes.plot(
            [], [], linestyle="none", marker="^" if filled else "x", markersize=8, color=theme.colour(name),
            clip_on=False, zorder=6,
        )[0]  # fmt: skip

    def _write_names(self) -> None:
        self.moving["routes-pump-text"].set_text(content.word("routes.pump"))
        self.moving["routes-oral-text"].set_text(content.word("routes.oral"))
        self.moving["routes-much-text"].set_text(content.word("routes.zone.much"))
        self.moving["routes-little-text"].set_text(content.word("routes.zone.little"))

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen: another size, fewer hour marks."""
        self.figure.set_size_inches(theme.NARROW_IN if narrow else theme.WIDE_IN)
        self.axes.set_xticks(range(0, 49, 12 if narrow else 6))

    def draw(self, result: RoutesResult, guess: tuple[float, str] | None = None) -> Twin:
        """Move every artist to ``result``; ``guess`` is a predicted trough (relative level) and its label."""
        time_h, oral = result.time_h, result.oral_level
        self.moving["routes-oral"].set_data(time_h, oral)
        self.moving["routes-pump"].set_data(time_h, result.pump_level)
        _band(self.moving["routes-band"], result)
        _between(self.moving["routes-much"], time_h, np.maximum(oral, result.band_high), result.band_high)
        _between(self.moving["routes-little"], time_h, np.minimum(oral, result.band_low), result.band_low)
        self._mark_doses(result)
        self._place_names(result)
        self._draw_guess(guess)
        return _twin(result)

    def _mark_doses(self, result: RoutesResult) -> None:
        taken = np.asarray(result.dose_time_h)
        missed = [] if result.missed_dose_time_h is None else [result.missed_dose_time_h]
        self.moving["routes-doses"].set_data(taken, np.full(taken.shape, _HALO))
        self.moving["routes-missed"].set_data(missed, [_HALO] * len(missed))

    def _place_names(self, result: RoutesResult) -> None:
        first_day = result.time_h <= 12
        top = int(np.argmax(np.where(first_day, result.oral_level, -1)))
        self.moving["routes-oral-text"].set_position((result.time_h[top] + 0.8, result.oral_level[top] + _HALO / 2))
        self.moving["routes-pump-text"].set_position((47.8, result.pump_level[-1] + _HALO))
        self.moving["routes-much-text"].set_position((0.4, TOP - 0.28))
        self.moving["routes-little-text"].set_position((0.4, max(result.band_low - _HALO, 0.35)))

    def _draw_guess(self, guess: tuple[float, str] | None) -> None:
        level, label = guess if guess else (0.0, "")
        self.moving["routes-guess"].set_data([0, 48] if guess else [], [level, level] if guess else [])
        self.moving["routes-guess-text"].set_text(label)
        self.moving["routes-guess-text"].set_position((47.8, level + _HALO / 3))


def _frame(axes: Axes) -> None:
    theme.quiet(axes)
    axes.set_xlim(0, 48)
    axes.set_ylim(0, TOP)
    axes.set_xticks(range(0, 49, 6))
    axes.set_yticks([0, 1, 2, 3])
    axes.set_xlabel(content.word("routes.axis.time"))
    axes.set_ylabel(content.word("routes.axis.level"))
    axes.axvline(24, color=theme.colour("grid"), linewidth=1.2, zorder=0.6)


def _line(axes: Axes, name: str, width: float, dashes: tuple[float, float] | None = None) -> Line2D:
    line = axes.plot([], [], color=theme.colour(name), linewidth=width, zorder=4)[0]
    if dashes:
        line.set_dashes(dashes)
    return line


def _area(axes: Axes, name: str, alpha: float, zorder: float) -> Polygon:
    return axes.add_patch(
        Polygon(np.zeros((1, 2)), closed=True, color=theme.colour(name), alpha=alpha, linewidth=0, zorder=zorder)
    )


def _text(axes: Axes, name: str, **style: str) -> Text:
    return axes.text(0, 0, "", color=theme.colour(name), zorder=7, **style)


def _band(area: Artist, result: RoutesResult) -> None:
    low, high = result.band_low, result.band_high
    area.set_xy([(0, low), (48, low), (48, high), (0, high)])


def _between(area: Artist, time_h: np.ndarray, level: np.ndarray, edge: float) -> None:
    """Fill from a curve to a level edge; where both meet the area has no height."""
    outline = np.column_stack([time_h, level])
    area.set_xy(np.vstack([[time_h[0], edge], outline, [time_h[-1], edge]]))


def _twin(result: RoutesResult) -> Twin:
    return Twin(
        alt=content.word("routes.alt"),
        summary=content.word("routes.summary", **headline(result)),
        table=table(
            content.word("routes.table.caption"),
            [content.word(f"routes.table.{column}") for column in ("time", "oral", "pump")],
            [_row(result, hour) for hour in TABLE_HOURS],
        ),
    )


def _row(result: RoutesResult, hour: int) -> tuple[str, str, str]:
    at = int(np.searchsorted(result.time_h, hour))
    return (f"{hour} h", f"{result.oral_level[at]:.2f}", f"{result.pump_level[at]:.2f}")


def headline(result: RoutesResult) -> dict[str, str]:
    """The numbers a sentence about this picture may name, ready as text."""
    return {**_numbers("oral", result.oral), **_numbers("pump", result.pump)}


def _numbers(route: str, summary: RouteSummary) -> dict[str, str]:
    return {
        f"{route}_peak": f"{summary.peak:.2f}",
        f"{route}_trough": f"{summary.trough:.2f}",
        f"{route}_ratio": f"{summary.peak_to_trough_ratio:.1f}",
        f"{route}_below": f"{summary.hours_below_band:.1f}",
        f"{route}_above": f"{summary.hours_above_band:.1f}",
        f"{route}_inside": f"{summary.hours_inside_band:.1f}",
    }
