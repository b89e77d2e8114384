"""The picture of `alarms`: a pump that sounds in a body, what is heard as bars in time, and the first act."""

from __future__ import annotations

import textwrap

import numpy as np
from matplotlib.artist import Artist
from matplotlib.patches import Arc

from baclofen import content
from baclofen.model.scenarios.alarms import LAST_S, STARTS_S, HeardAlarm
from baclofen.model.units import number_text
from baclofen.plots import artists, stage, theme
from baclofen.plots.description import Description, table
from baclofen.plots.rider import Place, Rider
from baclofen.plots.sign_acts import phrase
from baclofen.plots.signs import MARKS
from baclofen.plots.timeline import Timeline, Track, Voice

_FRAMES_PER_S = 10
_MOST_NOTES, _TOP = 4, 3.0
_RINGS = (0.17, 0.27, 0.37)
_EDGE_S = 0.05
_WIDE_IN, _NARROW_IN = (9.0, 4.5), (4.7, 4.3)
#: letters in a line of the act, wide and narrow
_LETTERS = {False: 43, True: 40}
_LETTER_SIZES = (("name", 20), ("speed", 15), ("act", 15))
_STATES = ("silent", "sounds")
_CUT_S = (5.6, 8.2)
#: seconds that are counted from the start of each alarm
_TICKS_S = 3


class AlarmsPicture:
    """A sitting body with its pump; beside it the tones, and what they ask for once the guess is made."""

    _narrow = False
    #: one must hear it to guess
    plays_veiled = True

    def __init__(self) -> None:
        with theme.styled():
            self.figure = theme.new_figure()
            self.ground = stage.ground(self.figure)
            self.axes = self.figure.add_axes((0, 0, 1, 1))
            theme.quiet(self.axes)
            self.axes.grid(False, axis="y")
            self.axes.set_xlim(0, LAST_S)
            self.axes.set_ylim(0, _TOP)
            self.axes.set_yticks([])
            whole = [(start, second) for start in STARTS_S for second in range(_TICKS_S + 1)]
            self.axes.set_xticks(
                [start + second for start, second in whole], [number_text(second) for _start, second in whole]
            )
            self.axes.spines["left"].set_visible(False)
            self.axes.set_xlabel(content.word("alarms.axis.time"))
            self.axes.axvspan(*_CUT_S, color=theme.colour("soft"), linewidth=0, zorder=0)
            self.rider = Rider(self.ground, "hearer", "pump", ["pump"])
            self.moving: dict[str, Artist] = self._tones() | self.rider.moving | self._rings()
            said = (content.word(f"alarms.state.{state}") for state in _STATES)
            self.moving |= stage.words_in_turn(self.ground, "alarms_state", said, 13)
            self.moving |= {
                "alarms_cut": artists.text(self.axes, "muted", ha="center", va="center", size=12),
                "alarms_mark": artists.marks(self.ground, "next_contact", "o", 16),
                "alarms_name": artists.text(self.ground, "ink", size=17, weight="bold", va="center"),
                "alarms_speed": artists.text(self.ground, "ink", size=14, weight="bold", va="top"),
                "alarms_act": artists.text(self.ground, "ink", size=12, va="top", linespacing=1.35),
            }

    def _tones(self) -> dict[str, Artist]:
        made: dict[str, Artist] = {}
        for at in range(_MOST_NOTES):
            coming = artists.line(self.axes, "ink", 13.0)
            coming.set_alpha(0.22)
            made[f"alarms_note_{at}"] = coming
            made[f"alarms_heard_{at}"] = artists.line(self.axes, "ink", 13.0)
        made["alarms_now"] = artists.line(self.axes, "ink", 1.2)
        made["alarms_now_dot"] = stage.dot(self.axes, "ink")
        return made

    def _rings(self) -> dict[str, Artist]:
        """Sound that leaves the pump, to the front of the body."""
        made = {}
        for at in range(len(_RINGS)):
            ring = Arc(
                (0, 0), 1, 1, theta1=-38, theta2=38, color=theme.colour("ink"), linewidth=3.4, zorder=6
            )
            ring.set_in_layout(False)
            made[f"alarms_ring_{at}"] = self.ground.add_patch(ring)
        return made

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen."""
        self._narrow = narrow
        self.figure.set_size_inches(_NARROW_IN if narrow else _WIDE_IN)
        wide, tall = stage.spread(self.ground)
        size = 66 if narrow else 156
        place = Place(34, tall - 72, size) if narrow else Place(76, 150, size)
        self.rider.stand(place)
        pump = self.rider.moving["hearer_disc"].get_center()
        for at, radius in enumerate(_RINGS):
            ring = self.moving[f"alarms_ring_{at}"]
            ring.set_center(pump)
            ring.set_width(2 * radius * size)
            ring.set_height(2 * radius * size)
        left = 132 if narrow else 236
        stage.place_px(self.axes, left, tall - 100 if narrow else 206, wide - 12, tall - 30)
        for at in range(len(_STATES)):
            self.moving[f"alarms_state_{at}"].set_position((left, tall - 6))
        self._edge, self._top = (10, tall - 158) if narrow else (left, 140)
        for name, letter in (("name", 16), ("speed", 13), ("act", 13)) if narrow else _LETTER_SIZES:
            self.moving[f"alarms_{name}"].set_size(letter)

    def _write(self, said: dict[str, str], veiled: bool) -> None:
        """Name, speed and act under each other; before the guess only the question."""
        edge, top, narrow = self._edge, self._top, self._narrow
        name = content.word("alarms.which") if veiled else said["tone"]
        self.moving["alarms_mark"].set_data([edge + 12], [top])
        self.moving["alarms_name"].set(text=name, position=(edge + (0 if veiled else 30), top))
        speed = textwrap.fill(said["speed"], 38 if narrow else 42)
        self.moving["alarms_speed"].set(text=speed, position=(edge, top - 18))
        lines = speed.count("\n") + 1
        act = textwrap.fill(said["act"], _LETTERS[narrow])
        self.moving["alarms_act"].set(text=act, position=(edge, top - 22 - (16 if narrow else 20) * lines))
        for part in ("mark", "speed", "act"):
            self.moving[f"alarms_{part}"].set_visible(not veiled)

    def draw(
        self, result: HeardAlarm, guess: tuple[float, str] | None = None, veiled: bool = False
    ) -> Description:
        """Move every artist to ``result``; the guess is told in words, ``veiled`` keeps name and act back."""
        for at in range(_MOST_NOTES):
            note = result.notes[at] if at < len(result.notes) else None
            for kind in ("note", "heard"):
                where = ([note.start_s, note.end_s], [note.height] * 2) if note else ([], [])
                self.moving[f"alarms_{kind}_{at}"].set_data(*where)
        self.moving["alarms_cut"].set_text(content.word(f"alarms.cut.{result.tone}").replace(" | ", "\n"))
        self.moving["alarms_cut"].set_position((sum(_CUT_S) / 2, _TOP / 2))
        said = headline(result)
        colour, marker, _size = MARKS[result.urgency]
        self.moving["alarms_mark"].set(color=theme.colour(colour), marker=marker)
        self.moving["alarms_speed"].set_color(theme.colour(colour))
        self._write(said, veiled)
        stage.rest(self.moving, ("alarms_now",), ("alarms_now_dot",), 0.0)
        return _twin(result, veiled)

    def timeline(self, result: HeardAlarm) -> Timeline:
        """The alarm, heard and seen, in its true length; what lies between two alarms is cut out."""
        played = _series(result)
        hours = (0.0, LAST_S)
        return Timeline(
            hours=hours,
            start=STARTS_S[0] + 0.5,
            tracks=self._tracks(hours),
            series=played,
            captions=_captions(result, played),
            edges=stage.edges(self.axes, hours),
            voices=[Voice("height", 0.0, _TOP, loud="loud")],
            speed=1.0,
            moment=stage.moment("alarms.moment", "hour"),
        )

    def _tracks(self, hours: tuple[float, float]) -> list[Track]:
        heard = [f"alarms_heard_{at}" for at in range(_MOST_NOTES)]
        found = stage.hour_tracks(self.axes, hours, ("alarms_now",), heard)
        found += stage.dot_tracks(self.axes, hours, "alarms_now_dot", "height")
        for at in range(len(_RINGS)):
            found.append(Track(f"alarms_ring_{at}", f"ring_{at}", "fade", 0, 1, ((0.0,), (1.0,))))
        found += stage.turns("alarms_state", "state", len(_STATES))
        return found + self.rider.tracks(stage.size_px(self.figure)[1], "tip")


def _series(result: HeardAlarm) -> dict[str, np.ndarray]:
    """One number per frame for everything that moves and sounds."""
    time = np.linspace(0.0, LAST_S, int(LAST_S * _FRAMES_PER_S) + 1)
    height, loud = np.zeros_like(time), np.zeros_like(time)
    for note in result.notes:
        there = (time >= note.start_s - _EDGE_S) & (time <= note.end_s + _EDGE_S)
        height[there], loud[there] = note.height, 1.0
    found = {"height": height, "loud": loud, "state": loud.copy()}
    for at in range(len(_RINGS)):
        found[f"ring_{at}"] = loud * (0.5 + 0.5 * np.sin(2 * np.pi * (1.6 * time - at / len(_RINGS))))
    found["hearer_pose"] = np.full_like(time, 0.8 if result.sign == "return_of_spasticity" else 0.0)
    found["hearer_cord"] = np.full_like(time, 0.9 if result.flows else 0.15)
    falls = np.arange(len(time)) % 20 / 19
    found["hearer_drip"] = falls if result.flows else np.zeros_like(time)
    return found


def _captions(result: HeardAlarm, played: dict[str, np.ndarray]) -> list[tuple[float, str]]:
    """What is heard, each time it begins or ends; no word tells the name of the alarm."""
    kinds = [
        "silence" if not height else "sound" if result.tone == "one" else "low" if height < 2 else "high"
        for height in played["height"]
    ]
    return stage.each_change(
        (at / _FRAMES_PER_S, content.word(f"alarms.caption.{kind}")) for at, kind in enumerate(kinds)
    )


def headline(result: HeardAlarm) -> dict[str, str]:
    """What a sentence about this picture may say; act, reason and speed come from the rules."""
    acts = {row["id"]: row for row in content.table("acts")}
    row = acts[f"{result.tone}_tone{'s' if result.tone == 'two' else ''}"]
    return {
        "tone": content.word(f"alarms.tone.{result.tone}"),
        "sign": content.word(f"alarms.sign.{result.sign}"),
        "speed": phrase(result.urgency, "pump"),
        "judged": content.word(f"how_soon.level.{result.urgency}.pump"),
        "act": content.fill(row["act"]),
        "reason": content.fill(row["reason"]),
    }


def _twin(result: HeardAlarm, veiled: bool) -> Description:
    said = headline(result)
    heard = [(content.word(f"alarms.table.row.{at}"), *_told(result, at)) for at in range(len(result.notes))]
    summary = content.word("alarms.veiled") if veiled else content.word("alarms.summary", **said)
    return Description(
        alt=content.word("alarms.alt"),
        summary=summary,
        table=table(
            content.word("alarms.table.caption"),
            [content.word(f"alarms.table.{column}") for column in ("which", "start", "length", "height")],
            heard,
        ),
    )


def _told(result: HeardAlarm, at: int) -> tuple[str, str, str]:
    """One tone of the table: when it begins, how long it is, how high."""
    note = result.notes[at]
    kind = "only" if result.tone == "one" else "low" if note.height < 2 else "high"
    length = note.end_s - note.start_s
    return f"{number_text(note.start_s)} s", f"{number_text(length)} s", content.word(f"alarms.height.{kind}")
