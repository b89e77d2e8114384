"""The picture of `pump`: the pump to scale, its program, the level in the fluid, the spine, the calendar."""

from dataclasses import dataclass
from functools import cached_property
from math import isfinite

import numpy as np

from baclofen.model.kinetics.spine import Canal, profile
from baclofen.model.pump import DeviceView, PumpState, device_view, flows_now
from baclofen.model.pump.outlook import Outlook
from baclofen.plots import pump_device, theme
from baclofen.plots import pump_parts as parts
from baclofen.plots.description import Description, about, table
from baclofen.plots.pump_parts import number, word
from baclofen.plots.pump_path import draw_path, path_text

_DAY_H = 24.0
_WIDE_IN, _NARROW_IN = (9.0, 6.85), (4.7, 15.45)
#: left, bottom, width, height of each part, in inches
_WIDE = {
    "device": (0.0, 3.65, 5.0, 3.15),
    "program": (5.75, 5.7, 3.1, 0.85),
    "calendar": (5.4, 3.92, 3.25, 0.88),
    "path": (0.35, 2.55, 8.45, 0.7),
    "level": (1.05, 0.68, 5.0, 1.4),
    "spine": (7.1, 0.68, 1.7, 1.4),
}
_NARROW = {
    "device": (0.1, 12.45, 4.5, 2.95),
    "path": (0.2, 11.05, 4.3, 0.9),
    "program": (0.8, 8.75, 3.75, 1.9),
    "level": (1.15, 5.65, 3.4, 2.2),
    "spine": (1.15, 2.75, 3.2, 2.0),
    "calendar": (0.2, 0.62, 4.3, 1.15),
}


@dataclass(frozen=True)
class PumpView:
    """What the picture shows: the pump, what it will do untouched, and the spine the tip lies in."""

    state: PumpState
    seen: Outlook
    canal: Canal
    tip_cm: float
    decay_cm: float

    @cached_property
    def device(self) -> DeviceView:
        """What the programmer shows."""
        return device_view(self.state)

    @cached_property
    def level(self) -> float:
        """The level in the mixed fluid now [ng per mL]."""
        return float(np.interp(self.state.time_h, self.seen.time_h, self.seen.level_ng_per_mL))

    def along(self, place_cm: np.ndarray) -> np.ndarray:
        """The level along the spine now [ng per mL]."""
        return profile(place_cm, tip_cm=self.tip_cm, decay_length_cm=self.decay_cm,
                       length_cm=self.canal.length_cm, mean_level=self.level)  # fmt: skip

    @cached_property
    def tip_level(self) -> float:
        """The level at the catheter's tip now [ng per mL]."""
        return float(self.along(np.array([self.tip_cm]))[0])


class PumpPicture:
    """Six parts whose contents are drawn anew after each command: a conversation, not a slider."""

    whole = True

    def __init__(self) -> None:
        self.moving: dict = {}
        self._narrow = False
        with theme.styled():
            self.figure = theme.new_figure()
            self.parts = {name: self.figure.add_axes((0, 0, 1, 1)) for name in _WIDE}
            pump_device.bare(self.parts["device"], 26, -2.6, 14.6)
            for name in ("path", "program", "level", "spine", "calendar"):
                parts.dress(self.parts[name], name)
        self._sizes = pump_device.Sizes.of_the_table()

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen: side by side, or one below the other."""
        self._narrow = narrow
        width, height = _NARROW_IN if narrow else _WIDE_IN
        self.figure.set_size_inches((width, height))
        for name, (left, low, wide, high) in (_NARROW if narrow else _WIDE).items():
            self.parts[name].set_position((left / width, low / height, wide / width, high / height))

    def draw(self, view: PumpView) -> Description:
        """Draw every part for this moment of the conversation."""
        with theme.styled():
            for axes in self.parts.values():
                theme.empty(axes)
            pump_device.draw_device(self.parts["device"], view.state, self._sizes)
            draw_path(self.parts["path"], view.state, self._narrow)
            parts.draw_program(self.parts["program"], view.state, self._narrow)
            parts.draw_level(self.parts["level"], view, self._narrow)
            parts.draw_spine(self.parts["spine"], view)
            parts.draw_calendar(self.parts["calendar"], view)
        return _twin(view)


def day_of(hours: float) -> str:
    """The day of the session an hour lies in; day 1 is the first."""
    return number(int(hours // _DAY_H) + 1, 0)


def clock(state: PumpState, hours: float | None = None) -> dict[str, str]:
    """Day, weekday and hour of a moment of the session, as texts."""
    hours = state.time_h if hours is None else hours
    at = state.start_clock_h + hours + 1e-6
    minutes = int(at * 60) % 1440
    return {
        "day": day_of(hours + 1e-6),
        "weekday": word(f"day.{int(at // _DAY_H) % 7}"),
        "hour": f"{minutes // 60:02d}:{minutes % 60:02d}",
    }


def headline(view: PumpView) -> dict[str, str]:
    """The numbers a sentence about this picture may name, ready as text."""
    state, device = view.state, view.device
    return {
        "volume": number(state.reservoir_mL),
        "counted": number(state.expected_mL),
        "capacity": number(state.spec.capacity_mL, 0),
        "strength": number(device.programmed_mcg_per_mL, 0),
        "path": number(state.spec.path_mL, 2),
        "standing": path_text(state),
        "dose": number(device.dose_mcg_per_day),
        "flow": number(mean_flow(state), 3),
        "flows": _flows(state),
        "sounds": f"{word(f'sounds.{device.tone}')} " if device.tone != "none" else "",
        "level": about(view.level),
        "tip": about(view.tip_level),
        "next": _next(view),
        "book": _book(view),
        "clock": word("clock", **clock(state)),
    }


def _flows(state: PumpState) -> str:
    """What leaves the tip now: per day, or per hour while a single dose or a prime runs."""
    per_day = flows_now(state)
    single = any(bolus.start_h <= state.time_h + 1e-9 for bolus in state.boluses)
    if single or (state.override is not None and state.override.kind == "prime"):
        return word("flows.hour", rate=number(per_day / _DAY_H))
    return word("flows.day", rate=number(per_day))


def mean_flow(state: PumpState) -> float:
    """The mean ordered flow [mL per day]."""
    return state.dose_mcg_per_day / state.programmed_mcg_per_mL if state.programmed_mcg_per_mL else 0.0


def _next(view: PumpView) -> str:
    key, hours = view.device.next_alarm_key, view.device.next_alarm_h
    if not key:
        return word("next.none")
    return word(f"next.{key}", days=number(hours / _DAY_H, 1), day=day_of(view.state.time_h + hours))


def _book_days(view: PumpView) -> dict[str, str] | None:
    due = view.device.refill
    if not isfinite(due.due_h):
        return None
    now = view.state.time_h
    return {"first": day_of(now + due.book_from_h), "last": day_of(now + due.book_until_h)}


def _book(view: PumpView) -> str:
    days = _book_days(view)
    return word("book", **days) if days else word("book.none")


def rates_text(steps: tuple[tuple[float, float], ...]) -> str:
    """The changes of one day as text."""
    hours = [f"{int(hour):02d}:{round(hour % 1 * 60):02d}" for hour, _ in steps]
    return "; ".join(
        word("table.rate", hour=hour, rate=number(rate)) for hour, (_, rate) in zip(hours, steps, strict=True)
    )


def _rate_rows(state: PumpState) -> list[tuple[str, str]]:
    if state.program is None:
        return [(word("table.rates_all"), word("chart.no_program"))]
    if len(set(state.program.days)) == 1:
        return [(word("table.rates_all"), rates_text(state.program.days[0]))]
    return [
        (word("table.rates", day=word(f"day.{d}")), rates_text(steps))
        for d, steps in enumerate(state.program.days)
    ]


def _twin(view: PumpView) -> Description:
    said, state, device = headline(view), view.state, view.device
    days, expiry, none = _book_days(view), device.refill.expiry_h, word("table.none")
    rows = [
        (word("table.reservoir"), f"{number(state.expected_mL)} mL"),
        (word("table.strength"), f"{said['strength']} mcg per mL"),
        (word("table.dose"), f"{said['dose']} mcg per day"),
        (word("table.flow"), f"{said['flow']} mL per day"),
        (word("table.flows_now"), said["flows"]),
        (word("table.inside"), f"{said['volume']} mL"),
        (word("table.path"), said["standing"]),
        *_rate_rows(state),
        (word("table.tone"), word(f"tone.{device.tone}")),
        (word("table.alarm"), said["next"]),
        (word("table.book"), word("table.book_days", **days) if days else none),
        (
            word("table.expiry"),
            word("table.day", day=day_of(state.time_h + expiry)) if isfinite(expiry) else none,
        ),
        (word("table.battery"), word("table.day", day=day_of(state.time_h + device.replacement_due_h))),
    ]
    for hours in (0, 12, 24, 48, 96):
        at = state.time_h + hours
        if at <= view.seen.time_h[-1]:
            level = about(float(np.interp(at, view.seen.time_h, view.seen.level_ng_per_mL)))
            when = word("clock.short", **clock(state, at))
            rows.append((word("table.level_ahead", clock=when), f"{level} ng per mL"))
    return Description(
        alt=word("alt"),
        summary=word("summary", **said),
        table=table(word("table.caption"), [word("table.what"), word("table.value")], rows),
    )
