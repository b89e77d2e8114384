"""The form of the pump lab: one act at a time with its few fields, and the command that comes out of it."""

from collections.abc import Callable
from typing import Any

from baclofen import content
from baclofen.labs.controls import choice, select
from baclofen.model import pump as model
from baclofen.model.units import dose_text, number_text
from baclofen.widgets import Select, show
from baclofen.widgets.boxes import Column
from baclofen.widgets.exam.number_field import NumberField
from baclofen.widgets.rate_steps import Steps

#: act -> the controls it shows
ACTS: dict[str, tuple[str, ...]] = {
    "wait": ("span",),
    "steady": ("dose", "unit"),
    "day": (),
    "week": (),
    "read": (),
    "refill": ("fill_mL", "strength", "found_mL"),
    "strength": ("fill_mL", "strength", "bridge"),
    "path_bridge": (),
    "bolus": ("bolus_mcg", "bolus_h"),
    "fill": ("fill_mL", "strength"),
    "prime": ("prime_mL",),
    "scan": ("scan_h", "late_h"),
    "stop": (),
    "draw": (),
    "replace": ("primed", "fill_mL", "strength"),
}
SPANS_H = {"hour": 1.0, "day": 24.0, "week": 168.0, "month": 672.0}
_P = "pump_lab.control"


def _number(field: str, parameter: str, unit: str, value: float | None = None) -> NumberField:
    """A typed number; the parameter gives what stands in it at first."""
    start = content.parameter(parameter).value if value is None else value
    control = NumberField("", content.word(f"pump_lab.field.{field}"), unit)
    control.value = control.default = number_text(start).replace(",", "")
    return control


def read_number(text: str) -> Any:
    """The number a text holds, or the text itself: the pump then says what is wrong."""
    try:
        return float(text.strip().replace(",", "") if "," not in text or _thousands(text) else text)
    except ValueError:
        return text


def _thousands(text: str) -> bool:
    whole, _, places = text.strip().partition(".")
    first, *rest = whole.split(",")
    groups = 1 <= len(first.lstrip("+-")) <= 3 and all(len(part) == 3 and part.isdigit() for part in rest)
    return groups and "," not in places


def strengths() -> tuple[str, ...]:
    """The strengths on offer, as keys."""
    names = ("strength_low", "strength_middle", "strength_high")
    return tuple(f"{content.parameter(f'pump.{name}_mcg_per_mL').value:g}" for name in names)


class Form:
    """The controls of every act; only those of the chosen act are shown."""

    def __init__(self, next_alarm_h: Callable[[], float | None]) -> None:
        self._next_alarm_h = next_alarm_h
        unit = content.parameter("pump.strength_low_mcg_per_mL").unit
        offered = [(key, dose_text(float(key), unit)) for key in strengths()]
        self.controls: dict[str, Any] = {
            "act": select(f"{_P}.action", ACTS, "wait"),
            "span": select(f"{_P}.span", (*SPANS_H, "alarm"), "day"),
            "dose": _number("dose", "pump.daily_dose_mcg_per_day", ""),
            "unit": select(f"{_P}.unit", ("mcg_per_day", "mcg_per_h", "mg_per_day")),
            "fill_mL": _number("volume_mL", "pump.fill_mL", "mL"),
            "strength": Select(content.word(f"{_P}.strength.label"), offered, offered[0][0]),
            "found_mL": _number("actual_residual_mL", "pump.fill_mL", "mL"),
            "bridge": choice(f"{_P}.bridge", ("yes", "no")),
            "primed": choice(f"{_P}.primed", ("yes", "no")),
            "bolus_mcg": _number("dose_mcg", "pump_lab.bolus_mcg", "mcg"),
            "bolus_h": _number("duration_h", "pump_lab.bolus_h", "h"),
            "prime_mL": _number("prime_mL", "pump.tubing_mL", "mL"),
            "scan_h": _number("hours", "pump.scan_h", "h"),
            "late_h": _number("resume_delay_h", "pump.scan_h", "h", 0.0),
        }
        self.controls["found_mL"].value = self.controls["found_mL"].default = ""
        path = sum(content.parameter(f"pump.{name}").value for name in ("tubing_mL", "catheter_mL"))
        self.controls["prime_mL"].value = self.controls["prime_mL"].default = f"{path:g}"
        self.controls["steps"] = self._editor()
        fields = [self.controls[name] for name in self.controls if name != "act"]
        self.box = Column(fields)
        self._inside: float | None = None
        self.controls["act"].observe(lambda _change: self._chosen(), "value")
        self.show()

    def _editor(self) -> Steps:
        rate = content.parameter("pump.daily_dose_mcg_per_day").value / 24
        return Steps(
            content.word(f"{_P}.steps.label"),
            [content.word(f"pump_lab.day.{day}") for day in range(7)],
            [(0.0, rate)],
            most=int(content.parameter("pump.steps_most_per_day").value),
            unit=content.word("pump_lab.unit.mcg_per_h"),
            total_unit=content.word(f"{_P}.unit.mcg_per_day"),
            help=content.word(f"{_P}.steps.help"),
        )

    @property
    def act(self) -> str:
        """The chosen act."""
        return self.controls["act"].value

    def _chosen(self) -> None:
        """Another act: its fields, and the strength that belongs to it."""
        self._offer_strength()
        self.show()

    def offer(self, inside: float | None) -> None:
        """Let the strength field begin with what is inside the pump; a new pump begins with the weakest."""
        if inside == self._inside:
            return
        self._inside = inside
        self._offer_strength()

    def _offer_strength(self) -> None:
        """The strength inside; for a change of strength the first other one."""
        offered = strengths()
        inside = f"{self._inside or 0:g}"
        if self.act == "strength":
            other = [key for key in offered if key != inside]
            self.controls["strength"].value = other[0]
        else:
            self.controls["strength"].value = inside if inside in offered else offered[0]

    def show(self) -> None:
        """Show the fields of the chosen act and no others, to keyboard and screen reader too."""
        for name, control in self.controls.items():
            if name not in ("act", "steps"):
                show(control, name in ACTS[self.act])
        editor = self.controls["steps"]
        editor.weekly = self.act == "week"
        show(editor, self.act in ("day", "week"))

    def follow(self, days: tuple[tuple[tuple[float, float], ...], ...] | None) -> None:
        """Let the editor begin with the program that runs."""
        if days:
            self.controls["steps"].put(days)

    def reset(self) -> None:
        """Back to the first act and the numbers at the start."""
        for control in self.controls.values():
            control.reset()
        self._inside = None
        self._chosen()

    def command(self) -> object | None:
        """The command that the form stands for now; None when there is nothing to wait for."""
        return getattr(self, f"_{self.act}")()

    def _typed(self, name: str) -> Any:
        return read_number(self.controls[name].value)

    def _wait(self) -> object | None:
        span = self.controls["span"].value
        hours = self._next_alarm_h() if span == "alarm" else SPANS_H[span]
        return None if hours is None else model.Advance(hours)

    def _steady(self) -> object:
        return model.ProgramSteady(self._typed("dose"), self.controls["unit"].value)

    def _day(self) -> object:
        return model.ProgramFlex(self._days()[0])

    def _week(self) -> object:
        return model.ProgramWeek(self._days())

    def _days(self) -> tuple:
        days = self.controls["steps"].value
        return tuple(tuple((read_number(hour), read_number(rate)) for hour, rate in day) for day in days)

    def _read(self) -> object:
        return model.Interrogate()

    def _refill(self) -> object:
        found = self.controls["found_mL"].value.strip()
        drawn = read_number(found) if found else None
        return model.Refill(
            self._typed("fill_mL"), float(self.controls["strength"].value), actual_residual_mL=drawn
        )

    def _strength(self) -> object:
        bridge = self.controls["bridge"].value == "yes"
        return model.ChangeConcentration(
            self._typed("fill_mL"), float(self.controls["strength"].value), bridge
        )

    def _bolus(self) -> object:
        return model.ProgramBolus(self._typed("bolus_mcg"), self._typed("bolus_h"))

    def _fill(self) -> object:
        return model.Fill(self._typed("fill_mL"), float(self.controls["strength"].value))

    def _prime(self) -> object:
        return model.Prime(self._typed("prime_mL"), content.parameter("pump.prime_h").value)

    def _scan(self) -> object:
        return model.Mri(self._typed("scan_h"), self._typed("late_h"))

    def _stop(self) -> object:
        return model.Stop()

    def _path_bridge(self) -> object:
        return model.Bridge()

    def _draw(self) -> object:
        return model.DrawCatheter()

    def _replace(self) -> object:
        if self.controls["primed"].value == "no":
            return model.ReplacePump()
        strength = float(self.controls["strength"].value)
        return model.ReplacePump(primed_mL=self._typed("fill_mL"), primed_mcg_per_mL=strength)
