"""What a pump is: the frozen set of numbers a session runs with. Units stand in the names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from math import isfinite

PROFILES = ("adult_spinal", "adult_cerebral", "child")
HOURS_PER_DAY = 24.0
HOURS_PER_WEEK = 168.0
HOURS_PER_YEAR = 8766.0  # 365.25 days


@dataclass(frozen=True)
class PumpSpec:
    """Every number the pump model needs, handed in from outside; field names are row ids of the data table.

    Unit, plain words and source of each stand there, in data/parameters/pump.csv.

    Valid range: every number finite and 0 or more; capacity, tubing, catheter, lives and windows above 0.
    Raises ValueError with the name of the field that is wrong.
    """

    capacity_mL: float
    tubing_mL: float
    catheter_mL: float
    low_alarm_mL: float
    expiry_days: float
    book_early_low_days: float
    book_early_high_days: float
    battery_short_years: float
    battery_long_years: float
    battery_stop_years: float
    battery_long_flow_mL_per_day: float
    battery_short_flow_mL_per_day: float
    replacement_notice_days: float
    steps_most_per_day: float
    flow_low_mL_per_day: float
    flow_high_mL_per_day: float
    raise_low_percent_adult_spinal: float
    raise_high_percent_adult_spinal: float
    raise_low_percent_adult_cerebral: float
    raise_high_percent_adult_cerebral: float
    raise_low_percent_child: float
    raise_high_percent_child: float
    cut_high_percent: float
    step_wait_h: float
    step_danger_times: float
    start_low_mcg_per_day: float
    start_high_mcg_per_day: float
    start_low_mcg_per_day_child: float
    start_high_mcg_per_day_child: float
    bolus_high_mcg: float
    bolus_high_mcg_child: float
    tip_mass_grows_h: float
    stall_case_h: float
    dose_experience_mcg_per_day: float
    label_tolerance_percent: float
    residual_tolerance_percent: float
    residual_tolerance_mL: float
    unit_slip_percent: float
    mri_delay_low_h: float
    mri_delay_high_h: float
    stopped_alarm_h: float
    injection_h: float
    flow_factor: float
    largest_entry: float
    profile: str = "adult_spinal"

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name == "profile":
                if value not in PROFILES:
                    raise ValueError(f"profile must be one of {PROFILES}, not {value!r}")
            elif (
                isinstance(value, bool)
                or not isinstance(value, (int, float))
                or not isfinite(value)
                or value < 0
            ):
                raise ValueError(f"{field.name} must be a finite number of 0 or more, not {value!r}")
            elif value == 0 and field.name in _ABOVE_ZERO:
                raise ValueError(f"{field.name} must be above 0")
        if self.battery_life_h(0.0) <= self.replacement_notice_days * HOURS_PER_DAY:
            raise ValueError("replacement_notice_days must be shorter than the battery life")

    @property
    def path_mL(self) -> float:
        """Volume from the reservoir to the catheter tip: tubing plus catheter [mL]."""
        return self.tubing_mL + self.catheter_mL

    @property
    def raise_percent(self) -> tuple[float, float]:
        """Published range of one dose rise for this client profile [percent, percent]."""
        return (
            getattr(self, f"raise_low_percent_{self.profile}"),
            getattr(self, f"raise_high_percent_{self.profile}"),
        )

    @property
    def start_mcg_per_day(self) -> tuple[float, float]:
        """Usual first dose for this client profile [mcg per day, mcg per day]."""
        if self.profile == "child":
            return self.start_low_mcg_per_day_child, self.start_high_mcg_per_day_child
        return self.start_low_mcg_per_day, self.start_high_mcg_per_day

    @property
    def bolus_most_mcg(self) -> float:
        """Largest test dose for this client profile [mcg]."""
        return self.bolus_high_mcg_child if self.profile == "child" else self.bolus_high_mcg

    def battery_life_h(self, flow_mL_per_day: float) -> float:
        """Return the battery life at one steady flow, straight line between two flows, level outside [h].

        life = long - (long - short) * clip((flow - flow_long) / (flow_short - flow_long), 0, 1)
        """
        low, high = self.battery_long_flow_mL_per_day, self.battery_short_flow_mL_per_day
        share = 0.0 if high <= low else min(max((flow_mL_per_day - low) / (high - low), 0.0), 1.0)
        years = self.battery_long_years - (self.battery_long_years - self.battery_short_years) * share
        return min(years, self.battery_stop_years) * HOURS_PER_YEAR


_ABOVE_ZERO = {
    "capacity_mL", "tubing_mL", "catheter_mL", "expiry_days", "battery_short_years", "battery_long_years",
    "battery_stop_years", "steps_most_per_day", "flow_high_mL_per_day", "injection_h", "largest_entry",
}  # fmt: skip
NUMBERS = tuple(field.name for field in fields(PumpSpec) if field.name != "profile")


def spec_from(values: Mapping[str, float], profile: str = "adult_spinal", **changes: float) -> PumpSpec:
    """Build a PumpSpec from a table of numbers and `changes`; rows the pump does not know are left alone.

    KeyError names the rows that are missing, ValueError as PumpSpec does.

    >>> spec = spec_from(dict.fromkeys(NUMBERS, 1.0), capacity_mL=20.0)
    >>> spec.capacity_mL, spec.path_mL
    (20.0, 2.0)
    >>> spec_from(dict.fromkeys(NUMBERS[1:], 1.0))
    Traceback (most recent call last):
    KeyError: 'the pump table lacks: capacity_mL; add these rows'
    """
    table = {**values, **changes}
    missing = sorted(set(NUMBERS) - set(table))
    if missing:
        raise KeyError(f"the pump table lacks: {', '.join(missing)}; add these rows")
    return PumpSpec(**{name: table[name] for name in NUMBERS}, profile=profile)
