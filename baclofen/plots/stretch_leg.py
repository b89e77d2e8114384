"""Somebody sits on the edge of a couch, and a hand straightens the leg: the body of the lab `stretch`.

Everything stands in pixels of a page, on the ground of a picture. What the clock moves is drawn with the leg
hanging (0); `tracks` says where it goes until the leg is straight (1).
"""

from __future__ import annotations

from math import cos, radians, sin

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from baclofen.plots import artists, body, stretch_hand, theme
from baclofen.plots.body import Limb
from baclofen.plots.rider import Place
from baclofen.plots.timeline import Track

#: how far the leg comes, a little back and forth, between which a page draws straight lines
_KEYS = np.linspace(-0.2, 1.0, 17)
_THIGH, _HANGING = 3.0, -90.0
_LONG = {"thigh": 0.46, "shank": 0.44, "upper_arm": 0.29, "forearm": 0.26}
#: the client's own arm rests on the thigh
_LAP = {"upper_arm": -78.0, "forearm": -18.0, "hand": -24.0}
#: a foot below a hanging shin, toes to the right, seen from the ankle: heel, sole, toes, back of the foot
_FOOT = ((-0.05, 0.05), (-0.075, -0.04), (-0.06, -0.105), (0.04, -0.088), (0.13, -0.105), (0.215, -0.1),
         (0.225, -0.055), (0.13, -0.022), (0.06, 0.03), (0.05, 0.06))  # fmt: skip
#: the muscle behind the thigh: ends along and below it, half its thickness at rest and when it pulls
_MUSCLE, _SLACK, _THICK = ((0.03, -0.05), (0.455, -0.03)), 0.03, 0.066
#: the arrow of the hand beyond the foot: how far along, where it begins, its shortest and longest length
_AT, _FROM, _SHORT, _LONGEST, _BROAD = 0.62, -0.1, 0.2, 0.42, 0.075
#: the arrow of the leg that pulls back: how far along, from where to where, how broad
_BACK_AT, _BACK, _BACK_BROAD = 0.17, (-0.1, -0.34), 0.06
_UPPER = ("neck", "head", "trunk")
_ARM = ("upper_arm", "forearm", "hand")
#: what goes with the shin, and what hangs from the wrist of the helper
_WITH_SHIN = ("foot", "shank", "palm", "thumb", *(f"finger_{at}" for at in range(4)), "goes", "back")
_HELPER = ("skin", "sleeve", "more_sleeve")


class Leg:
    """The sitting body, the muscle behind its thigh, its lower leg, and the hand that moves it."""

    def __init__(self, ground: Axes) -> None:
        self.ground = ground
        look = {"boxstyle": "round,pad=0,rounding_size=6", "linewidth": 0}
        self._couch = ground.add_patch(
            FancyBboxPatch((0, 0), 1, 1, facecolor=theme.colour("grid"), zorder=0.5, **look)
        )
        self.moving: dict[str, Artist] = {}
        for at, name in enumerate((*_UPPER, "foot", "shank", "thigh", *_ARM)):
            self._part(name, "body", 1.0 + 0.02 * at, edge=name in _ARM)
        self.moving["stretch_cord"] = artists.line(ground, "paper", 5.0)
        self.moving["stretch_cord"].set_zorder(1.07)
        for name, shade in (("slack", 0.5), ("pulling", 1.0)):
            self.moving[f"stretch_{name}"] = artists.area(ground, "muscle", alpha=shade, zorder=1.5)
        for name in ("more_sleeve", "skin", "sleeve"):
            self._part(name, "helper" if name == "skin" else "pump", 1.6)
        for at, name in enumerate(("thumb", "palm", *(f"finger_{at}" for at in range(4)))):
            self._part(name, "helper", 1.7 + 0.01 * at, edge=True)
        for name, colour in (("goes", "ink"), ("back", "muscle")):
            self._part(name, colour, 1.9, edge=True)
        self.place, self._pose = Place(0, 0, 1), None

    def _part(self, name: str, colour: str, order: float, edge: bool = False) -> None:
        """One filled part, with a rim of paper where it lies on another of its colour."""
        patch = artists.area(self.ground, colour, alpha=1.0, zorder=order)
        if edge:
            patch.set(edgecolor=theme.colour("paper"), linewidth=1.3)
        self.moving[f"stretch_{name}"] = patch

    def stand(self, place: Place) -> None:
        """Put couch, leg, muscle and hand to their place."""
        self.place, self._pose = place, None
        size = place.size
        self._couch.set_bounds(place.x - 0.36 * size, place.y - 0.62 * size, 0.68 * size, 0.485 * size)
        thigh = Limb(0, 0, _THIGH)
        self.knee = np.array(thigh.end(_LONG["thigh"]))
        shank = Limb(*self.knee, _HANGING)
        self._set("thigh", body.outline("thigh", thigh))
        self._set("shank", body.outline("shank", shank))
        self._set("foot", stretch_hand.rounded(_FOOT) + shank.end(_LONG["shank"]))
        start, end = _MUSCLE
        for name, half in (("slack", _SLACK), ("pulling", _THICK)):
            self._set(name, _spindle(start, end, half))
        self._on_shin("palm", stretch_hand.palm())
        self._on_shin("thumb", stretch_hand.thumb())
        for at, finger in enumerate(stretch_hand.fingers()):
            self._on_shin(f"finger_{at}", finger)
        self._on_shin("back", stretch_hand.arrow(_BACK_AT, *_BACK, _BACK_BROAD))
        wrist = self._wrist(0.0)
        skin, sleeve = stretch_hand.arm(stretch_hand.TURN[0], wrist[1] + place.y / size)
        for name, points in (("skin", skin), ("sleeve", sleeve), ("more_sleeve", sleeve)):
            self._set(name, points + wrist)
        self.hurry(0.0)

    def hurry(self, share: float) -> None:
        """The arrow of the hand, the longer the faster it goes (0 to 1)."""
        long = _SHORT + (_LONGEST - _SHORT) * share
        self._on_shin("goes", stretch_hand.arrow(_AT, _FROM, _FROM + long, _BROAD))

    def sit(self, pose: float) -> None:
        """Bring trunk, head and arm into a pose: -1 is limp, 0 at ease, 1 stiff."""
        if pose == self._pose:
            return
        self._pose = pose
        turned = body.angles(pose)
        upright = 90 + 0.45 * (turned["trunk"] - 90)
        trunk = Limb(0, 0, upright)
        neck = Limb(*trunk.end(0.56), turned["neck"])
        head = Limb(*neck.end(0.195), turned["neck"])
        limbs = {"trunk": trunk, "neck": neck, "head": head}
        at = trunk.end(0.5)
        for name in _ARM:
            limbs[name] = Limb(*at, _LAP[name])
            at = limbs[name].end(_LONG.get(name, 0.09))
        for name, limb in limbs.items():
            self._set(name, body.outline(name, limb))
        up = np.array([cos(radians(upright)), sin(radians(upright))])
        cord = self._px(np.linspace(0.1, 0.62, 12)[:, None] * up + 0.07 * np.array([-up[1], up[0]]))
        self.moving["stretch_cord"].set_data(cord[:, 0], cord[:, 1])
        self.low_cord = tuple(cord[2])

    @property
    def muscle(self) -> tuple[np.ndarray, np.ndarray]:
        """Where the nerves end in the muscle, in pixels: the report leaves, the order arrives."""
        start, end = np.array(_MUSCLE)
        points = self._px(np.array([start + 0.8 * (end - start), start + 0.5 * (end - start)]))
        return points[0], points[1]

    @property
    def beside_muscle(self) -> tuple[float, float]:
        """Where the name of the muscle ends, on the couch, in pixels."""
        return self.place.x + 0.06 * self.place.size, self.place.y - 0.18 * self.place.size

    def tracks(self, height_px: float) -> list[Track]:
        """How a page moves leg and hand in a picture of that height, by the series `leg` and `pull`."""
        knee = self._px(self.knee[None])[0]
        turn = [(0, 0, -90 * float(x), knee[0], height_px - knee[1]) for x in _KEYS]
        first, last = float(_KEYS[0]), float(_KEYS[-1])
        found = [Track(f"stretch_{n}", "leg", "move", first, last, turn) for n in _WITH_SHIN]
        for name in _HELPER:
            carried = [self._carried(float(x), height_px, name == "more_sleeve") for x in _KEYS]
            found.append(Track(f"stretch_{name}", "leg", "move", first, last, carried))
        found.append(Track("stretch_pulling", "pull", "fade", 0.0, 0.5, ((0.0,), (1.0,))))
        found.append(Track("stretch_back", "pull", "fade", 0.15, 0.3, ((0.0,), (1.0,))))
        found.append(Track("stretch_goes", "goes", "fade", 0.0, 1.0, ((0.0,), (1.0,))))
        return found

    def _carried(self, leg: float, height_px: float, longer: bool) -> tuple[float, ...]:
        """The arm goes with the wrist, and comes from below; its further part stays at the lower edge."""
        rest, now = (self._px(self._wrist(x)[None])[0] for x in (0.0, leg))
        first, last = stretch_hand.TURN
        degrees = first + (last - first) * leg
        moved = now - rest
        if longer:
            along = np.array([cos(radians(degrees)), sin(radians(degrees))])
            moved = moved + along * max(0.0, moved[1]) / -along[1]
        return moved[0], -moved[1], -(degrees - first), rest[0], height_px - rest[1]

    def _wrist(self, leg: float) -> np.ndarray:
        """Where the helper's wrist is while the leg has come that far, in units of the body."""
        along, front = stretch_hand.WRIST
        return self.knee + body.rotated(np.array([[front, -along]]), 90 * leg)[0]

    def _on_shin(self, name: str, points: np.ndarray) -> None:
        self._set(name, stretch_hand.from_shin(points, self.knee))

    def _set(self, name: str, points: np.ndarray) -> None:
        self.moving[f"stretch_{name}"].set_xy(self._px(points))

    def _px(self, points: np.ndarray) -> np.ndarray:
        return np.asarray(points) * self.place.size + (self.place.x, self.place.y)


def _spindle(start: tuple[float, float], end: tuple[float, float], half: float) -> np.ndarray:
    """A muscle belly between two points, thickest in its middle."""
    share = np.linspace(0, 1, 25)
    middle = np.outer(1 - share, start) + np.outer(share, end)
    aside = half * np.sin(np.pi * share) ** 0.7
    points = np.vstack([middle + np.outer(aside, (0, 1)), (middle - np.outer(aside, (0, 1)))[::-1]])
    return np.vstack([points, points[:1]])
