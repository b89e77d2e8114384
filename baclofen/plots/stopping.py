"""The picture of `stopping`: what is left, how tone answers, and when published cases began."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.artist import Artist
from matplotlib.axes import Axes

from baclofen import content
from baclofen.model.scenarios.stopping import AFTER_TAPER_DAYS, StoppingResult
from baclofen.model.units import dose_text, number_text
from baclofen.plots import artists, theme
from baclofen.plots.description import Description, share, table

_LEVEL_TOP, _TONE_TOP, _BARS = 220, 1.5, 3
_TABLE_HOURS = (0, 4, 8, 12, 18, 24, 36, 48, 72)
_TABLE_EVERY_DAYS = 2


@dataclass(frozen=True)
class Reported:
    """When something began in published cases: name, route, first and last hour."""

    name: str
    route: str
    low_h: float
    high_h: float


class StoppingPicture:
    """Above, the share of the usual level; below, tone as a concept; bars for what was reported and when."""

    def __init__(self, reported: Sequence[Reported]) -> None:
        self.reported = tuple(reported)
        with theme.styled():
            self.figure = theme.new_figure()
            self.level, self.tone = self.figure.subplots(2, 1, sharex=True, height_ratios=(1.6, 1))
            self._frame(self.level, _LEVEL_TOP, "stopping.axis.level", (0, 100, 200))
            self._frame(self.tone, _TONE_TOP, "stopping.axis.tone", (0, 1))
            self.tone.axhline(1, color=theme.colour("muted"), linewidth=1.2, linestyle=(0, (3, 2)), zorder=1)
            self.moving: dict[str, Artist] = {
                "stopping_guess": artists.line(self.level, "guess", 1.6, dashes=(2, 2)),
                "stopping_fluid": artists.line(self.level, "pump", 1.2),
                "stopping_fluid_text": artists.text(self.level, "pump", va="top", fontsize=11),
                "stopping_level": artists.line(self.level, "pump", 2.6),
                "stopping_tone": artists.line(self.tone, "little", 2.6),
                "stopping_rebound": artists.area(self.tone, "little", alpha=0.35),
                "stopping_guess_text": artists.text(self.level, "guess", ha="right", va="bottom"),
                "stopping_none_text": artists.text(self.tone, "muted", ha="right", va="bottom"),
            }
            for number in range(_BARS):
                self.moving[f"stopping_bar_{number}"] = artists.line(self.level, "much", 6)
                self.moving[f"stopping_bar_{number}_text"] = artists.text(self.level, "much", va="bottom")

    @staticmethod
    def _frame(axes: Axes, top: float, label: str, ticks: Sequence[float]) -> None:
        """Ticks, height and label of one of the two charts."""
        theme.quiet(axes)
        axes.set_ylim(0, top)
        axes.set_yticks(ticks)
        axes.set_ylabel(content.word(label))

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen."""
        self._narrow = narrow
        self.tone.set_xlabel(content.word("stopping.axis.time.pump"))
        theme.settle(
            self.figure, (theme.NARROW_IN[0], 6.2) if narrow else (theme.WIDE_IN[0], 5.6), right=0.98
        )

    def draw(
        self, result: StoppingResult, guess: tuple[float, str] | None = None, veiled: bool = False
    ) -> Description:
        """Move every artist to ``result``; ``guess`` is a predicted share [%] and its label.

        ``veiled`` keeps both curves back.
        """
        self._scale(result)
        end = float(result.time_h[-1])
        self.moving["stopping_level"].set_data(result.time_h, result.level_percent)
        self.moving["stopping_level"].set_color(theme.colour("oral" if result.route == "mouth" else "pump"))
        by_pump = result.route == "pump"
        self.moving["stopping_fluid"].set_data(
            result.time_h if by_pump else [], result.fluid_percent if by_pump else []
        )
        self.moving["stopping_fluid_text"].set_text(content.word(f"stopping.name.{result.route}"))
        self.moving["stopping_fluid_text"].set_color(theme.colour("pump" if by_pump else "oral"))
        self.moving["stopping_fluid_text"].set_position((end * 0.01, _LEVEL_TOP * 0.995))
        self.moving["stopping_tone"].set_data(result.time_h, result.tone)
        artists.between(self.moving["stopping_rebound"], result.time_h, 1.0, result.tone.clip(min=1.0))
        self.moving["stopping_none_text"].set_text(content.word("stopping.name.none"))
        self.moving["stopping_none_text"].set_position((end, 1.22 if result.tone.max() < 1.2 else 0.05))
        self._draw_bars(result)
        self._draw_guess(guess, end)
        for name in ("level", "fluid", "tone", "rebound"):
            self.moving[f"stopping_{name}"].set_visible(not veiled)
        return _twin(result, veiled)

    def _scale(self, result: StoppingResult) -> None:
        """Hours for three days, days for a taper; hour 0 is said by name."""
        days = result.days
        axis = "days" if days > AFTER_TAPER_DAYS else f"time.{result.route}"
        self.level.set_xlim(0, days * 24)
        step = (24 if self._narrow else 12) if days <= 3 else (7 * 24 if self._narrow else 2 * 24)
        self.level.set_xticks(range(0, round(days * 24) + 1, step))
        self.tone.set_xlabel(content.word(f"stopping.axis.{axis}"))
        self.tone.xaxis.set_major_formatter(
            lambda hour, _place: number_text(hour if days <= 3 else hour / 24)
        )

    def _draw_bars(self, result: StoppingResult) -> None:
        """Published times, as long as the client is without the drug."""
        without_h = _without_h(result)
        shown = [r for r in self.reported if r.route == result.route and r.low_h < without_h]
        for number in range(_BARS):
            bar, text = self.moving[f"stopping_bar_{number}"], self.moving[f"stopping_bar_{number}_text"]
            place = shown[number] if number < len(shown) else None
            height = _LEVEL_TOP * (0.6 + 0.135 * number)
            ends = [place.low_h, min(place.high_h, without_h)] if place else []
            bar.set_data(ends, [height] * len(ends))
            text.set_text(content.word(f"stopping.reported.{place.name}") if place else "")
            # a bar that reaches the end of the chart has its name there: a phone is narrow
            late = bool(place) and place.high_h >= result.time_h[-1]
            text.set_ha("right" if late else "left")
            text.set_position((result.time_h[-1] if late else place.low_h if place else 0, height + 4))

    def _draw_guess(self, guess: tuple[float, str] | None, end: float) -> None:
        """A dashed line at the predicted share."""
        level, label = guess if guess else (0.0, "")
        self.moving["stopping_guess"].set_data([0, end] if guess else [], [level, level] if guess else [])
        self.moving["stopping_guess_text"].set_text(label)
        self.moving["stopping_guess_text"].set_position((end, level + 2))


def _height(result: StoppingResult) -> str:
    """How high stiffness climbs, in words: a number of a concept would be read as a size."""
    near = 1 + content.parameter("stopping.near_old_percent").value / 100
    most = float(result.tone.max())
    return content.word(f"stopping.tone.{'below' if most <= 1 else 'near' if most <= near else 'above'}")


def _without_h(result: StoppingResult) -> float:
    """Until when the client is without the drug, counted from hour 0: published times speak of that."""
    if result.way == "taper":
        return 0.0
    return result.days * 24 if result.way == "stop" else result.given_again_h


def headline(result: StoppingResult) -> dict[str, str]:
    """The numbers a sentence about this picture may name, ready as text."""
    half = (
        content.word("stopping.half.never")
        if result.half_h is None
        else number_text(result.half_h, decimals=0)
    )
    shares = {
        "at_8": share(result.percent_at(8)),
        "at_24": share(result.percent_at(24)),
        "days": number_text(result.days - AFTER_TAPER_DAYS, decimals=0),
    }
    place = "taper" if result.way == "taper" else result.route
    if place == "pump":
        shares |= {"fluid_8": share(result.fluid_at(8)), "fluid_24": share(result.fluid_at(24))}
    return {
        **shares,
        "case": content.word(f"stopping.case.{result.route}.{result.way}"),
        "left": content.word(f"stopping.left.{place}", **shares),
        "short": content.word(f"stopping.short.{place}", **shares),
        "brief": content.word(f"stopping.brief.{place}", **shares),
        "published": content.word(f"stopping.published.{'none' if result.way == 'taper' else result.route}"),
        "half": half,
        "tone": _height(result),
    }


def _table_hours(result: StoppingResult) -> list[tuple[str, float]]:
    """Hours for three days; for a taper every second day until its last."""
    if result.way != "taper":
        return [(f"{hour} h", hour) for hour in _TABLE_HOURS]
    days = sorted({*range(0, round(result.days), _TABLE_EVERY_DAYS), round(result.days)})
    return [(dose_text(day, "days"), day * 24) for day in days]


def _twin(result: StoppingResult, veiled: bool) -> Description:
    """The picture in words and as a table."""
    alt = content.word("stopping.alt")
    if veiled:
        return Description(alt, content.word("stopping.veiled", **headline(result)))
    levels = [result.percent_at, result.fluid_at] if result.route == "pump" else [result.percent_at]
    rows = [(said, *(f"{share(level(hour))}%" for level in levels)) for said, hour in _table_hours(result)]
    columns = ["time", *(["works", "fluid"] if result.route == "pump" else ["blood"])]
    return Description(
        alt=alt,
        summary=content.word("stopping.summary", **headline(result)),
        table=table(
            content.word("stopping.table.caption"),
            [content.word(f"stopping.table.{column}") for column in columns],
            rows,
        ),
    )
