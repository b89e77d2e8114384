"""The picture of `screening`: the effect of a test dose against what the client needs, then the infusion."""

from matplotlib.artist import Artist

from baclofen import content
from baclofen.model.screening import ScreeningResult
from baclofen.model.units import number_text
from baclofen.plots import artists, theme
from baclofen.plots.twin import Twin, table

_TOP = 2.6
#: in units of the effect: a line of words, and where the highest one begins, under the window's name
_NAME = 0.17
_HIGHEST_NAME = _TOP - 0.4
_TABLE_HOURS = (0, 0.5, 1, 2, 4, 6, 8, 12, 24, 36, 48)


class ScreeningPicture:
    """Effect over two days; the need is a line; the observation window is shaded; the infusion is dashed."""

    _narrow = False

    def __init__(self, window_h: tuple[float, float]) -> None:
        with theme.styled():
            self.figure = theme.new_figure()
            self.axes = self.figure.add_subplot()
            theme.quiet(self.axes)
            self.axes.set_xlim(0, 48)
            self.axes.set_ylim(0, _TOP)
            self.axes.set_yticks([0, 1, 2])
            self.axes.set_xlabel(content.word("screening.axis.time"))
            self.axes.set_ylabel(content.word("screening.axis.effect"))
            self.axes.axvspan(0, window_h[0], color=theme.colour("band"), linewidth=0, zorder=0.4)
            self.axes.axvspan(*window_h, color=theme.colour("band"), alpha=0.5, linewidth=0, zorder=0.4)
            self.axes.axhline(1, color=theme.colour("ink"), linewidth=1.4, linestyle=(0, (3, 2)), zorder=3)
            names = {"window": (0.3, _TOP - 0.08, "left", "top"), "need": (47.8, 0.97, "right", "top")}
            for name, (x, y, ha, va) in names.items():
                look = {"ha": ha, "va": va, "color": theme.colour("muted")}
                self.axes.text(x, y, content.word(f"screening.name.{name}"), **look).set_in_layout(False)
            self.moving: dict[str, Artist] = {
                "screening_felt": artists.area(self.axes, "pump", alpha=0.3),
                "screening_infusion": artists.line(self.axes, "band_edge", 2.0, dashes=(4, 2)),
                "screening_test": artists.line(self.axes, "pump", 2.8),
                "screening_test_text": artists.text(self.axes, "pump", va="bottom", weight="bold"),
                "screening_infusion_text": artists.text(self.axes, "band_edge", ha="right", va="bottom"),
            }

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen."""
        self.axes.set_xticks(range(0, 49, 12 if narrow else 4))
        self._narrow = narrow
        theme.settle(self.figure, theme.NARROW_IN if narrow else theme.WIDE_IN, right=0.98)

    def draw(
        self, result: ScreeningResult, guess: tuple[float, str] | None = None, veiled: bool = False
    ) -> Twin:
        """Move every artist to ``result``; the guess is a number of mcg, told in words only.

        ``veiled`` keeps the pump's curve back.
        """
        shown = result.responds and not veiled
        self.moving["screening_test"].set_data(result.time_h, result.test_effect)
        artists.between(self.moving["screening_felt"], result.time_h, 1.0, result.test_effect.clip(min=1.0))
        self.moving["screening_infusion"].set_data(
            result.time_h if shown else [], result.infusion_effect if shown else []
        )
        words = headline(result)
        self.moving["screening_test_text"].set_text(content.word("screening.name.test", **words))
        test_height, infusion_height = self._name_heights(result)
        self.moving["screening_test_text"].set_position((result.peak_h + 1.2, test_height))
        name = "infusion_narrow" if self._narrow else "infusion"
        said = content.word(f"screening.name.{name}", **words) if shown else ""
        self.moving["screening_infusion_text"].set_text(said)
        self.moving["screening_infusion_text"].set_position((47.8, infusion_height))
        return _twin(result, veiled)

    def _name_heights(self, result: ScreeningResult) -> tuple[float, float]:
        """Where the two curves' names stand: clear of the line of need, in the axes, not on each other."""
        test = min(result.peak, _HIGHEST_NAME)
        if 1 - 2 * _NAME < test < 1:
            test = 1.03
        infusion = min(max(float(result.infusion_effect[-1]), 1) + 0.04, _HIGHEST_NAME)
        # on a wide screen they stand side by side
        if self._narrow and abs(infusion - test) < _NAME:
            infusion = test + _NAME if test + _NAME <= _HIGHEST_NAME - _NAME else test - _NAME
        return test, infusion


def headline(result: ScreeningResult) -> dict[str, str]:
    """The numbers a sentence about this picture may name, ready as text."""
    test = number_text(result.test_mcg, decimals=0)
    return {
        "test": test,
        "effect": _effect(result),
        "start": _start(result),
        "verdict": content.word(f"screening.verdict.{_verdict(result)}"),
    }


def _effect(result: ScreeningResult) -> str:
    if result.onset_h is None:
        return content.word("screening.effect.none")
    onset, duration = (number_text(x, decimals=1) for x in (result.onset_h, result.duration_h))
    return content.word("screening.effect.some", onset=onset, duration=duration)


def _start(result: ScreeningResult) -> str:
    if result.start_mcg_per_day is None:
        return content.word("screening.start.none")
    return content.word("screening.start.some", start=number_text(result.start_mcg_per_day, decimals=0))


def _verdict(result: ScreeningResult) -> str:
    if not result.responds:
        return "no"
    return "yes" if result.factor > 1 else "long"


def _twin(result: ScreeningResult, veiled: bool) -> Twin:
    alt = content.word("screening.alt")
    if veiled:
        return Twin(alt, content.word("screening.veiled", **headline(result)))
    rows = []
    for hour in _TABLE_HOURS:
        at = int(result.time_h.searchsorted(hour))
        infusion = number_text(result.infusion_effect[at], decimals=2) if result.responds else "0"
        rows.append((f"{number_text(hour)} h", number_text(result.test_effect[at], decimals=2), infusion))
    return Twin(
        alt=alt,
        summary=content.word("screening.summary", **headline(result)),
        table=table(
            content.word("screening.table.caption"),
            [content.word(f"screening.table.{column}") for column in ("time", "test", "infusion")],
            rows,
        ),
    )
