"""The picture of `stretch`: a leg is straightened, and the loop through the cord answers or is held down."""

from __future__ import annotations

import numpy as np
from matplotlib.artist import Artist

from baclofen import content
from baclofen.model.scenarios.stretch import BEGINS, HOLDS, LAST, StretchResult
from baclofen.plots import artists, stage, theme
from baclofen.plots.description import Description
from baclofen.plots.rider import Place
from baclofen.plots.stretch_leg import Leg
from baclofen.plots.stretch_loop import SIGNALS, Loop
from baclofen.plots.stretch_words import headline, twin
from baclofen.plots.timeline import Timeline, Track

__all__ = ["StretchPicture", "headline"]

STATES = ("rest", "gives", "catches", "lets_go", "limp")
_START, _FRAMES_PER_MOMENT, _SPEED = 16.0, 4, 2.0
#: frames that a signal needs for its way along a nerve
_PERIOD = 12
#: the report of this speed, and an answer of this strength, are as clear as signals get
_CLEAR_REPORT, _CLEAR_ORDER = 0.09, 0.6
_TOP, _FLOOR = 1.08, -0.16
_WIDE_IN, _NARROW_IN = (9.0, 4.75), (4.7, 4.3)
_LABELS = ("cord", "muscle", "report", "order", "brain", "brake")
_COLOURS = {
    "cord": "muted",
    "muscle": "muscle",
    "report": "nerve_in",
    "order": "muscle",
    "brain": "band_edge",
    "brake": "band_edge",
}
_CURVES = {"hand": "guess", "leg": "ink", "pull": "muscle"}


class StretchPicture:
    """A sitting body and a hand; the cord as through a lens; below, how hand, leg and pull went."""

    def __init__(self) -> None:
        with theme.styled():
            self.figure = theme.new_figure()
            self.ground = stage.ground(self.figure)
            self.leg, self.loop = Leg(self.ground), Loop(self.ground)
            self.axes = self.figure.add_axes((0, 0, 1, 1))
            theme.quiet(self.axes)
            self.axes.grid(False, axis="y")
            self.axes.set_xlim(0, LAST)
            self.axes.set_ylim(_FLOOR, _TOP)
            self.axes.set_yticks([])
            self.axes.set_xticks([])
            self.axes.spines["left"].set_visible(False)
            self.axes.set_xlabel(content.word("stretch.axis.time"))
            self.moving: dict[str, Artist] = self._curves() | self.leg.moving | self.loop.moving
            for name in _LABELS:
                said = content.word(f"stretch.name.{name}").replace(" | ", "\n")
                self.moving[f"stretch_{name}_text"] = artists.text(self.ground, _COLOURS[name], said, size=12)
            said = (content.word(f"stretch.state.{state}") for state in STATES)
            self.moving |= stage.words_in_turn(self.ground, "stretch_state", said, 17)
            for at in range(len(STATES)):
                self.moving[f"stretch_state_{at}"].set_weight("bold")

    def _curves(self) -> dict[str, Artist]:
        made = {
            "stretch_pull": artists.area(self.axes, "muscle", alpha=0.35, zorder=1),
            "stretch_way_hand": artists.line(self.axes, "guess", 1.8, dashes=(4, 3)),
        }
        made["stretch_leg_way"], made["stretch_leg_past"] = stage.past(self.axes, "ink")
        made["stretch_now"] = artists.line(self.axes, "ink", 1.2)
        made["stretch_leg_dot"] = stage.dot(self.axes, "ink")
        for name, colour in _CURVES.items():
            said = content.word(f"stretch.curve.{name}")
            made[f"stretch_{name}_name"] = artists.text(self.axes, colour, said, size=12)
        return made

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen."""
        self._narrow = narrow
        self.figure.set_size_inches(_NARROW_IN if narrow else _WIDE_IN)
        wide, tall = stage.spread(self.ground)
        if narrow:
            stage.place_px(self.axes, 10, 24, wide - 52, 96)
            self.leg.stand(Place(50, 170, 104))
            self.loop.stand((wide - 98, tall - 60), 50)
        else:
            stage.place_px(self.axes, 350, 34, wide - 56, 142)
            self.leg.stand(Place(86, 138, 186))
            self.loop.stand((wide - 188, tall - 102), 76)
        for at in range(len(STATES)):
            self.moving[f"stretch_state_{at}"].set_position((10, tall - 8) if narrow else (12, tall - 8))

    def draw(self, result: StretchResult, guess: tuple[float, str] | None = None) -> Description:
        """Move every artist to ``result``; what was guessed is told in words only."""
        self.leg.sit(-1.0 if result.limp else min(max(1.2 - result.brake, 0.0), 1.0))
        self.loop.tie(self.leg.low_cord, self.leg.muscle, 60 if self._narrow else 120)
        self.loop.press(result.own_brake, result.brake - result.own_brake)
        time, leg = result.time[::4], result.leg[::4]
        for name in ("way", "past"):
            self.moving[f"stretch_leg_{name}"].set_data(time, leg)
        turns = [0.0, BEGINS, min(result.arrives, LAST), LAST]
        self.moving["stretch_way_hand"].set_data(turns, np.interp(turns, result.time, result.hand))
        artists.between(self.moving["stretch_pull"], time, 0.0, result.pull[::4])
        self._name_parts()
        self._name_curves(result)
        stage.rest(self.moving, ("stretch_now",), ("stretch_leg_dot",), 0.0)
        return twin(result)

    def _name_parts(self) -> None:
        """Words beside what they name."""
        center, radius, small = self.loop.center, self.loop.radius, self._narrow
        report, order = self.loop.way["in"], self.loop.way["out"]
        muscle = sum(self.leg.muscle) / 2
        places = {
            "cord": (center - (0, radius + 6), "center", "top"),
            "muscle": (muscle - (0, 22 if small else 30), "center", "top"),
            "report": (np.add(report[13], (-8, 6)), "right", "bottom"),
            "order": (order[25] - (0, 10), "left", "top"),
            "brain": (np.add(self.loop.brain_at, (8, -2)), "left", "center"),
            "brake": (np.add(center, (radius * 1.1, -0.14 * radius)), "left", "center"),
        }
        for name, (place, ha, va) in places.items():
            text = self.moving[f"stretch_{name}_text"]
            text.set(position=tuple(place), ha=ha, va=va)
            text.set_visible(not small or name in ("cord", "muscle", "brake"))

    def _name_curves(self, result: StretchResult) -> None:
        """Each name at the end of its curve, and none on another."""
        ends = {"hand": 1.0, "leg": float(result.leg[-1]) - 0.02, "pull": 0.0}
        ends["leg"] = min(ends["leg"], ends["hand"] - (0.26 if self._narrow else 0.2))
        for name, level in ends.items():
            self.moving[f"stretch_{name}_name"].set(position=(LAST + 0.6, level), va="center")

    def timeline(self, result: StretchResult) -> Timeline:
        """One stretch in slow motion: signals run, the muscle swells, the leg follows or holds."""
        hours = (0.0, LAST)
        played = _series(result)
        return Timeline(
            hours=hours,
            start=min(_START, result.arrives),
            tracks=self._tracks(hours),
            series=played,
            captions=_captions(played),
            edges=stage.edges(self.axes, hours),
            speed=_SPEED,
            moment=stage.moment("stretch.moment", "hour"),
        )

    def _tracks(self, hours: tuple[float, float]) -> list[Track]:
        tall = stage.size_px(self.figure)[1]
        found = stage.hour_tracks(
            self.axes, hours, ("stretch_now",), ("stretch_leg_past", "stretch_pull", "stretch_way_hand")
        )
        left, right = stage.edges(self.axes, hours)
        rise = stage.y_px(self.axes, 0) - stage.y_px(self.axes, _TOP)
        found.append(Track("stretch_leg_dot", "now", "move", keys=((0.0, 0.0), (right - left, 0.0))))
        found.append(
            Track("stretch_leg_dot", "leg", "move", -_TOP, _TOP, ((0.0, -rise), (0.0, 0.0), (0.0, rise)))
        )
        found += stage.turns("stretch_state", "state", len(STATES))
        return found + self.leg.tracks(tall) + self.loop.tracks(tall)


def _series(result: StretchResult) -> dict[str, np.ndarray]:
    """One number per frame for everything that moves."""
    time = np.linspace(0.0, LAST, int(LAST * _FRAMES_PER_MOMENT) + 1)

    def seen(numbers: np.ndarray) -> np.ndarray:
        return np.interp(time, result.time, numbers)

    pull = seen(result.pull)
    report = np.sqrt(np.clip(seen(result.sensed) / _CLEAR_REPORT, 0, 1))
    order = np.sqrt(np.clip(seen(result.passed) / _CLEAR_ORDER, 0, 1))
    caught = np.maximum.accumulate(pull) >= HOLDS
    state = np.where(time <= BEGINS, 0.0, np.where(pull >= HOLDS, 2.0, np.where(caught, 3.0, 1.0)))
    found = {
        "leg": seen(result.leg),
        "pull": pull,
        "state": np.full_like(time, 4.0) if result.limp else state,
    }
    frames = np.arange(len(time))
    for at in range(SIGNALS):
        way = (frames + at * _PERIOD // SIGNALS) % _PERIOD / (_PERIOD - 1)
        clear = np.sin(np.pi * way) ** 0.5  # a signal that begins anew is not seen flying back
        found[f"signal_{at}"] = way
        found[f"in_{at}"], found[f"out_{at}"] = report * clear, order * clear
    return found


def _captions(played: dict[str, np.ndarray]) -> list[tuple[float, str]]:
    """What happens in the loop, each time the word beside the leg changes."""
    return stage.each_change(
        (at / _FRAMES_PER_MOMENT, content.word(f"stretch.caption.{STATES[int(state)]}"))
        for at, state in enumerate(played["state"])
    )
