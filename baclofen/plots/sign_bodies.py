"""The two bodies of `signs` and `tell_apart`: each one silhouette, with the places where signs are marked."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from baclofen.model.scenarios.signs import ListedSign
from baclofen.plots import artists, body_front, theme
from baclofen.plots.sign_layout import POSES, Measures, on_body, places

_ARMS = (("forearm_left", "hand_left"), ("forearm_right", "hand_right"))
#: part of the body, as signs.csv names it -> limb, share along it, how far to the right: far enough to touch
DOTS = {
    "brain and mind": ("head", 0.06, 0.0), "senses": ("head", -0.045, 0.08),
    "breathing": ("trunk", 0.86, -0.08), "heart and blood": ("trunk", 0.64, 0.02),
    "skin": ("trunk", 0.52, -0.115), "whole body": ("trunk", 0.46, 0.12),
    "stomach and bladder": ("trunk", 0.19, 0.05), "pump and wound": ("trunk", 0.14, -0.1),
    "nerves and muscles": ("thigh_right", 0.55, 0.0),
}  # fmt: skip


def add_bodies(axes: Axes, sizes: Measures) -> None:
    """Both bodies: an outline round the whole figure, and round arms that lie on the chest."""
    for side, pose in POSES.items():
        shapes = [
            (name, np.array([on_body(sizes, side, x, y) for x, y in points]))
            for name, points in body_front.outlines(pose)
        ]
        fill, edge = theme.colour(f"{side}_body"), theme.colour(side)
        whole = _joined(points for _name, points in shapes)
        artists.put(axes, PathPatch(whole, facecolor=fill, edgecolor=edge, linewidth=3.0, zorder=1.0))
        artists.put(axes, PathPatch(whole, facecolor=fill, linewidth=0, zorder=1.1))
        if pose > 0:  # bent arms lie on the chest, and would be lost in it
            for arm in _ARMS:
                bent = _joined(points for name, points in shapes if name in arm)
                artists.put(axes, PathPatch(bent, facecolor=fill, edgecolor=edge, linewidth=3.0, zorder=1.2))
                artists.put(axes, PathPatch(bent, facecolor=fill, linewidth=0, zorder=1.3))


def place(sizes: Measures, side: str, sign: ListedSign) -> tuple[float, float]:
    """Where a sign is felt or seen on one of the bodies."""
    return on_body(sizes, side, *body_front.place(places()[sign.id], POSES[side]))


def dot(sizes: Measures, side: str, system: str) -> tuple[float, float]:
    """Where the dot of a part of the body stands."""
    return on_body(sizes, side, *body_front.point(*DOTS[system], POSES[side]))


def _joined(outlines: Iterable[np.ndarray]) -> Path:
    """One path of several outlines, all turning the same way, so that overlaps are filled too."""
    paths = []
    for points in outlines:
        x, y = points.T
        turns = float(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)))
        paths.append(Path(points if turns > 0 else points[::-1], closed=True))
    return Path.make_compound_path(*paths)
