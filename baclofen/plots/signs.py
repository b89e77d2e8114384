"""The picture of `signs`: which signs stand in more than one list, and how many stand in one only."""

from collections.abc import Sequence

from matplotlib.artist import Artist
from matplotlib.axes import Axes

from baclofen import content
from baclofen.model.scenarios import signs as model
from baclofen.plots import theme
from baclofen.plots.description import Description, table

_COLOURS = dict(zip(model.LISTS, ("oral", "little", "muted", "pump", "much"), strict=True))
_PILL = {"facecolor": theme.colour("soft"), "edgecolor": "none", "boxstyle": "round,pad=0.3"}
#: so many signs are named in a sentence; the rest is counted
_MANY = 4
_ROW_IN, _HEAD_IN, _HEAD_NARROW_IN, _NAMES_IN = 0.32, 0.75, 1.75, 1.85


class SignsPicture:
    """A grid: a row for each sign of several lists, a column for each list, dots joined along the row."""

    whole = True  # the set of rows changes, so the SVG is sent whole

    def __init__(self) -> None:
        self.figure = theme.new_figure()
        self.moving: dict[str, Artist] = {}
        self._width_in = theme.WIDE_IN[0]
        self._narrow = False

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen; the height follows the number of rows."""
        self._narrow = narrow
        self._width_in = (theme.NARROW_IN if narrow else theme.WIDE_IN)[0]

    def draw(self, found: model.Found) -> Description:
        """Show the signs that were found."""
        rows = model.shared(found.signs)
        self.figure.clear()
        self.figure.set_size_inches(self._width_in, self._head_in + _ROW_IN * (max(len(rows), 1) + 1.4))
        with theme.styled():
            axes = self._place(len(rows))
            self._heads(axes, len(rows))
            for number, sign in enumerate(rows):
                self._row(axes, number, sign)
            self._counts(axes, len(rows), found.signs)
        return _twin(found)

    def _place(self, rows: int) -> Axes:
        """Axes in units of columns and rows; names stand to the left of it, heads above."""
        left, head = _NAMES_IN / self._width_in, self._head_in / self.figure.get_figheight()
        axes = self.figure.add_axes((left, 0, 1 - left, 1 - head))
        axes.set_axis_off()
        axes.set_xlim(-0.5, len(model.LISTS) - 0.5)
        axes.set_ylim(max(rows, 1) + 0.9, -0.5)
        return axes

    @property
    def _head_in(self) -> float:
        return _HEAD_NARROW_IN if self._narrow else _HEAD_IN

    def _heads(self, axes: Axes, rows: int) -> None:
        for column, name in enumerate(model.LISTS):
            label = content.word(f"signs.list.{name}.short")
            look = {"rotation": 90} if self._narrow else {"linespacing": 1.05}
            said = label if self._narrow else label.replace(" ", "\n")
            axes.text(column, -0.6, said, ha="center", va="bottom", weight="bold",
                      color=theme.colour(_COLOURS[name]), **look)  # fmt: skip
            axes.plot(
                [column, column],
                [-0.5, rows + 0.6],
                color=theme.colour("grid"),
                linewidth=1,
                zorder=0,
                clip_on=False,
            )

    def _row(self, axes: Axes, number: int, sign: model.Sign) -> None:
        """Dots for the article's lists, rings for lists where better sources put the sign too."""
        places = {model.LISTS.index(name): "full" for name in sign.lists}
        places |= {model.LISTS.index(name): "none" for name in sign.lists_added}
        ends = [min(places), max(places)]
        axes.plot(ends, [number, number], color=theme.colour("ink"), linewidth=2, zorder=1, clip_on=False)
        for column, fill in places.items():
            look = {"color": theme.colour(_COLOURS[model.LISTS[column]]), "markeredgewidth": 2.4}
            if fill == "none":
                axes.plot([column], [number], "o", markersize=11, color=theme.colour("soft"), clip_on=False)
            axes.plot([column], [number], "o", markersize=10, fillstyle=fill, clip_on=False, **look)
        axes.text(-0.55, number, sign.term, ha="right", va="center", fontsize=12)

    def _counts(self, axes: Axes, row: int, found: Sequence[model.Sign]) -> None:
        axes.text(
            -0.55,
            row + 0.15,
            content.word("signs.only_here"),
            ha="right",
            va="center",
            color=theme.colour("muted"),
        )
        for column, count in enumerate(model.only_here(found).values()):
            axes.text(column, row + 0.15, str(count), ha="center", va="center", color=theme.colour("muted"),
                      bbox=_PILL)  # fmt: skip


def _twin(found: model.Found) -> Description:
    rows = [
        (
            sign.term,
            ", ".join(content.word(f"signs.list.{name}") for name in sign.lists or ("none",)),
            *(sign.urgency(route) or content.word("rules.level.none") for route in content.ROUTES),
        )
        for sign in found.signs
    ]
    return Description(
        alt=content.word("signs.alt"),
        summary=content.word("signs.summary", **headline(found)),
        table=table(
            content.word("signs.table.caption"),
            [content.word(f"signs.table.{column}") for column in ("sign", "lists", "mouth", "pump")],
            rows,
        ),
    )


def headline(found: model.Found) -> dict[str, str]:
    """What a sentence about this picture may say, ready as text: the act first, then how many match."""
    count = len(found.signs)
    if not count:
        return {"acts": content.word("signs.none"), "matches": "", "shared": "0"}
    matches = content.word("signs.matches.one") if count == 1 else content.word("signs.matches", count=count)
    return {"acts": _acts(found), "matches": matches, "shared": str(len(model.shared(found.signs)))}


def _acts(found: model.Found) -> str:
    """The most urgent act of each route with its signs; for a few, what is graver together with them."""
    routes = [route for route in ("pump", "mouth") if found.route in ("any", route)]
    acts: dict[str, dict[str, list[tuple[str, str]]]] = {urgency: {} for urgency in content.URGENCIES}
    for route in routes:
        speeds = {sign.term: sign.urgency(route) for sign in found.signs if sign.urgency(route)}
        if speeds:
            top = min(speeds.values(), key=content.URGENCIES.index)
            terms = _few([term for term, speed in speeds.items() if speed == top])
            acts[top].setdefault(phrase(top, route), []).append((terms, route))
    said = [_act(act, ways) for by_act in acts.values() for act, ways in by_act.items()]
    return " ".join([*said, *(_together(found, routes) if len(found.signs) < _MANY else ())])


def phrase(urgency: str, route: str) -> str:
    """A speed as an act, ready to begin a sentence."""
    said = content.word(f"rules.level.{urgency}.{route}")
    return said[:1].upper() + said[1:]


def _act(act: str, ways: Sequence[tuple[str, str]]) -> str:
    """One act, with its signs and the route of each; the same signs on both routes are named once."""
    if len(ways) == 2 and ways[0][0] == ways[1][0]:
        ways = [(ways[0][0], "any")]
    what = "; ".join(
        content.word("signs.of_route", signs=terms, route=content.word(f"signs.route.{route}"))
        for terms, route in ways
    )
    return content.word("signs.act", act=act, what=what)


def _few(terms: Sequence[str]) -> str:
    """The first terms, and how many more there are."""
    if len(terms) <= _MANY:
        return ", ".join(terms)
    return content.word("signs.more", signs=", ".join(terms[:_MANY]), count=len(terms) - _MANY)


def _together(found: model.Found, routes: Sequence[str]) -> list[str]:
    """What makes these signs more urgent, by the rule of each, said with its own act."""
    acts: dict[str, dict[str, list[str]]] = {}
    for row in content.table("raises"):
        for route in (route for route in routes if route in row["routes"]):
            speeds = [sign.urgency(route) for sign in found.signs if sign.rule == row["rule"]]
            if any(speed and _sooner(row["urgency"], speed) for speed in speeds):
                terms = acts.setdefault(phrase(row["urgency"], route), {})
                terms.setdefault(row["term"], []).append(route)
    return [
        _act(act, [(term, "any" if len(ways) == 2 else ways[0]) for term, ways in terms.items()])
        for act, terms in acts.items()
    ]


def _sooner(one: str, other: str) -> bool:
    return content.URGENCIES.index(one) < content.URGENCIES.index(other)
