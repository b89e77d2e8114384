"""Two bodies in wheelchairs, by mouth and by pump: posture, drug in the blood, drug along the cord.

Each part that moves is an artist of its own, drawn at ease; `tracks` says how a page moves it.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Circle
from matplotlib.transforms import Affine2D

from baclofen.plots import artists, body, theme
from baclofen.plots.timeline import Track

#: poses between which a page draws straight lines
_KEYS = np.linspace(-1, 1, 17)
#: shares of the dose that the cord gets, from the catheter tip outward, and of that how much is seen
_CORD = {"oral": (0.45, 0.45, 0.45), "pump": (1.0, 0.6, 0.3)}
_CORD_PARTS = ((0.30, 0.55), (0.55, 0.78), (0.06, 0.30))
_STOMACH, _PUMP = (0.5, -0.045), (0.3, -0.06)  # along the trunk and to its front, as shares of its length


@dataclass(frozen=True)
class Place:
    """Where a body stands in the axes: its hip, and how many axes units one body unit is."""

    x: float
    y: float
    size: float


class Rider:
    """One body in its wheelchair, on axes in pixels that nothing else scales; its route names the colours."""

    def __init__(self, axes: Axes, route: str) -> None:
        self.axes, self.route, self.place = axes, route, Place(0, 0, 1)
        self.chair = _chair(axes)
        self._played: list[Track] | None = None
        self.moving: dict[str, Artist] = {}
        self._inside: dict[str, Artist] = {}
        for name in body.LIMBS:
            self._limb(name, "body")
            if route == "oral":
                self._limb(name, "oral")
        for at in range(len(_CORD_PARTS)):
            self._inside[f"cord_{at}"] = _thick(axes, route, 5.0, zorder=3.2)
        self._inside["back"] = _thick(axes, "paper", 8.5, zorder=3.1)
        self._inside |= _stomach(axes) if route == "oral" else _pump(axes)
        self.moving |= {f"{route}_{name}": artist for name, artist in self._inside.items()}

    def _limb(self, name: str, colour: str) -> None:
        patch = artists.area(self.axes, colour, alpha=1.0, zorder=2.0 + 0.01 * len(self.moving))
        self.moving[f"{self.route}_{name}" + ("_tint" if colour == "oral" else "")] = patch

    def stand(self, place: Place) -> None:
        """Put the body at ease into its place."""
        self.place, self._played = place, None
        for part, (kind, form) in self.chair.items():
            _put_chair(part, kind, form, place)
        at_ease = body.limbs(0.0)
        for name in body.LIMBS:
            drawn = self._on_axes(body.outline(name, at_ease[name]))
            self.moving[f"{self.route}_{name}"].set_xy(drawn)
            if self.route == "oral":
                self.moving[f"oral_{name}_tint"].set_xy(drawn)
        self._fill_trunk(at_ease["trunk"])

    def _fill_trunk(self, trunk: body.Limb) -> None:
        """Cord, stomach or pump, where they lie in the trunk."""
        cord = self._on_axes(body.spine_line(0.0, points=60))
        self._inside["back"].set_data(cord[4:47, 0], cord[4:47, 1])
        for at, (low, high) in enumerate(_CORD_PARTS):
            piece = cord[int(60 * low) : int(60 * high) + 1]
            self._inside[f"cord_{at}"].set_data(piece[:, 0], piece[:, 1])
        if self.route == "oral":
            x, y = self._in_trunk(trunk, *_STOMACH)
            for name, size in (("stomach", 0.075), ("tablet", 0.05)):
                self._inside[name].set_center((x, y))
                self._inside[name].set_radius(size * self.place.size)
            return
        x, y = self._in_trunk(trunk, *_PUMP)
        tip = cord[int(60 * 0.55)]
        bend = cord[int(60 * 0.2)]
        self._inside["disc"].set_center((x, y))
        self._inside["disc"].set_radius(0.07 * self.place.size)
        self._inside["catheter"].set_data([x, bend[0], tip[0]], [y, bend[1], tip[1]])
        self._inside["drop"].set_center((x, y))
        self._inside["drop"].set_radius(0.024 * self.place.size)
        self._way = ((x, y), tuple(bend), tuple(tip))

    def _in_trunk(self, trunk: body.Limb, along: float, front: float) -> tuple[float, float]:
        up = np.array([cos(radians(trunk.degrees)), sin(radians(trunk.degrees))])
        ahead = np.array([up[1], -up[0]])
        point = 0.56 * along * up - 0.56 * front * 1.6 * ahead * -1
        return tuple(self._on_axes(point[None])[0])

    def _on_axes(self, points: np.ndarray) -> np.ndarray:
        return np.asarray(points) * self.place.size + (self.place.x, self.place.y)

    def tracks(self, height_px: float) -> list[Track]:
        """How a page moves this body: by `<route>_pose`, `<route>_tint`, `<route>_cord`, `gut` and `drip`."""
        if self._played is None:  # they follow from the place alone, not from what is shown
            self._played = self._all_tracks(height_px)
        return self._played

    def _all_tracks(self, height_px: float) -> list[Track]:
        """Limbs, then what lies in the trunk."""
        poses = [body.limbs(float(pose)) for pose in _KEYS]
        ease = body.limbs(0.0)
        found = []
        for name in body.LIMBS:
            keys = [self._moved(ease[name], pose[name], height_px) for pose in poses]
            found.append(Track(f"{self.route}_{name}", f"{self.route}_pose", "move", -1, 1, keys))
            if self.route == "oral":
                found.append(Track(f"oral_{name}_tint", "oral_pose", "move", -1, 1, keys))
                found.append(Track(f"oral_{name}_tint", "oral_tint", "fade", 0, 1, ((0.0,), (0.85,))))
        trunk = [self._moved(ease["trunk"], pose["trunk"], height_px) for pose in poses]
        found += [
            Track(f"{self.route}_{name}", f"{self.route}_pose", "move", -1, 1, trunk) for name in self._inside
        ]
        for at, share in enumerate(_CORD[self.route]):
            found.append(
                Track(f"{self.route}_cord_{at}", f"{self.route}_cord", "fade", 0, 1, ((0.08,), (share,)))
            )
        if self.route == "oral":
            found.append(Track("oral_tablet", "gut", "fade", 0, 1, ((0.0,), (1.0,))))
        else:
            (x, y), bend, tip = self._way
            steps = [(px - x, y - py) for px, py in ((x, y), bend, tip)]
            found.append(Track("pump_drop", "drip", "move", 0, 1, steps))
            found.append(Track("pump_drop", "drip", "fade", 0, 1, ((0.0,), (1.0,), (1.0,), (0.0,))))
        return found

    def _moved(self, ease: body.Limb, pose: body.Limb, height_px: float) -> tuple[float, ...]:
        """From a limb at ease to a pose, in the pixels of a page, whose y axis points down."""
        x, y = self._on_axes(np.array([[ease.x, ease.y]]))[0]
        dx, dy = (pose.x - ease.x) * self.place.size, -(pose.y - ease.y) * self.place.size
        return dx, dy, -(pose.degrees - ease.degrees), x, height_px - y

    def show(self, pose: float, tint: float, cord: float, gut: float = 0.0) -> None:
        """Draw a moment, for a picture that does not play."""
        ease, now = body.limbs(0.0), body.limbs(pose)
        for name in body.LIMBS:
            self._turn(f"{self.route}_{name}", ease[name], now[name])
            if self.route == "oral":
                self._turn(f"oral_{name}_tint", ease[name], now[name])
                self.moving[f"oral_{name}_tint"].set_alpha(0.85 * tint)
        for name in self._inside:
            self._turn(f"{self.route}_{name}", ease["trunk"], now["trunk"])
        for at, share in enumerate(_CORD[self.route]):
            self._inside[f"cord_{at}"].set_alpha(0.08 + (share - 0.08) * cord)
        if self.route == "oral":
            self._inside["tablet"].set_alpha(gut)

    def _turn(self, gid: str, ease: body.Limb, now: body.Limb) -> None:
        x, y = self._on_axes(np.array([[ease.x, ease.y]]))[0]
        size = self.place.size
        turned = Affine2D().rotate_deg_around(x, y, now.degrees - ease.degrees)
        turned = turned.translate((now.x - ease.x) * size, (now.y - ease.y) * size)
        self.moving[gid].set_transform(turned + self.axes.transData)

    def rest(self) -> None:
        """Back to ease, as the page expects its artists."""
        for artist in self.moving.values():
            artist.set_transform(self.axes.transData)
            artist.set_alpha(1.0)


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
    return axes.add_patch(patch)


def _stomach(axes: Axes) -> dict[str, Artist]:
    return {"stomach": _disc(axes, "paper", "oral", 3.0), "tablet": _disc(axes, "oral", zorder=3.1)}


def _pump(axes: Axes) -> dict[str, Artist]:
    catheter = _thick(axes, "pump", 1.6, zorder=3.3)
    return {
        "catheter": catheter,
        "disc": _disc(axes, "paper", "pump", 3.4),
        "drop": _disc(axes, "pump", zorder=3.5),
    }


def _chair(axes: Axes) -> dict[Artist, tuple[str, object]]:
    """A wheelchair that stands still: pieces with their form in body units."""
    rounds = {("ring", (0.02, -0.5, 0.42)), ("ring", (0.66, -0.8, 0.13))}
    lines = [[(-0.19, 0.72), (-0.06, 0.7), (-0.1, -0.1)], [(-0.12, -0.155), (0.5, -0.155), (0.68, -0.78)]]
    made: dict[Artist, tuple[str, object]] = {}
    for kind, form in sorted(rounds):
        patch = Circle((0, 0), 1, facecolor="none", edgecolor=theme.colour("chair"), linewidth=3.5, zorder=1)
        patch.set_in_layout(False)
        made[axes.add_patch(patch)] = (kind, form)
    for points in lines:
        made[_thick(axes, "chair", 4.5, zorder=1)] = ("line", points)
    return made


def _put_chair(part: Artist, kind: str, form: object, place: Place) -> None:
    if kind == "ring":
        x, y, radius = form
        part.set_center((place.x + x * place.size, place.y + y * place.size))
        part.set_radius(radius * place.size)
    else:
        points = np.asarray(form) * place.size + (place.x, place.y)
        part.set_data(points[:, 0], points[:, 1])
