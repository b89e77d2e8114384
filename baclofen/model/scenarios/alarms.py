"""The two alarms of a pump as they sound: one tone, or two, one after the other."""

from __future__ import annotations

from dataclasses import dataclass

from baclofen.model.guards import positive

TONES = ("one", "two")
#: seconds that are played; the alarm sounds from the first of these, and again from the second
LAST_S, STARTS_S = 16.0, (1.0, 10.0)
#: how high a tone is drawn and played, from 0 to 3: a choice of the course, not that of a pump
_HIGH, _LOW, _ONLY = 2.4, 1.5, 2.0
_GAP_S = 0.2


@dataclass(frozen=True)
class Beep:
    """One tone from its first to its last second, and how high it is, from 0 to 3."""

    start_s: float
    end_s: float
    height: float


@dataclass(frozen=True)
class HeardAlarm:
    """What is heard, whether drug still flows, which sign is there, and how soon someone must act."""

    tone: str
    notes: tuple[Beep, ...]
    flows: bool
    sign: str
    urgency: str


def notes(tone: str, single_s: float, double_s: float) -> tuple[Beep, ...]:
    """The tones of an alarm, played twice with a cut between them.

    Args:
        tone: "one" or "two".
        single_s: how long the single tone is.
        double_s: how long the two tones are together.

    Example:
        >>> [(note.start_s, note.end_s) for note in notes("one", 1, 3)]
        [(1.0, 2.0), (10.0, 11.0)]

    Reference:
        MDT-ALM: the single tone has one second and comes again about every hour, the two tones have three.
        The height of the tones is not published.
    """
    if tone not in TONES:
        raise ValueError(f"tone must be one of {', '.join(TONES)}, not {tone!r}")
    single, double = positive("single_s", single_s, high=4), positive("double_s", double_s, high=4)
    if tone == "one":
        return tuple(Beep(start, start + single, _ONLY) for start in STARTS_S)
    half = double / 2
    found = []
    for start in STARTS_S:
        found.append(Beep(start, start + half - _GAP_S / 2, _HIGH))
        found.append(Beep(start + half + _GAP_S / 2, start + double, _LOW))
    return tuple(found)
