"""One body in a wheelchair: posture, drug in the blood, drug along the cord, and what lies inside.

Each part that moves is an artist of its own, drawn at ease; `tracks` says how a page moves it. Series are
named after the rider: `<name>_pose`, `<name>_tint`, `<name>_cord`, and for what is inside `<name>_gut`,
`<name>_drip` and `<name>_leaving`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians, sin

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Circle

from baclofen.plots import artists, body, theme
from baclofen.plots.timeline import Track

INSIDE = ("stomach", "kidney", "pump", "needle")
#: poses between which a page draws straight lines
_KEYS = np.linspace(-1, 1, 17)
#: pieces of the cord as shares of the trunk, from the catheter tip outward; how much of the drug each gets
_CORD_PARTS = ((0.30, 0.55), (0.55, 0.78), (0.06, 0.30))
_EVEN, _FROM_TIP, _FROM_NEEDLE = (0.45, 0.45, 0.45), (1.0, 0.6, 0.3), (0.8, 0.45, 1.0)
#: along the trunk, and to its front, as shares of its length
_STOMACH, _PUMP, _KIDNEY = (0.52, 0.015), (0.3, -0.06), (0.24, -0.02)
_TINT, _NO_CORD = 0.85, 0.08
#: poses at which an eye is closed, and open: closed where a picture calls a body sleepy
_CLOSED, _OPEN = -0.42, -0.34


@dataclass(frozen=True)
class Place:
    """Where a body stands in the axes: its hip, and how many axes units one body unit is."""

    x: float
    y: float
    size: float


class Rider:
    """One body in its wheelchair.

    Args:
        axes: axes whose units are pixels and which nothing else scales.
        name: it begins the names of artists and series.
        colour: of the drug, a name of the palette.
        inside: what is drawn in the trunk besides the cord, see `INSIDE`.
        tinted: whether blood is shown as a tint of the whole body.
    """

    def __init__(
        self,
        axes: Axes,
        name: str,
        colour: str,
        inside: Sequence[str],
        tinted: bool = False,
    ) -> None:
        self.axes, self.name, self.inside, self.tinted = axes, name, tuple(inside), tinted
        self.place, self.child = Place(0, 0, 1), False
        self.chair = _chair(axes)
        self._played: list[Track] | None = None
        self.moving: dict[str, Artist] = {}
        self._trunk: dict[str, Artist] = {}
        for limb in body.LIMBS:
            self._limb(limb, body.WORN.get(limb, "body"))
            if tinted:
                self._limb(limb, colour, "_tint")
        self._eye = self.moving[f"{name}_eye"] = _thick(axes, "ink", 1.8, zorder=3.05)
        for at in range(len(_CORD_PARTS)):
            self._trunk[f"cord_{at}"] = _thick(axes, colour, 5.0, zorder=3.2)
        self._trunk["back"] = _thick(axes, "paper", 8.5, zorder=3.1)
        for part in self.inside:
            self._trunk |= _PARTS[part](axes, colour)
        self.moving |= {f"{name}_{part}": artist for part, artist in self._trunk.items()}

    def _limb(self, limb: str, colour: str, ending: str = "") -> None:
        patch = artists.area(self.axes, colour, alpha=1.0, zorder=2.0 + 0.01 * len(self.moving))
        self.moving[f"{self.name}_{limb}{ending}"] = patch

    def stand(self, place: Place, child: bool = False) -> None:
        """Put the body, of an adult or a child, at ease into its place."""
        if (place, child) == (self.place, self.child) and self._played is not None:
            return
        self.place, self.child, self._played = place, child, None
        for part, (kind, form) in self.chair.items():
            _put_chair(part, kind, form, place, 0.7 if child else 1.0)
        at_ease = body.limbs(0.0, child=child)
        for limb in body.LIMBS:
            drawn = self._on_axes(body.outline(limb, at_ease[limb], child))
            self.moving[f"{self.name}_{limb}"].set_xy(drawn)
            if self.tinted:
                self.moving[f"{self.name}_{limb}_tint"].set_xy(drawn)
        eye = self._on_axes(body.eye(at_ease["head"], child))
        self._eye.set_data(eye[:, 0], eye[:, 1])
        self._fill_trunk(at_ease["trunk"])

    def _fill_trunk(self, trunk: body.Limb) -> None:
        """Cord, and what else lies in the trunk."""
        cord = self._cord = self._on_axes(body.spine_line(0.0, child=self.child, points=60))
        self._trunk["back"].set_data(cord[4:47, 0], cord[4:47, 1])
        for at, (low, high) in enumerate(_CORD_PARTS):
            piece = cord[int(60 * low) : int(60 * high) + 1]
            self._trunk[f"cord_{at}"].set_data(piece[:, 0], piece[:, 1])
        size = self.place.size * (body.CHILD["trunk"] if self.child else 1.0)
        if "stomach" in self.inside:
            self._round(trunk, _STOMACH, {"stomach": 0.075 * size, "tablet": 0.05 * size})
        if "kidney" in self.inside:
            self._round(trunk, _KIDNEY, {"kidney": 0.055 * size, "water": 0.02 * size})
        if "pump" in self.inside:
            x, y = self._round(trunk, _PUMP, {"disc": 0.07 * size, "drop": 0.024 * size})
            bend, tip = cord[int(60 * 0.2)], cord[int(60 * 0.55)]
            self._trunk["catheter"].set_data([x, bend[0], tip[0]], [y, bend[1], tip[1]])
            self._way = ((x, y), tuple(bend), tuple(tip))
        if "needle" in self.inside:
            low = cord[int(60 * 0.14)]
            end = low + np.array([-0.34, 0.05]) * size
            self._trunk["needle"].set_data([end[0], low[0]], [end[1], low[1]])
            barrel = end + np.array([[-0.12, 0.018], [0.1, -0.015]]) * size
            self._trunk["barrel"].set_data(barrel[:, 0], barrel[:, 1])

    def _round(
        self, trunk: body.Limb, where: tuple[float, float], sizes: Mapping[str, float]
    ) -> tuple[float, float]:
        """Put round parts to one place of the trunk."""
        x, y = self._in_trunk(trunk, *where)
        for part, radius in sizes.items():
            self._trunk[part].set_center((x, y))
            self._trunk[part].set_radius(radius)
        return x, y

    def _in_trunk(self, trunk: body.Limb, along: float, front: float) -> tuple[float, float]:
        up = np.array([cos(radians(trunk.degrees)), sin(radians(trunk.degrees))])
        ahead = np.array([up[1], -up[0]])
        long = 0.56 * (body.CHILD["trunk"] if self.child else 1.0)
        point = long * along * up + long * front * 1.6 * ahead
        return tuple(self._on_axes(point[None])[0])

    def _on_axes(self, points: np.ndarray) -> np.ndarray:
        return np.asarray(points) * self.place.size + (self.place.x, self.place.y)

    def show_parts(self, *parts: str) -> None:
        """Draw only these of what is inside; the others are there, but not seen."""
        for part in self.inside:
            for name in _NAMES[part]:
                self._trunk[name].set_visible(part in parts)

    def tracks(self, height_px: float, cord: str = "even") -> list[Track]:
        """How a page moves this body in axes of that height; the cord gets its drug "even", or from where."""
        if self._played is None:  # they follow from the place alone, not from what is shown
            self._played = self._moves(height_px) + self._parts()
        shares = {"even": _EVEN, "tip": _FROM_TIP, "needle": _FROM_NEEDLE}[cord]
        return self._played + [
            Track(f"{self.name}_cord_{at}", f"{self.name}_cord", "fade", 0, 1, ((_NO_CORD,), (share,)))
            for at, share in enumerate(shares)
        ]

    def _moves(self, height_px: float) -> list[Track]:
        """Limbs, then what lies in the trunk."""
        poses = [body.limbs(float(pose), child=self.child) for pose in _KEYS]
        ease = body.limbs(0.0, child=self.child)
        found, pose = [], f"{self.name}_pose"
        for limb in body.LIMBS:
            keys = [self._moved(ease[limb], one[limb], height_px) for one in poses]
            found.append(Track(f"{self.name}_{limb}", pose, "move", -1, 1, keys))
            if self.tinted:
                tint = f"{self.name}_{limb}_tint"
                found.append(Track(tint, pose, "move", -1, 1, keys))
                found.append(Track(tint, f"{self.name}_tint", "fade", 0, 1, ((0.0,), (_TINT,))))
        found += self._eye_moves(
            [self._moved(ease["head"], one["head"], height_px) for one in poses], height_px
        )
        trunk = [self._moved(ease["trunk"], one["trunk"], height_px) for one in poses]
        return found + [Track(f"{self.name}_{part}", pose, "move", -1, 1, trunk) for part in self._trunk]

    def _eye_moves(self, head: list[tuple[float, ...]], height_px: float) -> list[Track]:
        """The eye goes with the head, and closes as the body goes limp: its stroke turns level."""
        gid, pose = f"{self.name}_eye", f"{self.name}_pose"
        x, y = (float(np.mean(along)) for along in self._eye.get_data())
        closing = [(0.0, 0.0, degrees, x, height_px - y) for degrees in (90.0, 0.0)]
        follow = Track(gid, pose, "move", -1, 1, head)
        return [follow, Track(gid, pose, "move", _CLOSED, _OPEN, closing)]

    def _parts(self) -> list[Track]:
        """What happens in stomach, kidney, pump and needle."""
        name, found = self.name, []
        if "stomach" in self.inside:
            found.append(Track(f"{name}_tablet", f"{name}_gut", "fade", 0, 1, ((0.0,), (1.0,))))
        if "kidney" in self.inside:
            down = 0.5 * self.place.size
            found.append(Track(f"{name}_water", f"{name}_drip", "move", 0, 1, ((0, 0), (-0.1 * down, down))))
            found.append(Track(f"{name}_water", f"{name}_drip", "fade", 0, 1, ((1.0,), (1.0,), (0.0,))))
            found.append(Track(f"{name}_water", f"{name}_leaving", "fade", 0, 1, ((0.0,), (1.0,))))
        if "pump" in self.inside:
            (x, y), *_ = self._way
            steps = [(px - x, y - py) for px, py in self._way]
            found.append(Track(f"{name}_drop", f"{name}_drip", "move", 0, 1, steps))
            found.append(
                Track(f"{name}_drop", f"{name}_drip", "fade", 0, 1, ((0.0,), (1.0,), (1.0,), (0.0,)))
            )
        if "needle" in self.inside:
            for part in _NAMES["needle"]:
                found.append(Track(f"{name}_{part}", f"{name}_shot", "fade", 0, 1, ((0.0,), (1.0,))))
        return found

    def _moved(self, ease: body.Limb, pose: body.Limb, height_px: float) -> tuple[float, ...]:
        """From a limb at ease to a pose, in the pixels of a page, whose y axis points down."""
        x, y = self._on_axes(np.array([[ease.x, ease.y]]))[0]
        dx, dy = (pose.x - ease.x) * self.place.size, -(pose.y - ease.y) * self.place.size
        return dx, dy, -(pose.degrees - ease.degrees), x, height_px - y


def _thick(axes: Axes, colour: str, width: float, zorder: float):
    drawn = artists.line(axes, colour, width)
    drawn.set_zorder(zorder)
    drawn.set_solid_capstyle("round")
    return drawn


def _disc(axes: Axes, colour: str, edge: str | None = None, zorder: float = 3.0) -> Circle:
    """A round part; it takes no part in the layout."""
    look = {"facecolor": theme.colour(colour) if colour else "none", "zorder": zorder}
    patch = Circle(
        (0, 0), 1, edgecolor=theme.colour(edge) if edge else "none", linewidth=2 if edge else 0, **look
    )
    patch.set_in_layout(False)
    return artists.put(axes, patch)


def _stomach(axes: Axes, colour: str) -> dict[str, Artist]:
    return {"stomach": _disc(axes, "paper", colour, 3.0), "tablet": _disc(axes, colour, zorder=3.1)}


def _kidney(axes: Axes, colour: str) -> dict[str, Artist]:
    """A kidney, and a drop that takes the drug away."""
    return {"water": _disc(axes, colour, zorder=3.25), "kidney": _disc(axes, "chair", "paper", 3.3)}


def _pump(axes: Axes, _colour: str) -> dict[str, Artist]:
    catheter = _thick(axes, "pump", 1.6, zorder=3.3)
    return {
        "catheter": catheter,
        "disc": _disc(axes, "paper", "pump", 3.4),
        "drop": _disc(axes, "pump", zorder=3.5),
    }


def _needle(axes: Axes, _colour: str) -> dict[str, Artist]:
    """A syringe whose needle ends in the low back."""
    return {"needle": _thick(axes, "ink", 1.4, zorder=3.6), "barrel": _thick(axes, "pump", 7.0, zorder=3.7)}


_PARTS = {"stomach": _stomach, "kidney": _kidney, "pump": _pump, "needle": _needle}
_NAMES = {
    "stomach": ("stomach", "tablet"),
    "kidney": ("water", "kidney"),
    "pump": ("catheter", "disc", "drop"),
    "needle": ("needle", "barrel"),
}


def _chair(axes: Axes) -> dict[Artist, tuple[str, object]]:
    """A wheelchair that stands still: pieces with their form in body units."""
    rounds = {("ring", (0.02, -0.5, 0.42)), ("ring", (0.66, -0.8, 0.13))}
    lines = [[(-0.19, 0.72), (-0.06, 0.7), (-0.1, -0.1)], [(-0.12, -0.155), (0.5, -0.155), (0.68, -0.78)]]
    made: dict[Artist, tuple[str, object]] = {}
    for kind, form in sorted(rounds):
        patch = Circle((0, 0), 1, facecolor="none", edgecolor=theme.colour("chair"), linewidth=3.5, zorder=1)
        patch.set_in_layout(False)
        made[artists.put(axes, patch)] = (kind, form)
    for points in lines:
        made[_thick(axes, "chair", 4.5, zorder=1)] = ("line", points)
    return made


def _put_chair(part: Artist, kind: str, form: object, place: Place, share: float) -> None:
    """Put a piece of the chair where the body sits; a child's chair is a smaller one."""
    if kind == "ring":
        x, y, radius = np.asarray(form) * share
        part.set_center((place.x + x * place.size, place.y + y * place.size))
        part.set_radius(radius * place.size)
    else:
        points = np.asarray(form) * share * place.size + (place.x, place.y)
        part.set_data(points[:, 0], points[:, 1])
