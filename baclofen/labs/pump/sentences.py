"""What the pump says, as sentences: warnings, the log, and the program read back."""

from collections.abc import Iterable

from baclofen import content
from baclofen.model.pump import LogEntry, PumpState, PumpWarning
from baclofen.model.units import number_text
from baclofen.plots.pump import clock, mean_flow, rates_text
from baclofen.plots.pump_parts import word

_SHORT = {
    "flow_mL_per_day": 3, "times": 2, "percent": 0, "days": 1, "hours": 1, "from_h": 1, "until_h": 1,
    "count": 0, "catheter_mL": 2, "empty_mL": 2, "most_mL": 2,
}  # fmt: skip
_MOST_SHOWN = 40
_LOUD = ("danger", "caution", "alarm")


def said(warning: PumpWarning | LogEntry) -> str:
    """One keyed sentence with its numbers in the form that nurses read."""
    return content.word(f"pump.{warning.key}", **{name: _text(name, value) for name, value in warning.values})


def _text(name: str, value: float | str) -> str:
    if name == "field":
        return word(f"field.{value}")
    if name == "fault":
        return content.word(f"pump.fault.{value}")
    if name == "day":
        return word(f"day.{int(value)}")
    decimals = _SHORT.get(name, 1 if abs(value) >= 1 else 3)
    if name == "flow_mL_per_day" and 0 < value < 0.5 * 10.0**-decimals:
        return number_text(value, significant=1)  # too slow for these places, and not none
    return number_text(value, decimals=decimals)


def answer(warnings: Iterable[PumpWarning]) -> str:
    """Everything said to one command, as one text."""
    return " ".join(said(warning) for warning in warnings)


def log_rows(log: Iterable[LogEntry], start: PumpState) -> list[tuple[str, str]]:
    """The log as rows, the newest first, without what nobody could see; loud sentences carry their kind."""
    seen = [entry for entry in log if entry.seen][-_MOST_SHOWN:]
    rows = []
    for entry in reversed(seen):
        level, text = PumpWarning(entry.key).level, said(entry)
        if level in _LOUD:
            text = word("log.loud", kind=word(f"level.{level}"), text=text)
        rows.append((word("clock.short", **clock(start, entry.time_h)), text))
    return rows


def read_back(state: PumpState) -> str:
    """What did I just program? The program in words."""
    if state.program is None:
        return word("read_back.none")
    days = state.program.days
    if len(set(days)) == 1:
        text = word("read_back.every", rates=rates_text(days[0]))
    else:
        names = enumerate(days)
        text = " ".join(
            word("read_back.day", day=word(f"day.{day}"), rates=rates_text(rates)) for day, rates in names
        )
    return word(
        "read_back",
        program=text,
        dose=number_text(state.dose_mcg_per_day, decimals=1),
        flow=number_text(mean_flow(state), decimals=3),
        strength=number_text(state.programmed_mcg_per_mL or 0, decimals=0),
    )
