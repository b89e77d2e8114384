"""Faults of the pump: the commands that bring each one about; then the learner watches."""

from __future__ import annotations

from dataclasses import dataclass

from baclofen.model.pump import commands as do
from baclofen.model.pump.arithmetic import refill_days
from baclofen.model.pump.commands import Command
from baclofen.model.pump.spec import HOURS_PER_DAY, PumpSpec


@dataclass(frozen=True)
class FaultSettings:
    """The numbers of a fault, all from outside; the units stand in the names."""

    dose_mcg_per_day: float
    low_mcg_per_mL: float
    high_mcg_per_mL: float
    fill_mL: float
    days_before: float
    prime_h: float
    scan_h: float
    late_h: float
    leak_fraction: float


KINDS = (
    "leak", "kink", "disconnection", "migration", "tip_mass", "empty_reservoir", "stall", "mri_late",
    "mri_trap", "battery_end",
    "wrong_concentration", "wrong_rate_unit", "missed_bridge_weaker", "missed_bridge_stronger",
    "pocket_fill", "side_port",
)  # fmt: skip
_START_WEAK = ("missed_bridge_weaker", "wrong_concentration", "mri_trap")


def fault_commands(kind: str, settings: FaultSettings, spec: PumpSpec) -> tuple[Command, ...]:
    """Return the commands that lead up to and into one fault: fill, prime, program, days of peace, the fault.

    Reference: causes as in the fault table of the data.
    """
    if kind not in KINDS:
        raise ValueError(f"no fault is called {kind!r}; choose from {', '.join(KINDS)}")
    strength = settings.low_mcg_per_mL if kind in _START_WEAK else settings.high_mcg_per_mL
    return (*_calm(settings, spec, strength), *_trouble(kind, settings, spec))


def _calm(settings: FaultSettings, spec: PumpSpec, strength: float) -> tuple[Command, ...]:
    return (
        do.Fill(settings.fill_mL, strength),
        do.Prime(spec.path_mL, settings.prime_h),
        do.Advance(settings.prime_h),
        do.ProgramSteady(settings.dose_mcg_per_day),
        do.Advance(settings.days_before * HOURS_PER_DAY),
    )


def _trouble(kind: str, settings: FaultSettings, spec: PumpSpec) -> tuple[Command, ...]:
    low, high, fill = settings.low_mcg_per_mL, settings.high_mcg_per_mL, settings.fill_mL
    if kind == "leak":
        return (do.StartFault("leak", settings.leak_fraction),)
    if kind == "tip_mass":
        return (do.StartFault("tip_mass", settings.leak_fraction, spec.tip_mass_grows_h),)
    if kind in ("kink", "disconnection", "migration", "empty_reservoir", "stall", "battery_end"):
        return (do.StartFault(kind),)
    if kind == "mri_late":
        return (do.Mri(settings.scan_h, settings.late_h),)
    if kind == "mri_trap":
        alarm_days = refill_days(fill, spec.low_alarm_mL, low, settings.dose_mcg_per_day, spec.expiry_days)
        wait_h = max(alarm_days - settings.days_before, 0.0) * HOURS_PER_DAY + settings.prime_h
        return (do.Advance(wait_h), do.Mri(settings.scan_h))
    if kind == "wrong_concentration":
        return (do.Refill(fill, high, typed_mcg_per_mL=low),)
    if kind == "wrong_rate_unit":
        return (do.ProgramSteady(settings.dose_mcg_per_day, unit="mcg_per_h"),)
    if kind == "missed_bridge_weaker":
        return (do.ChangeConcentration(fill, high, bridge=False),)
    if kind == "missed_bridge_stronger":
        return (do.ChangeConcentration(fill, low, bridge=False),)
    if kind == "pocket_fill":
        return (do.Refill(fill, high, target="slipped"),)
    return (do.Refill(fill, high, target="side_port", needle="access", on_mismatch="go_on"),)


def new_start(settings: FaultSettings, spec: PumpSpec, new_catheter: bool = True) -> tuple[Command, ...]:
    """Return the commands of a replacement: new pump, fill, prime, program.

    An old catheter still holds old drug: then there is no prime, and the empty tubing passes as a gap.
    """
    prime = (do.Prime(spec.path_mL, settings.prime_h), do.Advance(settings.prime_h)) if new_catheter else ()
    return (
        do.ReplacePump(new_catheter),
        do.Fill(settings.fill_mL, settings.high_mcg_per_mL),
        *prime,
        do.ProgramSteady(settings.dose_mcg_per_day),
    )
