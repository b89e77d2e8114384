"""The picture of `stretch`: a hand straightens a leg; the loop through the cord answers or is held down."""

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
from baclofen.plots.stretch_words import brain_key, brake_key, headline, situation, twin
from baclofen.plots.timeline import Timeline, Track

__all__ = ["StretchPicture", "headline"]

STATES = ("rest", "gives", "catches", "lets_go", "limp")
_START, _FRAMES_PER_MOMENT, _SPEED = 16.0, 4, 2.0
#: frames that a signal needs for its way along a nerve
_PERIOD = 12
#: the report of this speed, and an answer of this strength, are as clear as signals get
_CLEAR_REPORT, _CLEAR_ORDER = 0.09, 0.6
#: the speed at which the arrow of the hand is longest
_FASTEST = 10.0
_WIDE_IN, _NARROW_IN = (9.0, 4.75), (4.7, 4.3)
#: part -> its color; the words stand under `stretch.name`
_LABELS = {
    "cord": "ink",
    "muscle": "muscle",
    "report": "nerve_in",
    "order": "muscle",
    "brain": "band_edge",
    "brake": "band_edge",
    "with": "muted",
}
_ONLY_WIDE = ("report", "order", "brain")


class StretchPicture:
    """Somebody sits and a hand moves the leg; the cord as through a lens, with the brake in it."""

    def __init__(self) -> None:
        with theme.styled():
            self.figure = theme.new_figure()
            self.ground = stage.ground(self.figure)
            self.leg, self.loop = Leg(self.ground), Loop(self.ground)
            self.moving: dict[str, Artist] = self.leg.moving | self.loop.moving
            for name, colour in _LABELS.items():
                self.moving[f"stretch_{name}_text"] = artists.text(self.ground, colour, size=13)
            for name in ("cord", "muscle", "report", "order"):
                self._say(name, f"name.{name}")
            for name in ("cord", "brake"):
                self.moving[f"stretch_{name}_text"].set_weight("bold")
            look = {"size": 13, "weight": "bold", "ha": "center", "va": "center"}
            said = content.word("stretch.name.baclofen")
            self.moving["stretch_baclofen_text"] = artists.text(self.ground, "paper", said, **look)
            said = (content.word(f"stretch.state.{state}") for state in STATES)
            self.moving |= stage.words_in_turn(self.ground, "stretch_state", said, 25)
            for at in range(len(STATES)):
                self.moving[f"stretch_state_{at}"].set_weight("bold")

    def _say(self, name: str, key: str) -> None:
        """Write the words of that key beside a part."""
        self.moving[f"stretch_{name}_text"].set_text(content.word(f"stretch.{key}").replace(" | ", "\n"))

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen."""
        self._narrow = narrow
        self.figure.set_size_inches(_NARROW_IN if narrow else _WIDE_IN)
        wide, tall = stage.spread(self.ground)
        if narrow:
            self.leg.stand(Place(58, 116, 124))
            self.loop.stand((wide - 84, tall - 100), 60)
        else:
            self.leg.stand(Place(112, 138, 198))
            self.loop.stand((wide - 200, tall - 120), 90)
        corner = (wide - 148, 70) if narrow else (364, 92)
        for at in range(len(STATES)):
            state = self.moving[f"stretch_state_{at}"]
            state.set(position=corner, fontsize=17 if narrow else 25)
        below = 24 if narrow else 38
        self.moving["stretch_with_text"].set(position=(corner[0], corner[1] - below), va="top")

    def draw(self, result: StretchResult, guess: tuple[float, str] | None = None) -> Description:
        """Move every artist to ``result``; what was guessed is told in words only."""
        self.leg.sit(-1.0 if result.limp else min(max(1.2 - result.brake, 0.0), 1.0))
        self.leg.hurry((result.speed - 1.0) / (_FASTEST - 1.0))
        self.loop.tie(self.leg.low_cord, self.leg.muscle, self.leg.place.size)
        self.loop.press(result.own_brake, result.brake - result.own_brake)
        self._name_parts(result)
        return twin(result)

    def _name_parts(self, result: StretchResult) -> None:
        """Words beside what they name."""
        center, radius, small = self.loop.center, self.loop.radius, self._narrow
        self._say("brake", f"brake.{brake_key(result)}")
        self._say("brain", f"brain.{brain_key(result)}")
        said = situation(result).replace(" | ", "\n" if small else " ")
        self.moving["stretch_with_text"].set_text(said)
        end = np.array(self.loop.brake_end)
        places = {
            "cord": ((center[0], center[1] + radius + 6), "center", "bottom"),
            "muscle": (self.leg.beside_muscle, "right", "top"),
            "report": (self.loop.way["in"][18] + (-4, 12), "right", "bottom"),
            "order": (self.loop.way["out"][30] + (4, 12), "left", "bottom"),
            "brain": (np.add(self.loop.brain_at, (6, 0)), "left", "center"),
            "brake": (center - (0, radius + 6), "center", "top") if small
            else ((center[0] + radius + 8, end[1]), "left", "center"),
        }  # fmt: skip
        for name, (place, ha, va) in places.items():
            self.moving[f"stretch_{name}_text"].set(position=tuple(place), ha=ha, va=va)
            self.moving[f"stretch_{name}_text"].set_visible(not (small and name in _ONLY_WIDE))
        inside = self.moving["stretch_baclofen_text"]
        inside.set_position(tuple(end - (0.66 * radius, 0)))
        inside.set_visible(result.brake > result.own_brake and self.loop.brake_px >= 16)

    def timeline(self, result: StretchResult) -> Timeline:
        """One stretch in slow motion: signals run, the muscle swells, the leg follows or holds."""
        played = _series(result)
        return Timeline(
            hours=(0.0, LAST),
            start=min(_START, result.arrives),
            tracks=self._tracks(),
            series=played,
            captions=_captions(played),
            speed=_SPEED,
            moment=content.word("stretch.moment.hour"),
        )

    def _tracks(self) -> list[Track]:
        tall = stage.size_px(self.figure)[1]
        found = stage.turns("stretch_state", "state", len(STATES))
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
        "order": order,
        "goes": ((time > BEGINS) & (time <= result.arrives + 1.0)).astype(float),
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
