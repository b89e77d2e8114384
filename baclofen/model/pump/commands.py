"""The words of the conversation: what a clinician, a learner or fate can do to a pump. Frozen values only."""

from __future__ import annotations

from dataclasses import dataclass

UNITS = ("mcg_per_day", "mcg_per_h", "mg_per_day")
TARGETS = ("reservoir", "pocket", "slipped", "side_port")
NEEDLES = ("refill", "access")
ON_MISMATCH = ("stop", "go_on")
FAULTS = ("leak", "kink", "disconnection", "migration", "tip_mass", "stall", "battery_end", "empty_reservoir")


#: every command by its name: the one list; a class enters it by being a Command
COMMANDS: dict[str, type[Command]] = {}


class Command:
    """Something that can be done to a pump. Every subclass enters the list of commands by itself."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        COMMANDS[cls.__name__] = cls


@dataclass(frozen=True)
class Fill(Command):
    """Put drug into the reservoir on top of what is there. `typed_*`: what the programmer is told."""

    volume_mL: float
    vial_mcg_per_mL: float
    typed_mcg_per_mL: float | None = None


@dataclass(frozen=True)
class Refill(Command):
    """Empty the reservoir, compare volumes, fill anew. None for the volume drawn means: as the model has it.

    `bridge` bridges a change of concentration. `target` is where the needle really is: in the reservoir,
    beside it in the pocket, slipped into the pocket after the reservoir was emptied, or in the side port.
    `on_mismatch` says whether a volume gap stops the refill.
    """

    volume_mL: float
    vial_mcg_per_mL: float
    typed_mcg_per_mL: float | None = None
    actual_residual_mL: float | None = None
    bridge: bool = True
    target: str = "reservoir"
    needle: str = "refill"
    on_mismatch: str = "stop"


@dataclass(frozen=True)
class ChangeConcentration(Command):
    """A refill with another strength, with or without its bridge bolus."""

    volume_mL: float
    concentration_mcg_per_mL: float
    bridge: bool = True


@dataclass(frozen=True)
class Prime(Command):
    """Run a volume through tubing and catheter quickly."""

    volume_mL: float
    duration_h: float


@dataclass(frozen=True)
class ProgramSteady(Command):
    """One rate all day. `unit` is the unit the number was typed in; the order, if known, is for the check."""

    dose: float
    unit: str = "mcg_per_day"
    ordered_mcg_per_day: float | None = None


@dataclass(frozen=True)
class ProgramFlex(Command):
    """The same changes every day: (start hour, mcg per h), the first at hour 0."""

    steps: tuple[tuple[float, float], ...]
    ordered_mcg_per_day: float | None = None


@dataclass(frozen=True)
class ProgramWeek(Command):
    """Seven days from Monday, each with steps as in ProgramFlex."""

    days: tuple[tuple[tuple[float, float], ...], ...]
    ordered_mcg_per_day: float | None = None


@dataclass(frozen=True)
class ProgramBolus(Command):
    """One scheduled dose on top of the running program."""

    dose_mcg: float
    duration_h: float
    delay_h: float = 0.0


@dataclass(frozen=True)
class Advance(Command):
    """Let time pass."""

    hours: float


@dataclass(frozen=True)
class Mri(Command):
    """A scan: the rotor stands still during it and for `resume_delay_h` after it."""

    duration_h: float
    resume_delay_h: float = 0.0


@dataclass(frozen=True)
class Interrogate(Command):
    """Read the pump with the programmer."""


@dataclass(frozen=True)
class Stop(Command):
    """Stop the infusion."""


@dataclass(frozen=True)
class Bridge(Command):
    """A bridge bolus for what stands at the tip now, whatever the programmer assumes about the path."""


@dataclass(frozen=True)
class DrawCatheter(Command):
    """A specialist draws the catheter empty through the side port; spinal fluid takes the drug's place."""


@dataclass(frozen=True)
class ReplacePump(Command):
    """A new pump; the catheter stays unless it is replaced too.

    `primed_*`: filled and primed before it is implanted, so that its tubing holds drug; None: empty.
    """

    new_catheter: bool = False
    primed_mL: float | None = None
    primed_mcg_per_mL: float | None = None


@dataclass(frozen=True)
class StartFault(Command):
    """Fate: something breaks. `fraction`: how much (1: completely); `grows_h`: how long until then."""

    kind: str
    fraction: float = 1.0
    grows_h: float = 0.0


@dataclass(frozen=True)
class Repair(Command):
    """Mend one kind of fault."""

    kind: str


__all__ = ["FAULTS", *COMMANDS]
