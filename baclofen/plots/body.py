"""A human body as a few rigid limbs: one number moves it from limp over at ease to stiff.

Every limb is a tapered capsule, one filled path without an outline; limbs of one shade read as one piece. A
limb never changes its form, it only moves: a page can play it with transforms, and a recording stays small.
Lengths are in units of an adult's sitting height; the hip of a figure stands at (0, 0).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin

import numpy as np

_LENGTH = {"trunk": 0.56, "neck": 0.12, "upper_arm": 0.29, "forearm": 0.26, "hand": 0.09,
           "thigh": 0.46, "shank": 0.44, "foot": 0.17}  # fmt: skip
_RADII = {
    "trunk": (0.14, 0.12), "neck": (0.055, 0.05), "upper_arm": (0.072, 0.055), "forearm": (0.053, 0.036),
    "hand": (0.036, 0.03), "thigh": (0.13, 0.085), "shank": (0.083, 0.05), "foot": (0.05, 0.036),
}  # fmt: skip
_HEAD = (0.105, 0.13)  # half axes of the head
_BESIDE = ("forearm", "hand")  # angles against the limb before; all others against the floor

_JOINTS = ("trunk", "neck", "upper_arm", "forearm", "hand", "thigh", "shank", "foot")


def _pose(*degrees: float) -> dict[str, float]:
    """Joint angles by name, in the order of the joints."""
    return dict(zip(_JOINTS, degrees, strict=True))


#: pose -> joint angles in degrees; between two poses lies the line between them
SITTING = {
    -1.0: _pose(112, 60, -80, 15, 10, 2, -88, -4),
    0.0: _pose(98, 88, -62, 58, -5, 6, -84, 2),
    1.0: _pose(80, 110, -28, 128, -75, -6, -42, -34),
}
STANDING = {
    -1.0: _pose(78, 50, -84, 6, 4, -76, -106, 0),
    0.0: _pose(91, 88, -88, 12, 2, -88, -92, 0),
    1.0: _pose(84, 106, -52, 112, -70, -84, -88, -38),
}
POSTURES = {"sitting": SITTING, "standing": STANDING}
#: drawn in this order, the nearest last
LIMBS = ("foot", "shank", "thigh", "neck", "head", "trunk", "upper_arm", "forearm", "hand")
#: what is worn has another shade, so that legs, feet and arms can be told apart
WORN = {"thigh": "trousers", "shank": "trousers", "foot": "shoe"}
#: a child's lengths against an adult's; the head is nearly as large
CHILD = {
    "trunk": 0.72, "neck": 0.7, "head": 0.9, "upper_arm": 0.66, "forearm": 0.66, "hand": 0.75,
    "thigh": 0.64, "shank": 0.62, "foot": 0.7,
}  # fmt: skip


@dataclass(frozen=True)
class Limb:
    """Where a limb is: its joint (x, y) and its angle in degrees, counted from the x axis, turning left."""

    x: float
    y: float
    degrees: float

    def end(self, length: float) -> tuple[float, float]:
        """Where a limb of that length ends."""
        way = radians(self.degrees)
        return self.x + length * cos(way), self.y + length * sin(way)

    def bring(self, points: np.ndarray) -> np.ndarray:
        """Points along the x axis, shape (n, 2), brought to where the limb is."""
        return np.add(rotated(points, self.degrees), (self.x, self.y))


def angles(pose: float, posture: str = "sitting") -> dict[str, float]:
    """The joint angles [degrees] of a pose, "sitting" or "standing": -1 is limp, 0 at ease, 1 stiff.

    The forearm and the hand against the limb before, the others against the floor.

    Example:
        >>> angles(0.5)["trunk"]
        89.0
    """
    table = POSTURES[posture]
    pose = min(max(pose, -1.0), 1.0)
    low, high = (-1.0, 0.0) if pose < 0 else (0.0, 1.0)
    share = pose - low
    return {name: table[low][name] * (1 - share) + table[high][name] * share for name in table[0.0]}


def limbs(pose: float, posture: str = "sitting", child: bool = False) -> dict[str, Limb]:
    """Where every limb of a pose is, by name, in body units with the hip at (0, 0)."""
    turned = angles(pose, posture)
    long = {name: _length(name, child) for name in _LENGTH}
    trunk = Limb(0, 0, turned["trunk"])
    neck = Limb(*trunk.end(long["trunk"]), turned["neck"])
    head = Limb(*neck.end(long["neck"] + 0.075 * _share("head", child)), turned["neck"])
    found = {"trunk": trunk, "neck": neck, "head": head}
    before = trunk.end(0.9 * long["trunk"])
    degrees = 0.0
    for name in ("upper_arm", "forearm", "hand"):
        degrees = turned[name] + (degrees if name in _BESIDE else 0.0)
        found[name] = Limb(*before, degrees)
        before = found[name].end(long[name])
    before = (0.0, 0.0)
    for name in ("thigh", "shank", "foot"):
        found[name] = Limb(*before, turned[name])
        before = found[name].end(long[name])
    return found


def outline(name: str, limb: Limb, child: bool = False) -> np.ndarray:
    """The outline of a limb where it is, shape (n, 2), closed by its first point."""
    points = _head(child) if name == "head" else capsule(_length(name, child), *_radii(name, child))
    return limb.bring(points)


def eye(head: Limb, child: bool = False) -> np.ndarray:
    """An open eye: an upright stroke beside the nose, its two ends, shape (2, 2)."""
    points = np.array([[0.012, -0.06], [0.05, -0.06]]) * _share("head", child)
    return head.bring(points)


def spine_line(pose: float, posture: str = "sitting", child: bool = False, points: int = 9) -> np.ndarray:
    """The cord along the back of a pose, from the hip upward, shape (points, 2)."""
    trunk = limbs(pose, posture, child)["trunk"]
    along = np.linspace(0.06, 0.97, points) * _length("trunk", child)
    aside = 0.075 * _share("trunk", child)
    up = np.array([cos(radians(trunk.degrees)), sin(radians(trunk.degrees))])
    back = np.array([-up[1], up[0]])
    return along[:, None] * up + aside * back


def rotated(points: np.ndarray, degrees: float) -> np.ndarray:
    """Points, shape (n, 2), turned left around the origin."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return points @ np.array([[c, s], [-s, c]])


def _share(name: str, child: bool) -> float:
    return CHILD[name] if child else 1.0


def _length(name: str, child: bool) -> float:
    return _LENGTH[name] * _share(name, child)


def _radii(name: str, child: bool) -> tuple[float, float]:
    near, far = _RADII[name]
    return near * _share(name, child), far * _share(name, child)


def capsule(length: float, near: float, far: float) -> np.ndarray:
    """Two circles and their outer tangents, along the x axis."""
    lean = np.arccos((near - far) / length)
    first = np.linspace(lean, 2 * np.pi - lean, 12)
    last = np.linspace(-lean, lean, 12)
    start = np.column_stack([near * np.cos(first), near * np.sin(first)])
    end = np.column_stack([length + far * np.cos(last), far * np.sin(last)])
    return np.vstack([start, end, start[:1]])


def _head(child: bool) -> np.ndarray:
    """An ellipse along the neck with a small nose, so that the side one looks to is clear."""
    wide, tall = (half * _share("head", child) for half in _HEAD)
    turn = np.linspace(0, 2 * np.pi, 33)
    across, along = wide * np.cos(turn), tall * np.sin(turn)
    nose = np.exp(-(((turn - 2 * np.pi + 0.12) / 0.16) ** 2)) + np.exp(-(((turn + 0.12) / 0.16) ** 2))
    across = across + 0.032 * nose * _share("head", child)
    return np.column_stack([along, -across])
