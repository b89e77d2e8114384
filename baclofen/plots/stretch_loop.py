"""The loop of the lab `stretch`: the cord cut across, a nerve in, a nerve out, and the brake between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Circle, Polygon

from baclofen.plots import artists, theme
from baclofen.plots.timeline import Track

SIGNALS = 3
_WAYS = {"in": "nerve_in", "out": "muscle"}
#: the gray matter of a cord cut across, back upward, as shares of its radius; mirrored to the other side
_GRAY = ((0.0, 0.10), (0.13, 0.14), (0.30, 0.62), (0.42, 0.60), (0.36, 0.10), (0.52, -0.28), (0.44, -0.58),
         (0.20, -0.46), (0.12, -0.12), (0.0, -0.08))  # fmt: skip
#: shares of the radius: where the report ends, where the order begins, and the brake between them
_IN_END, _OUT_START, _GAP = (-0.36, 0.12), (-0.36, -0.42), (-0.36, -0.14)
_BAR, _MOST_BARS, _DOTS = 0.34, 2.0, 8
_POINTS = 40


class Loop:
    """The cord as through a lens, the two nerves with their signals, the brake, and baclofen on it."""

    def __init__(self, ground: Axes) -> None:
        rim, edge = theme.colour("soft"), theme.colour("muted")
        self._cord = ground.add_patch(Circle((0, 0), 1, facecolor=rim, edgecolor=edge, linewidth=2, zorder=2))
        self._gray = ground.add_patch(
            Polygon(np.zeros((1, 2)), facecolor=theme.colour("body"), linewidth=0, zorder=2.1)
        )
        for patch in (self._cord, self._gray):
            patch.set_in_layout(False)
        self.moving: dict[str, Artist] = {}
        for at in (0, 1):
            self.moving[f"stretch_lens_{at}"] = artists.line(ground, "muted", 1.0, dashes=(3, 3))
            self.moving[f"stretch_lens_{at}"].set_zorder(1.9)
        for way, colour in _WAYS.items():
            nerve = self.moving[f"stretch_nerve_{way}"] = artists.line(ground, colour, 2.6)
            nerve.set(zorder=2.3, alpha=0.55)
            knot = self.moving[f"stretch_knot_{way}"] = artists.marks(ground, colour, "o", 9)
            knot.set(zorder=2.5, markeredgecolor=theme.colour("paper"))
            for at in range(SIGNALS):
                dot = self.moving[f"stretch_{way}_{at}"] = artists.marks(ground, colour, "o", 10)
                dot.set(zorder=3, markeredgecolor=theme.colour("paper"))
        self.moving["stretch_brain"] = artists.line(ground, "band_edge", 3.0)
        self.moving["stretch_brain"].set_zorder(2.4)
        self.moving["stretch_brake"] = artists.line(ground, "band_edge", 3.0)
        self.moving["stretch_brake"].set_zorder(2.7)
        self._leader = artists.line(ground, "band_edge", 1.0)
        self._leader.set(zorder=2.35, alpha=0.7)
        self.moving["stretch_drug"] = artists.marks(ground, "band_edge", "o", 7)
        self.moving["stretch_drug"].set(zorder=2.8, markeredgecolor=theme.colour("paper"))

    def stand(self, center: tuple[float, float], radius: float) -> None:
        """Put the lens to its place."""
        self.center, self.radius = np.array(center), radius
        self._cord.set_center(center)
        self._cord.set_radius(radius)
        half = np.array(_GRAY)
        self._gray.set_xy(self._at(np.vstack([half, (half * (-1, 1))[::-1]])))
        way = self._at(np.array([(0.86, 1.0), (0.45, 0.7), (0.1, 0.0), (_GAP[0] + _BAR / 2, _GAP[1])]))
        smooth = _curve(way)
        self.moving["stretch_brain"].set_data(smooth[:, 0], smooth[:, 1])
        self.brain_at = tuple(way[0])
        end = self._at(np.array([(_GAP[0] + _BAR / 2, _GAP[1]), (1.06, _GAP[1])]))
        self._leader.set_data(end[:, 0], end[:, 1])

    def tie(self, body: tuple[float, float], muscle: tuple[np.ndarray, np.ndarray], bulge: float) -> None:
        """Lead the nerves between muscle and lens, and the lines of the lens to the back of the body."""
        away = np.array([[-0.5, 0.866], [-0.5, -0.866]])
        for at, side in enumerate(away):
            end = self.center + self.radius * side
            self.moving[f"stretch_lens_{at}"].set_data([body[0], end[0]], [body[1], end[1]])
        report, order = muscle
        root_in, root_out = (self._at(np.array([point]))[0] for point in ((-0.62, 0.74), (-0.66, -0.7)))
        inner = self._at(np.array([(-0.42, 0.5), _IN_END]))
        start = self._at(np.array([_OUT_START]))[0]
        to = [report, np.add(report, (26, bulge)), np.add(root_in, (-46, 18)), root_in, *inner]
        back = [start, root_out, np.add(root_out, (-40, -26)), np.add(order, (62, 34)), order]
        self.way = {"in": _curve(to), "out": _curve(back)}
        ends = {"in": self.way["in"][-1], "out": self.way["out"][0]}
        for way, points in self.way.items():
            self.moving[f"stretch_nerve_{way}"].set_data(points[:, 0], points[:, 1])
            self.moving[f"stretch_knot_{way}"].set_data([ends[way][0]], [ends[way][1]])
            for at in range(SIGNALS):
                self.moving[f"stretch_{way}_{at}"].set_data([points[0, 0]], [points[0, 1]])

    def press(self, own: float, drug: float) -> None:
        """Show the brake: the brain's line as strong as it is, a bar as thick as both, a dot for baclofen."""
        brain = self.moving["stretch_brain"]
        brain.set_alpha(0.12 + 0.88 * own)
        brain.set_linewidth(1.5 + 3.0 * own)
        share = min((own + drug) / _MOST_BARS, 1.0)
        bar = self._at(np.array([_GAP]) + np.array([(-_BAR / 2, 0), (_BAR / 2, 0)]))
        self.moving["stretch_brake"].set_data(bar[:, 0], bar[:, 1])
        self.moving["stretch_brake"].set_linewidth((1.0 + 10.0 * share) * self.radius / 72)
        self.moving["stretch_brake"].set_alpha(0.35 + 0.65 * share)
        count = round(_DOTS * min(drug / _MOST_BARS, 1.0))
        turn = np.pi * (0.15 + 0.7 * (np.arange(count) + 0.5) / max(count, 1))
        dots = self._at(
            np.column_stack([_GAP[0] + 0.30 * np.cos(turn), _GAP[1] + 0.02 + 0.13 * np.sin(turn)])
        )
        self.moving["stretch_drug"].set_data(dots[:, 0], dots[:, 1])

    def tracks(self, height_px: float) -> list[Track]:
        """Signals run along their nerve by `signal_<n>`, and are as clear as `in_<n>` and `out_<n>` say."""
        found = []
        for way, points in self.way.items():
            steps = [(x - points[0, 0], points[0, 1] - y) for x, y in points[:: _POINTS // 13]]
            for at in range(SIGNALS):
                gid = f"stretch_{way}_{at}"
                found.append(Track(gid, f"signal_{at}", "move", 0, 1, steps))
                found.append(Track(gid, f"{way}_{at}", "fade", 0, 1, ((0.0,), (1.0,))))
        return found

    def _at(self, shares: np.ndarray) -> np.ndarray:
        """Points given as shares of the radius around the center of the lens."""
        return self.center + self.radius * shares


def _curve(points: Sequence[np.ndarray] | np.ndarray) -> np.ndarray:
    """A smooth line with these points as its frame (a Bezier curve), shape (_POINTS, 2)."""
    share = np.linspace(0, 1, _POINTS)[:, None]
    levels = [np.repeat(point[None], _POINTS, axis=0) for point in np.asarray(points, dtype=float)]
    while len(levels) > 1:
        levels = [(1 - share) * one + share * other for one, other in pairwise(levels)]
    return levels[0]
