"""The picture of `oral`: a body that swallows, and three days of tablets in ng per mL, with the spread."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.path import Path

from baclofen import content
from baclofen.model.scenarios.oral_days import OralDays
from baclofen.model.units import number_text
from baclofen.plots import artists, body, stage, theme
from baclofen.plots.description import Description
from baclofen.plots.grip import Grip, tablets
from baclofen.plots.oral_words import headline, level_text, twin
from baclofen.plots.rider import Place, Rider
from baclofen.plots.timeline import Timeline, Track, Voice

__all__ = ["OralPicture", "headline", "level_text"]

_CEILINGS = (100, 200, 400, 800, 1600, 3200, 8000)
_DAY_H, _END_H = 24, 72
_FLOOR = 0.02  # where tablets lie, as a share of the height
_START_H, _FRAMES_PER_H, _SECONDS = 9.0, 4, 24
#: the first tablet is taken at six in the morning; from ten in the evening on it is night
_NIGHTS_H = ((16, 24), (40, 48), (64, 72))
_PILL = Path(body.capsule(2.0, 1.0, 1.0) - (1, 0))
_STATES = ("swallowed", "blood", "coma")
_LITTLE_LEFT, _LIMP_FROM = 0.2, 0.8
_ORGANS = ("stomach", "kidney")
#: how much room the name of the lowest level needs above the axis, in pixels
_ROOM_PX = 30
_PAST = ("oral_level_past", "oral_taken")


class OralPicture:
    """Plasma level over three days; doses on the floor; a second routine dashed; a band for the spread."""

    def __init__(self) -> None:
        with theme.styled():
            self.figure = theme.new_figure()
            self.ground = stage.ground(self.figure)
            self.axes = self.figure.add_axes((0, 0, 1, 1))
            theme.quiet(self.axes)
            self.axes.set_xlabel(content.word("oral.axis.time"))
            self.axes.yaxis.set_major_formatter(lambda level, _place: number_text(level))
            stage.nights(self.axes, _NIGHTS_H)
            self.night = stage.night_word(self.axes, content.word("oral.night"))
            self.rider = Rider(self.ground, "taker", "oral", ["stomach", "kidney"], tinted=True)
            self.moving: dict[str, Artist] = self._curves() | self._words() | self.rider.moving

    def _curves(self) -> dict[str, Artist]:
        level, level_past = stage.past(self.axes, "oral")
        made = {
            "oral_band": artists.area(self.axes, "oral", alpha=0.18, zorder=1),
            "oral_other": artists.line(self.axes, "pump", 2.0, dashes=(4, 2)),
            "oral_guess": artists.line(self.axes, "guess", 1.6, dashes=(2, 2)),
            "oral_mark": artists.line(self.axes, "guess", 1.6, dashes=(2, 2)),
            "oral_level": level,
            "oral_level_past": level_past,
            "oral_doses": artists.marks(self.axes, "oral", _PILL, 12),
            "oral_taken": artists.marks(self.axes, "oral", _PILL, 12),
            "oral_missed": artists.marks(self.axes, "oral", "x"),
            "oral_now": artists.line(self.axes, "ink", 1.2),
            "oral_level_dot": stage.dot(self.axes, "oral"),
        }
        made["oral_doses"].set_markerfacecolor(theme.colour("paper"))
        return made

    def _words(self) -> dict[str, Artist]:
        made = {
            "oral_peak_text": artists.text(self.axes, "oral", ha="right", va="bottom", weight="bold"),
            "oral_trough_text": artists.text(self.axes, "oral", ha="right", va="top", weight="bold"),
            "oral_other_text": artists.text(self.axes, "pump", ha="left", va="top"),
            "oral_band_text": artists.text(self.axes, "oral", ha="left", va="top"),
            "oral_guess_text": artists.text(self.axes, "guess", ha="left", va="bottom"),
            "oral_mark_text": artists.text(self.axes, "guess", ha="left", va="top"),
        }
        for organ in _ORGANS:
            made[f"oral_{organ}_text"] = artists.text(
                self.ground, "muted", content.word(f"oral.name.{organ}")
            )
            made[f"oral_{organ}_text"].set(va="center", size=12)
            made[f"oral_{organ}_leader"] = artists.line(self.ground, "muted", 1.2)
        said = (content.word(f"oral.state.{state}") for state in _STATES)
        return made | stage.words_in_turn(self.ground, "oral_state", said)

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen: the body stands beside the chart, or above it."""
        self._narrow = narrow
        self._scale(_END_H)
        self.figure.set_size_inches(theme.NARROW_IN if narrow else theme.WIDE_IN)
        wide, tall = stage.spread(self.ground)
        self._stands = Place(34, tall - 62, 60) if narrow else Place(98, 146, 132)
        left, top = (52, tall - 140) if narrow else (268, tall - 12)
        stage.place_px(self.axes, left, 48, wide - 14, top)
        self.axes.tick_params(axis="y", pad=12 if narrow else 6)  # half of the first tablet lies there
        stage.name_height(self.axes, content.word("oral.axis.level"), narrow)
        for at in range(len(_STATES)):
            place = (166, tall - 8) if narrow else (4, tall - 8)
            self.moving[f"oral_state_{at}"].set_position(place)

    def _scale(self, end_h: int) -> None:
        """Three days, or one where a single dose is all there is."""
        self.axes.set_xlim(0, end_h)
        self.axes.set_xticks(range(0, end_h + 1, end_h // (3 if self._narrow else 6)))
        stage.name_night(self.night, _NIGHTS_H[-1 if self._narrow and end_h == _END_H else 0])

    def draw(
        self,
        result: OralDays,
        guess: tuple[float, str] | None = None,
        mark: tuple[float, str] | None = None,
        veiled: bool = False,
    ) -> Description:
        """Move every artist to ``result``; ``guess`` is a predicted level [ng per mL] and its label.

        ``mark`` is a predicted time, counted from the highest level [h]; ``veiled`` keeps back what comes
        after the highest level.
        """
        self._scale(int(_end_h(result)))
        top = self._ceiling(result, guess)
        end = int(np.argmax(result.level)) + 1 if veiled else len(result.time_h)
        for name in ("level", "level_past"):
            self.moving[f"oral_{name}"].set_data(result.time_h[:end], result.level[:end])
        self._draw_mark(result, mark, top)
        self._draw_other(result, top)
        self._draw_band(result, top)
        self._mark_doses(result, top)
        self._name_extremes(result, top)
        self._draw_guess(guess, top)
        self.rider.stand(self._stands, child=result.weight_kg is not None)
        self._name_organs()
        stage.rest(self.moving, ("oral_now",), ("oral_level_dot",), 0.0)
        self._hold(veiled)
        return twin(result, veiled)

    def _name_organs(self) -> None:
        """What lies in the trunk, named behind the back, or on a phone in front of the body."""
        centers = [self.rider.moving[f"taker_{organ}"].get_center() for organ in _ORGANS]
        middle = sum(y for _x, y in centers) / len(centers)
        left = self._stands.x + 1.1 * self._stands.size if self._narrow else 66.0
        for organ, (x, y), side in zip(_ORGANS, centers, (1, -1), strict=True):
            at = (left, middle + side * (9 if self._narrow else 14))
            text, leader = self.moving[f"oral_{organ}_text"], self.moving[f"oral_{organ}_leader"]
            text.set(position=at, ha="left" if self._narrow else "right")
            leader.set_data([at[0] + (-3 if self._narrow else 3), x], [at[1], y])

    def _hold(self, veiled: bool) -> None:
        """A picture that does not play yet shows its body, without hour and words."""
        states = (f"state_{at}" for at in range(len(_STATES)))
        for gid in ("now", "level_dot", *states):
            self.moving[f"oral_{gid}"].set_visible(not veiled)
        self.moving["oral_level"].set_alpha(1.0 if veiled else 0.3)
        for gid, artist in self.rider.moving.items():
            if gid.endswith("_tint"):
                artist.set_visible(not veiled)

    def _ceiling(self, result: OralDays, guess: tuple[float, str] | None) -> float:
        """The lowest of a few fixed ceilings that holds every curve, so the scale seldom jumps."""
        curves = [c for c in (result.level, result.other, result.high) if c is not None]
        needed = 1.12 * max(float(np.max(curve)) for curve in curves)
        needed = max(needed, 1.12 * guess[0]) if guess else needed
        top = next((c for c in _CEILINGS if c >= needed), _CEILINGS[-1])
        self.axes.set_ylim(0, top)
        return top

    def _draw_other(self, result: OralDays, top: float) -> None:
        other, label = self.moving["oral_other"], self.moving["oral_other_text"]
        shown = result.other is not None
        other.set_data(result.time_h if shown else [], result.other if shown else [])
        said = content.word("oral.name.other")
        label.set_text((said.replace(", ", ",\n") if self._narrow else said) if shown else "")
        label.set_position((1, (0.985 if self._narrow else 0.925) * top))

    def _draw_band(self, result: OralDays, top: float) -> None:
        label = self.moving["oral_band_text"]
        label.set_text(content.word("oral.name.band") if result.low is not None else "")
        label.set_position((1, (0.76 if self._narrow else 0.855) * top))
        if result.low is None:
            artists.nothing(self.moving["oral_band"])
        else:
            artists.between(self.moving["oral_band"], result.time_h, result.low, result.high)

    def _mark_doses(self, result: OralDays, top: float) -> None:
        floor = _FLOOR * top
        taken = np.asarray(result.dose_time_h)
        missed = [] if result.missed_time_h is None else [result.missed_time_h]
        for name in ("doses", "taken"):
            self.moving[f"oral_{name}"].set_data(taken, np.full(taken.shape, floor))
        self.moving["oral_missed"].set_data(missed, [floor] * len(missed))

    def _name_extremes(self, result: OralDays, top: float) -> None:
        last = result.time_h >= (0 if result.single else result.time_h[-1] - _DAY_H)
        for name, value, pick in (("peak", result.peak, np.argmax), ("trough", result.trough, np.argmin)):
            hour = result.time_h[last][int(pick(result.level[last]))]
            up = 0.015 if name == "peak" else -0.015
            label = self.moving[f"oral_{name}_text"]
            room = name == "peak" or (not result.single and self._above_axis_px(value) >= _ROOM_PX)
            label.set_text(content.word("oral.name.level", level=level_text(value)) if room else "")
            label.set_ha("left" if result.single else "right")
            at = hour + 0.3 if result.single else min(hour + 2, _END_H - 0.2)
            label.set_position((at, max(value + up * top, 0.1 * top)))

    def _above_axis_px(self, level: float) -> float:
        return stage.y_px(self.axes, level) - stage.y_px(self.axes, 0.0)

    def _draw_mark(self, result: OralDays, mark: tuple[float, str] | None, top: float) -> None:
        """A dotted upright line at a predicted hour."""
        hour, label = mark if mark else (0.0, "")
        at = float(result.time_h[int(np.argmax(result.level))]) + hour
        self.moving["oral_mark"].set_data([at, at] if mark else [], [0, top] if mark else [])
        self.moving["oral_mark_text"].set_text(label)
        self.moving["oral_mark_text"].set_position((at + 0.2, 0.985 * top))

    def _draw_guess(self, guess: tuple[float, str] | None, top: float) -> None:
        level, label = guess if guess else (0.0, "")
        self.moving["oral_guess"].set_data([0, _END_H] if guess else [], [level, level] if guess else [])
        self.moving["oral_guess_text"].set_text(label)
        self.moving["oral_guess_text"].set_position((1, level + 0.01 * top))

    def grips(self, result: OralDays, values: Mapping[str, Any]) -> list[Grip]:
        """The first two tablets of the last day, to be taken out."""
        if result.single:
            return []
        missed = () if result.missed_time_h is None else (result.missed_time_h,)
        hours = sorted(hour for hour in (*result.dose_time_h, *missed) if hour >= _END_H - _DAY_H)
        return tablets(self.axes, "missed", str(values["missed"]), hours, _FLOOR * self.axes.get_ylim()[1])

    def timeline(self, result: OralDays) -> Timeline:
        """Three days: tablets swallowed at their hour, the stomach empties, blood fills, kidneys clear it."""
        hours, top = (0.0, _end_h(result)), self.axes.get_ylim()[1]
        series = _series(result)
        return Timeline(
            hours=hours,
            start=min(_START_H, hours[1] / 8),
            tracks=self._tracks(hours),
            series=series,
            captions=_captions(series),
            edges=stage.edges(self.axes, hours),
            voices=[Voice("level", 0.0, top)],
            marks=result.dose_time_h,
            limits=(None, content.parameter("oral.coma_case_ng_per_mL").value),
            speed=hours[1] / _SECONDS,
            moment=stage.moment("oral.moment", "hour"),
        )

    def _tracks(self, hours: tuple[float, float]) -> list[Track]:
        found = stage.hour_tracks(self.axes, hours, ("oral_now",), _PAST)
        found += stage.dot_tracks(self.axes, hours, "oral_level_dot", "level")
        found += stage.turns("oral_state", "state", len(_STATES))
        return found + self.rider.tracks(stage.size_px(self.figure)[1])


def _end_h(result: OralDays) -> float:
    return float(_DAY_H if result.single else _END_H)


def _series(result: OralDays) -> dict[str, np.ndarray]:
    """One number per frame for everything that moves."""
    end = _end_h(result)
    hours = np.linspace(0.0, end, int(end * _FRAMES_PER_H) + 1)
    level, left = np.interp(hours, result.time_h, result.level), result.unabsorbed(hours)
    coma = content.parameter("oral.coma_case_ng_per_mL").value
    blood = np.sqrt(np.clip(level / coma, 0, 1))
    return {
        "level": level,
        "state": np.where(level >= coma, 2.0, (left < _LITTLE_LEFT).astype(float)),
        # no level is known to loosen or to tire; above that of a client in coma a body is drawn limp
        "taker_pose": -np.clip((level / coma - _LIMP_FROM) / (1 - _LIMP_FROM), 0, 1),
        "taker_tint": blood,
        "taker_cord": 0.6 * blood,
        "taker_gut": left,
        "taker_drip": (hours / (end / _SECONDS)) % 1.0,
        "taker_leaving": np.clip(result.leaving(hours) / 2, 0, 1),
    }


def _captions(series: dict[str, np.ndarray]) -> list[tuple[float, str]]:
    """What happens in the body, each time it changes."""
    return stage.each_change(
        (at / _FRAMES_PER_H, content.word(f"oral.caption.{_STATES[int(state)]}"))
        for at, state in enumerate(series["state"])
    )
