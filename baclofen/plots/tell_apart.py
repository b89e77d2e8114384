"""The picture of `tell_apart`: what was ticked, on the side it fits; what fits both stands in the middle."""

import textwrap
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from baclofen import content
from baclofen.model.scenarios.tell_apart import Weighing
from baclofen.plots import theme
from baclofen.plots.description import Description, table

#: group -> colour; in the order of the columns
GROUPS = {"little": "little", "both": "ink", "much": "much"}
_LINE_IN, _PAD_IN, _GAP_IN, _HEAD_IN, _LEAST_IN = 0.21, 0.09, 0.12, 0.5, 0.6
_CHARACTERS_PER_IN = 8.6
_SHARE_NARROW = 0.64


class TellApartPicture:
    """Three columns of pills; the set of pills changes, so the SVG is sent whole.

    On a narrow screen the columns are wider and stand one below the other, still left, middle and right.
    """

    whole = True

    def __init__(self) -> None:
        self.figure = theme.new_figure()
        self.moving: dict[str, Artist] = {}
        self._width_in, self._narrow = theme.WIDE_IN[0], False

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen; the height follows the pills."""
        self._width_in, self._narrow = (theme.NARROW_IN if narrow else theme.WIDE_IN)[0], narrow

    def draw(self, result: Weighing) -> Description:
        """Show what was sorted."""
        width = self._width_in * (_SHARE_NARROW if self._narrow else 1 / len(GROUPS))
        columns = {name: [_Pill(thing, result, width) for thing in getattr(result, name)] for name in GROUPS}
        heights = [_height(pills) for pills in columns.values()]
        tops = [sum(heights[:n]) if self._narrow else 0.0 for n in range(len(heights))]
        foot = self._foot(result)
        total = (sum(heights) if self._narrow else max(heights)) + _LINE_IN * len(foot) + 0.25
        self.figure.clear()
        self.figure.set_size_inches(self._width_in, total)
        with theme.styled():
            axes = self.figure.add_axes((0, 0, 1, 1))
            axes.set_axis_off()
            axes.set_xlim(0, self._width_in)
            axes.set_ylim(total, 0)
            step = (self._width_in - width) / (len(GROUPS) - 1)
            for number, (name, pills) in enumerate(columns.items()):
                self._column(axes, (number * step, tops[number]), width, name, pills)
            for number, line in enumerate(foot):
                y = total - _LINE_IN * (len(foot) - number - 0.5) - 0.05
                axes.text(0.1, y, line, color=theme.colour("muted"), va="center")
        return _twin(result)

    def _column(
        self, axes: Axes, corner: tuple[float, float], width: float, name: str, pills: list["_Pill"]
    ) -> None:
        left, top = corner
        middle, colour = left + width / 2, theme.colour(GROUPS[name])
        head = content.word(f"tell_apart.group.{name}")
        axes.text(middle, top + 0.2, head, ha="center", va="center", weight="bold", color=colour)
        axes.plot([left + 0.1, left + width - 0.1], [top + 0.38] * 2, color=colour, linewidth=2)
        top += _HEAD_IN
        if not pills:
            nothing = content.word("tell_apart.nothing")
            axes.text(middle, top + 0.2, nothing, ha="center", va="center", color=theme.colour("muted"))
        for pill in pills:
            pill.draw(axes, left, top, width, colour)
            top += pill.height + _GAP_IN

    def _foot(self, result: Weighing) -> list[str]:
        said = [content.word("tell_apart.legend")] if result.chosen else []
        if result.other:
            names = ", ".join(thing.term for thing in result.other)
            said.insert(0, f"{content.word('tell_apart.group.other')}: {names}.")
        wide = int(self._width_in * _CHARACTERS_PER_IN * 1.1)
        return [line for text in said for line in textwrap.wrap(text, wide)]


def _height(pills: list["_Pill"]) -> float:
    """The height of a column with its head [in]."""
    return _HEAD_IN + max(sum(pill.height + _GAP_IN for pill in pills), _LEAST_IN)


class _Pill:
    """One sign or event: its lines of text, its height, and how it is framed."""

    def __init__(self, thing: Any, result: Weighing, width: float) -> None:
        characters = int((width - 0.3) * _CHARACTERS_PER_IN)
        self.lines = textwrap.wrap(thing.term, characters, break_long_words=False)
        self.height = _LINE_IN * len(self.lines) + 2 * _PAD_IN
        self.red, self.event = thing.id in result.decisive, hasattr(thing, "kind")

    def draw(self, axes: Axes, left: float, top: float, width: float, colour: str) -> None:
        """Draw the pill with its upper edge at ``top``."""
        frame = FancyBboxPatch(
            (left + 0.14, top + 0.04),
            width - 0.28,
            self.height - 0.08,
            boxstyle="round,pad=0.04,rounding_size=0.1",
            facecolor="none" if self.event else theme.colour("soft"),
            edgecolor=colour if self.red or self.event else "none",
            linewidth=2.6 if self.red else 1.0,
        )
        axes.add_patch(frame)
        for number, line in enumerate(self.lines):
            axes.text(
                left + width / 2,
                top + _PAD_IN + _LINE_IN * (number + 0.5),
                line,
                ha="center",
                va="center",
                weight="bold" if self.red else "normal",
            )


def _twin(result: Weighing) -> Description:
    names = {"little": result.little, "both": result.both, "much": result.much, "other": result.other}
    rows = [
        (
            thing.term,
            content.word(f"tell_apart.kind.{'event' if hasattr(thing, 'kind') else 'sign'}"),
            content.word(f"tell_apart.group.{group}"),
            speed_of(thing, result),
        )
        for group, things in names.items()
        for thing in things
    ]
    words = headline(result)
    return Description(
        alt=content.word("tell_apart.alt"),
        summary=content.word("tell_apart.summary", **words),
        table=table(
            content.word("tell_apart.table.caption"),
            [content.word(f"tell_apart.table.{column}") for column in ("thing", "kind", "group", "urgency")],
            rows,
        ),
    )


def speed_of(thing: Any, result: Weighing) -> str:
    """How soon for this one thing alone on this route, or a dash."""
    rules = {row["id"]: row[result.route] for row in content.table("how_soon")}
    return rules.get(thing.rule, "") or content.word("how_soon.level.none")


def headline(result: Weighing) -> dict[str, str]:
    """What a sentence about this picture may say, ready as text: the act first."""
    numbers = {name: str(len(getattr(result, name))) for name in ("much", "little", "both", "other")}
    level = result.urgency or "none"
    counts = content.word("tell_apart.counts", **numbers) if result.chosen else ""
    terms = "; ".join(row.term for row in result.because if hasattr(row, "any_signs"))
    return {
        **numbers,
        "urgent": content.word(_of_route("tell_apart.urgent", level, result.route)),
        "soon": content.word(f"tell_apart.soon.{level}"),
        "why": content.word("tell_apart.why", terms=terms) + " " if terms else "",
        "counts": counts or content.word("tell_apart.counts.none"),
        "open": content.word("tell_apart.open"),
    }


def _of_route(key: str, level: str, route: str) -> str:
    """The key for this route where there is one."""
    own = f"{key}.{level}.{route}"
    return own if own in content.words("tell_apart") else f"{key}.{level}"
