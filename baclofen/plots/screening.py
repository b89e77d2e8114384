"""The picture of `screening`: a body that loosens and stiffens again after a test dose, and the infusion."""

import numpy as np
from matplotlib.artist import Artist
from matplotlib.ticker import MultipleLocator

from baclofen import content
from baclofen.model.scenarios.screening import ScreeningResult, looseness
from baclofen.plots import artists, stage, theme
from baclofen.plots.description import Description
from baclofen.plots.rider import Place, Rider
from baclofen.plots.screening_words import headline, twin
from baclofen.plots.timeline import Timeline, Track, Voice

__all__ = ["ScreeningPicture", "headline"]

#: the lowest of these holds both curves, so the scale seldom jumps
_TOPS = (2.6, 4.0, 7.0)
#: in shares of the height, wide and narrow: a line of words; where the highest one begins
_NAME, _HIGHEST_NAME = {False: 0.066, True: 0.11}, {False: 0.846, True: 0.76}
_LAST_H, _FRAMES_PER_H, _NEEDLE_H = 48.0, 6, 0.5
#: the test dose is given at eight in the morning; from ten in the evening on it is night
_NIGHTS_H = ((14, 22), (38, 46))
_STATES = ("stiff", "looser", "met", "loose")
#: the line of the hour does not cross the name of the window
_ON_BAND = {"facecolor": theme.colour("band"), "edgecolor": "none", "pad": 1.5}
_PAST = ("screening_test_past", "screening_felt")


class ScreeningPicture:
    """Effect over two days; the need is a line; the observation window is shaded; the infusion is dashed."""

    _narrow = False
    #: the guess is about the pump's curve, so the hours of the test dose play before it
    plays_veiled = True

    def __init__(self, window_h: tuple[float, float], last_mcg: float) -> None:
        self.last_mcg = last_mcg
        with theme.styled():
            self.figure = theme.new_figure()
            self.ground = stage.ground(self.figure)
            self.axes = self.figure.add_axes((0, 0, 1, 1))
            theme.quiet(self.axes)
            self.axes.set_xlim(0, 48)
            self.axes.set_ylim(0, _TOPS[0])
            self.axes.yaxis.set_major_locator(MultipleLocator(1))
            self.axes.set_xlabel(content.word("screening.axis.time"))
            self.axes.set_ylabel(content.word("screening.axis.effect"))
            self.window_h = window_h
            stage.nights(self.axes, _NIGHTS_H)
            self.night = stage.night_word(self.axes, content.word("screening.night"))
            self.axes.axvspan(0, window_h[0], color=theme.colour("band"), linewidth=0, zorder=0.4)
            self.axes.axvspan(*window_h, color=theme.colour("band"), alpha=0.5, linewidth=0, zorder=0.4)
            self.axes.axhline(1, color=theme.colour("ink"), linewidth=1.4, linestyle=(0, (3, 2)), zorder=3)
            self.rider = Rider(self.ground, "tested", "pump", ["needle"])
            test, test_past = stage.past(self.axes, "pump", 4.0)
            test.set(alpha=0.6, linewidth=3.0)
            self.moving: dict[str, Artist] = {
                "screening_felt": artists.area(self.axes, "pump", alpha=0.3),
                "screening_infusion": artists.line(self.axes, "band_edge", 2.0, dashes=(4, 2)),
                "screening_test": test,
                "screening_test_past": test_past,
                "screening_now": artists.line(self.axes, "ink", 1.2),
                "screening_test_dot": stage.dot(self.axes, "pump"),
                "screening_test_text": artists.text(self.axes, "pump", va="bottom", weight="bold"),
                "screening_infusion_text": artists.text(self.axes, "band_edge", ha="right", va="bottom"),
            }
            states = (content.word(f"screening.state.{state}") for state in _STATES)
            self.moving |= stage.words_in_turn(self.ground, "screening_state", states, 15) | self.rider.moving
            for name, ha, colour in (("window", "left", "muted"), ("need", "right", "ink")):
                said = content.word(f"screening.name.{name}")
                look = {"bbox": _ON_BAND} if name == "window" else {}
                made = artists.text(self.axes, colour, said, ha=ha, va="top", **look)
                self.moving[f"screening_{name}_text"] = made

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen."""
        self.axes.set_xticks(range(0, 49, 12 if narrow else 8))
        self._narrow = narrow
        self.figure.set_size_inches(theme.NARROW_IN if narrow else theme.WIDE_IN)
        wide, tall = stage.spread(self.ground)
        left, top = (28, tall - 140) if narrow else (258, tall - 12)
        stage.place_px(self.axes, left, 48, wide - 14, top)
        stage.name_night(self.night, _NIGHTS_H[narrow])
        stage.name_height(self.axes, content.word("screening.axis.effect"), narrow)
        self.rider.stand(Place(46, tall - 62, 60) if narrow else Place(84, 146, 132))
        for at in range(len(_STATES)):
            self.moving[f"screening_state_{at}"].set_position((124 if narrow else 4, tall - 8))

    def draw(
        self, result: ScreeningResult, guess: tuple[float, str] | None = None, veiled: bool = False
    ) -> Description:
        """Move every artist to ``result``; the guess is a number of mcg, told in words only.

        ``veiled`` keeps the pump's curve back.
        """
        shown = result.used.responds and not veiled
        top = self._scale(result)
        self.moving["screening_window_text"].set_position((0.3, 0.97 * top))
        self.moving["screening_need_text"].set_position((47.8, 1 - 0.012 * top))
        for name in ("test", "test_past"):
            self.moving[f"screening_{name}"].set_data(result.time_h, result.test_effect)
        artists.between(self.moving["screening_felt"], result.time_h, 1.0, result.test_effect.clip(min=1.0))
        self.moving["screening_infusion"].set_data(
            result.time_h if shown else [], result.infusion_effect if shown else []
        )
        words = headline(result, self.last_mcg)
        self.moving["screening_test_text"].set_text(content.word("screening.name.test", **words))
        test_height, infusion_height = self._name_heights(result, top)
        self.moving["screening_test_text"].set_position((result.peak_h + 1.2, test_height))
        said = content.word("screening.name.infusion") if shown else ""
        self.moving["screening_infusion_text"].set_text(said)
        self.moving["screening_infusion_text"].set_position((47.8, infusion_height))
        stage.rest(self.moving, ("screening_now",), ("screening_test_dot",), 0.0)
        return twin(result, veiled, self.last_mcg)

    def _scale(self, result: ScreeningResult) -> float:
        """The height of the chart: no curve leaves it."""
        most = max(result.peak, float(result.infusion_effect.max()) if result.used.responds else 0.0)
        top = next((one for one in _TOPS if one >= most * 1.02), most * 1.1)
        self.axes.set_ylim(0, top)
        return top

    def _name_heights(self, result: ScreeningResult, top: float) -> tuple[float, float]:
        """Where the two curves' names stand: clear of the line of need, in the axes, not on each other."""
        line, highest = _NAME[self._narrow] * top, _HIGHEST_NAME[self._narrow] * top
        test = min(result.peak, highest)
        if 1 - 2 * line < test < 1:
            test = 1 + 0.012 * top
        infusion = min(max(float(result.infusion_effect[-1]), 1) + 0.016 * top, highest)
        if abs(infusion - test) < line:
            infusion = test + line if test + line <= highest - line else test - line
        return test, infusion

    def timeline(self, result: ScreeningResult) -> Timeline:
        """Two days after the injection: the body loosens as the effect rises, then stiffens again."""
        hours = (0.0, _LAST_H)
        series = _series(result)
        return Timeline(
            hours=hours,
            start=min(round(result.peak_h * _FRAMES_PER_H) / _FRAMES_PER_H, _LAST_H),
            tracks=self._tracks(hours),
            series=series,
            captions=self._captions(series),
            edges=stage.edges(self.axes, hours),
            voices=[Voice("effect", 0.0, _TOPS[0])],
            marks=[0.0],
            limits=(1.0, None),
            moment=stage.moment("screening.moment", "hour"),
        )

    def _tracks(self, hours: tuple[float, float]) -> list[Track]:
        found = stage.hour_tracks(self.axes, hours, ("screening_now",), _PAST)
        found += stage.dot_tracks(self.axes, hours, "screening_test_dot", "effect")
        found += stage.turns("screening_state", "state", len(_STATES))
        return found + self.rider.tracks(stage.size_px(self.figure)[1], "needle")

    def _captions(self, series: dict[str, np.ndarray]) -> list[tuple[float, str]]:
        """What the body does, and whether it is watched closely, each time one of them changes."""
        found: list[tuple[float, str]] = []
        for at, state in enumerate(series["state"]):
            hour = at / _FRAMES_PER_H
            watched = "watched" if hour <= self.window_h[1] else "later"
            if hour <= _NEEDLE_H:
                watched = "given"
            word = content.word(f"screening.state.{_STATES[int(state)]}").replace(" | ", " ")
            said = content.word(f"screening.caption.{watched}", state=content.capital(word))
            found.append((hour, said))
        return stage.each_change(found)


def _series(result: ScreeningResult) -> dict[str, np.ndarray]:
    """One number per frame for everything that moves."""
    hours = np.linspace(0.0, _LAST_H, int(_LAST_H * _FRAMES_PER_H) + 1)
    effect = np.interp(hours, result.time_h, result.test_effect)
    pose = looseness(effect)
    return {
        "effect": effect,
        "state": (pose < 0.6).astype(float) + (effect >= 1) + (pose < -0.2),
        "tested_pose": pose,
        "tested_cord": np.clip(effect / max(result.peak, 1.0), 0, 1),
        "tested_shot": np.clip(1 - hours / _NEEDLE_H, 0, 1),
    }
