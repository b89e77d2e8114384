"""The loop of the lab `stretch`: from the muscle to the cord and back, and the brake in its way."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Circle

from baclofen.plots import artists, body, theme
from baclofen.plots.timeline import Track

SIGNALS = 3
_WAYS = {"in": "nerve_in", "out": "muscle"}
#: shares of the radius: where the report ends, where the order begins, and the brake between them
_IN_END, _OUT_START, _GAP = (-0.12, 0.5), (-0.12, -0.56), (-0.02, -0.03)
#: half the length of the brake, its thinnest and its thickest, as shares of the radius
_LONG, _THIN, _THICK, _MOST = 0.66, 0.07, 0.74, 2.0
#: shares of a way at which a small arrow says where it leads
_HEADS = {"in": 0.45, "out": 0.62}
_POINTS = 40


class Loop:
    """The cord as through a lens, the two nerves with their signals, and the brake, thick with baclofen."""

    def __init__(self, ground: Axes) -> None:
        self.moving: dict[str, Artist] = {}
        beam = self.moving["stretch_beam"] = artists.area(ground, "soft", alpha=1.0, zorder=0.8)
        beam.set_in_layout(False)
        self._cord = ground.add_patch(
            Circle((0, 0), 1, facecolor=theme.colour("soft"), edgecolor=theme.colour("muted"), linewidth=2.5)
        )
        self._cord.set(zorder=2, in_layout=False)
        self.moving["stretch_ring"] = artists.marks(ground, "soft", "o", 13)
        self.moving["stretch_ring"].set(zorder=1.09, markeredgecolor=theme.colour("muted"), markeredgewidth=2)
        for way, colour in _WAYS.items():
            nerve = self.moving[f"stretch_nerve_{way}"] = artists.line(ground, colour, 6.0)
            nerve.set(zorder=2.3, alpha=0.6)
            self.moving[f"stretch_head_{way}"] = artists.area(ground, colour, alpha=1.0, zorder=2.4)
            knot = self.moving[f"stretch_knot_{way}"] = artists.marks(ground, colour, "o", 13)
            knot.set(zorder=2.5, markeredgecolor=theme.colour("paper"))
            for at in range(SIGNALS):
                dot = self.moving[f"stretch_{way}_{at}"] = artists.marks(ground, colour, "o", 14)
                dot.set(zorder=3, markeredgecolor=theme.colour("paper"), markeredgewidth=1.5)
        self.moving["stretch_brain"] = artists.line(ground, "band_edge", 3.0)
        self.moving["stretch_brain"].set_zorder(2.2)
        self.moving["stretch_brake"] = artists.area(ground, "band_edge", alpha=1.0, zorder=2.7)

    def stand(self, center: tuple[float, float], radius: float) -> None:
        """Put the lens to its place."""
        self.center, self.radius = np.array(center), radius
        self._cord.set_center(center)
        self._cord.set_radius(radius)
        down = self._at(np.array([(0.95, 0.88), (0.62, 0.66), (0.42, 0.5), (0.36, _GAP[1])]))
        smooth = _curve(down)
        self.moving["stretch_brain"].set_data(smooth[:, 0], smooth[:, 1])
        self.brain_at = tuple(down[0])

    def tie(self, cord: tuple[float, float], muscle: tuple[np.ndarray, np.ndarray], unit: float) -> None:
        """Lead the nerves between muscle and lens, and the beam of the lens from the back of the body."""
        low, high = (self.center + self.radius * np.array(side) for side in ((-0.35, -0.93), (-0.5, 0.86)))
        self.moving["stretch_beam"].set_xy(np.array([cord, high, self.center, low, cord]))
        self.moving["stretch_ring"].set_data([cord[0]], [cord[1]])
        report, order = muscle
        root_in, root_out = (self._at(np.array([point]))[0] for point in ((-0.8, 0.6), (-0.86, -0.52)))
        knob, start = (self._at(np.array([point]))[0] for point in (_IN_END, _OUT_START))
        to = [
            report,
            report + unit * np.array((0.1, 0.8)),
            root_in + unit * np.array((-0.42, 0.34)),
            root_in + unit * np.array((-0.02, 0.06)),
            knob,
        ]
        back = [
            start,
            root_out + unit * np.array((0.1, -0.06)),
            root_out + unit * np.array((-0.4, 0.0)),
            order + unit * np.array((0.12, 0.5)),
            order,
        ]
        self.way = {"in": _curve(to), "out": np.vstack([np.linspace(knob, start, 8)[:-1], _curve(back)])}
        ends = {"in": knob, "out": start}
        for way, points in self.way.items():
            self.moving[f"stretch_nerve_{way}"].set_data(points[:, 0], points[:, 1])
            self.moving[f"stretch_knot_{way}"].set_data([ends[way][0]], [ends[way][1]])
            self.moving[f"stretch_head_{way}"].set_xy(_head(points, _HEADS[way], 0.062 * unit))
            for at in range(SIGNALS):
                self.moving[f"stretch_{way}_{at}"].set_data([points[0, 0]], [points[0, 1]])

    def press(self, own: float, drug: float) -> None:
        """Show the brake: the brain's line as strong as it is, and a bar as thick as both brakes are."""
        brain = self.moving["stretch_brain"]
        brain.set_visible(own > 0)
        brain.set_alpha(artists.opacity(0.5 + own))
        brain.set_linewidth(1.5 + 6.0 * own)
        share = min((own + drug) / _MOST, 1.0)
        half = 0.5 * (_THIN + (_THICK - _THIN) * share) if own + drug else 0.0
        x, y = _GAP
        frame = ((x - _LONG, y - half), (x + _LONG, y - half), (x + _LONG, y + half), (x - _LONG, y + half))
        self.moving["stretch_brake"].set_xy(self._at(_soft_corners(frame, min(half, 0.12))))
        self.brake_end = tuple(self._at(np.array([(x + _LONG, y)]))[0])
        self.brake_px = 2 * half * self.radius

    def tracks(self, height_px: float) -> list[Track]:
        """Signals run along their nerve by `signal_<n>`, and are as clear as `in_<n>` and `out_<n>` say."""
        found = [Track("stretch_nerve_out", "order", "fade", 0, 1, ((0.35,), (1.0,))),
                 Track("stretch_head_out", "order", "fade", 0, 1, ((0.2,), (1.0,)))]  # fmt: skip
        for way, points in self.way.items():
            steps = [(x - points[0, 0], points[0, 1] - y) for x, y in _evenly(points, 14)]
            for at in range(SIGNALS):
                gid = f"stretch_{way}_{at}"
                found.append(Track(gid, f"signal_{at}", "move", 0, 1, steps))
                found.append(Track(gid, f"{way}_{at}", "fade", 0, 1, ((0.0,), (1.0,))))
        return found

    def _at(self, shares: np.ndarray) -> np.ndarray:
        """Points given as shares of the radius around the center of the lens."""
        return self.center + self.radius * np.asarray(shares)


def _curve(points: Sequence[np.ndarray] | np.ndarray) -> np.ndarray:
    """A smooth line with these points as its frame (a Bezier curve), shape (_POINTS, 2)."""
    share = np.linspace(0, 1, _POINTS)[:, None]
    levels = [
        np.repeat(np.asarray(point)[None], _POINTS, axis=0) for point in np.asarray(points, dtype=float)
    ]
    while len(levels) > 1:
        levels = [(1 - share) * one + share * other for one, other in pairwise(levels)]
    return levels[0]


def _evenly(points: np.ndarray, count: int) -> np.ndarray:
    """So many points of a line, as far from one another along it."""
    gone = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    at = np.linspace(0, gone[-1], count)
    return np.column_stack([np.interp(at, gone, column) for column in points.T])


def _head(points: np.ndarray, share: float, half: float) -> np.ndarray:
    """A small arrowhead on a line, at that share of it."""
    near, far = _evenly(points, 101)[[round(100 * share), round(100 * share) + 2]]
    degrees = float(np.degrees(np.arctan2(*(far - near)[::-1])))
    frame = np.array([(-half, half), (1.3 * half, 0), (-half, -half), (-half, half)])
    return body.rotated(frame, degrees) + near


def _soft_corners(frame: Sequence[tuple[float, float]], radius: float) -> np.ndarray:
    """A box with round corners."""
    turn = np.linspace(0, np.pi / 2, 7)
    arc = radius * np.column_stack([np.cos(turn), np.sin(turn)])
    points = []
    for quarter, corner in enumerate((frame[2], frame[3], frame[0], frame[1])):
        inward = radius * np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)][quarter])
        points.append(body.rotated(arc, 90 * quarter) + corner + inward)
    return np.vstack([*points, points[0][:1]])
