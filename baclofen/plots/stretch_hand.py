"""The hand of a helper for the lab `stretch`: it holds a leg above the ankle; an arrow says where it goes.

Lengths are those of a body, see `body`. A shin hangs from the origin: the first number of a point goes along
it toward the foot, the second to the front.
"""

from __future__ import annotations

from math import radians, sin

import numpy as np

from baclofen.plots import body

#: four fingers across the shin: how far along it, how far they reach in front of it
_FINGERS = ((0.262, 0.078), (0.308, 0.092), (0.354, 0.09), (0.398, 0.076))
_FINGER, _BEHIND = 0.024, -0.075
_PALM = ((0.238, -0.03), (0.422, -0.03), (0.424, -0.1), (0.39, -0.15), (0.3, -0.15), (0.238, -0.1))
_THUMB = ((0.27, -0.105), (0.165, -0.085))
#: where the arm begins; degrees of the arm on a page with the leg hanging and with it straight
WRIST, TURN = (0.345, -0.13), (-118.0, -78.0)
_FOREARM, _CUFF, _ARM_HALF, _SLEEVE_HALF = 0.2, 0.1, 0.052, 0.068


def fingers() -> list[np.ndarray]:
    """The outlines of the four fingers, along the shin and in front of it."""
    return [_bar((along, _BEHIND), (along, reach), _FINGER) for along, reach in _FINGERS]


def palm() -> np.ndarray:
    """The palm behind the shin."""
    return rounded(_PALM)


def thumb() -> np.ndarray:
    """The thumb, along the shin toward the knee."""
    return _bar(*_THUMB, 0.027)


def arm(degrees: float, drop: float) -> tuple[np.ndarray, np.ndarray]:
    """Forearm and sleeve from the wrist at the origin, on a page, down to a depth of ``drop``."""
    forearm = body.capsule(_FOREARM, _ARM_HALF - 0.006, _ARM_HALF)
    lean = np.tan(radians(90 + degrees))
    long = drop / sin(radians(-degrees))
    sleeve = [(_CUFF, -_SLEEVE_HALF), (_CUFF, _SLEEVE_HALF), (long + lean * _SLEEVE_HALF, _SLEEVE_HALF),
              (long - lean * _SLEEVE_HALF, -_SLEEVE_HALF)]  # fmt: skip
    return body.rotated(forearm, degrees), body.rotated(np.array([*sleeve, sleeve[0]]), degrees)


def arrow(along: float, start: float, end: float, thick: float) -> np.ndarray:
    """An arrow across the shin, from one distance in front of it to another."""
    shaft, head = 0.5 * thick, 1.15 * thick
    neck = end - np.sign(end - start) * 1.4 * head
    aside = [(start, shaft), (neck, shaft), (neck, head), (end, 0.0)]
    points = [(along + half, at) for at, half in aside]
    return np.array([*points, *((along - half, at) for at, half in reversed(aside[:-1])), points[0]])


def from_shin(points: np.ndarray, knee: np.ndarray) -> np.ndarray:
    """Points along a hanging shin and in front of it, in units of the body."""
    return np.column_stack([knee[0] + points[:, 1], knee[1] - points[:, 0]])


def rounded(frame: object, rounds: int = 3) -> np.ndarray:
    """A closed smooth outline inside a frame: its corners are cut, three times over."""
    points = np.asarray(frame, dtype=float)
    for _ in range(rounds):
        after = np.roll(points, -1, axis=0)
        points = np.stack([0.75 * points + 0.25 * after, 0.25 * points + 0.75 * after], axis=1).reshape(-1, 2)
    return np.vstack([points, points[:1]])


def _bar(start: tuple[float, float], end: tuple[float, float], half: float) -> np.ndarray:
    """A bar with round ends between two points."""
    way = np.subtract(end, start)
    points = body.capsule(float(np.hypot(*way)), half, half * 0.999)
    return body.rotated(points, float(np.degrees(np.arctan2(way[1], way[0])))) + start
