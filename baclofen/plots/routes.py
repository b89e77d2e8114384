"""The picture of `routes`: two bodies above two days, by mouth and by pump, against a comfort band."""

from collections.abc import Mapping
from textwrap import fill
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.path import Path

from baclofen import content
from baclofen.model.scenarios.routes import RoutesResult, RouteSummary
from baclofen.model.units import number_text
from baclofen.plots import artists, body, stage, theme
from baclofen.plots.description import Description, about, table
from baclofen.plots.grip import Grip, tablets
from baclofen.plots.rider import Place, Rider
from baclofen.plots.routes_series import LAST_H, STATES, TOPS, captions, series
from baclofen.plots.timeline import Timeline, Track, Voice

#: hours at which the table twin reads both curves
TABLE_HOURS = tuple(range(0, 49, 4))
#: below this trough a ratio says nothing
_LEAST_TROUGH = 0.1
_ABOVE, _MARGIN_H = 0.09, 48.7
_SHORT_H, _DAY_2_H = 4, 24
_NIGHTS_H = ((0, 6), (22, 30), (46, 48))
_START_H = 8.0  # the first thing one sees: between two tablets
_BODIES = 0.48  # share of the height that the bodies have; the curves stand below
_SIDES = ("oral", "pump")
_EARS = {"oral": -0.8, "pump": 0.8}  # tablets stand left in the picture and are heard left
_INSIDE = {"oral": "stomach", "pump": "pump"}
_PILL = Path(body.capsule(2.0, 1.0, 1.0) - (1, 0))  # a tablet on the floor
_PAST = ("oral_past", "pump_past", "taken", "much", "little")


class RoutesPicture:
    """Two riders and two curves; what has been is drawn, what comes is faint; a dashed line for a guess."""

    NAMED = (
        ("routes.oral", "oral", ("routes_oral", "routes_doses", "routes_taken", "routes_missed", "oral_")),
        ("routes.pump", "pump", ("routes_pump", "routes_step", "pump_")),
    )

    def __init__(self) -> None:
        with theme.styled():
            self.figure = theme.new_figure()
            self.axes = self.figure.add_axes((0.02, 0.13, 0.8, 0.47))
            self.floor = self.figure.add_axes((0, 1 - _BODIES, 1, _BODIES))
            _frame(self.axes)
            self.floor.set_axis_off()
            self.riders = {
                side: Rider(self.floor, side, side, [_INSIDE[side]], tinted=side == "oral") for side in _SIDES
            }
            self.moving: dict[str, Artist] = self._curves() | self._words()
            for rider in self.riders.values():
                self.moving |= rider.moving

    def _curves(self) -> dict[str, Artist]:
        made = {
            "routes_band": artists.area(self.axes, "band", alpha=0.9, zorder=0.5),
            "routes_much": artists.area(self.axes, "much", alpha=0.3, zorder=2),
            "routes_little": artists.area(self.axes, "little", alpha=0.3, zorder=2),
            "routes_guess": artists.line(self.axes, "guess", 1.6, dashes=(4, 3)),
            "routes_missed": artists.marks(self.axes, "oral", "x"),
            "routes_step": artists.marks(self.axes, "pump", "^", 9),
            "routes_doses": artists.marks(self.axes, "oral", _PILL, 14),
            "routes_taken": artists.marks(self.axes, "oral", _PILL, 14),
            "routes_now": artists.line(self.axes, "ink", 1.2),
        }
        for side in reversed(_SIDES):
            made[f"routes_{side}"] = artists.line(self.axes, side, 2.0)
            made[f"routes_{side}"].set_alpha(0.3)
            made[f"routes_{side}_past"] = artists.line(self.axes, side, 3.2)
            made[f"routes_{side}_dot"] = artists.marks(self.axes, side, "o", 11)
            made[f"routes_{side}_dot"].set_markeredgecolor(theme.colour("paper"))
        made["routes_doses"].set_markerfacecolor(theme.colour("paper"))
        return made

    def _words(self) -> dict[str, Artist]:
        bold = {"va": "center", "weight": "bold"}
        colours = {"much": "much", "band": "band_edge", "little": "little"}
        made = {f"routes_{zone}_text": artists.text(self.axes, colours[zone], **bold) for zone in colours}
        made["routes_guess_text"] = artists.text(self.axes, "guess", va="bottom", ha="right")
        for side in _SIDES:
            made[f"routes_{side}_text"] = artists.text(self.floor, side, weight="bold", size=16)
            for state in STATES:
                made[f"routes_{side}_{state}"] = artists.text(self.floor, "ink", size=13, va="top")
        return made

    def _write_names(self, letters: int) -> None:
        """The two ways, and what each body is, in lines of so many letters."""
        for side in _SIDES:
            self.moving[f"routes_{side}_text"].set_text(content.word(f"routes.{side}"))
            for state in STATES:
                said = fill(content.word(f"routes.state.{state}"), letters)
                self.moving[f"routes_{side}_{state}"].set_text(said)

    def _name_zones(self, kind: str) -> None:
        """Name the zones in the right margin; a narrow screen has room for a word only."""
        for zone, state in zip(("much", "band", "little"), reversed(STATES), strict=True):
            words = content.word(f"routes.margin.{zone}" if kind == "margin" else f"routes.short.{state}")
            self.moving[f"routes_{zone}_text"].set_text(words.replace(": ", ":\n"))

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen: another size, fewer hour marks, smaller bodies."""
        self.figure.set_size_inches(theme.NARROW_IN if narrow else theme.WIDE_IN)
        wide, tall = stage.size_px(self.figure)
        self.axes.set_position((0.03 if narrow else 0.05, 0.1, 0.73 if narrow else 0.8, 0.88 - _BODIES))
        hours = (12, 24, 36) if narrow else range(0, 49, 6)
        self._name_zones("state" if narrow else "margin")
        self._write_names(10 if narrow else 40)
        self.axes.set_xticks(hours, [content.word(f"routes.clock.{hour % 24}") for hour in hours])
        self.floor.set_xlim(0, wide)
        high = _BODIES * tall
        self.floor.set_ylim(0, high)
        size = high / (2.3 if narrow else 1.98)
        for side, share in zip(_SIDES, (0.15, 0.64) if narrow else (0.13, 0.6), strict=True):
            self.riders[side].stand(Place(share * wide, 0.98 * size, size))
            left = share * wide + (0.5 if narrow else 0.58) * size
            self.moving[f"routes_{side}_text"].set_position((left, high - 20))
            for state in STATES:
                self.moving[f"routes_{side}_{state}"].set_position((left, high - 29))

    def draw(
        self, result: RoutesResult, guess: tuple[float, str] | None = None, veiled: bool = False
    ) -> Description:
        """Move every artist to ``result``; ``guess`` is a predicted trough (relative level) and its label.

        ``veiled`` keeps both days back.
        """
        time_h, oral = result.time_h, result.oral_level
        most = max(result.oral.peak, result.pump.peak) + 2 * _ABOVE
        top = next((top for top in TOPS if top >= most), most)
        if self.axes.get_ylim() != (0, top):
            self.axes.set_ylim(0, top)
        for side, level in (("oral", oral), ("pump", result.pump_level)):
            self.moving[f"routes_{side}"].set_data(time_h, level)
            self.moving[f"routes_{side}_past"].set_data(time_h, level)
        low, high = result.band_low, result.band_high
        artists.between(self.moving["routes_band"], np.array([0.0, LAST_H]), low, high)
        artists.between(self.moving["routes_much"], time_h, high, np.maximum(oral, high))
        artists.between(self.moving["routes_little"], time_h, np.minimum(oral, low), low)
        self._mark_events(result)
        self._place_zones(result)
        self._draw_guess(guess)
        self._stand_at_start()
        self._hold(veiled)
        return _twin(result, veiled)

    def _hold(self, veiled: bool) -> None:
        """Keep back what would tell whose day goes up and down; two bodies say nothing yet."""
        for name in ("much", "little", "now", *_SIDES, *_PAST, *(f"{side}_dot" for side in _SIDES)):
            self.moving[f"routes_{name}"].set_visible(not veiled)
        for side in _SIDES:
            for state in STATES:
                self.moving[f"routes_{side}_{state}"].set_visible(not veiled)
            for name, artist in self.riders[side].moving.items():
                if name.endswith("_tint"):
                    artist.set_visible(not veiled)

    def _mark_events(self, result: RoutesResult) -> None:
        taken = np.asarray(result.dose_time_h)
        missed = [] if result.missed_dose_time_h is None else [result.missed_dose_time_h]
        for gid in ("routes_doses", "routes_taken"):
            self.moving[gid].set_data(taken, np.full(taken.shape, _ABOVE))
        self.moving["routes_missed"].set_data(missed, [_ABOVE] * len(missed))
        step = [] if result.step_hour is None else [result.step_hour]
        self.moving["routes_step"].set_data(step, [_ABOVE] * len(step))

    def _place_zones(self, result: RoutesResult) -> None:
        top = self.axes.get_ylim()[1]
        middle = (result.band_low + result.band_high) / 2
        for zone, level in (("much", result.band_high + 0.16 * top), ("band", middle),
                            ("little", max(result.band_low - 0.14 * top, 0.06 * top))):  # fmt: skip
            self.moving[f"routes_{zone}_text"].set_position((_MARGIN_H, level))

    def _draw_guess(self, guess: tuple[float, str] | None) -> None:
        level, label = guess if guess else (0.0, "")
        self.moving["routes_guess"].set_data([0, LAST_H] if guess else [], [level, level] if guess else [])
        self.moving["routes_guess_text"].set_text(label)
        self.moving["routes_guess_text"].set_position((LAST_H - 0.3, level + 0.02))

    def _stand_at_start(self) -> None:
        """The hour and its marks at the first hour; a page that plays takes it from there."""
        for gid in ("now", *(f"{side}_dot" for side in _SIDES)):
            self.moving[f"routes_{gid}"].set_data([0], [0])
        self.moving["routes_now"].set_data([0, 0], self.axes.get_ylim())

    def grips(self, result: RoutesResult, values: Mapping[str, Any]) -> list[Grip]:
        """The first two tablets of day 2, to be taken out."""
        missed = () if result.missed_dose_time_h is None else (result.missed_dose_time_h,)
        hours = sorted(hour for hour in (*result.dose_time_h, *missed) if hour >= _DAY_2_H)
        return tablets(self.axes, "missed_dose", str(values["missed_dose"]), hours, _ABOVE)

    def timeline(self, result: RoutesResult) -> Timeline:
        """The two days, to be played: curves are revealed, bodies sit as their levels say."""
        played = series(result)
        return Timeline(
            hours=(0.0, LAST_H),
            start=_START_H,
            tracks=self._tracks(),
            series=played,
            captions=captions(result, played),
            edges=tuple(self._x_px(hour) for hour in (0.0, LAST_H)),
            voices=[Voice(f"{side}_level", 0.0, TOPS[0], pan) for side, pan in _EARS.items()],
            marks=result.dose_time_h,
            limits=(result.band_low, result.band_high),
        )

    def _x_px(self, hour: float) -> float:
        return float(self.axes.transData.transform((hour, 0))[0])

    def _tracks(self) -> list[Track]:
        height = _BODIES * stage.size_px(self.figure)[1]  # the floor of the bodies is the upper part
        left, right = self._x_px(0), self._x_px(LAST_H)
        across = ((0.0, 0.0), (right - left, 0.0))
        top = self.axes.get_ylim()[1]
        rise = self.axes.transData.transform((0, 0))[1] - self.axes.transData.transform((0, top))[1]
        found = [Track("routes_now", "now", "move", keys=across)]
        for gid in _PAST:
            found.append(Track(f"routes_{gid}", "now", "reveal", keys=((left,), (right + 2,))))
        for side in _SIDES:
            dot = f"routes_{side}_dot"
            found.append(Track(dot, "now", "move", keys=across))
            found.append(Track(dot, f"{side}_level", "move", 0.0, top, ((0.0, 0.0), (0.0, rise))))
            found += self.riders[side].tracks(height, "tip" if side == "pump" else "even")
            for at, state in enumerate(STATES):
                found.append(Track(f"routes_{side}_{state}", f"{side}_state", "show", at - 0.5, at + 0.5))
        return found


def _frame(axes: Axes) -> None:
    theme.quiet(axes)
    axes.grid(False)
    axes.set_xlim(0, LAST_H)
    axes.set_ylim(0, TOPS[0])
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    for start, end in _NIGHTS_H:
        axes.axvspan(start, end, color=theme.colour("night"), linewidth=0, zorder=0)
        if end - start > _SHORT_H:
            where = {"transform": axes.get_xaxis_transform(), "ha": "center", "va": "top", "zorder": 1}
            axes.text(
                (start + end) / 2, 0.97, content.word("routes.night"), color=theme.colour("muted"), **where
            )


def _twin(result: RoutesResult, veiled: bool) -> Description:
    if veiled:
        return Description(content.word("routes.alt.veiled"), content.word("routes.veiled"))
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
    oral, pump = (said[f"{way}_below"] == said[f"{way}_above"] == "0" for way in ("oral", "pump"))
    key = "goal" if oral else "ease" if pump else "hours"
    return {**said, "said": content.word(f"routes.said.{key}", **said)}


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
