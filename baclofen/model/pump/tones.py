"""When which alarm sounded: from the states of a session, so that an alarm ends when its cause ends."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from baclofen.model.pump.session import Session
from baclofen.model.pump.state import Alarm, PumpState

#: an alarm that gives way to a graver one inside one stretch of time
_GIVES_WAY = {"alarm_low_reservoir": "alarm_empty", "alarm_replacement_due": "alarm_end_of_service"}


@dataclass(frozen=True)
class Sounding:
    """One alarm from its first to its last hour [h]; the last is infinity while it still sounds."""

    key: str
    tone: str
    start_h: float
    end_h: float

    def moved(self, by_h: float) -> Sounding:
        """The same alarm on a clock that begins at another hour."""
        return Sounding(self.key, self.tone, self.start_h + by_h, self.end_h + by_h)


def soundings(session: Session) -> tuple[Sounding, ...]:
    """Return every alarm of a session with its hours, in the order of their ends; what still sounds is last.

    Reference:
        MDT-ALM: one tone is no emergency yet, two tones mean that no drug flows.
    """
    found: list[Sounding] = []
    for before, after in zip(session.states, session.states[1:], strict=False):
        left = {alarm.key for alarm in after.alarms}
        for alarm in before.alarms:
            if alarm.key not in left:
                found.append(_ended(alarm, before, after))
    found += [Sounding(alarm.key, alarm.tone, alarm.since_h, inf) for alarm in session.state.alarms]
    return tuple(found) + _short(session)


def tone_at(found: tuple[Sounding, ...], hour: float) -> str:
    """Return what sounds at an hour: none, single or two; two tones drown one.

    >>> tone_at((Sounding("alarm_stall", "two", 0.0, 4.0),), 2.0), tone_at((), 2.0)
    ('two', 'none')
    """
    heard = {one.tone for one in found if one.start_h <= hour < one.end_h}
    return "two" if "two" in heard else "single" if heard else "none"


def _ended(alarm: Alarm, before: PumpState, after: PumpState) -> Sounding:
    """An alarm of one state that the next state no longer has."""
    end_h = after.time_h
    graver = next((one for one in after.alarms if one.key == _GIVES_WAY.get(alarm.key)), None)
    if graver is not None:
        end_h = graver.since_h
    if alarm.key == "alarm_stall":
        end_h = min([end_h, *_restarts(after, before.time_h)])
    return Sounding(alarm.key, alarm.tone, alarm.since_h, end_h)


def _short(session: Session) -> tuple[Sounding, ...]:
    """Stalls that began and ended inside one command: a scan whose motor turns again at its end."""
    found = []
    for before, after in zip(session.states, session.states[1:], strict=False):
        begun = [entry.time_h for entry in after.log[len(before.log) :] if entry.key == "alarm_stall"]
        if begun and not any(alarm.key == "alarm_stall" for alarm in after.alarms):
            found += [Sounding("alarm_stall", "two", begun[0], end) for end in _restarts(after, begun[0])[:1]]
    return tuple(found)


def _restarts(state: PumpState, since_h: float) -> list[float]:
    """Hours, from one on, at which the motor turned again."""
    return [one.time_h for one in state.log if one.key == "pump_restarted" and one.time_h >= since_h]
