"""The conversation: one command in, the next state and what is said out."""

from __future__ import annotations

from collections.abc import Callable

from . import device, engine, filling, orders
from .check import clean
from .commands import (
    Advance,
    ChangeConcentration,
    Fill,
    Interrogate,
    Mri,
    Prime,
    ProgramBolus,
    ProgramFlex,
    ProgramSteady,
    ProgramWeek,
    Refill,
    Repair,
    ReplacePump,
    StartFault,
    Stop,
)
from .notices import REFUSED, PumpWarning, say
from .state import Answer, PumpState


def _advance(state: PumpState, command: Advance) -> Answer:
    return engine.advance(state, command.hours)


_ANSWERS: dict[type, Callable[..., Answer]] = {
    Fill: filling.fill,
    Refill: filling.refill,
    ChangeConcentration: filling.change_concentration,
    Prime: orders.prime,
    ProgramSteady: orders.program_steady,
    ProgramFlex: orders.program_flex,
    ProgramWeek: orders.program_week,
    ProgramBolus: orders.program_bolus,
    Stop: orders.stop,
    Advance: _advance,
    Mri: device.mri,
    Interrogate: device.interrogate,
    ReplacePump: device.replace_pump,
    StartFault: device.start_fault,
    Repair: device.repair,
}


def step(state: PumpState, command: object) -> Answer:
    """Answer one command: the new state and the keyed sentences, in the order they were said.

    Pure: no clock, no randomness, no files. A refused command returns the very same state.

    Args:
        state: a PumpState, from new_pump or an earlier step.
        command: one of the classes in commands.py; anything else is refused, never raised.

    Returns:
        (PumpState, tuple of PumpWarning).

    Valid range: see check.clean.

    Raises:
        TypeError only when `state` is no PumpState, because that is a mistake of a programmer.

    >>> from baclofen.model.pump import NUMBERS, new_pump, spec_from
    >>> from baclofen.model.pump.commands import Fill
    >>> pump = new_pump(spec_from(dict.fromkeys(NUMBERS, 1.0), capacity_mL=20.0, largest_entry=1e6))
    >>> full, said = step(pump, Fill(20.0, 500.0))
    >>> full.reservoir_mcg, said[0].key
    (10000.0, 'log_filled')
    >>> same, said = step(full, Fill(float("nan"), 500.0))
    >>> same is full, said[0].key
    (True, 'bad_number')
    """
    if not isinstance(state, PumpState):
        raise TypeError("step needs a PumpState; make the first one with new_pump(spec)")
    tidy, problem = clean(command, state.spec)
    if problem is None and _too_late(state, tidy):
        problem = say("bad_absurd", field="hours", limit=state.spec.largest_entry)
    if problem is not None:
        return state, (problem,)
    return _ANSWERS[type(tidy)](state, tidy)


def _too_late(state: PumpState, command: object) -> bool:
    """No session runs past the largest hour the spec allows: beyond it hours lose their decimals."""
    hours = getattr(command, "hours", 0.0) + getattr(command, "delay_h", 0.0)
    hours += getattr(command, "duration_h", 0.0) + getattr(command, "resume_delay_h", 0.0)
    return state.time_h + hours > state.spec.largest_entry


def refused(said: tuple[PumpWarning, ...]) -> bool:
    """True when the command was refused and the state is as it was.

    Args:
        said: what `step` or `Session.do` returned.

    Returns:
        A truth value.
    """
    return any(item.level == REFUSED for item in said)
