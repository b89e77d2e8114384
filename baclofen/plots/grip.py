"""What a hand can take in a picture, and where it can be let go; a control is the same thing for keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from baclofen.plots import stage

#: how far a tablet is pulled to be out [px]
_OUT_PX = 40.0


@dataclass(frozen=True)
class Grip:
    """One thing to take.

    Attributes:
        gid: its name in the picture.
        control: the control that it moves.
        stops: (x, y, option of the control), in pixels of a page from the upper left corner.
        now: the option where it is.
    """

    gid: str
    control: str
    stops: Sequence[tuple[float, float, str]]
    now: str

    def plain(self) -> dict:
        """The grip as the page reads it."""
        stops = [[round(x, 1), round(y, 1), key] for x, y, key in self.stops]
        return {"gid": self.gid, "stops": stops, "now": self.now}


def tablets(axes: Axes, control: str, now: str, hours: Sequence[float], level: float) -> list[Grip]:
    """The first and the second tablet of a day: each lies on the floor, or is pulled out upward."""
    tall = stage.size_px(axes.figure)[1]
    floor = tall - stage.y_px(axes, level)
    found = []
    for option, hour in zip(("first", "second"), hours, strict=False):
        x = stage.x_px(axes, hour)
        stops = ((x, floor, "none"), (x, floor - _OUT_PX, option))
        found.append(Grip(f"tablet_{option}", control, stops, option if now == option else "none"))
    return found
