"""Which signs of `signs` stand as words, and where: beside the body they fit, between both, or under them.

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
#: the groups of words, in the order of reading
GROUPS = ("little", "both", "much", "neither")
#: so many words stand in a group: at the start, and where the learner looks for something
AT_START = {"little": 6, "both": 3, "much": 6, "neither": 0}
LOOKED_FOR = dict.fromkeys(GROUPS, 6)
#: signs of one place stand beside each other
_GRID = ((0, 0), (-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1))
_SPREAD = 13.0


@dataclass(frozen=True)
class Measures:
    """Sizes of one shape of the picture: `marks` says at which x a group begins, `wrap` counts its letters.

    With `below` the words stand under their body, and what fits both or neither under these, in two columns.
    """

    width: float
    bodies: tuple[float, float]
    marks: Mapping[str, float]
    wrap: Mapping[str, int]
    below: bool
    body_top: float = 366.0
    body_bottom: float = 14.0
    line: float = 15.5
    gap: float = 15.0
    head: float = 30.0


WIDE = Measures(
    width=644, bodies=(206, 444), below=False, body_top=356.0,
    marks={"little": 14, "both": 282, "much": 508, "neither": 282},
    wrap={"little": 12, "both": 12, "much": 11, "neither": 12},
)  # fmt: skip
NARROW = Measures(
    width=338, bodies=(84, 254), below=True, body_top=300.0, gap=11.0,
    marks={"little": 16, "both": 16, "much": 184, "neither": 16},
    wrap={"little": 15, "both": 15, "much": 15, "neither": 15},
)  # fmt: skip


@dataclass
class Spot:
    """One sign in the picture: its mark and words, and its places on the bodies it fits."""

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


@dataclass(frozen=True)
class Layout:
    """The spots of each group, where the heads of the groups stand, and how far down the words reach."""

    spots: Mapping[str, list[Spot]]
    heads: Mapping[str, tuple[float, float]]
    bottom: float


def group(sign: ListedSign) -> str:
    """The body a sign fits: "little", "much", "both", or "neither"."""
    little, much = ("withdrawal" in sign.all_lists), ("overdose" in sign.all_lists)
    if little and much:
        return "both"
    return "little" if little else "much" if much else "neither"


def in_words(
    signs: Sequence[ListedSign], route: str, most: Mapping[str, int], chosen: ListedSign | None
) -> dict[str, list[ListedSign]]:
    """The signs that stand as words, by group: what must not be missed first, and the chosen one always."""
    ranks = {row["id"]: at for at, row in enumerate(content.table("how_soon"))}
    orders = {sign.id: at for at, sign in enumerate(content.signs())}

    def rank(sign: ListedSign) -> tuple:
        return content.URGENCIES.index(sign.urgency(route)), ranks[sign.rule], orders.get(sign.id, 0)

    found = {}
    for name in GROUPS:
        every = sorted((sign for sign in signs if group(sign) == name), key=rank)
        first = sorted(every, key=lambda sign: sign.tick != "yes")[: most[name]]
        found[name] = [sign for sign in every if sign in first or sign is chosen]
    return found


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


def lay_out(groups: Mapping[str, Sequence[ListedSign]], sizes: Measures) -> Layout:
    """Every sign as words in its group, from top to bottom, and its places on the bodies."""
    known = content.words("signs")
    spots: dict[str, list[Spot]] = {name: [] for name in GROUPS}
    for name in GROUPS:
        for sign in groups.get(name, ()):
            key = f"signs.short.{sign.id}"
            said = content.word(key) if key in known else sign.term
            spots[name].append(Spot(sign, _wrapped(said, sizes.wrap[name]), name))
    for side in POSES:
        _place(
            [spot for name in GROUPS if name in (side, "both", "neither") for spot in spots[name]],
            side,
            sizes,
        )
    heads = {side: (x, sizes.body_top + 24) for side, x in zip(POSES, sizes.bodies, strict=True)}
    bottom = _under_bodies(spots, heads, sizes) if sizes.below else _beside_bodies(spots, heads, sizes)
    return Layout(spots, heads, bottom)


def _wrapped(said: str, letters: int) -> str:
    return textwrap.fill(said, letters, break_long_words=False, break_on_hyphens=False)


def _place(spots: Sequence[Spot], side: str, sizes: Measures) -> None:
    """Give each sign its place on one body; an event has none."""
    known = places()
    taken: dict[str, int] = {}
    for spot in spots:
        name = known.get(spot.sign.id)
        if name:
            step = _GRID[taken.get(name, 0) % len(_GRID)]
            taken[name] = taken.get(name, 0) + 1
            x, y = on_body(sizes, side, *body_front.place(name, POSES[side]))
            spot.points.append((x + step[0] * _SPREAD, y + step[1] * _SPREAD))


def _column(spots: Sequence[Spot], x: float, top: float, sizes: Measures) -> float:
    """One under the other, from `top` downward; returns where the next one would begin."""
    for spot in spots:
        height = spot.lines * sizes.line
        spot.x, spot.y = x, top - height / 2
        top -= height + sizes.gap
    return top


def _beside_bodies(
    spots: Mapping[str, list[Spot]], heads: dict[str, tuple[float, float]], sizes: Measures
) -> float:
    """A column outside each body, and one between them; returns how far down they reach."""
    top = sizes.body_top - 6
    ends = [_column(spots[side], sizes.marks[side], top, sizes) for side in POSES]
    at = sizes.body_top + 24
    for name in ("both", "neither"):
        if spots[name]:
            heads[name] = (sizes.marks[name] - 7, at)
            ends.append(_column(spots[name], sizes.marks[name], at - sizes.head, sizes))
            at = ends[-1] - 6
    return min(ends) + sizes.gap


def _under_bodies(
    spots: Mapping[str, list[Spot]], heads: dict[str, tuple[float, float]], sizes: Measures
) -> float:
    """Columns under each body, and under them what fits both or neither; returns how far down they reach."""
    top = sizes.body_bottom - 14
    low = min(_column(spots[side], sizes.marks[side], top, sizes) for side in POSES)
    for name in ("both", "neither"):
        if spots[name]:
            at = low - 12
            heads[name] = (sizes.marks[name] - 7, at)
            half = (len(spots[name]) + 1) // 2
            parts = zip((spots[name][:half], spots[name][half:]), POSES, strict=True)
            low = min(_column(part, sizes.marks[side], at - sizes.head + 8, sizes) for part, side in parts)
    return low + sizes.gap
