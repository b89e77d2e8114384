"""The hours of `pump_fault`, to be played: what flows, what the device does, and how the body answers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from baclofen.model.guards import Array
from baclofen.model.scenarios.pump_fault import FaultCourse
from baclofen.model.scenarios.routes import posture
from baclofen.plots import stage
from baclofen.plots.pump_fault_words import FaultView, word
from baclofen.plots.timeline import Timeline, Track, Voice

BEFORE_H, LAST_H = -24.0, 120.0
NEVER_H = 1e6
STATES, TONES = ("stiff", "ease", "sleepy"), ("none", "single", "two")
_FRAMES, _SPEED = 481, 4.0
_REVEALED = ("level", "much", "little", "skin", "shows", "flows")
#: how far the body leans while drug lies under the skin, and how many usual rates of flow can be told apart
_SKIN_POSE, _FASTEST = -0.7, 4.0
_DROP_H = 6.0


def timeline_of(picture: Any, view: FaultView, body: Sequence[Track]) -> Timeline:
    """How the picture of one course plays, from the fault on; `body` are the tracks of its rider."""
    series = _series(view.course)
    top = picture.level.get_ylim()[1]
    return Timeline(
        hours=(0.0, LAST_H),
        start=min(max(view.hour, 0.0), LAST_H),
        tracks=_tracks(picture, view.course) + list(body),
        series=series,
        captions=_captions(series),
        edges=stage.edges(picture.level, (0.0, LAST_H)),
        voices=[Voice("level", 0.0, min(top, 260.0))],
        limits=(100.0 - view.course.band_percent, 100.0 + view.course.band_percent),
        speed=_SPEED,
        moment=stage.moment("pump_fault.moment", "hour"),
        told=True,
    )


def _series(course: FaultCourse) -> dict[str, Array]:
    """One number per frame for everything that moves."""
    hours = np.linspace(0.0, LAST_H, _FRAMES)
    last = LAST_H if course.ends_h is None else course.ends_h
    level = np.interp(np.minimum(hours, last), course.time_h, course.level_percent)
    skin = (hours > 0) & (hours < course.skin_h)
    low, high = 100.0 - course.band_percent, 100.0 + course.band_percent
    pose = posture(level / 100, low / 100, high / 100)
    return {
        "hour": hours,
        "level": level,
        "state": np.where(skin, 2.0, (level >= low).astype(float) + (level > high)),
        "tone": np.array([float(TONES.index(course.tone_at(hour))) for hour in hours]),
        "wearer_pose": np.where(skin, _SKIN_POSE, pose),
        "wearer_tint": 0.8 * skin,
        "wearer_cord": np.clip(level / 130, 0, 1),
        "wearer_drip": _drops(course, hours),
    }


def _drops(course: FaultCourse, hours: Array) -> Array:
    """Where the drop is on its way from the pump: 0 where nothing flows, and sooner there where more does."""
    given = course.given
    usual = float(given.rate_mcg_per_h[given.start_h < -1e-6][-1])
    place = np.clip(np.searchsorted(given.start_h, hours, side="right") - 1, 0, len(given.start_h) - 1)
    flow = np.clip(given.rate_mcg_per_h[place] / max(usual, 1e-9), 0, _FASTEST)
    way = np.cumsum(flow) * (hours[1] - hours[0]) / _DROP_H
    return np.where(flow > 0, way % 1.0, 0.0)


def _captions(series: dict[str, Array]) -> list[tuple[float, str]]:
    """What body and device do, each time one of them changes."""
    found: list[tuple[float, str]] = []
    said = cache(lambda state, tone: word("caption", state=word(f"state.{state}"), tone=word(f"tone.{tone}")))
    for hour, state, tone in zip(series["hour"], series["state"], series["tone"], strict=True):
        found.append((float(hour), said(STATES[int(state)], TONES[int(tone)])))
    return stage.each_change(found)


def _tracks(picture: Any, course: FaultCourse) -> list[Track]:
    """The hour, the curves up to it, and words from their hour on."""
    hours = (0.0, LAST_H)
    seen = [f"fault_{name}" for name in _REVEALED]
    found = stage.hour_tracks(picture.level, hours, ("fault_now", "fault_now_rate"), seen)
    found += stage.dot_tracks(picture.level, hours, "fault_level_dot", "level")
    found += stage.turns("fault_state", "state", len(STATES)) + stage.turns("fault_tone", "tone", len(TONES))
    if course.ends_h is not None:
        found += [_from("fault_ends", course.ends_h), _from("fault_ends_text", course.ends_h)]
    if course.decision != "wait":
        found += [_from(gid, course.decision_h) for gid in ("fault_decision", "fault_decision_text")]
    found.append(_from("fault_skin_text", 0.01))
    short = short_h(course)
    if short is not None:
        found += [_from(gid, max(short, 0.01)) for gid in ("fault_short", "fault_short_text")]
    return found


def short_h(course: FaultCourse) -> float | None:
    """First hour after the fault with too little where the drug works; None if it never is."""
    little = (course.level_percent < 100.0 - course.band_percent) & (course.time_h >= 0)
    return float(course.time_h[little][0]) if little.any() else None


def _from(gid: str, hour: float) -> Track:
    """Seen from an hour on."""
    return Track(gid, "hour", "show", hour, NEVER_H)
