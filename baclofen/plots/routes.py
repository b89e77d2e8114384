"""The picture of `routes`: two days by mouth and by pump on one axis, against a comfort band."""

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.ticker import MultipleLocator

from baclofen import content
from baclofen.model.scenarios.routes import RoutesResult, RouteSummary
from baclofen.model.units import number_text
from baclofen.plots import artists, theme
from baclofen.plots.description import Description, about, table

#: hours at which the table twin reads both curves
TABLE_HOURS = tuple(range(0, 49, 4))
#: the lowest of these holds every curve, so the scale seldom jumps
TOPS = (2.8, 4.2)
#: below this trough a ratio says nothing
_LEAST_TROUGH = 0.1
_ABOVE, _APART, _MARGIN_H = 0.06, 0.16, 48.6


class RoutesPicture:
    """Level by mouth and by pump; shaded where the tablet leaves the band; a dashed line for a guess."""

    def __init__(self) -> None:
        with theme.styled():
            self.figure = theme.new_figure()
            self.axes = self.figure.add_subplot()
            _frame(self.axes)
            self.moving: dict[str, Artist] = {
                "routes_band": artists.area(self.axes, "band", alpha=0.9, zorder=0.5),
                "routes_much": artists.area(self.axes, "much", alpha=0.35, zorder=2),
                "routes_little": artists.area(self.axes, "little", alpha=0.35, zorder=2),
                "routes_guess": artists.line(self.axes, "guess", 1.6, dashes=(4, 3)),
                "routes_pump": artists.line(self.axes, "pump", 3.0),
                "routes_oral": artists.line(self.axes, "oral", 2.4),
                "routes_doses": artists.marks(self.axes, "oral", "^"),
                "routes_missed": artists.marks(self.axes, "oral", "x"),
                "routes_guess_text": artists.text(self.axes, "guess", va="center"),
                "routes_much_text": artists.text(self.axes, "much", va="bottom"),
                "routes_little_text": artists.text(self.axes, "little", va="top"),
                "routes_pump_text": artists.text(self.axes, "pump", va="center", weight="bold"),
                "routes_oral_text": artists.text(self.axes, "oral", ha="left", va="bottom", weight="bold"),
            }
            self._write_names()

    def _write_names(self) -> None:
        self.moving["routes_pump_text"].set_text(content.word("routes.pump"))
        self.moving["routes_oral_text"].set_text(content.word("routes.oral"))
        self.moving["routes_much_text"].set_text(content.word("routes.zone.much"))
        self.moving["routes_little_text"].set_text(content.word("routes.zone.little"))

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen: another size, fewer hour marks."""
        self.axes.set_xticks(range(0, 49, 12 if narrow else 6))
        theme.settle(
            self.figure, theme.NARROW_IN if narrow else theme.WIDE_IN, right=0.77 if narrow else 0.88
        )

    def draw(self, result: RoutesResult, guess: tuple[float, str] | None = None) -> Description:
        """Move every artist to ``result``; ``guess`` is a predicted trough (relative level) and its label."""
        time_h, oral = result.time_h, result.oral_level
        most = max(result.oral.peak, result.pump.peak) + 2 * _ABOVE
        self.axes.set_ylim(0, next((top for top in TOPS if top >= most), most))
        self.moving["routes_oral"].set_data(time_h, oral)
        self.moving["routes_pump"].set_data(time_h, result.pump_level)
        artists.between(self.moving["routes_band"], np.array([0.0, 48.0]), result.band_low, result.band_high)
        artists.between(
            self.moving["routes_much"], time_h, result.band_high, np.maximum(oral, result.band_high)
        )
        artists.between(
            self.moving["routes_little"], time_h, np.minimum(oral, result.band_low), result.band_low
        )
        self._mark_doses(result)
        self._place_names(result)
        self._draw_guess(guess)
        return _twin(result)

    def _mark_doses(self, result: RoutesResult) -> None:
        taken = np.asarray(result.dose_time_h)
        missed = [] if result.missed_dose_time_h is None else [result.missed_dose_time_h]
        self.moving["routes_doses"].set_data(taken, np.full(taken.shape, _ABOVE))
        self.moving["routes_missed"].set_data(missed, [_ABOVE] * len(missed))

    def _place_names(self, result: RoutesResult) -> None:
        """The tablet's name stands at its first hill; the others stand in the right margin."""
        first_day = result.time_h <= 12
        top = int(np.argmax(np.where(first_day, result.oral_level, -1)))
        end = float(result.pump_level[-1])
        much = max(result.band_high, end + _APART) if end > result.band_high - _APART else result.band_high
        little = min(result.band_low, end - _APART) if end < result.band_low + _APART else result.band_low
        self._place("oral_text", result.time_h[top] + 0.4, result.oral_level[top] + _ABOVE)
        self._place("pump_text", _MARGIN_H, end)
        self._place("much_text", _MARGIN_H, much + _ABOVE)
        self._place("little_text", _MARGIN_H, little - _ABOVE)

    def _place(self, name: str, hour: float, level: float) -> None:
        self.moving[f"routes_{name}"].set_position((hour, level))

    def _draw_guess(self, guess: tuple[float, str] | None) -> None:
        level, label = guess if guess else (0.0, "")
        self.moving["routes_guess"].set_data([0, 48] if guess else [], [level, level] if guess else [])
        self.moving["routes_guess_text"].set_text(label.replace(" ", "\n"))
        below_stiff = self.moving["routes_little_text"].get_position()[1] - 2.2 * _APART
        self._place("guess_text", _MARGIN_H, min(level, below_stiff))


def _frame(axes: Axes) -> None:
    theme.quiet(axes)
    axes.set_xlim(0, 48)
    axes.set_ylim(0, TOPS[0])
    axes.set_xticks(range(0, 49, 6))
    axes.yaxis.set_major_locator(MultipleLocator(1))
    axes.set_xlabel(content.word("routes.axis.time"))
    axes.set_ylabel(content.word("routes.axis.level"))
    axes.axvline(24, color=theme.colour("grid"), linewidth=1.2, zorder=0.6)


def _twin(result: RoutesResult) -> Description:
    return Description(
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
    return (
        f"{hour} h",
        number_text(result.oral_level[at], decimals=2),
        number_text(result.pump_level[at], decimals=2),
    )


def headline(result: RoutesResult) -> dict[str, str]:
    """The numbers a sentence about this picture may name, ready as text."""
    said = {**_numbers("oral", result.oral), **_numbers("pump", result.pump)}
    reached = said["oral_below"] == said["oral_above"] == "0"
    return {**said, "goal": content.word("routes.goal_reached") if reached else ""}


def _ratio(summary: RouteSummary) -> str:
    """How many times the peak is the trough; nothing where the trough is nearly nothing."""
    if summary.trough < _LEAST_TROUGH:
        return ""
    return content.word("routes.ratio", ratio=about(summary.peak_to_trough_ratio))


def _numbers(route: str, summary: RouteSummary) -> dict[str, str]:
    return {
        f"{route}_peak": number_text(summary.peak, decimals=2),
        f"{route}_trough": number_text(summary.trough, decimals=2),
        f"{route}_ratio": _ratio(summary),
        f"{route}_below": number_text(summary.hours_below_band, decimals=1),
        f"{route}_above": number_text(summary.hours_above_band, decimals=1),
        f"{route}_inside": number_text(summary.hours_inside_band, decimals=1),
    }
