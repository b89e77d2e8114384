"""Where each sign of `signs` stands: beside the body it fits, between both, or in a list of its own below.

Units are those of the figure, 1/72 inch, with y upward; nothing here draws.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from baclofen import content
from baclofen.model.scenarios.signs import ListedSign
from baclofen.plots import body_front

#: which way the pose of a body leans: stiff with too little, limp with too much
POSES = {"little": 1.0, "much": -1.0}
#: lists that belong to neither body
LOOSE = ("oral_less_common", "complication")
_GRID = ((0, 0), (-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1))


@dataclass(frozen=True)
class Measures:
    """Sizes of one shape of the picture; `wrap` counts letters for sides, middle and foot.

    `foot` says where the two columns of each list under the bodies begin: x, and how far down.
    """

    width: float
    row: float
    line: float
    bodies: tuple[float, float]
    edges: tuple[float, float]
    middle: float
    foot: tuple[tuple[float, float], ...]
    foot_row: float
    wrap: tuple[int, int, int]
    body_top: float = 342.0
    body_bottom: float = 22.0
    spread: float = 9.0


WIDE = Measures(
    width=648, row=25, line=14, bodies=(211, 424), edges=(136, 499), middle=282,
    foot=((22, 0), (164, 0), (312, 0), (470, 0)), foot_row=30, wrap=(19, 15, 17),
)  # fmt: skip
NARROW = Measures(
    width=338, row=27, line=0, bodies=(94, 246), edges=(30, 306), middle=163,
    foot=((22, 0), (0, 0), (22, 58), (0, 0)), foot_row=30, wrap=(9, 9, 9),
)  # fmt: skip


@dataclass
class Spot:
    """One sign in the picture: its mark, its words, and the points of the body it is tied to."""

    sign: ListedSign
    said: str
    side: str
    x: float = 0.0
    y: float = 0.0
    points: list[tuple[float, float]] = field(default_factory=list)

    @property
    def lines(self) -> int:
        """How many lines its words take."""
        return self.said.count("\n") + 1

    @property
    def letters(self) -> int:
        """How many letters its longest line has."""
        return max(map(len, self.said.split("\n")))


def group(sign: ListedSign) -> str:
    """The body a sign fits: "little", "much", "both", or the list it stands in where it fits neither."""
    little, much = ("withdrawal" in sign.all_lists), ("overdose" in sign.all_lists)
    if little or much:
        return "both" if little and much else "little" if little else "much"
    return next((name for name in LOOSE if name in sign.all_lists), LOOSE[0])


def places() -> dict[str, str]:
    """Sign id -> place on the body, from data/sign_places.csv."""
    return {row["sign"]: row["place"] for row in content.table("sign_places")}


def scale(sizes: Measures) -> float:
    """Figure units in one body unit: crown and toes fill the height."""
    return (sizes.body_top - sizes.body_bottom) / 1.86


def on_body(sizes: Measures, side: str, x: float, y: float) -> tuple[float, float]:
    """A point of the body in figure units above the foot of the bodies."""
    middle = sizes.bodies[0] if side == "little" else sizes.bodies[1]
    return middle + x * scale(sizes), sizes.body_bottom + (y + 1.02) * scale(sizes)


def lay_out(
    signs: Sequence[ListedSign], sizes: Measures, numbered: bool, numbers: Mapping[str, int] | None = None
) -> tuple[dict[str, list[Spot]], float]:
    """Every sign at its place, as words or as numbers of the list, and how much room the lists below need."""
    found: dict[str, list[Spot]] = {name: [] for name in ("little", "both", "much", *LOOSE)}
    for number, sign in enumerate(signs, 1):
        name = group(sign)
        letters = sizes.wrap[2 if name in LOOSE else 1 if name == "both" else 0]
        words = textwrap.fill(sign.term, letters, break_long_words=False, break_on_hyphens=False)
        found[name].append(Spot(sign, str((numbers or {}).get(sign.id, number)) if numbered else words, name))
    for side in POSES:
        _tie(found[side], side, sizes)
        outward = 1 if side == "little" else -1
        found[side].sort(key=lambda spot: (-spot.points[0][1], outward * spot.points[0][0]))
        _untangle(found[side], sizes, sizes.edges[0] if side == "little" else sizes.edges[1])
    for side in POSES:
        _tie(found["both"], side, sizes)
    found["both"].sort(key=lambda spot: -spot.points[0][1])
    _stack(found["both"], sizes, sizes.middle)
    return found, _lists(found, sizes, numbered)


def _tie(spots: Sequence[Spot], side: str, sizes: Measures) -> None:
    """Give each sign its point on a body; signs of one place stand beside each other."""
    known = places()
    taken: dict[str, int] = {}
    for spot in spots:
        name = known.get(spot.sign.id, "whole")
        step = _GRID[taken.get(name, 0) % len(_GRID)]
        taken[name] = taken.get(name, 0) + 1
        x, y = on_body(sizes, side, *body_front.place(name, POSES[side]))
        spot.points.append((x + step[0] * sizes.spread, y + step[1] * sizes.spread))


def _stack(spots: Sequence[Spot], sizes: Measures, x: float) -> None:
    """As near to its point as can be, in the order from head to foot, and no two in one place."""
    heights = [sizes.row + (spot.lines - 1) * sizes.line for spot in spots]
    top, room = sizes.body_top, sum(heights)
    for spot, height in zip(spots, heights, strict=True):
        room -= height
        wanted = spot.points[0][1] + height / 2
        top = max(min(top, wanted), sizes.body_bottom + room + height)
        spot.x, spot.y = x, top - height / 2
        top -= height


def _untangle(spots: list[Spot], sizes: Measures, x: float) -> None:
    """Stack the spots, and swap neighbors whose lines cross."""
    _stack(spots, sizes, x)
    for _ in spots:
        crossed = [at for at in range(len(spots) - 1) if _cross(spots[at], spots[at + 1])]
        if not crossed:
            return
        for at in crossed[:1]:
            spots[at], spots[at + 1] = spots[at + 1], spots[at]
        _stack(spots, sizes, x)


def _cross(upper: Spot, lower: Spot) -> bool:
    """Whether the lines from two spots, one over the other, to their points meet."""

    def height(spot: Spot, share: float) -> float:
        return spot.y + (spot.points[0][1] - spot.y) * (share - spot.x) / (spot.points[0][0] - spot.x)

    reach = max if upper.points[0][0] > upper.x else min
    nearest = {max: min, min: max}[reach](upper.points[0][0], lower.points[0][0])
    return height(upper, nearest) < height(lower, nearest)


def _lists(found: dict[str, list[Spot]], sizes: Measures, numbered: bool) -> float:
    """Lists under the bodies: in two columns, or side by side as numbers; returns the height they need."""
    tallest = 0.0
    for group_at, name in enumerate(LOOSE):
        spots = sorted(found[name], key=lambda spot: -spot.lines)
        rows = (len(spots) + 1) // 2
        for at, spot in enumerate(spots):
            column, row = (0, 0) if numbered else (at // rows, at % rows)
            left, down = sizes.foot[2 * group_at + column]
            apart = min(60.0, (sizes.width - left - 30) / max(1, len(spots) - 1))
            spot.x = left + (at * apart if numbered else 0)
            spot.y = -down - 20 - sizes.foot_row * (row + 0.5)
            tallest = max(tallest, -spot.y + sizes.foot_row / 2)
    return tallest
