"""The picture of `pump_fault`: a body with its pump, the level around a fault, and flow beside screen."""

import textwrap

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes

from baclofen import content
from baclofen.model.pump import RateRecord
from baclofen.model.scenarios.pump_fault import FaultCourse
from baclofen.model.units import number_text
from baclofen.plots import artists, stage, theme
from baclofen.plots.description import Description
from baclofen.plots.pump_fault_hours import BEFORE_H, LAST_H, NEVER_H, REPORTED, STATES, TONES, timeline_of
from baclofen.plots.pump_fault_words import FaultView, headline, rate_at, twin, word
from baclofen.plots.rider import Place, Rider
from baclofen.plots.timeline import Timeline

__all__ = ["FaultView", "PumpFaultPicture", "headline", "rate_at", "word"]

_TOPS = (260.0, 480.0, 1000.0, 3000.0, 120_000.0)


class PumpFaultPicture:
    """A body beside two charts: the level as a share of the usual one; what flows and what the screen shows.

    The whole course is drawn and revealed hour by hour; while a guess is awaited, only what was watched is.
    """

    def __init__(self) -> None:
        self._narrow = False
        with theme.styled():
            self.figure = theme.new_figure()
            self.ground = stage.ground(self.figure)
            self.level = self.figure.add_axes((0, 0.5, 1, 0.5))
            self.rate = self.figure.add_axes((0, 0, 1, 0.4))
            for axes in (self.level, self.rate):
                _frame(axes)
            self.level.tick_params(labelbottom=False)
            self.rate.set_xlabel(word("axis.time"))
            self.curves = artists.text(self.ground, "pump", word("name.curves"), va="bottom", fontsize=11)
            self.rider = Rider(self.ground, "wearer", "pump", ["pump"], tinted=True)
            self.moving: dict[str, Artist] = self._curves() | self._words() | self.rider.moving

    def _curves(self) -> dict[str, Artist]:
        made = {
            "fault_band": artists.area(self.level, "band", alpha=0.9, zorder=0.5),
            "fault_much": artists.area(self.level, "much", alpha=0.35),
            "fault_little": artists.area(self.level, "little", alpha=0.35),
            "fault_fluid": artists.line(self.level, "pump", 1.2),
            "fault_level": artists.line(self.level, "pump", 2.8),
            "fault_skin": artists.line(self.level, "much", 6),
            "fault_ends": artists.marks(self.level, "much", "x", 12),
            "fault_now": artists.line(self.level, "ink", 1.2),
            "fault_now_rate": artists.line(self.rate, "ink", 1.2),
            "fault_level_dot": stage.dot(self.level, "pump"),
            "fault_decision": artists.line(self.level, "guess", 1.8, dashes=(3, 2)),
            "fault_shows": artists.line(self.rate, "guess", 2.0, dashes=(4, 2)),
            "fault_flows": artists.line(self.rate, "pump", 2.6),
        }
        bars = {f"fault_{name}": artists.line(self.level, "much", 6) for name, _row in REPORTED}
        for bar in bars.values():
            bar.set_solid_capstyle("butt")  # nothing of it is seen before its hour
        return made | bars

    def _words(self) -> dict[str, Artist]:
        low = {"va": "bottom"}
        made = {
            "fault_skin_text": artists.text(self.level, "much", fontsize=11, **low),
            "fault_ends_text": artists.text(self.level, "much", ha="right", weight="bold", **low),
            "fault_band_text": artists.text(self.level, "band_edge", word("name.band"), ha="right", **low),
            "fault_decision_text": artists.text(self.level, "guess", va="top"),
            "fault_shows_text": artists.text(self.rate, "guess", word("name.shows"), ha="right", **low),
            "fault_flows_text": artists.text(self.rate, "pump", word("name.flows"), weight="bold", **low),
        }
        for name, _row in REPORTED:
            made[f"fault_{name}_text"] = artists.text(self.level, "much", va="bottom", fontsize=11)
        states = stage.words_in_turn(self.ground, "fault_state", (word(f"state.{one}") for one in STATES), 15)
        for artist in states.values():
            artist.set_weight("bold")
        return made | states | stage.words_in_turn(
            self.ground, "fault_tone", (word(f"tone.{one}") for one in TONES)
        )  # fmt: skip

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen: the body stands beside the charts."""
        for axes in (self.level, self.rate):
            axes.set_xlim(BEFORE_H, LAST_H)
            axes.set_xticks(range(int(BEFORE_H), int(LAST_H) + 1, 48 if narrow else 24))
        self.figure.set_size_inches(theme.NARROW_IN if narrow else theme.WIDE_IN)
        wide, tall = stage.spread(self.ground)
        left, top = (140, tall - 38) if narrow else (282, tall - 26)
        stage.place_px(self.level, left, 156 if narrow else 152, wide - 14, top)
        stage.place_px(self.rate, left, 46, wide - 14, 124 if narrow else 130)
        self.curves.set_position((left, top + 3))
        # the name of a curve stands between the upper chart and its height
        for axes, name, pad in ((self.level, "level", 20), (self.rate, "rate", 5)):
            said = word(f"axis.{name}")
            stage.name_height(axes, said if narrow else said.replace(" per ", "\nper "), narrow, pad)
        self._narrow = narrow
        self.rider.stand(Place(31, 172, 66) if narrow else Place(68, 146, 132))
        for at, state in enumerate(STATES):
            said = word(f"state.{state}")
            self.moving[f"fault_state_{at}"].set_text(textwrap.fill(said, 10) if narrow else said)
            self.moving[f"fault_state_{at}"].set_position((4, tall - (24 if narrow else 8)))
            self.moving[f"fault_tone_{at}"].set_position((4, 98 if narrow else tall - 32))

    def draw(self, view: FaultView, guess: object = None, veiled: bool = False) -> Description:
        """Move every artist to this course; ``veiled`` draws only what was watched."""
        course, until = view.course, view.hour if veiled else NEVER_H
        self._scale(course)
        seen = course.time_h <= (until if course.ends_h is None else min(until, course.ends_h))
        time_h, level = course.time_h[seen], course.level_percent[seen]
        low, high = 100.0 - course.band_percent, 100.0 + course.band_percent
        top = self.level.get_ylim()[1]
        self.moving["fault_level"].set_data(time_h, level)
        self.moving["fault_fluid"].set_data(time_h, course.fluid_percent[seen])
        artists.between(self.moving["fault_band"], np.array([BEFORE_H, LAST_H]), low, high)
        artists.between(self.moving["fault_much"], time_h, high, np.maximum(level, high))
        artists.between(self.moving["fault_little"], time_h, np.minimum(level, low), low)
        inside = top <= _TOPS[1]  # room for a line of words within the band
        self.moving["fault_band_text"].set_va("top" if inside else "bottom")
        self.moving["fault_band_text"].set_position((LAST_H - 1, high + top * (-0.01 if inside else 0.01)))
        self._decision(course, until, top)
        self._skin(course, until, top)
        self._end(course, until, top)
        self._reported(course, until, top)
        self._rates(course, until)
        stage.rest(self.moving, ("fault_now", "fault_now_rate"), ("fault_level_dot",), 0.0)
        self._hold(veiled)
        return twin(view)

    def _hold(self, veiled: bool) -> None:
        """A picture that does not play yet shows a body at ease, and no dot."""
        self.moving["fault_level_dot"].set_visible(not veiled)
        for name, first in (("state", STATES.index("ease")), ("tone", 0)):
            for at in range(3):
                self.moving[f"fault_{name}_{at}"].set_visible(not veiled or (at == first and name == "state"))
        for name, artist in self.rider.moving.items():
            if name.endswith("_tint"):
                artist.set_visible(not veiled)

    def _scale(self, course: FaultCourse) -> None:
        """Heights that hold every curve of this course."""
        most = float(max(course.level_percent.max(), course.fluid_percent.max()))
        self.level.set_ylim(0, next((top for top in _TOPS if top >= most * 1.05), most * 1.1))
        rates = np.concatenate([course.given.rate_mcg_per_h, course.shown.rate_mcg_per_h])
        ends = np.concatenate([course.given.end_h, course.shown.end_h])
        shown = rates[ends > BEFORE_H]
        self.rate.set_ylim(0, max(float(shown.max()), 5.0) * 1.7)
        for axes, bins in ((self.level, 4), (self.rate, 2)):
            axes.locator_params(axis="y", nbins=bins)

    def _decision(self, course: FaultCourse, hour: float, top: float) -> None:
        """A dashed line at the hour of the decision."""
        shown = course.decision != "wait" and hour >= course.decision_h
        at = course.decision_h
        self.moving["fault_decision"].set_data([at, at] if shown else [], [0, top] if shown else [])
        text = self.moving["fault_decision_text"]
        text.set_text(word("name.decision") if shown else "")
        late = at > 60
        text.set_ha("right" if late else "left")
        # on a phone the names of the bars reach the top
        text.set_position((at - 1 if late else at + 1, top * (0.3 if self._narrow else 0.99)))

    def _skin(self, course: FaultCourse, hour: float, top: float) -> None:
        """The first phase of a pocket fill: too much, from drug that lies under the skin."""
        shown = bool(course.skin_h) and hour > 0
        end = min(hour, course.skin_h)
        self.moving["fault_skin"].set_data([0, end] if shown else [], [top * 0.56] * 2 if shown else [])
        self.moving["fault_skin_text"].set_text(word("name.skin") if shown else "")
        self.moving["fault_skin_text"].set_position((0, top * 0.58))

    def _end(self, course: FaultCourse, hour: float, top: float) -> None:
        """A cross where nobody may be drawn as living on without help."""
        shown = course.ends_h is not None and hour >= course.ends_h
        at = course.ends_h if shown else 0.0
        level = min(course.percent_at(at), top * 0.97)
        self.moving["fault_ends"].set_data([at] if shown else [], [level] if shown else [])
        text = self.moving["fault_ends_text"]
        text.set_text(word("name.ends") if shown else "")
        text.set_ha("right" if at > 60 else "left")
        text.set_position((at - 2 if at > 60 else at + 2, min(level + top * 0.03, top * 0.86)))

    def _reported(self, course: FaultCourse, hour: float, top: float) -> None:
        """Bars for published times, only where too little comes, and only as far as was watched."""
        untreated = _untreated_h(course)
        for place, (name, row) in enumerate(REPORTED):
            parameter = content.parameter(f"nursing.{row}")
            high = parameter.high if parameter.value is None else parameter.value
            low = parameter.low if parameter.value is None else parameter.value
            low = 0.0 if low is None else low
            shown = course.direction == "little" and min(hour, untreated) > low
            height = top * (0.5 + 0.125 * place)
            end = low + 0.8 if low == high else min(high, hour, untreated)
            self.moving[f"fault_{name}"].set_data([low, end] if shown else [], [height] * 2 if shown else [])
            self.moving[f"fault_{name}_text"].set_text(word(f"reported.{name}") if shown else "")
            self.moving[f"fault_{name}_text"].set_position((low, height + top * 0.03))

    def _rates(self, course: FaultCourse, hour: float) -> None:
        """What flows, and what the screen shows, up to an hour."""
        top = self.rate.get_ylim()[1]
        for name, rates in (("flows", course.given), ("shows", course.shown)):
            self.moving[f"fault_{name}"].set_data(*_stairs(rates, min(hour, LAST_H)))
        # Above the frame the line of the hour cuts no name; on a phone the unit has the left end there.
        self.moving["fault_flows_text"].set_ha("right" if self._narrow else "left")
        self.moving["fault_flows_text"].set_position((LAST_H if self._narrow else BEFORE_H, top * 1.04))
        self.moving["fault_shows_text"].set_position((LAST_H, top * (0.78 if self._narrow else 1.04)))

    def timeline(self, view: FaultView) -> Timeline:
        """The hours after the fault; a decision counts from where the page says that its clock stands."""
        tall = stage.size_px(self.figure)[1]
        return timeline_of(self, view, self.rider.tracks(tall, "tip"))


def _frame(axes: Axes) -> None:
    theme.quiet(axes)
    axes.axvline(0, color=theme.colour("muted"), linewidth=1.2)
    axes.yaxis.set_major_formatter(lambda value, _place: number_text(value, decimals=0))


def _untreated_h(course: FaultCourse) -> float:
    """The last hour of too little: published times speak of clients without the drug."""
    little = course.level_percent < 100.0 - course.band_percent
    return float(course.time_h[little][-1]) if little.any() else 0.0


def _stairs(rates: RateRecord, hour: float) -> tuple[np.ndarray, np.ndarray]:
    """A step line up to an hour."""
    keep = (rates.end_h > BEFORE_H) & (rates.start_h < hour)
    start, end = np.maximum(rates.start_h[keep], BEFORE_H), np.minimum(rates.end_h[keep], hour)
    return np.column_stack([start, end]).ravel(), np.repeat(rates.rate_mcg_per_h[keep], 2)
