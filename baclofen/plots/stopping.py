"""The picture of `stopping`: what is left, how tone answers on curve and body, and what was reported."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes

from baclofen import content
from baclofen.model.scenarios.stopping import AFTER_TAPER_DAYS, StoppingResult, stiffness
from baclofen.model.units import number_text
from baclofen.plots import artists, stage, theme
from baclofen.plots.description import Description
from baclofen.plots.rider import Place, Rider
from baclofen.plots.stopping_words import headline, twin, without_h
from baclofen.plots.timeline import Timeline, Track, Voice

__all__ = ["Reported", "StoppingPicture", "headline"]

_LEVEL_TOP, _TONE_TOP, _BARS = 220, 1.5, 3
_STATES = ("ease", "stiffer", "old", "rebound")
_FRAMES, _SECONDS, _START_H = 289, 24, 8.0
_NOW = ("stopping_now", "stopping_now_tone")
_PAST = ("stopping_level_past", "stopping_tone_past", "stopping_rebound", "stopping_fluid")


@dataclass(frozen=True)
class Reported:
    """When something began in published cases: name, route, first and last hour."""

    name: str
    route: str
    low_h: float
    high_h: float


class StoppingPicture:
    """A body beside two charts: the share of the usual level, and tone as a concept; bars for cases."""

    def __init__(self, reported: Sequence[Reported]) -> None:
        self.reported = tuple(reported)
        self._veiled = False
        self.opens_h = _START_H  # the hour that one sees first
        with theme.styled():
            self.figure = theme.new_figure()
            self.ground = stage.ground(self.figure)
            self.level, self.tone = (
                self.figure.add_axes((0, 0.5, 1, 0.5)),
                self.figure.add_axes((0, 0, 1, 0.4)),
            )
            _frame(self.level, _LEVEL_TOP, (0, 100, 200))
            _frame(self.tone, _TONE_TOP, (0, 1))
            self.level.tick_params(labelbottom=False)
            self.tone.axhline(1, color=theme.colour("muted"), linewidth=1.2, linestyle=(0, (3, 2)), zorder=1)
            self.rider = Rider(self.ground, "stopper", "oral", ["pump"], tinted=True)
            self.moving: dict[str, Artist] = self._curves() | self._words() | self.rider.moving

    def _curves(self) -> dict[str, Artist]:
        level, level_past = stage.past(self.level, "pump")
        tone, tone_past = stage.past(self.tone, "little")
        made = {
            "stopping_guess": artists.line(self.level, "guess", 1.6, dashes=(2, 2)),
            "stopping_fluid": artists.line(self.level, "pump", 1.2),
            "stopping_level": level,
            "stopping_level_past": level_past,
            "stopping_tone": tone,
            "stopping_tone_past": tone_past,
            "stopping_rebound": artists.area(self.tone, "little", alpha=0.35),
            "stopping_now": artists.line(self.level, "ink", 1.2),
            "stopping_now_tone": artists.line(self.tone, "ink", 1.2),
            "stopping_level_dot": stage.dot(self.level, "pump"),
            "stopping_tone_dot": stage.dot(self.tone, "little"),
        }
        for number in range(_BARS):
            made[f"stopping_bar_{number}"] = artists.line(self.level, "much", 6)
        return made

    def _words(self) -> dict[str, Artist]:
        made = {
            "stopping_fluid_text": artists.text(self.level, "pump", va="top", fontsize=11),
            "stopping_guess_text": artists.text(self.level, "guess", ha="right", va="bottom"),
            "stopping_none_text": artists.text(self.tone, "muted", ha="right", va="bottom"),
            "stopping_route_text": artists.text(self.ground, "pump", va="top", weight="bold", size=16),
        }
        for number in range(_BARS):
            made[f"stopping_bar_{number}_text"] = artists.text(self.level, "much", va="bottom")
        said = (content.word(f"stopping.state.{state}") for state in _STATES)
        return made | stage.words_in_turn(self.ground, "stopping_state", said)

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen: the body stands beside the charts."""
        self._narrow = narrow
        self.figure.set_size_inches(theme.NARROW_IN if narrow else theme.WIDE_IN)
        wide, tall = stage.spread(self.ground)
        left, top = (130, tall - 24) if narrow else (272, tall - 12)
        stage.place_px(self.level, left, 168 if narrow else 150, wide - 14, top)
        stage.place_px(self.tone, left, 46, wide - 14, 134 if narrow else 128)
        for axes, name in ((self.level, "level"), (self.tone, "tone")):
            said = content.word(f"stopping.axis.{name}")
            stage.name_height(axes, said if narrow else said.replace(" (", "\n("), narrow)
        self.rider.stand(Place(34, 158, 73) if narrow else Place(68, 146, 132))
        self.moving["stopping_route_text"].set_position((4, tall - 8))
        for at, state in enumerate(_STATES):
            words = self.moving[f"stopping_state_{at}"]
            words.set_position((4, tall - 30))
            said = content.word(f"stopping.state.{state}")
            words.set_text(textwrap.fill(said.replace(" |", ""), 12) if narrow else said.replace(" | ", "\n"))

    def draw(
        self, result: StoppingResult, guess: tuple[float, str] | None = None, veiled: bool = False
    ) -> Description:
        """Move every artist to ``result``; ``guess`` is a predicted share [%] and its label.

        ``veiled`` keeps both curves back.
        """
        self._scale(result)
        end = float(result.time_h[-1])
        by_pump = result.route == "pump"
        for name in ("level", "level_past"):
            self.moving[f"stopping_{name}"].set_data(result.time_h, result.level_percent)
        self._dress(by_pump)
        self.moving["stopping_fluid"].set_data(
            result.time_h if by_pump else [], result.fluid_percent if by_pump else []
        )
        self.moving["stopping_fluid_text"].set_text(content.word(f"stopping.name.{result.route}"))
        self.moving["stopping_fluid_text"].set_position(
            (end * 0.01, _LEVEL_TOP * (0.97 if self._narrow else 0.995))
        )
        for name in ("tone", "tone_past"):
            self.moving[f"stopping_{name}"].set_data(result.time_h, result.tone)
        artists.between(self.moving["stopping_rebound"], result.time_h, 1.0, result.tone.clip(min=1.0))
        said = content.word("stopping.name.none")
        self.moving["stopping_none_text"].set_text(textwrap.fill(said, 20) if self._narrow else said)
        # lines of one text grow to the right on a phone
        self.moving["stopping_none_text"].set_ha("left" if self._narrow else "right")
        height = 1.22 if result.tone.max() < 1.2 and not self._narrow else 0.05
        self.moving["stopping_none_text"].set_position((0 if self._narrow else end, height))
        self._draw_bars(result)
        self._draw_guess(guess, end)
        self._veil(veiled)
        stage.rest(self.moving, _NOW, ("stopping_level_dot", "stopping_tone_dot"), 0.0)
        return twin(result, veiled)

    def _dress(self, by_pump: bool) -> None:
        """Colours and parts of the route."""
        colour = theme.colour("pump" if by_pump else "oral")
        for name in ("level", "level_past", "fluid_text", "route_text"):
            self.moving[f"stopping_{name}"].set_color(colour)
        self.moving["stopping_level_dot"].set_markerfacecolor(colour)
        for at in range(3):
            self.moving[f"stopper_cord_{at}"].set_color(colour)
        self.moving["stopping_route_text"].set_text(
            content.word(f"stopping.control.route.{'pump' if by_pump else 'mouth'}")
        )
        self.rider.show_parts(*(["pump"] if by_pump else []))

    def _veil(self, veiled: bool) -> None:
        """Keep back what would tell the answer; a body at ease says nothing."""
        self._veiled = veiled
        for name in ("level", "level_past", "fluid", "tone", "tone_past", "rebound", "now", "now_tone",
                     "level_dot", "tone_dot"):  # fmt: skip
            self.moving[f"stopping_{name}"].set_visible(not veiled)
        for at in range(len(_STATES)):
            self.moving[f"stopping_state_{at}"].set_visible(not veiled or at == 0)
        for limb, artist in self.rider.moving.items():
            if limb.endswith("_tint"):
                artist.set_visible(not veiled)

    def _scale(self, result: StoppingResult) -> None:
        """Hours for three days, days for a taper; hour 0 is said by name."""
        days = result.days
        axis = "days" if days > AFTER_TAPER_DAYS else f"time.{result.route}"
        step = (24 if self._narrow else 12) if days <= 3 else (7 * 24 if self._narrow else 2 * 24)
        for axes in (self.level, self.tone):
            axes.set_xlim(0, days * 24)
            axes.set_xticks(range(0, round(days * 24) + 1, step))
        self.tone.set_xlabel(content.word(f"stopping.axis.{axis}"))
        self.tone.xaxis.set_major_formatter(
            lambda hour, _place: number_text(hour if days <= 3 else hour / 24)
        )

    def _draw_bars(self, result: StoppingResult) -> None:
        """Published times, as long as the client is without the drug."""
        without = without_h(result)
        shown = [r for r in self.reported if r.route == result.route and r.low_h < without]
        for number in range(_BARS):
            bar, text = self.moving[f"stopping_bar_{number}"], self.moving[f"stopping_bar_{number}_text"]
            place = shown[number] if number < len(shown) else None
            height = _LEVEL_TOP * (0.5 + 0.2 * number if self._narrow else 0.6 + 0.135 * number)
            ends = [place.low_h, min(place.high_h, without)] if place else []
            bar.set_data(ends, [height] * len(ends))
            text.set_text(content.word(f"stopping.reported.{place.name}") if place else "")
            # a bar that reaches the end of the chart has its name there: a phone is narrow
            late = bool(place) and place.high_h >= result.time_h[-1]
            text.set_ha("right" if late else "left")
            text.set_position((result.time_h[-1] if late else place.low_h if place else 0, height + 7))

    def _draw_guess(self, guess: tuple[float, str] | None, end: float) -> None:
        """A dashed line at the predicted share."""
        level, label = guess if guess else (0.0, "")
        self.moving["stopping_guess"].set_data([0, end] if guess else [], [level, level] if guess else [])
        self.moving["stopping_guess_text"].set_text(label)
        self.moving["stopping_guess_text"].set_position((end, level + 2))

    def timeline(self, result: StoppingResult) -> Timeline:
        """The hours after the stop, or the days of a taper: the body stiffens as its curve says."""
        end = float(result.time_h[-1])
        series = _series(result)
        taper = result.way == "taper"
        return Timeline(
            hours=(0.0, end),
            start=end / 2 if taper else self.opens_h,
            tracks=self._tracks(result, end),
            series=series,
            captions=self._captions(result, series),
            edges=stage.edges(self.level, (0.0, end)),
            voices=[Voice("level", 0.0, _LEVEL_TOP)],
            speed=end / _SECONDS,
            moment=stage.moment("stopping.moment", "days" if taper else "hour"),
        )

    def _tracks(self, result: StoppingResult, end: float) -> list[Track]:
        hours = (0.0, end)
        found = stage.hour_tracks(self.level, hours, _NOW, _PAST)
        found += stage.dot_tracks(self.level, hours, "stopping_level_dot", "level")
        found += stage.dot_tracks(self.tone, hours, "stopping_tone_dot", "tone")
        found += stage.turns("stopping_state", "state", len(_STATES))
        tall = stage.size_px(self.figure)[1]
        return found + self.rider.tracks(tall, "tip" if result.route == "pump" else "even")

    def _captions(self, result: StoppingResult, series: dict[str, np.ndarray]) -> list[tuple[float, str]]:
        """What the body says, each time it changes, and what was reported by then."""
        without = without_h(result)
        bars = [r for r in self.reported if r.route == result.route and r.low_h < without]
        found: list[tuple[float, str]] = []
        for hour, at in zip(_hours(result), series["state"], strict=True):
            state = content.word(f"stopping.state.{_STATES[int(at)]}").replace(" | ", " ")
            begun = [content.word(f"stopping.reported.{r.name}") for r in bars if r.low_h <= hour <= r.high_h]
            said = content.capital(state) + "."
            if begun:
                said = content.word("stopping.caption.reported", said=said, names="; ".join(begun))
            found.append((float(hour), said))
        return stage.each_change(found)


def _frame(axes: Axes, top: float, ticks: Sequence[float]) -> None:
    """Ticks and height of one of the two charts."""
    theme.quiet(axes)
    axes.set_ylim(0, top)
    axes.set_yticks(ticks)


def _hours(result: StoppingResult) -> np.ndarray:
    return np.linspace(0.0, float(result.time_h[-1]), _FRAMES)


def _series(result: StoppingResult) -> dict[str, np.ndarray]:
    """One number per frame for everything that moves."""
    hours, zero = _hours(result), np.zeros(_FRAMES)
    level = np.interp(hours, result.time_h, result.level_percent)
    tone = np.interp(hours, result.time_h, result.tone)
    near = 1 + content.parameter("stopping.near_old_percent").value / 100
    pose = stiffness(tone, float(result.tone[0]))
    by_pump = result.route == "pump"
    period = float(result.time_h[-1]) / _SECONDS * 1.5
    return {
        "level": level,
        "tone": tone,
        "state": (pose > 0.2).astype(float) + (tone > 2 - near) + (tone > near),
        "stopper_pose": pose,
        "stopper_tint": zero if by_pump else np.clip(level / _LEVEL_TOP, 0, 1),
        "stopper_cord": np.clip(level / (100 if by_pump else 2 * _LEVEL_TOP), 0, 1),
        "stopper_drip": (hours / period) % 1.0 * _runs(result, hours),
    }


def _runs(result: StoppingResult, hours: np.ndarray) -> np.ndarray:
    """Whether the pump gives anything at each hour."""
    if result.way == "taper":
        return (hours < (result.days - AFTER_TAPER_DAYS) * 24).astype(float)
    return (hours >= result.gap_h).astype(float) if result.way == "gap" else np.zeros(hours.shape)
