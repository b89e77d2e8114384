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

from baclofen.plots import artists, body, theme
from baclofen.plots.body import Limb
from baclofen.plots.rider import Place
from baclofen.plots.timeline import Track

#: how far the leg comes, a little back and forth, between which a page draws straight lines
_KEYS = np.linspace(-0.2, 1.0, 17)
_THIGH, _HANGING, _FOOT = 3.0, -90.0, 88.0
_LONG = {"thigh": 0.46, "shank": 0.44, "foot": 0.17, "upper_arm": 0.29, "forearm": 0.26}
#: the helper's hand and forearm lie across the ankle; degrees with the leg hanging and with it straight
_ANKLE, _REACH, _TURN = 0.4, (0.14, 0.36), (-14.0, -58.0)
_PROP = {"upper_arm": -112.0, "forearm": -88.0, "hand": -12.0}
#: the muscle behind the thigh: ends along and below it, half its thickness at rest and when it pulls
_MUSCLE, _SLACK, _THICK = ((0.06, -0.066), (0.445, -0.035)), 0.02, 0.05
#: thumb of the helping hand, beside the ankle
_THUMB = (0.02, 0.035, 105.0, 0.085)
_UPPER = ("neck", "head", "trunk")
_ARM = ("upper_arm", "forearm", "hand")
_HELPER = ("sleeve", "thumb", "helper")


class Leg:
    """The sitting body, the muscle behind its thigh, its lower leg, and the hand that moves it."""

    def __init__(self, ground: Axes) -> None:
        self.ground = ground
        look = {"boxstyle": "round,pad=0,rounding_size=6", "linewidth": 0}
        self._couch = ground.add_patch(
            FancyBboxPatch((0, 0), 1, 1, facecolor=theme.colour("grid"), zorder=0.5, **look)
        )
        self.moving: dict[str, Artist] = {}
        for at, name in enumerate(("foot", "shank", "thigh", *_UPPER, *_ARM)):
            self.moving[f"stretch_{name}"] = artists.area(ground, "body", alpha=1.0, zorder=1.0 + 0.02 * at)
        for name in _ARM:
            self.moving[f"stretch_{name}"].set(edgecolor=theme.colour("paper"), linewidth=1.2)
        self.moving["stretch_cord"] = artists.line(ground, "paper", 5.0)
        self.moving["stretch_cord"].set_zorder(1.3)
        for name, shade in (("slack", 0.45), ("pulling", 1.0)):
            patch = artists.area(ground, "muscle", alpha=shade, zorder=1.5)
            self.moving[f"stretch_{name}"] = patch
        for name in _HELPER:
            patch = artists.area(ground, "chair", alpha=1.0, zorder=1.7)
            patch.set(edgecolor=theme.colour("paper"), linewidth=1.5)
            self.moving[f"stretch_{name}"] = patch
        self.place, self._pose = Place(0, 0, 1), None

    def stand(self, place: Place) -> None:
        """Put couch, leg, muscle and hand to their place."""
        self.place, self._pose = place, None
        size = place.size
        self._couch.set_bounds(place.x - 0.36 * size, place.y - 0.62 * size, 0.68 * size, 0.485 * size)
        thigh = Limb(0, 0, _THIGH)
        self.knee = np.array(_end(thigh, _LONG["thigh"]))
        shank = Limb(*self.knee, _HANGING)
        foot = Limb(*_end(shank, _LONG["shank"]), _HANGING + _FOOT)
        for name, limb in (("thigh", thigh), ("shank", shank), ("foot", foot)):
            self.moving[f"stretch_{name}"].set_xy(self._px(body.outline(name, limb)))
        start, end = _MUSCLE
        for name, half in (("slack", _SLACK), ("pulling", _THICK)):
            self.moving[f"stretch_{name}"].set_xy(self._px(_spindle(start, end, half)))
        near, long = _REACH
        at = np.array(_end(shank, _ANKLE))
        sleeve = _turned(np.add(body.capsule(long - near, 0.05, 0.0499), (near, 0)), _TURN[0]) + at
        hand = _turned(body.capsule(near + 0.06, 0.042, 0.04) - (0.06, 0), _TURN[0]) + at
        x, y, degrees, thumb = _THUMB
        finger = _turned(body.capsule(thumb, 0.026, 0.02), degrees) + at + (x, y)
        for name, points in zip(_HELPER, (sleeve, finger, hand), strict=True):
            self.moving[f"stretch_{name}"].set_xy(self._px(points))

    def sit(self, pose: float) -> None:
        """Bring trunk, head and arm into a pose: -1 is limp, 0 at ease, 1 stiff."""
        if pose == self._pose:
            return
        self._pose = pose
        turned = body.angles(pose)
        upright = 90 + 0.45 * (turned["trunk"] - 90)
        trunk = Limb(0, 0, upright)
        neck = Limb(*_end(trunk, 0.56), turned["neck"])
        head = Limb(*_end(neck, 0.195), turned["neck"])
        limbs = {"trunk": trunk, "neck": neck, "head": head}
        at = _end(trunk, 0.5)
        for name in _ARM:
            limbs[name] = Limb(*at, _PROP[name])
            at = _end(limbs[name], _LONG.get(name, 0.09))
        for name, limb in limbs.items():
            self.moving[f"stretch_{name}"].set_xy(self._px(body.outline(name, limb)))
        up = np.array([cos(radians(upright)), sin(radians(upright))])
        cord = self._px(np.linspace(0.04, 0.6, 12)[:, None] * up + 0.07 * np.array([-up[1], up[0]]))
        self.moving["stretch_cord"].set_data(cord[:, 0], cord[:, 1])
        self.low_cord = tuple(cord[3])

    @property
    def muscle(self) -> tuple[np.ndarray, np.ndarray]:
        """Where the nerves end in the muscle, in pixels: the report leaves, the order arrives."""
        start, end = np.array(_MUSCLE)
        points = self._px(np.array([start + 0.72 * (end - start), start + 0.4 * (end - start)]))
        return points[0], points[1]

    def tracks(self, height_px: float) -> list[Track]:
        """How a page moves leg and hand in a picture of that height, by the series `leg` and `pull`."""
        knee = self._px(self.knee[None])[0]
        turn = [(0, 0, -90 * float(x), knee[0], height_px - knee[1]) for x in _KEYS]
        first, last = float(_KEYS[0]), float(_KEYS[-1])
        found = [Track(f"stretch_{n}", "leg", "move", first, last, turn) for n in ("shank", "foot")]
        carried = [self._carried(float(x), height_px) for x in _KEYS]
        found += [Track(f"stretch_{n}", "leg", "move", first, last, carried) for n in _HELPER]
        found.append(Track("stretch_pulling", "pull", "fade", 0.0, 0.5, ((0.0,), (1.0,))))
        return found

    def _carried(self, leg: float, height_px: float) -> tuple[float, ...]:
        """The hand goes with the ankle, and turns so that it comes from below."""
        rest, now = (
            self._px(np.array([_end(Limb(*self.knee, _HANGING + 90 * x), _ANKLE)]))[0] for x in (0.0, leg)
        )
        degrees = -(_TURN[1] - _TURN[0]) * max(leg, 0.0)
        return now[0] - rest[0], -(now[1] - rest[1]), degrees, rest[0], height_px - rest[1]

    def _px(self, points: np.ndarray) -> np.ndarray:
        return np.asarray(points) * self.place.size + (self.place.x, self.place.y)


def _end(limb: Limb, length: float) -> tuple[float, float]:
    """The far end of a limb of that length."""
    return limb.x + length * cos(radians(limb.degrees)), limb.y + length * sin(radians(limb.degrees))


def _turned(points: np.ndarray, degrees: float) -> np.ndarray:
    """Points turned around the origin."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return points @ np.array([[c, s], [-s, c]])


def _spindle(start: tuple[float, float], end: tuple[float, float], half: float) -> np.ndarray:
    """A muscle belly between two points, thickest in its middle."""
    share = np.linspace(0, 1, 25)
    middle = np.outer(1 - share, start) + np.outer(share, end)
    aside = half * np.sin(np.pi * share) ** 0.7
    points = np.vstack([middle + np.outer(aside, (0, 1)), (middle - np.outer(aside, (0, 1)))[::-1]])
    return np.vstack([points, points[:1]])
