"""The picture of `pump_life`: a strip of years for each strength, every refill and the battery's end."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.artist import Artist

from baclofen import content
from baclofen.model.scenarios.pump_life import PumpLife
from baclofen.model.units import number_text
from baclofen.plots import artists, theme
from baclofen.plots.description import Description, table

_YEAR_DAYS, _TOP_YEARS = 365.25, 7.6
#: mark -> its color, form and size
_MARKS = {"refill": ("pump", "|", 18), "notice": ("little", "D", 7), "end": ("much", "s", 9)}
#: where the names of the marks begin, as shares of the width, on a wide and on a narrow screen
_NAMES_AT = {False: (0.33, 0.46, 0.76), True: (0.02, 0.18, 0.62)}


@dataclass(frozen=True)
class LifeView:
    """The same client with each strength; `chosen` is the row the learner asked for."""

    lives: tuple[PumpLife, ...]
    chosen: int
    dose_mcg_per_day: float
    reservoir_mL: float

    @property
    def life(self) -> PumpLife:
        """The chosen one."""
        return self.lives[self.chosen]


def word(key: str, **values: str) -> str:
    """Return one of the lab's words."""
    return content.word(f"pump_life.{key}", **values)


class PumpLifePicture:
    """Years run to the right; each mark is a refill, each bar a battery."""

    def __init__(self, strengths: Sequence[float], battery_years: tuple[float, float]) -> None:
        self.strengths = tuple(strengths)
        with theme.styled():
            self.figure = theme.new_figure()
            self.axes = self.figure.add_subplot()
            theme.quiet(self.axes)
            self.axes.grid(visible=False, axis="y")
            self.axes.grid(axis="x")
            self.axes.set_xlim(0, _TOP_YEARS)
            self.axes.set_ylim(len(self.strengths) - 0.1, -1.05)
            self.axes.set_xticks(range(8))
            self.axes.set_xlabel(word("axis.years"))
            self.axes.axvspan(*battery_years, color=theme.colour("band"), zorder=0, linewidth=0)
            self.axes.text(sum(battery_years) / 2, -1.01, word("name.battery"), ha="center", va="top",
                           color=theme.colour("band_edge"))  # fmt: skip
            self._name_marks()
            self.axes.set_yticks(range(len(self.strengths)), [""] * len(self.strengths))
            self.moving: dict[str, Artist] = {}
            for row, strength in enumerate(self.strengths):
                self._row(row, strength)

    def _name_marks(self) -> None:
        """What a mark, a diamond and a square mean, below the strips; and why one strip is shorter."""
        self._names = []
        for name, (colour, marker, size) in _MARKS.items():
            mark = artists.marks(self.axes, colour, marker, size)
            mark.set_transform(self.axes.get_yaxis_transform())
            said = self.axes.text(0, 0, word(f"name.{name}"), va="center", in_layout=False)
            said.set(transform=self.axes.get_yaxis_transform(), color=theme.colour("ink"))
            self._names.append((mark, said))
        self._why = self.axes.text(0.03, -1.01, "", va="top", color=theme.colour("muted"))

    def _row(self, row: int, strength: float) -> None:
        add = self.moving
        add[f"life_bar_{row}"] = artists.line(self.axes, "muted", 12)
        add[f"life_visits_{row}"] = artists.marks(self.axes, "pump", "|", 22)
        for name in ("notice", "end"):
            add[f"life_{name}_{row}"] = artists.marks(self.axes, *_MARKS[name])
        add[f"life_text_{row}"] = artists.text(self.axes, "ink", va="bottom")
        add[f"life_bar_{row}"].set_alpha(0.18)

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen."""
        theme.settle(
            self.figure, (theme.NARROW_IN[0], 4.5) if narrow else (theme.WIDE_IN[0], 4.3), right=0.99
        )
        level = len(self.strengths) - 0.42
        for at, (mark, said) in zip(_NAMES_AT[narrow], self._names, strict=True):
            mark.set_data([at], [level])
            said.set_position((at + (0.025 if narrow else 0.016), level))
        self._why.set_text(word("name.why").replace(" | ", "\n" if narrow else " "))

    def draw(self, view: LifeView, guess: object = None, veiled: bool = False) -> Description:
        """Move every artist to ``view``; ``veiled`` keeps the other strengths back until the guess."""
        for row, life in enumerate(view.lives):
            chosen = row == view.chosen
            years = np.asarray(life.refill_day) / _YEAR_DAYS
            end = life.life_years
            self.moving[f"life_bar_{row}"].set_data(
                [0, end] if life.runs else [], [row, row] if life.runs else []
            )
            self.moving[f"life_visits_{row}"].set_data(years, np.full(years.shape, float(row)))
            self.moving[f"life_visits_{row}"].set_color(theme.colour("pump" if chosen else "muted"))
            notice = [life.notice_day / _YEAR_DAYS] if life.runs else []
            self.moving[f"life_notice_{row}"].set_data(notice, [row] * len(notice))
            self.moving[f"life_end_{row}"].set_data([end] if life.runs else [], [row] if life.runs else [])
            text = self.moving[f"life_text_{row}"]
            text.set_text(_row_text(life))
            text.set_position((0.03, row - 0.26))
            text.set_weight("bold" if chosen else "normal")
            for name in ("bar", "visits", "notice", "end", "text"):
                self.moving[f"life_{name}_{row}"].set_visible(chosen or not veiled)
        return _twin(view, veiled)


def _row_text(life: PumpLife) -> str:
    strength = number_text(life.strength_mcg_per_mL, decimals=0)
    if not life.runs:
        return word(f"row.{life.limit}", strength=strength)
    return word("row.visits", strength=strength, visits=number_text(life.visits))


def headline(view: LifeView) -> dict[str, str]:
    """The numbers a sentence about this picture may name, ready as text."""
    life = view.life
    said = {
        "dose": number_text(view.dose_mcg_per_day, decimals=0),
        "strength": number_text(life.strength_mcg_per_mL, decimals=0),
        "reservoir": number_text(view.reservoir_mL, decimals=0),
        "flow": number_text(life.flow_mL_per_day, significant=3),
        "visits": number_text(life.visits),
        "interval": number_text(life.interval_days, decimals=0),
        "last": number_text(life.to_limit_days, decimals=0),
        "years": number_text(life.life_years, decimals=1),
    }
    said["because"] = word(f"because.{life.limit}", **{"last": said["last"]} if life.runs else {})
    told = {name: said[name] for name in ("visits", "interval", "years", "because")} if life.runs else {}
    if not life.runs:
        return {**said, "told": said["because"], "brief": said["because"]}
    return {**said, "told": word("told.runs", **told), "brief": word("brief.runs", **told)}


def _twin(view: LifeView, veiled: bool) -> Description:
    rows = []
    for life in [view.life] if veiled else view.lives:
        visits = number_text(life.visits) if life.runs else word(f"because.{life.limit}")
        interval = f"{number_text(life.interval_days, decimals=0)} days" if life.runs else "-"
        years = f"{number_text(life.life_years, decimals=1)} years" if life.runs else "-"
        strength = f"{number_text(life.strength_mcg_per_mL, decimals=0)} mcg per mL"
        flow = f"{number_text(life.flow_mL_per_day, significant=3)} mL per day"
        rows.append((strength, flow, interval, visits, years))
    return Description(
        alt=word("alt"),
        summary=word("summary", **headline(view)),
        table=table(
            word("table.caption"),
            [word(f"table.{name}") for name in ("strength", "flow", "interval", "visits", "battery")],
            rows,
        ),
    )
