"""The picture of `oral`: three days of tablets in ng per mL, one routine or two, with the spread."""

import numpy as np
from matplotlib.artist import Artist

from baclofen import content
from baclofen.model.scenarios.oral_days import OralDays
from baclofen.model.units import number_text
from baclofen.plots import artists, theme
from baclofen.plots.description import Description, about, table

TABLE_HOURS = tuple(range(0, 73, 6))
#: below this level a ratio says nothing
_LEAST_TROUGH_NG_PER_ML = 1.0
_DAY_H, _END_H = 24, 72
_CEILINGS = (100, 200, 400, 800, 1600, 3200, 8000)


class OralPicture:
    """Plasma level over three days; doses on the floor; a second routine dashed; a band for the spread."""

    def __init__(self) -> None:
        with theme.styled():
            self.figure = theme.new_figure()
            self.axes = self.figure.add_subplot()
            theme.quiet(self.axes)
            self.axes.set_xlim(0, 72)
            self.axes.set_xlabel(content.word("oral.axis.time"))
            self.axes.set_ylabel(content.word("oral.axis.level"))
            self.axes.yaxis.set_major_formatter(lambda level, _place: number_text(level))
            for midnight in (24, 48):
                self.axes.axvline(midnight, color=theme.colour("grid"), linewidth=1.2, zorder=0.6)
            self.moving: dict[str, Artist] = {
                "oral_band": artists.area(self.axes, "oral", alpha=0.18, zorder=1),
                "oral_other": artists.line(self.axes, "pump", 2.0, dashes=(4, 2)),
                "oral_guess": artists.line(self.axes, "guess", 1.6, dashes=(2, 2)),
                "oral_mark": artists.line(self.axes, "guess", 1.6, dashes=(2, 2)),
                "oral_level": artists.line(self.axes, "oral", 2.6),
                "oral_doses": artists.marks(self.axes, "oral", "^"),
                "oral_missed": artists.marks(self.axes, "oral", "x"),
                "oral_peak_text": artists.text(self.axes, "oral", ha="right", va="bottom", weight="bold"),
                "oral_trough_text": artists.text(self.axes, "oral", ha="right", va="top", weight="bold"),
                "oral_other_text": artists.text(self.axes, "pump", ha="left", va="top"),
                "oral_band_text": artists.text(self.axes, "oral", ha="left", va="top"),
                "oral_guess_text": artists.text(self.axes, "guess", ha="left", va="bottom"),
                "oral_mark_text": artists.text(self.axes, "guess", ha="left", va="top"),
            }
        self._narrow = False

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen: another size, fewer hour marks."""
        self._narrow = narrow
        self._scale(_END_H)
        self.axes.set_ylim(0, _CEILINGS[-1])  # room for the widest number
        theme.settle(self.figure, theme.NARROW_IN if narrow else theme.WIDE_IN)

    def _scale(self, end_h: int) -> None:
        """Three days, or one where a single dose is all there is."""
        self.axes.set_xlim(0, end_h)
        self.axes.set_xticks(range(0, end_h + 1, end_h // (3 if self._narrow else 6)))

    def draw(
        self,
        result: OralDays,
        guess: tuple[float, str] | None = None,
        mark: tuple[float, str] | None = None,
        veiled: bool = False,
    ) -> Description:
        """Move every artist to ``result``; ``guess`` is a predicted level [ng per mL] and its label.

        ``mark`` is a predicted time, counted from the highest level [h]; ``veiled`` keeps back what comes
        after the highest level.
        """
        self._scale(_DAY_H if result.single else _END_H)
        top = self._ceiling(result, guess)
        end = int(np.argmax(result.level)) + 1 if veiled else len(result.time_h)
        self.moving["oral_level"].set_data(result.time_h[:end], result.level[:end])
        self._draw_mark(result, mark, top)
        self._draw_other(result, top)
        self._draw_band(result, top)
        self._mark_doses(result, top)
        self._name_extremes(result, top)
        self._draw_guess(guess, top)
        return _twin(result, veiled)

    def _ceiling(self, result: OralDays, guess: tuple[float, str] | None) -> float:
        """The lowest of a few fixed ceilings that holds every curve, so the scale seldom jumps."""
        curves = [c for c in (result.level, result.other, result.high) if c is not None]
        needed = 1.12 * max(float(np.max(curve)) for curve in curves)
        needed = max(needed, 1.12 * guess[0]) if guess else needed
        top = next((c for c in _CEILINGS if c >= needed), _CEILINGS[-1])
        self.axes.set_ylim(0, top)
        return top

    def _draw_other(self, result: OralDays, top: float) -> None:
        other, label = self.moving["oral_other"], self.moving["oral_other_text"]
        shown = result.other is not None
        other.set_data(result.time_h if shown else [], result.other if shown else [])
        label.set_text(content.word("oral.name.other") if shown else "")
        label.set_position((1, 0.985 * top))

    def _draw_band(self, result: OralDays, top: float) -> None:
        label = self.moving["oral_band_text"]
        label.set_text(content.word("oral.name.band") if result.low is not None else "")
        label.set_position((1, 0.915 * top))
        if result.low is None:
            artists.nothing(self.moving["oral_band"])
        else:
            artists.between(self.moving["oral_band"], result.time_h, result.low, result.high)

    def _mark_doses(self, result: OralDays, top: float) -> None:
        floor = 0.02 * top
        taken = np.asarray(result.dose_time_h)
        missed = [] if result.missed_time_h is None else [result.missed_time_h]
        self.moving["oral_doses"].set_data(taken, np.full(taken.shape, floor))
        self.moving["oral_missed"].set_data(missed, [floor] * len(missed))

    def _name_extremes(self, result: OralDays, top: float) -> None:
        last = result.time_h >= (0 if result.single else result.time_h[-1] - _DAY_H)
        for name, value, pick in (("peak", result.peak, np.argmax), ("trough", result.trough, np.argmin)):
            hour = result.time_h[last][int(pick(result.level[last]))]
            up = 0.015 if name == "peak" else -0.015
            label = self.moving[f"oral_{name}_text"]
            label.set_text("" if result.single and name == "trough" else level_text(value))
            label.set_ha("left" if result.single else "right")
            at = hour + 0.3 if result.single else min(hour + 2, _END_H - 0.2)
            label.set_position((at, max(value + up * top, 0.1 * top)))

    def _draw_mark(self, result: OralDays, mark: tuple[float, str] | None, top: float) -> None:
        """A dotted upright line at a predicted hour."""
        hour, label = mark if mark else (0.0, "")
        at = float(result.time_h[int(np.argmax(result.level))]) + hour
        self.moving["oral_mark"].set_data([at, at] if mark else [], [0, top] if mark else [])
        self.moving["oral_mark_text"].set_text(label)
        self.moving["oral_mark_text"].set_position((at + 0.2, 0.985 * top))

    def _draw_guess(self, guess: tuple[float, str] | None, top: float) -> None:
        level, label = guess if guess else (0.0, "")
        self.moving["oral_guess"].set_data([0, _END_H] if guess else [], [level, level] if guess else [])
        self.moving["oral_guess_text"].set_text(label)
        self.moving["oral_guess_text"].set_position((1, level + 0.01 * top))


def level_text(level_ng_per_mL: float) -> str:
    """A plasma level as a whole number of three figures at most; the models promise no more."""
    return number_text(float(f"{level_ng_per_mL:.3g}"), decimals=0)


def headline(result: OralDays) -> dict[str, str]:
    """The numbers a sentence about this picture may name, ready as text."""
    said = {
        "dose": number_text(result.dose_mg, decimals=2),
        "daily": number_text(result.dose_mg_per_day, decimals=1),
        "peak": level_text(result.peak),
        "trough": level_text(result.trough),
        "mean": level_text(result.mean),
        "first_peak": level_text(result.first_peak),
        "ratio": _ratio(result),
        "notes": " ".join(filter(None, (_missed(result), _by_weight(result), _danger(result)))),
        "half": number_text(result.half_gone_h, decimals=1),
        "said": _said(result),
    }
    kind = "single" if result.single else "routine"
    told = {key: content.word(f"oral.{key}.{kind}", **said) for key in ("line", "summary")}
    return {**said, **{f"{key}_text": text for key, text in told.items()}}


def _said(result: OralDays) -> str:
    """The one thing to know: a danger first, then a limit, then a dose left out, else the range of day 3."""
    if _is_dangerous(result):
        return content.word("oral.said.danger")
    peak, trough = level_text(result.peak), level_text(result.trough)
    if cap := _cap(result):
        return content.word(f"oral.said.{cap}", peak=peak)
    if result.single:
        half = number_text(result.half_gone_h, decimals=1)
        return content.word("oral.said.single", peak=peak, half=half)
    if result.missed_time_h is not None:
        hour = number_text(result.missed_time_h, decimals=0)
        return content.word("oral.said.missed", hour=hour, trough=trough)
    return content.word("oral.said.usual", trough=trough, peak=peak, ratio=_ratio(result))


def _ratio(result: OralDays) -> str:
    """How many times the lowest the highest is; nothing where the lowest is nearly nothing."""
    if result.trough < _LEAST_TROUGH_NG_PER_ML:
        return ""
    return content.word("oral.ratio", ratio=about(result.ratio))


def _by_weight(result: OralDays) -> str:
    """For a child: the dose by weight beside what is usual, so that an unusual dose is seen as one."""
    dose = result.mg_per_kg_per_day
    if dose is None:
        return ""
    said = content.word("oral.by_weight", dose=number_text(dose, decimals=1))
    key = _cap(result)
    return f"{said} {content.word(f'oral.{key}')}" if key else said


def _cap(result: OralDays) -> str:
    """Which published limit for children this dose is above, if any."""
    if result.mg_per_kg_per_day is None:
        return ""
    low, high = (content.parameter(f"nursing.child_maximum_eu_{age}").value for age in ("under_8", "8_up"))
    return "cap" if result.dose_mg_per_day > high else "cap_young" if result.dose_mg_per_day > low else ""


def _missed(result: OralDays) -> str:
    """What a dose left out does, where one was."""
    if result.missed_time_h is None:
        return ""
    hour = number_text(result.missed_time_h, decimals=0)
    return content.word("oral.missed", hour=hour, trough=level_text(result.trough))


def _danger(result: OralDays) -> str:
    """No level is the right one; above that of a client in coma it is said so."""
    return content.word("oral.danger.coma" if _is_dangerous(result) else "oral.danger.none")


def _is_dangerous(result: OralDays) -> bool:
    """Whether the level reaches that of a client who lay in coma."""
    return float(result.level.max()) >= content.parameter("oral.coma_case_ng_per_mL").value


def _twin(result: OralDays, veiled: bool) -> Description:
    if veiled:
        return Description(content.word("oral.alt"), content.word("oral.veiled"))
    heads = (
        ["time", "level"]
        + ["other"] * (result.other is not None)
        + ["low", "high"] * (result.low is not None)
    )
    curves = {"level": result.level, "other": result.other, "low": result.low, "high": result.high}
    places = np.searchsorted(result.time_h, TABLE_HOURS)
    rows = [
        (f"{hour} h", *(level_text(curves[name][place]) for name in heads[1:]))
        for hour, place in zip(TABLE_HOURS, places, strict=True)
    ]
    return Description(
        alt=content.word("oral.alt"),
        summary=content.word("oral.summary", **headline(result)),
        table=table(
            content.word("oral.table.caption"), [content.word(f"oral.table.{x}") for x in heads], rows
        ),
    )
