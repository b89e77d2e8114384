"""A session is a list of commands: it can be undone, redone, saved, shared and replayed to the last bit."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from baclofen.model.pump.command_guards import clean
from baclofen.model.pump.commands import Command, from_dict, to_dict
from baclofen.model.pump.messages import PumpWarning
from baclofen.model.pump.spec import PumpSpec
from baclofen.model.pump.state import PumpState, new_pump
from baclofen.model.pump.step import refused, step

FORMAT = "baclofen pump session 1"


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

    def to_json(self) -> str:
        """Return the session as text: the pump's numbers, the starting hour, the commands."""
        first = self.states[0]
        record = {
            "format": FORMAT,
            "spec": asdict(first.spec),
            "start_clock_h": first.start_clock_h,
            "known_mcg_per_day": first.last_doses_mcg[0] if first.last_doses_mcg else None,
            "commands": [to_dict(command) for command in self.commands],
        }
        return json.dumps(record, allow_nan=False, indent=1)


def new_session(
    spec: PumpSpec, start_clock_h: float = 0.0, known_mcg_per_day: float | None = None
) -> Session:
    """Begin a session with a new pump.

    Args:
        spec: the numbers of this pump.
        start_clock_h: hours after Monday 00:00 [h].
        known_mcg_per_day: dose the client is used to [mcg per day]; None for a client new to a pump.

    Returns:
        A Session without commands.
    """
    return Session((new_pump(spec, start_clock_h, known_mcg_per_day),))


def replay(
    spec: PumpSpec,
    commands: tuple[Command, ...],
    start_clock_h: float = 0.0,
    known_mcg_per_day: float | None = None,
) -> Session:
    """Do a list of commands from the beginning; refused ones are left out. Same list, same bits.

    Args:
        spec: the numbers of this pump.
        commands: what to do, in order.
        start_clock_h: hours after Monday 00:00 [h].
        known_mcg_per_day: dose the client is used to [mcg per day]; None for a client new to a pump.

    Returns:
        A Session that holds the accepted commands.
    """
    session = new_session(spec, start_clock_h, known_mcg_per_day)
    for command in commands:
        session, _ = session.do(command)
    return session


def from_json(text: str) -> Session:
    """Read a saved session and replay it.

    Raises ValueError, saying what to do, when the text is no such session.

    Args:
        text: what Session.to_json gave.

    Returns:
        A Session in the same state, to the last bit.

    >>> from_json("{}")
    Traceback (most recent call last):
    ValueError: this is no saved pump session: its "format" is missing or not 'baclofen pump session 1'
    """
    try:
        record = json.loads(text)
    except (json.JSONDecodeError, TypeError) as error:
        raise ValueError(
            f"this text is not JSON: {error}; save a session with to_json and load that text"
        ) from None
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise ValueError(f'this is no saved pump session: its "format" is missing or not {FORMAT!r}')
    try:
        spec = PumpSpec(**record["spec"])
        commands = tuple(from_dict(item) for item in record["commands"])
        return replay(spec, commands, record["start_clock_h"], record.get("known_mcg_per_day"))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"this session is damaged near {error}; save it again with to_json") from None
