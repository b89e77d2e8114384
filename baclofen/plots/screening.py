"""The picture of `screening`: the effect of a test dose against what the client needs, then the infusion."""

from matplotlib.artist import Artist
from matplotlib.ticker import MultipleLocator

from baclofen import content
from baclofen.model.scenarios.screening import ScreeningResult
from baclofen.model.units import number_text
from baclofen.plots import artists, theme
from baclofen.plots.description import Description, table

#: the lowest of these holds both curves, so the scale seldom jumps
_TOPS = (2.6, 4.0, 7.0)
#: in shares of the height: a line of words, and where the highest one begins, under the window's name
_NAME, _HIGHEST_NAME = 0.066, 0.846
_TABLE_HOURS = (0, 0.5, 1, 2, 4, 6, 8, 12, 24, 36, 48)


class ScreeningPicture:
    """Effect over two days; the need is a line; the observation window is shaded; the infusion is dashed."""

    _narrow = False

    def __init__(self, window_h: tuple[float, float], last_mcg: float) -> None:
        self.last_mcg = last_mcg
        with theme.styled():
            self.figure = theme.new_figure()
            self.axes = self.figure.add_subplot()
            theme.quiet(self.axes)
            self.axes.set_xlim(0, 48)
            self.axes.set_ylim(0, _TOPS[0])
            self.axes.yaxis.set_major_locator(MultipleLocator(1))
            self.axes.set_xlabel(content.word("screening.axis.time"))
            self.axes.set_ylabel(content.word("screening.axis.effect"))
            self.axes.axvspan(0, window_h[0], color=theme.colour("band"), linewidth=0, zorder=0.4)
            self.axes.axvspan(*window_h, color=theme.colour("band"), alpha=0.5, linewidth=0, zorder=0.4)
            self.axes.axhline(1, color=theme.colour("ink"), linewidth=1.4, linestyle=(0, (3, 2)), zorder=3)
            self.moving: dict[str, Artist] = {
                "screening_felt": artists.area(self.axes, "pump", alpha=0.3),
                "screening_infusion": artists.line(self.axes, "band_edge", 2.0, dashes=(4, 2)),
                "screening_test": artists.line(self.axes, "pump", 2.8),
                "screening_test_text": artists.text(self.axes, "pump", va="bottom", weight="bold"),
                "screening_infusion_text": artists.text(self.axes, "band_edge", ha="right", va="bottom"),
            }
            for name, ha in (("window", "left"), ("need", "right")):
                said = content.word(f"screening.name.{name}")
                self.moving[f"screening_{name}_text"] = artists.text(
                    self.axes, "muted", said, ha=ha, va="top"
                )

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen."""
        self.axes.set_xticks(range(0, 49, 12 if narrow else 4))
        self._narrow = narrow
        theme.settle(self.figure, theme.NARROW_IN if narrow else theme.WIDE_IN, right=0.98)

    def draw(
        self, result: ScreeningResult, guess: tuple[float, str] | None = None, veiled: bool = False
    ) -> Description:
        """Move every artist to ``result``; the guess is a number of mcg, told in words only.

        ``veiled`` keeps the pump's curve back.
        """
        shown = result.used.responds and not veiled
        top = self._scale(result)
        self.moving["screening_window_text"].set_position((0.3, 0.97 * top))
        self.moving["screening_need_text"].set_position((47.8, 1 - 0.012 * top))
        self.moving["screening_test"].set_data(result.time_h, result.test_effect)
        artists.between(self.moving["screening_felt"], result.time_h, 1.0, result.test_effect.clip(min=1.0))
        self.moving["screening_infusion"].set_data(
            result.time_h if shown else [], result.infusion_effect if shown else []
        )
        words = headline(result, self.last_mcg)
        self.moving["screening_test_text"].set_text(content.word("screening.name.test", **words))
        test_height, infusion_height = self._name_heights(result, top)
        self.moving["screening_test_text"].set_position((result.peak_h + 1.2, test_height))
        name = "infusion_narrow" if self._narrow else "infusion"
        said = content.word(f"screening.name.{name}", **words) if shown else ""
        self.moving["screening_infusion_text"].set_text(said)
        self.moving["screening_infusion_text"].set_position((47.8, infusion_height))
        return _twin(result, veiled, self.last_mcg)

    def _scale(self, result: ScreeningResult) -> float:
        """The height of the chart: no curve leaves it."""
        most = max(result.peak, float(result.infusion_effect.max()) if result.used.responds else 0.0)
        top = next((one for one in _TOPS if one >= most * 1.02), most * 1.1)
        self.axes.set_ylim(0, top)
        return top

    def _name_heights(self, result: ScreeningResult, top: float) -> tuple[float, float]:
        """Where the two curves' names stand: clear of the line of need, in the axes, not on each other."""
        line, highest = _NAME * top, _HIGHEST_NAME * top
        test = min(result.peak, highest)
        if 1 - 2 * line < test < 1:
            test = 1 + 0.012 * top
        infusion = min(max(float(result.infusion_effect[-1]), 1) + 0.016 * top, highest)
        # on a wide screen they stand side by side
        if self._narrow and abs(infusion - test) < line:
            infusion = test + line if test + line <= highest - line else test - line
        return test, infusion


def headline(result: ScreeningResult, last_mcg: float) -> dict[str, str]:
    """The numbers a sentence about this picture may name, ready as text."""
    verdict = _verdict(result, last_mcg)
    used = {"used": number_text(result.used.test_mcg, decimals=0)} if verdict == "earlier" else {}
    return {
        "test": number_text(result.answer.test_mcg, decimals=0),
        "effect": _effect(result),
        "start": _start(result),
        "verdict": content.word(f"screening.verdict.{verdict}", **used),
        "said": content.word(f"screening.said.{verdict}", start=_start(result), **used),
    }


def _effect(result: ScreeningResult) -> str:
    """Onset and duration, or why there are none."""
    answer = result.answer
    if answer.onset_h is None:
        return content.word("screening.effect.none")
    onset, duration = (number_text(x, decimals=1) for x in (answer.onset_h, answer.duration_h))
    if not answer.responds:
        return content.word("screening.effect.brief", onset=onset)
    return content.word("screening.effect.some", onset=onset, duration=duration)


def _start(result: ScreeningResult) -> str:
    """The starting dose, if there is one."""
    if result.start_mcg_per_day is None:
        return content.word("screening.start.none")
    return content.word("screening.start.some", start=number_text(result.start_mcg_per_day, decimals=0))


def _verdict(result: ScreeningResult, last_mcg: float) -> str:
    """Which of the verdicts fits: earlier, no, last, yes or long."""
    if result.earlier:
        return "earlier"
    if not result.used.responds:
        return "last" if result.answer.test_mcg >= last_mcg else "no"
    return "yes" if result.used.factor > 1 else "long"


def _twin(result: ScreeningResult, veiled: bool, last_mcg: float) -> Description:
    """The picture in words and as a table."""
    alt = content.word("screening.alt")
    if veiled:
        return Description(alt, content.word("screening.veiled", **headline(result, last_mcg)))
    rows = []
    for hour in _TABLE_HOURS:
        at = int(result.time_h.searchsorted(hour))
        infusion = number_text(result.infusion_effect[at], decimals=2) if result.used.responds else "0"
        rows.append((f"{number_text(hour)} h", number_text(result.test_effect[at], decimals=2), infusion))
    return Description(
        alt=alt,
        summary=content.word("screening.summary", **headline(result, last_mcg)),
        table=table(
            content.word("screening.table.caption"),
            [content.word(f"screening.table.{column}") for column in ("time", "test", "infusion")],
            rows,
        ),
    )
