"""What `oral` says: its numbers as text, and the twin of its picture in words and as a table."""

import numpy as np

from baclofen import content
from baclofen.model.scenarios.oral_days import OralDays
from baclofen.model.units import number_text
from baclofen.plots.description import Description, about, table

TABLE_HOURS = tuple(range(0, 73, 6))
#: below this level a ratio says nothing
_LEAST_TROUGH_NG_PER_ML = 1.0


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
    if is_dangerous(result):
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
    return content.word("oral.danger.coma" if is_dangerous(result) else "oral.danger.none")


def is_dangerous(result: OralDays) -> bool:
    """Whether the level reaches that of a client who lay in coma."""
    return float(result.level.max()) >= content.parameter("oral.coma_case_ng_per_mL").value


def twin(result: OralDays, veiled: bool) -> Description:
    """The picture in words and as a table."""
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
