"""Time that plays: what a page needs to move a picture by itself, computed once, played without Python.

A picture names series (one number per frame) and tracks (what a number does to an artist). The page draws any
moment from them, so a clock goes on smoothly while Python is busy, and a picture can be recorded as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property

import numpy as np

KINDS = ("move", "fade", "reveal", "show")


@dataclass(frozen=True)
class Track:
    """What a series does to one artist.

    Attributes:
        gid: the artist.
        series: the name of the series that drives it.
        kind: "move" (keys: dx, dy in pixels, degrees, and the point cx, cy they turn around), "fade" (keys:
            opacities), "reveal" (keys: the right edge in pixels up to which it is seen), or "show" (seen
            while the number lies from low to below high; no keys).
        low: the number at the first key.
        high: the number at the last key; the keys between lie evenly.
        keys: one row per key.
    """

    gid: str
    series: str
    kind: str
    low: float = 0.0
    high: float = 1.0
    keys: Sequence[Sequence[float]] = ()

    @cached_property
    def plain(self) -> dict:
        """The track as the page reads it; most tracks follow from the place of a body and outlive a move."""
        if self.kind not in KINDS:
            raise ValueError(f"A track is one of {', '.join(KINDS)}, not {self.kind!r}.")
        keys = np.round(np.asarray(self.keys, dtype=float), 2).tolist()
        return {"gid": self.gid, "series": self.series, "kind": self.kind, "low": self.low, "high": self.high,
                "keys": keys}  # fmt: skip


@dataclass(frozen=True)
class Voice:
    """A series that can be heard: its pitch follows the number; `loud` names the series of its loudness."""

    series: str
    low: float
    high: float
    side: float = 0.0
    loud: str = ""


@dataclass(frozen=True)
class Timeline:
    """The hours of a picture.

    Attributes:
        hours: the clock's first and last hour.
        start: the hour that is shown first.
        tracks: what moves.
        series: name -> one number per frame, the frames lying evenly over the hours.
        captions: (hour, text): what is said from that hour on.
        edges: left and right end of the hours in pixels, where a hand drags the hour; or None.
        voices: what can be heard.
        marks: hours at which a short click is heard.
        limits: below the first and above the second, the sound trembles.
        speed: hours of the picture in one second.
        moment: how the clock tells a moment, with {hour}, {days}, {day} or {time}; "" for day and time.
        told: the page tells Python the hour at which its clock comes to rest.
    """

    hours: tuple[float, float]
    start: float
    tracks: Sequence[Track]
    series: Mapping[str, Sequence[float]]
    captions: Sequence[tuple[float, str]] = ()
    edges: tuple[float, float] | None = None
    voices: Sequence[Voice] = ()
    marks: Sequence[float] = ()
    limits: tuple[float | None, float | None] = (None, None)
    speed: float = 2.0
    moment: str = ""
    told: bool = False

    def at(self, hour: float) -> dict[str, float]:
        """Every series at an hour, between two frames on the line; `now` is the share of the hours."""
        first, last = self.hours
        share = (hour - first) / (last - first)
        found = {"now": share}
        for name, numbers in self.series.items():
            found[name] = float(np.interp(share * (len(numbers) - 1), np.arange(len(numbers)), numbers))
        return found

    def plain(self) -> tuple[dict, dict]:
        """What stays while controls move, and what follows them, as the page reads both."""
        first, last = self.hours
        fixed = {
            "hours": list(self.hours),
            "start": self.start,
            "edges": list(self.edges or ()),
            "tracks": [track.plain for track in self.tracks],
            "speed": self.speed,
            "moment": self.moment,
            "told": self.told,
        }
        frames = {
            "series": {name: np.round(numbers, 4).tolist() for name, numbers in self.series.items()},
            "captions": [[hour, text] for hour, text in self.captions],
            "marks": [round((hour - first) / (last - first), 5) for hour in self.marks],
            "voices": [asdict(voice) for voice in self.voices],
            "limits": [None if limit is None else float(limit) for limit in self.limits],
        }
        return fixed, frames
