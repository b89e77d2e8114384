"""A pump that runs as in the lab, what is said to it, and what reaches the client."""

from baclofen.model.pump import (
    Advance,
    Fill,
    Prime,
    ProgramSteady,
    replay,
)
from tests.support.pump_totals import dose_between_mcg


def running(spec, strength=2000.0, days=7.0, **more):
    """A client whose pump gives 300 mcg per day, as in the lab."""
    start = (Fill(20, strength), Prime(0.4, 0.5), Advance(0.5), ProgramSteady(300), Advance(days * 24 - 0.5))
    return replay(spec, start, known_mcg_per_day=300.0, **more)


def talk(session, *commands):
    """Do the commands; return the session and what the last one said, by key."""
    said = ()
    for command in commands:
        session, said = session.do(command)
    return session, said


def of(said, key):
    return next(dict(item.values) for item in said if item.key == key)


def keys(said):
    return [item.key for item in said]


def came(session, hours):
    """What reached the fluid in the next hours, as a dose per day."""
    start = session.state.time_h
    after, _ = session.do(Advance(hours))
    return dose_between_mcg(after, start, start + hours) * 24 / hours
