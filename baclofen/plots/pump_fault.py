"""The picture of `pump_fault`: a body with its pump, the level around a fault, and flow beside screen."""

import textwrap

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from baclofen.model.pump import RateRecord
from baclofen.model.scenarios.pump_fault import FaultCourse
from baclofen.model.units import number_text
from baclofen.plots import artists, stage, theme
from baclofen.plots.description import Description
from baclofen.plots.pump_fault_hours import BEFORE_H, LAST_H, NEVER_H, STATES, TONES, short_h, timeline_of
from baclofen.plots.pump_fault_words import FaultView, headline, rate_at, twin, word
from baclofen.plots.rider import Place, Rider
from baclofen.plots.timeline import Timeline

__all__ = ["FaultView", "PumpFaultPicture", "headline", "rate_at", "word"]

_TOPS = (260.0, 480.0, 1000.0, 3000.0, 120_000.0)
#: before the guess: until this hour, and up to and down to these levels, it may go either way
_MAYBE_H, _MAYBE_PERCENT = 40.0, (205.0, 12.0)


class PumpFaultPicture:
    """A body and what its pump says, beside the level with its two dangers; below, what flows, small.

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
            look = {"facecolor": theme.colour("soft"), "edgecolor": theme.colour("muted")}
            self.says = self.ground.add_patch(FancyBboxPatch((0, 0), 1, 1, "round,pad=4", zorder=2, **look))
            self.rider = Rider(self.ground, "wearer", "pump", ["pump"], tinted=True)
            self.moving: dict[str, Artist] = self._curves() | self._words() | self.rider.moving

    def _curves(self) -> dict[str, Artist]:
        made = {
            "fault_band": artists.area(self.level, "band", alpha=0.9, zorder=0.5),
            "fault_much": artists.area(self.level, "much", alpha=0.35),
            "fault_little": artists.area(self.level, "little", alpha=0.35),
            "fault_short": artists.marks(self.level, "little", "o", 9),
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
        for side in ("much", "little"):
            made[f"fault_maybe_{side}"] = artists.line(self.level, side, 2.6, dashes=(3, 2))
        return made

    def _words(self) -> dict[str, Artist]:
        low = {"va": "bottom"}
        made = {
            "fault_skin_text": artists.text(self.level, "much", fontsize=11, **low),
            "fault_ends_text": artists.text(self.level, "much", ha="right", weight="bold", **low),
            "fault_band_text": artists.text(
                self.level, "band_edge", word("name.band"), ha="right", va="center"
            ),
            "fault_much_text": artists.text(self.level, "much", word("name.much"), ha="right", **low),
            "fault_little_text": artists.text(self.level, "little", word("name.little"), ha="right", **low),
            "fault_short_text": artists.text(self.ground, "little", weight="bold", **low),
            "fault_decision_text": artists.text(self.level, "guess", va="top"),
            "fault_shows_text": artists.text(self.rate, "guess", word("name.shows"), ha="right", **low),
            "fault_flows_text": artists.text(self.rate, "pump", word("name.flows"), weight="bold", **low),
        }
        for side in ("much", "little"):
            look = {"ha": "left", "va": "center", "weight": "bold", "fontsize": 15}
            made[f"fault_maybe_{side}_text"] = artists.text(self.level, side, word(f"maybe.{side}"), **look)
        states = stage.words_in_turn(self.ground, "fault_state", (word(f"state.{one}") for one in STATES), 15)
        for artist in states.values():
            artist.set_weight("bold")
        return made | states | stage.words_in_turn(
            self.ground, "fault_tone", (word(f"says.{one}") for one in TONES)
        )  # fmt: skip

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen: the body stands beside the charts."""
        for axes in (self.level, self.rate):
            axes.set_xlim(BEFORE_H, LAST_H)
            axes.set_xticks(range(int(BEFORE_H), int(LAST_H) + 1, 48 if narrow else 24))
        self.figure.set_size_inches(theme.NARROW_IN if narrow else theme.WIDE_IN)
        wide, tall = stage.spread(self.ground)
        left, top = (152, tall - 38) if narrow else (282, tall - 26)
        stage.place_px(self.level, left, 136 if narrow else 122, wide - 14, top)
        stage.place_px(self.rate, left, 46, wide - 14, 96 if narrow else 92)
        # when it ran short stands between the chart and the name of its height
        at, side = (wide - 8, "right") if narrow else (left, "left")
        self.moving["fault_short_text"].set(position=(at, top + 3), ha=side)
        stage.name_height(self.level, word("axis.level"), narrow, 20)
        self._narrow = narrow
        self.rider.stand(Place(31, 140, 66) if narrow else Place(68, 146, 132))
        edge, upper, long = (6, 42, 104) if narrow else (8, tall - 34, 150)
        self.says.set_bounds(edge, upper - 34, long, 36)
        for name in ("much", "little", "flows"):
            self.moving[f"fault_{name}_text"].set_text(word(f"name.{name}{'.short' if narrow else ''}"))
        for at, state in enumerate(STATES):
            said = word(f"state.{state}")
            self.moving[f"fault_state_{at}"].set_text(textwrap.fill(said, 10) if narrow else said)
            self.moving[f"fault_state_{at}"].set_position((4, tall - (24 if narrow else 8)))
            self.moving[f"fault_tone_{at}"].set_position((edge + 2, upper))

    def draw(self, view: FaultView, guess: object = None, veiled: bool = False) -> Description:
        """Move every artist to this course; ``veiled`` draws only what was watched."""
        course, until = view.course, 0.0 if veiled else NEVER_H
        self._scale(course, veiled)
        seen = course.time_h <= (until if course.ends_h is None else min(until, course.ends_h))
        time_h, level = course.time_h[seen], course.level_percent[seen]
        low, high = 100.0 - course.band_percent, 100.0 + course.band_percent
        top = self.level.get_ylim()[1]
        self.moving["fault_level"].set_data(time_h, level)
        artists.between(self.moving["fault_band"], np.array([BEFORE_H, LAST_H]), low, high)
        artists.between(self.moving["fault_much"], time_h, high, np.maximum(level, high))
        artists.between(self.moving["fault_little"], time_h, np.minimum(level, low), low)
        self._zones(low, high, top, veiled)
        self._maybe(veiled)
        self._short(course, until)
        self._decision(course, until, top)
        self._skin(course, until, top)
        self._end(course, until, top)
        self._rates(course, until)
        stage.rest(self.moving, ("fault_now", "fault_now_rate"), ("fault_level_dot",), 0.0)
        self._hold(course, veiled)
        return twin(view)

    def _hold(self, course: FaultCourse, veiled: bool) -> None:
        """A picture that does not play yet shows a body at ease, what the pump said so far, and no dot."""
        for name in ("level_dot", "shows_text"):
            self.moving[f"fault_{name}"].set_visible(not veiled)
        said = TONES.index(course.tone_at(-0.01))
        for name, first in (("state", STATES.index("ease")), ("tone", said)):
            for at in range(3):
                self.moving[f"fault_{name}_{at}"].set_visible(not veiled or at == first)
        for name, artist in self.rider.moving.items():
            if name.endswith("_tint"):
                artist.set_visible(not veiled)

    def _zones(self, low: float, high: float, top: float, veiled: bool) -> None:
        """The names of what is usual, and of the danger on each side; a far scale has no room below."""
        near, end = top <= _TOPS[1], LAST_H - 1
        self.moving["fault_band_text"].set_position((end, (low + high) / 2))
        self.moving["fault_band_text"].set_visible(top <= _TOPS[0])
        self.moving["fault_much_text"].set_position((end, high + top * 0.01))
        self.moving["fault_much_text"].set_visible(not veiled)
        self.moving["fault_little_text"].set_position((end, low * 0.5))
        self.moving["fault_little_text"].set_visible(near and not veiled)

    def _maybe(self, veiled: bool) -> None:
        """Before the guess: two ways that it may go, each with a question mark."""
        for side, level in zip(("much", "little"), _MAYBE_PERCENT, strict=True):
            way = ([0.0, _MAYBE_H], [100.0, level]) if veiled else ([], [])
            self.moving[f"fault_maybe_{side}"].set_data(*way)
            words = self.moving[f"fault_maybe_{side}_text"]
            words.set_position((_MAYBE_H + 3, level))
            words.set_visible(veiled)

    def _short(self, course: FaultCourse, until: float) -> None:
        """A dot where the drug runs short, and from which hour on in words."""
        hour = short_h(course)
        shown = hour is not None and hour <= until
        low = 100.0 - course.band_percent
        self.moving["fault_short"].set_data([hour] if shown else [], [low] if shown else [])
        said = word("name.short", hour=number_text(hour, decimals=0)) if shown else ""
        self.moving["fault_short_text"].set_text(said)

    def _scale(self, course: FaultCourse, veiled: bool) -> None:
        """Heights that hold every curve of this course; before the guess they tell nothing of it."""
        most = 0.0 if veiled else float(course.level_percent.max())
        self.level.set_ylim(0, next((top for top in _TOPS if top >= most * 1.05), most * 1.1))
        rates = np.concatenate([course.given.rate_mcg_per_h, course.shown.rate_mcg_per_h])
        ends = np.concatenate([course.given.end_h, course.shown.end_h])
        starts = np.concatenate([course.given.start_h, course.shown.start_h])
        shown = rates[(ends > BEFORE_H) & ((starts < 0) | (not veiled))]
        self.rate.set_ylim(0, max(float(shown.max()), 5.0) * 1.7)
        for axes, bins in ((self.level, 4), (self.rate, 1)):
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
        text.set_position((at - 1 if late else at + 1, top * 0.99))

    def _skin(self, course: FaultCourse, hour: float, top: float) -> None:
        """The first phase of a pocket fill: too much, from drug that lies under the skin."""
        shown = bool(course.skin_h) and hour > 0
        end = min(hour, course.skin_h)
        self.moving["fault_skin"].set_data([0, end] if shown else [], [top * 0.66] * 2 if shown else [])
        self.moving["fault_skin_text"].set_text(word("name.skin") if shown else "")
        self.moving["fault_skin_text"].set_position((0, top * 0.68))

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

    def _rates(self, course: FaultCourse, hour: float) -> None:
        """What flows, and what the screen shows, up to an hour."""
        top = self.rate.get_ylim()[1]
        for name, rates in (("flows", course.given), ("shows", course.shown)):
            self.moving[f"fault_{name}"].set_data(*_stairs(rates, min(hour, LAST_H)))
        # above the frame the line of the hour cuts no name
        self.moving["fault_flows_text"].set_position((BEFORE_H, top * 1.06))
        self.moving["fault_shows_text"].set_position((LAST_H, top * (0.66 if self._narrow else 1.06)))

    def timeline(self, view: FaultView) -> Timeline:
        """The hours after the fault; a decision counts from where the page says that its clock stands."""
        tall = stage.size_px(self.figure)[1]
        return timeline_of(self, view, self.rider.tracks(tall, "tip"))


def _frame(axes: Axes) -> None:
    theme.quiet(axes)
    axes.axvline(0, color=theme.colour("muted"), linewidth=1.2)
    axes.yaxis.set_major_formatter(lambda value, _place: number_text(value, decimals=0))


def _stairs(rates: RateRecord, hour: float) -> tuple[np.ndarray, np.ndarray]:
    """A step line up to an hour."""
    keep = (rates.end_h > BEFORE_H) & (rates.start_h < hour)
    start, end = np.maximum(rates.start_h[keep], BEFORE_H), np.minimum(rates.end_h[keep], hour)
    return np.column_stack([start, end]).ravel(), np.repeat(rates.rate_mcg_per_h[keep], 2)
