"""The conversation: one command in, the next state and what is said out."""

from __future__ import annotations

from collections.abc import Callable

from baclofen.model.pump import commands as do
from baclofen.model.pump import device, engine, orders, refilling
from baclofen.model.pump.command_guards import clean
from baclofen.model.pump.messages import REFUSED, PumpWarning, say
from baclofen.model.pump.state import Answer, PumpState


def _advance(state: PumpState, command: do.Advance) -> Answer:
    return engine.advance(state, command.hours)


#: what answers each command; a test holds it to the one list
ANSWERS: dict[type, Callable[..., Answer]] = {
    do.Fill: refilling.fill,
    do.Refill: refilling.refill,
    do.ChangeConcentration: refilling.change_concentration,
    do.Prime: orders.prime,
    do.ProgramSteady: orders.program_steady,
    do.ProgramFlex: orders.program_flex,
    do.ProgramWeek: orders.program_week,
    do.ProgramBolus: orders.program_bolus,
    do.Bridge: orders.bridge,
    do.Stop: orders.stop,
    do.Advance: _advance,
    do.Mri: device.mri,
    do.Interrogate: device.interrogate,
    do.DrawCatheter: device.draw_catheter,
    do.ReplacePump: device.replace_pump,
    do.StartFault: device.start_fault,
    do.Repair: device.repair,
}


def step(state: PumpState, command: object) -> Answer:
    """Answer one command: the new state and the keyed sentences, in the order they were said.

    Pure: no clock, no randomness, no files. A refused command returns the very same state. Anything
    that is no command of commands.py is refused, never raised; TypeError only when `state` is no PumpState.

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
    return ANSWERS[type(tidy)](state, tidy)


def _too_late(state: PumpState, command: object) -> bool:
    """No session runs past the largest hour the spec allows: beyond it hours lose their decimals."""
    hours = getattr(command, "hours", 0.0) + getattr(command, "delay_h", 0.0)
    hours += getattr(command, "duration_h", 0.0) + getattr(command, "resume_delay_h", 0.0)
    return state.time_h + hours > state.spec.largest_entry


def refused(said: tuple[PumpWarning, ...]) -> bool:
    """Tell whether the command was refused and the state is as it was."""
    return any(item.level == REFUSED for item in said)
