"""The two days of `routes` over time: one number per frame for all that moves, and what the bodies say."""

import numpy as np

from baclofen import content
from baclofen.model.scenarios.routes import RoutesResult, posture

#: the lowest of these holds every curve, so the scale seldom jumps
TOPS = (2.0, 2.8, 4.2)
LAST_H, FRAMES_PER_H = 48.0, 4
STATES = ("stiff", "ease", "sleepy")


def series(result: RoutesResult) -> dict[str, np.ndarray]:
    """One number per frame for everything that moves."""
    hours = np.linspace(0, LAST_H, int(LAST_H * FRAMES_PER_H) + 1)
    made: dict[str, np.ndarray] = {}
    for side, level in (("oral", result.oral_level), ("pump", result.pump_level)):
        now = np.interp(hours, result.time_h, level)
        made[f"{side}_level"] = now
        made[f"{side}_pose"] = posture(now, result.band_low, result.band_high)
        made[f"{side}_state"] = (now >= result.band_low).astype(float) + (now > result.band_high)
    made["oral_tint"] = np.clip(made["oral_level"] / TOPS[0], 0, 1)
    made["oral_cord"] = 0.6 * made["oral_tint"]
    made["pump_cord"] = np.clip(made["pump_level"] / 1.3, 0, 1)
    since = hours[:, None] - np.asarray(result.dose_time_h)[None, :]
    left = np.where(since >= 0, 0.5 ** (np.maximum(since, 0) / result.absorption_half_life_h), 0.0)
    made["oral_gut"] = left.max(axis=1)
    made["pump_drip"] = (hours / 2.0) % 1.0
    return made


def captions(result: RoutesResult, played: dict[str, np.ndarray]) -> list[tuple[float, str]]:
    """What the bodies say, each time one of them changes."""
    found, before = [], None
    for at, states in enumerate(zip(played["oral_state"], played["pump_state"], strict=True)):
        if states != before:
            oral, pump = (content.word(f"routes.state.{STATES[int(state)]}") for state in states)
            found.append((at / FRAMES_PER_H, content.word("routes.caption", oral=oral, pump=pump)))
        before = states
    return found
