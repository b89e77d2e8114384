"""A session is a list of commands: it can be undone, redone, saved, shared and replayed to the last bit."""

from __future__ import annotations

from dataclasses import dataclass

from baclofen.model.pump.command_guards import clean
from baclofen.model.pump.commands import Command
from baclofen.model.pump.messages import PumpWarning
from baclofen.model.pump.spec import PumpSpec
from baclofen.model.pump.state import PumpState, new_pump
from baclofen.model.pump.step import refused, step


@dataclass(frozen=True)
class Session:
    """Commands so far, the states they led to, commands undone. Frozen: every act makes a new one."""

    states: tuple[PumpState, ...]
    said: tuple[tuple[PumpWarning, ...], ...] = ()
    commands: tuple[Command, ...] = ()
    undone: tuple[Command, ...] = ()

    @property
    def state(self) -> PumpState:
        """The present state."""
        return self.states[-1]

    def do(self, command: object) -> tuple[Session, tuple[PumpWarning, ...]]:
        """Answer a command. A refused one is not kept; an accepted one clears what was undone."""
        new, said = step(self.state, command)
        if refused(said):
            return self, said
        tidy, _ = clean(command, self.state.spec)
        kept = (*self.commands, tidy)
        return Session((*self.states, new), (*self.said, said), kept, ()), said  # type: ignore[arg-type]

    def undo(self) -> Session:
        """Take the last command back; at the beginning nothing happens."""
        if not self.commands:
            return self
        undone = (self.commands[-1], *self.undone)
        return Session(self.states[:-1], self.said[:-1], self.commands[:-1], undone)

    def redo(self) -> Session:
        """Do the last undone command again; without one nothing happens."""
        if not self.undone:
            return self
        again, _ = self.do(self.undone[0])
        return Session(again.states, again.said, again.commands, self.undone[1:])


def new_session(
    spec: PumpSpec, start_clock_h: float = 0.0, known_mcg_per_day: float | None = None
) -> Session:
    """Open a session with a new pump; hour 0 is Monday 00:00, `known_mcg_per_day` None a client new to it."""
    return Session((new_pump(spec, start_clock_h, known_mcg_per_day),))


def replay(
    spec: PumpSpec,
    commands: tuple[Command, ...],
    start_clock_h: float = 0.0,
    known_mcg_per_day: float | None = None,
) -> Session:
    """Do a list of commands from the beginning; refused ones are left out. Same list, same bits."""
    session = new_session(spec, start_clock_h, known_mcg_per_day)
    for command in commands:
        session, _ = session.do(command)
    return session
