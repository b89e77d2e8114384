"""A sitting body from the side, as large as its spine is drawn: where along it the catheter ends is a place.

Everything stands in pixels of a page, on the ground of a picture. The cord is cut into pieces that show the
level beside them, so the drug can be seen where it is.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Circle

from baclofen.model.guards import Array
from baclofen.plots import artists, body, theme
from baclofen.plots.body import Limb

PIECES = 18
#: in body units: from the base of the skull to the lowest vertebra, and how far the cord lies behind
_CANAL, _BEHIND = 0.65, 0.075
_PUMP = (0.035, 0.14)
#: an upright body at rest; arm and thigh are cut short where a narrow picture needs the room
_LIMBS = {
    "neck": Limb(0.0, 0.56, 90.0), "head": Limb(0.0, 0.755, 90.0), "trunk": Limb(0.0, 0.0, 90.0),
    "upper_arm": Limb(0.02, 0.5, -76.0), "forearm": Limb(0.09, 0.22, -14.0),
}  # fmt: skip
_LEAST, _ROOM_FOR_ARM = 0.06, 0.3


class Torso:
    """The body, its cord in pieces, the pump, and the catheter up to its tip."""

    def __init__(self, ground: Axes) -> None:
        self.still = {
            name: artists.area(ground, "body", alpha=1.0, zorder=1.0) for name in ("thigh", *_LIMBS)
        }
        for name in ("upper_arm", "forearm"):
            self.still[name].set(edgecolor=theme.colour("paper"), linewidth=1.5, zorder=1.5)
        self._back = artists.line(ground, "paper", 12.0)
        self._back.set_zorder(2)
        self.moving: dict[str, Artist] = {}
        for at in range(PIECES):
            piece = self.moving[f"spine_piece_{at}"] = artists.line(ground, "pump", 7.0)
            piece.set_solid_capstyle("butt")
            piece.set_zorder(3)
        blood = self.moving["spine_blood"] = artists.line(ground, "oral", 2.0)
        blood.set_zorder(3)
        self.moving["spine_catheter"] = artists.line(ground, "ink", 2.2)
        self.moving["spine_body_tip"] = artists.marks(ground, "ink", "D", 9)
        disc = Circle((0, 0), 1, facecolor=theme.colour("paper"), edgecolor=theme.colour("pump"), linewidth=3)
        disc.set(zorder=5, in_layout=False)
        self._disc = ground.add_patch(disc)

    def stand(self, cord_x: float, top_y: float, bottom_y: float, thigh: float) -> None:
        """Sit so that the canal runs from `top_y` down to `bottom_y` at `cord_x`; `thigh` in body units."""
        size = self._size = (top_y - bottom_y) / _CANAL
        hip = np.array([cord_x + _BEHIND * size, bottom_y - 0.02 * size])
        for name, limb in _LIMBS.items():
            self.still[name].set_xy(body.outline(name, limb) * size + hip)
        for name in ("upper_arm", "forearm"):
            self.still[name].set_visible(thigh >= _ROOM_FOR_ARM)
        self.still["thigh"].set_xy(body.capsule(thigh, 0.135, 0.095) * size + hip)
        self._back.set_data([cord_x, cord_x], [bottom_y, top_y])
        self.cord_x, self._ends = cord_x, (top_y, bottom_y)
        self._pump = hip + np.array(_PUMP) * size
        self._disc.set_center(tuple(self._pump))
        self._disc.set_radius(0.06 * size)

    def fill(self, level_at: Callable[[Array], Array], tip: float, mouth: float) -> None:
        """Show the level along the canal, the strongest as full colour, and the tip.

        Args:
            level_at: shares of the canal from the skull down, in; level, out.
            tip: where the tip is, as a share of the canal.
            mouth: the level by mouth; it is even, and drawn as strong as it is beside the pump's.
        """
        edges = np.linspace(0, 1, PIECES + 1)
        levels = level_at((edges[1:] + edges[:-1]) / 2)
        top_y, bottom_y = self._ends
        heights = top_y + (bottom_y - top_y) * edges
        most = max(float(np.max(levels)), 1e-9)
        for at in range(PIECES):
            piece = self.moving[f"spine_piece_{at}"]
            piece.set_data([self.cord_x] * 2, [heights[at], heights[at + 1]])
            piece.set_alpha(artists.opacity(_LEAST + (1 - _LEAST) * float(levels[at]) / most))
        beside = self.cord_x - 9
        self.moving["spine_blood"].set_data([beside] * 2, [top_y, bottom_y])
        self.moving["spine_blood"].set_alpha(artists.opacity(max(0.25 + mouth / most, 0.25)))
        end = top_y + (bottom_y - top_y) * tip
        x, y = self._pump
        self.moving["spine_catheter"].set_data([x, self.cord_x + 5, self.cord_x + 5], [y, bottom_y + 6, end])
        self.moving["spine_body_tip"].set_data([self.cord_x + 2], [end])

    def show(self, shown: bool) -> None:
        """Keep back what the pump does, until the guess."""
        for name, artist in self.moving.items():
            if name != "spine_blood":
                artist.set_visible(shown)
