"""The picture of `pump_fault`: the level around a fault up to the present hour, and flow beside screen."""

from dataclasses import dataclass

import numpy as np
from matplotlib.artist import Artist

from baclofen import content
from baclofen.model.pump import Delivery
from baclofen.model.scenarios.pump_fault import FaultCourse
from baclofen.model.units import number_text
from baclofen.plots import artists, theme
from baclofen.plots.description import Description, share, table

_TOPS = (260.0, 480.0, 1000.0, 3000.0, 120_000.0)
_TABLE_H = (0, 1, 2, 4, 8, 12, 24, 36, 48, 72, 96, 120)
#: published times after the drug stopped coming: name, row of the nursing table
_REPORTED = (
    ("case", "pump_withdrawal_case"),
    ("onset", "pump_withdrawal_onset"),
    ("severe", "pump_withdrawal_severe"),
)


@dataclass(frozen=True)
class FaultView:
    """One course as far as the learner has watched it; `known` says whether the cause may be named."""

    course: FaultCourse
    hour: float
    known: bool


def word(key: str, **values: str) -> str:
    """Return one of the lab's words."""
    return content.word(f"pump_fault.{key}", **values)


class PumpFaultPicture:
    """Above, the level as a share of the usual one; below, what flows and what the screen shows."""

    def __init__(self) -> None:
        with theme.styled():
            self.figure = theme.new_figure()
            self.level, self.rate = self.figure.subplots(2, 1, sharex=True, height_ratios=(1.9, 1))
            for axes, label in ((self.level, "axis.level"), (self.rate, "axis.rate")):
                theme.quiet(axes)
                axes.set_ylabel(word(label))
                axes.axvline(0, color=theme.colour("muted"), linewidth=1.2)
                axes.yaxis.set_major_formatter(lambda value, _place: number_text(value, decimals=0))
            self.rate.set_xlabel(word("axis.time"))
            self.level.set_title(word("name.curves"), loc="left", fontsize=11, color=theme.colour("pump"))
            self.moving: dict[str, Artist] = {
                "fault_band": artists.area(self.level, "band", alpha=0.9, zorder=0.5),
                "fault_much": artists.area(self.level, "much", alpha=0.35),
                "fault_little": artists.area(self.level, "little", alpha=0.35),
                "fault_fluid": artists.line(self.level, "pump", 1.2),
                "fault_level": artists.line(self.level, "pump", 2.8),
                "fault_skin": artists.line(self.level, "much", 6),
                "fault_skin_text": artists.text(self.level, "much", va="bottom", fontsize=11),
                "fault_ends": artists.marks(self.level, "much", "x", 12),
                "fault_ends_text": artists.text(self.level, "much", va="bottom", ha="right", weight="bold"),
                "fault_now": artists.line(self.level, "ink", 1.2),
                "fault_decision": artists.line(self.level, "guess", 1.8, dashes=(3, 2)),
                "fault_shows": artists.line(self.rate, "guess", 2.0, dashes=(4, 2)),
                "fault_flows": artists.line(self.rate, "pump", 2.6),
                "fault_band_text": artists.text(
                    self.level, "band_edge", word("name.band"), va="bottom", ha="right"
                ),
                "fault_decision_text": artists.text(self.level, "guess", va="top"),
                "fault_shows_text": artists.text(self.rate, "guess", word("name.shows"), va="bottom"),
                "fault_flows_text": artists.text(
                    self.rate, "pump", word("name.flows"), va="bottom", weight="bold"
                ),
            }
            for name, _row in _REPORTED:
                self.moving[f"fault_{name}"] = artists.line(self.level, "much", 6)
                self.moving[f"fault_{name}_text"] = artists.text(self.level, "much", va="bottom", fontsize=11)

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen."""
        self.level.set_xlim(-24, 120)
        self.level.set_xticks(range(-24, 121, 48 if narrow else 24))
        self.level.set_ylim(0, _TOPS[-1])  # room for the widest labels
        self.rate.set_ylim(0, 600_000)
        theme.settle(
            self.figure, (theme.NARROW_IN[0], 6.4) if narrow else (theme.WIDE_IN[0], 5.8), right=0.98
        )

    def draw(self, view: FaultView, guess: object = None) -> Description:
        """Move every artist to what was watched so far."""
        course, hour = view.course, view.hour
        self._scale(course)
        seen = course.time_h <= (hour if course.ends_h is None else min(hour, course.ends_h))
        time_h, level = course.time_h[seen], course.level_percent[seen]
        low, high = 100.0 - course.band_percent, 100.0 + course.band_percent
        top = self.level.get_ylim()[1]
        self.moving["fault_level"].set_data(time_h, level)
        self.moving["fault_fluid"].set_data(time_h, course.fluid_percent[seen])
        artists.between(self.moving["fault_band"], np.array([-24.0, 120.0]), low, high)
        artists.between(self.moving["fault_much"], time_h, high, np.maximum(level, high))
        artists.between(self.moving["fault_little"], time_h, np.minimum(level, low), low)
        inside = top <= _TOPS[1]  # room for a line of words within the band
        self.moving["fault_band_text"].set_va("top" if inside else "bottom")
        self.moving["fault_band_text"].set_position((119, high + top * (-0.01 if inside else 0.01)))
        self.moving["fault_now"].set_data([hour, hour], [0, top])
        self._decision(course, hour, top)
        self._skin(course, hour, top)
        self._end(course, hour, top)
        self._reported(course, hour, top)
        self._rates(course, hour)
        return _twin(view)

    def _scale(self, course: FaultCourse) -> None:
        """Heights that hold every curve of this course."""
        most = float(max(course.level_percent.max(), course.fluid_percent.max()))
        self.level.set_ylim(0, next((top for top in _TOPS if top >= most * 1.05), most * 1.1))
        rates = np.concatenate([course.given.rate_mcg_per_h, course.shown.rate_mcg_per_h])
        ends = np.concatenate([course.given.end_h, course.shown.end_h])
        shown = rates[ends > -24]
        self.rate.set_ylim(0, max(float(shown.max()), 5.0) * 1.5)
        for axes in (self.level, self.rate):
            axes.locator_params(axis="y", nbins=4)

    def _decision(self, course: FaultCourse, hour: float, top: float) -> None:
        """A dashed line at the hour of the decision."""
        shown = course.decision != "wait" and hour >= course.decision_h
        at = course.decision_h
        self.moving["fault_decision"].set_data([at, at] if shown else [], [0, top] if shown else [])
        text = self.moving["fault_decision_text"]
        text.set_text(word("name.decision") if shown else "")
        text.set_position((at + 1, top * 0.99))

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
        text.set_position((at - 2 if at > 60 else at + 2, min(level + top * 0.03, top * 0.9)))

    def _reported(self, course: FaultCourse, hour: float, top: float) -> None:
        """Bars for published times, only where too little comes, and only as far as was watched."""
        untreated = _untreated_h(course)
        for place, (name, row) in enumerate(_REPORTED):
            parameter = content.parameter(f"nursing.{row}")
            high = parameter.high if parameter.value is None else parameter.value
            low = parameter.low if parameter.value is None else parameter.value
            low = 0.0 if low is None else low
            shown = course.direction == "little" and min(hour, untreated) > low
            height = top * (0.53 + 0.105 * place)
            end = low + 0.8 if low == high else min(high, hour, untreated)
            self.moving[f"fault_{name}"].set_data([low, end] if shown else [], [height] * 2 if shown else [])
            self.moving[f"fault_{name}_text"].set_text(word(f"reported.{name}") if shown else "")
            self.moving[f"fault_{name}_text"].set_position((low, height + top * 0.018))

    def _rates(self, course: FaultCourse, hour: float) -> None:
        """What flows, and what the screen shows, up to an hour."""
        top = self.rate.get_ylim()[1]
        for name, rates in (("flows", course.given), ("shows", course.shown)):
            hours, level = _stairs(rates, hour)
            self.moving[f"fault_{name}"].set_data(hours, level)
        flows = rate_at(course.given, hour)
        shows = rate_at(course.shown, hour)
        self.moving["fault_shows_text"].set_position((-23, top * 0.84))
        self.moving["fault_flows_text"].set_position((-23, top * 0.04))
        self.moving["fault_flows_text"].set_visible(min(flows, shows) >= 0)


def _untreated_h(course: FaultCourse) -> float:
    """The last hour of too little: published times speak of clients without the drug."""
    little = course.level_percent < 100.0 - course.band_percent
    return float(course.time_h[little][-1]) if little.any() else 0.0


def _stairs(rates: Delivery, hour: float) -> tuple[np.ndarray, np.ndarray]:
    """A step line up to an hour."""
    keep = (rates.end_h > -24) & (rates.start_h < hour)
    start, end = np.maximum(rates.start_h[keep], -24), np.minimum(rates.end_h[keep], hour)
    return np.column_stack([start, end]).ravel(), np.repeat(rates.rate_mcg_per_h[keep], 2)


def rate_at(rates: Delivery, hour: float) -> float:
    """The rate at an hour, just before it [mcg per h]."""
    inside = (rates.start_h < hour + 1e-6) & (rates.end_h >= hour - 1e-6)
    return float(rates.rate_mcg_per_h[inside][-1]) if inside.any() else 0.0


def headline(view: FaultView) -> dict[str, str]:
    """The numbers and words a sentence about this picture may name, ready as text."""
    course, hour = view.course, view.hour
    last = hour if course.ends_h is None else min(hour, course.ends_h)
    seen = course.level_percent[(course.time_h <= last) & (course.time_h >= 0)]
    decided = course.decision if hour >= course.decision_h else "wait"
    return {
        "cause": content.word(f"pump.fault.{course.kind}") if view.known else word("hidden"),
        "hour": number_text(last, decimals=0),
        "level": share(course.percent_at(last)),
        "fluid": share(course.fluid_at(last)),
        "lowest": share(float(seen.min())),
        "highest": share(float(seen.max())),
        "tone": word(f"tone.{course.tone_at(hour)}"),
        "flows": word("rate", rate=number_text(rate_at(course.given, hour), decimals=1)),
        "shows": word("rate", rate=number_text(rate_at(course.shown, hour), decimals=1)),
        "decision": word(f"decided.{decided}", **_hour(course)),
        "after": _after(view, decided),
        "outside": _outside(view),
    }


def _hour(course: FaultCourse) -> dict[str, str]:
    """The hour of the decision, ready as text, where there is one."""
    return {} if course.decision == "wait" else {"hour": number_text(course.decision_h, decimals=0)}


def _after(view: FaultView, decided: str) -> str:
    """What came of the decision, as far as it was watched."""
    course = view.course
    if course.decision == "wait":
        return word("after.wait")
    if decided == "wait":
        return word("after.later", **_hour(course))
    if decided != "call":
        return word(f"after.{decided}.{course.direction}")
    if course.flows_h is None:
        return word(f"after.call.{course.direction}.late", **_hour(course))
    flows = {"flows": number_text(course.flows_h, decimals=0)}
    already = ".already" if course.flows_h <= course.decision_h and course.direction != "both" else ""
    return word(f"after.call.{course.direction}{already}", **_hour(course), **flows)


def _outside(view: FaultView) -> str:
    """Hours of too little and too much so far; or why the drawing ends."""
    course, hour = view.course, view.hour
    if course.ends_h is not None and hour >= course.ends_h:
        side = "much" if course.percent_at(course.ends_h) > 100.0 else "little"
        return word(f"ends.{side}", hour=number_text(course.ends_h, decimals=0))
    below, above = (number_text(hours, decimals=0) for hours in course.hours_outside(hour))
    side = {(True, True): "both", (True, False): "little", (False, True): "much"}.get(
        (below != "0", above != "0"), "none"
    )
    told = {"below": below, "above": above}
    wanted = {"both": ("below", "above"), "little": ("below",), "much": ("above",), "none": ()}[side]
    return word(f"outside.{side}", **{name: told[name] for name in wanted})


def _twin(view: FaultView) -> Description:
    """The course in words and as a table, as far as it was watched."""
    course = view.course
    rows = [
        (
            f"{hour} h",
            *(f"{share(level(hour))}%" for level in (course.percent_at, course.fluid_at)),
            word(f"tone.{course.tone_at(hour)}"),
        )
        for hour in _TABLE_H
        if hour <= (view.hour if course.ends_h is None else min(view.hour, course.ends_h))
    ]
    return Description(
        alt=word("alt"),
        summary=word("summary", **headline(view)),
        table=table(
            word("table.caption"),
            [word(f"table.{name}") for name in ("time", "level", "fluid", "device")],
            rows,
        ),
    )
