"""The pieces of the pump's picture: the program, the level, the spine, the calendar."""

from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from baclofen import content
from baclofen.model.pump import PumpState
from baclofen.model.units import number_text
from baclofen.plots import theme

_DAY_H, _WEEK_H = 24.0, 168.0


def word(key: str, **values: str) -> str:
    """Return one of the lab's words."""
    return content.word(f"pump_lab.{key}", **values)


def number(value: float, decimals: int = 1) -> str:
    """A number as text."""
    return number_text(value, decimals=decimals)


def dress(axes: Axes, name: str) -> None:
    """What stays as it is however often a part is drawn: its ticks, its grid, its edges."""
    if name == "calendar":
        axes.set_facecolor("none")
        axes.tick_params(length=4, pad=4)
    else:
        theme.quiet(axes)
    if name in ("path", "spine"):
        axes.grid(visible=False)
    if name == "level":
        axes.tick_params(axis="x", pad=8)
    axes.spines["left"].set_visible(name not in ("path", "calendar"))
    axes.spines["bottom"].set_visible(name != "path")


def draw_program(axes: Axes, state: PumpState, narrow: bool) -> None:
    """The ordered rate as steps: one day, or seven where the weekdays differ."""
    program = state.program
    weekly = program is not None and len(set(program.days)) > 1
    days = range(7) if weekly else range(1)
    end = _DAY_H * len(days)
    axes.set_title(word("chart.week" if weekly else "chart.day"), fontsize=12, loc="left", weight="bold")
    axes.set_xlim(0, end)
    axes.set_ylabel(word("axis.rate"))
    axes.set_xlabel("" if weekly else word("axis.hour"))
    if weekly:
        axes.set_xticks([24 * d + 12 for d in days], [word(f"day_short.{d}") for d in days])
    else:
        axes.set_xticks(range(0, 25, 6))
    if program is None:
        axes.set_ylim(0, 1)
        axes.set_yticks([])
        axes.text(
            end / 2, 0.5, word("chart.no_program"), ha="center", va="center", color=theme.colour("muted")
        )
        return
    steps = [(24 * d + hour, rate) for d in days for hour, rate in program.days[d]]
    hours = [hour for hour, _ in steps] + [end]
    rates = [rate for _, rate in steps]
    axes.stairs(rates, hours, fill=True, color=theme.colour("pump"), alpha=0.22, linewidth=0)
    axes.stairs(rates, hours, color=theme.colour("pump"), linewidth=2.6, baseline=None)
    axes.set_ylim(0, max(rates) * 1.3)
    axes.locator_params(axis="y", nbins=4)
    if len(rates) <= (4 if narrow else 6) and not weekly:
        for (start, rate), stop in zip(steps, hours[1:], strict=True):
            axes.text((start + stop) / 2, rate + max(rates) * 0.04, number(rate), ha="center", va="bottom",
                      color=theme.colour("pump"), weight="bold")  # fmt: skip


def day_ticks(axes: Axes, low_h: float, high_h: float, clock_h: float, most: int) -> None:
    """Days of the session as ticks; day 1 is the first."""
    first, last = int(np.ceil(low_h / _DAY_H)), int(np.floor(high_h / _DAY_H))
    gap = max(1, int(np.ceil((last - first + 1) / most)))
    days = list(range(first, last + 1, gap))
    names = [f"{day + 1} {word(f'day_short.{int((clock_h / 24 + day) % 7)}')}" for day in days]
    axes.set_xticks([day * _DAY_H for day in days], names)


def draw_level(axes: Axes, view, narrow: bool) -> None:
    """The level in the mixed fluid, past and to come, with the present marked."""
    time_h, level = view.seen.time_h, view.seen.level_ng_per_mL
    now = view.state.time_h
    axes.set_title(word("chart.level"), fontsize=12, loc="left", weight="bold")
    axes.set_xlim(time_h[0], time_h[-1])
    top = max(float(level.max()) * 1.25, 50.0)
    axes.set_ylim(0, top)
    axes.fill_between(time_h, level, color=theme.colour("pump"), alpha=0.15, linewidth=0)
    past = time_h <= now
    axes.plot(time_h[past], level[past], color=theme.colour("pump"), linewidth=2.8)
    axes.plot(time_h[~past], level[~past], color=theme.colour("pump"), linewidth=2.2, linestyle=(0, (4, 2)))
    axes.axvline(now, color=theme.colour("ink"), linewidth=1.4)
    ahead = word("chart.ahead").replace("; ", ";\n")
    axes.text(
        time_h[-1], top * 0.03, ahead, va="bottom", ha="right", color=theme.colour("muted"), fontsize=11
    )
    axes.text(
        now,
        top * 0.97,
        " " + word("chart.now"),
        va="top",
        ha="left",
        color=theme.colour("ink"),
        weight="bold",
    )
    axes.set_ylabel(word("axis.level"), labelpad=10)
    axes.set_xlabel(word("axis.days"))
    axes.locator_params(axis="y", nbins=4)
    axes.yaxis.set_major_formatter(lambda value, _place: number(value, 0))
    day_ticks(axes, time_h[0], time_h[-1], view.state.start_clock_h, 4 if narrow else 8)


def draw_spine(axes: Axes, view) -> None:
    """Down runs the spine, to the right the level now."""
    length = view.canal.length_cm
    place = np.linspace(0, length, 120)
    level = view.along(place)
    top = max(float(level.max()) * 1.3, 50.0)
    axes.set_ylim(length, -1)
    axes.set_xlim(0, top)
    axes.set_title(word("chart.spine"), fontsize=12, loc="left", weight="bold")
    axes.fill_betweenx(place, level, color=theme.colour("pump"), alpha=0.2, linewidth=0)
    axes.plot(level, place, color=theme.colour("pump"), linewidth=2.4)
    axes.plot(view.tip_level, view.tip_cm, marker="D", markersize=8, color=theme.colour("ink"), clip_on=False)
    edges = [0, view.canal.position_cm("C7"), view.canal.position_cm("T12"), length]
    names = [content.word(f"spine.region.{name}") for name in ("neck", "chest", "back")]
    axes.set_yticks([(a + b) / 2 for a, b in pairwise(edges)], names)
    for edge in edges[1:3]:
        axes.axhline(edge, color=theme.colour("grid"), linewidth=1)
    axes.locator_params(axis="x", nbins=2)
    axes.xaxis.set_major_formatter(lambda value, _place: number(value, 0))
    axes.set_xlabel("ng per mL")


def draw_calendar(axes: Axes, view) -> None:
    """One strip from today on: when to book, the alarm, the empty pump, the last day of the drug."""
    due, today = view.device.refill, view.state.time_h / _DAY_H + 1
    axes.set_title(word("chart.calendar"), fontsize=12, loc="left", weight="bold")
    axes.set_ylim(0, 1.45)
    axes.set_yticks([])
    marks = {"low": due.low_alarm_h, "empty": due.empty_h, "expiry": due.expiry_h}
    days = {name: today + hours / _DAY_H for name, hours in marks.items() if np.isfinite(hours)}
    last = max(min(days.values(), default=today) * 1.0, days.get("empty", today), today + 14)
    axes.set_xlim(today, today + (last - today) * 1.15)
    strip = {"transform": axes.get_yaxis_transform(), "facecolor": theme.colour("soft"), "linewidth": 0}
    axes.add_patch(Rectangle((0, 0.1), 1, 0.3, **strip))
    flags = [("today", today, "ink")]
    if np.isfinite(due.due_h):
        first, until = today + due.book_from_h / _DAY_H, today + due.book_until_h / _DAY_H
        book = Rectangle(
            (first, 0.1), max(until - first, 0.4), 0.3, facecolor=theme.colour("band_edge"), zorder=3
        )
        axes.add_patch(book)
        flags.append(("book", (first + until) / 2, "band_edge"))
    colours = {"low": "much", "empty": "oral", "expiry": "little"}
    flags += [(name, day, colours[name]) for name, day in days.items() if day <= axes.get_xlim()[1]]
    _flags(axes, flags, 0.27)
    axes.xaxis.get_major_locator().set_params(integer=True, nbins=5)
    axes.xaxis.set_major_formatter(lambda day, _place: number(day, 0))
    axes.set_xlabel(word("axis.days"))


def _flags(axes: Axes, flags: list[tuple[str, float, str]], room: float) -> None:
    """A line and a name for each date; a name that would meet another stands higher."""
    low, high = axes.get_xlim()
    taken: list[tuple[float, int]] = []
    for name, day, colour in sorted(flags, key=lambda item: item[1]):
        near = {level for place, level in taken if day - place < (high - low) * room}
        level = next(step for step in range(len(flags) + 1) if step not in near)
        taken.append((day, level))
        top = 0.5 + 0.37 * level
        axes.plot([day, day], [0.1, top], color=theme.colour(colour), linewidth=3, zorder=4, clip_on=False)
        side = "left" if name == "today" else "center"
        axes.text(day, top + 0.02, word(f"calendar.{name}"), color=theme.colour(colour), ha=side, va="bottom",
                  weight="bold", fontsize=11)  # fmt: skip
