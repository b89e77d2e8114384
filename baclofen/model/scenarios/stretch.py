"""A muscle is stretched, slowly or fast: the loop through the cord answers, and a brake holds it down.

A concept, in relative units: it shows direction and order, and measures nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from baclofen.model.guards import Array, not_negative, positive

#: moments of the story, and when the hand begins to move; a moment has no length in seconds
LAST, BEGINS = 40.0, 4.0
_STEP = 0.05
#: moments that the slowest hand needs for its way
_SLOW_MOMENTS = 30.0
#: from this pull on the leg holds against the hand
HOLDS = 0.3
OUTCOMES = ("gives", "catches", "limp")


@dataclass(frozen=True)
class Reflex:
    """The loop, in relative units; see docs/model.md.

    threshold, threshold_rise: the speed of stretch below which nothing is passed on, and what one unit of
    the brake adds to it. gain, gain_fall: how strong the answer is, and how fast the brake weakens it. tone:
    the pull at rest without any brake. limp_at: the brake at which nothing is left of it.
    """

    threshold: float
    threshold_rise: float
    gain: float
    gain_fall: float
    tone: float
    limp_at: float

    def __post_init__(self) -> None:
        for name in ("threshold", "threshold_rise", "gain", "gain_fall", "tone", "limp_at"):
            positive(name, getattr(self, name))


@dataclass(frozen=True, eq=False)
class StretchResult:
    """One stretch from the hanging leg (0) to the straight one (1); each array has one number per moment.

    `sensed` is the speed that the muscle reports, `passed` what the cord lets through, `pull` what the muscle
    does with it beyond its tone at rest.
    """

    time: Array
    hand: Array
    leg: Array
    sensed: Array
    passed: Array
    pull: Array
    tone: float
    own_brake: float
    brake: float
    speed: float
    limp: bool

    @property
    def arrives(self) -> float:
        """The moment at which the hand ends its way."""
        return BEGINS + _SLOW_MOMENTS / self.speed

    @property
    def reached(self) -> float:
        """How far the leg has come when the hand has ended its way, as a share of it."""
        return float(np.clip(np.interp(self.arrives, self.time, self.leg), 0.0, 1.0))

    @property
    def push(self) -> float:
        """The hardest that the leg pushes against the hand."""
        return float(np.max(self.hand - self.leg))

    @property
    def outcome(self) -> str:
        """One of `OUTCOMES`."""
        if self.limp:
            return "limp"
        return "catches" if float(np.max(self.pull)) >= HOLDS else "gives"


def stretch(*, speed: float, own_brake: float, drug_brake: float, reflex: Reflex) -> StretchResult:
    """Stretch the muscle at the back of the thigh once, at `speed` times the pace of the slow hand.

    The hand leads the leg like a spring. The muscle reports how fast it grows longer, a moment late; the
    cord passes on what is above a threshold; the muscle pulls soon and lets go slowly. The brake, that of the
    brain and that of baclofen together, raises the threshold and lowers the gain.

    Valid range:
        speed above 0, up to 20; brakes of 0 or more.

    Example:
        >>> loop = Reflex(0.03, 0.14, 16, 1.5, 0.1, 1.6)
        >>> [stretch(speed=s, own_brake=0.2, drug_brake=0, reflex=loop).outcome for s in (1, 8)]
        ['gives', 'catches']

    Reference:
        Faster stretch, stronger answer: SCIRE-SP. Baclofen raises the threshold and lowers the gain in the
        cat: EBR95. The numbers are chosen for teaching.
    """
    positive("speed", speed, high=20)
    own = not_negative("own_brake", own_brake)
    brake = own + not_negative("drug_brake", drug_brake)
    threshold = reflex.threshold + reflex.threshold_rise * brake
    gain = reflex.gain / (1 + reflex.gain_fall * brake)
    tone = reflex.tone * max(0.0, 1 - brake / reflex.limp_at)
    time = np.linspace(0.0, LAST, round(LAST / _STEP) + 1)
    hand = np.clip((time - BEGINS) * speed / _SLOW_MOMENTS, 0.0, 1.0)
    leg, sensed, pull = _follow(hand, threshold, gain, tone)
    passed = np.minimum(1.0, gain * np.maximum(0.0, sensed - threshold))
    return StretchResult(time, hand, leg, sensed, passed, pull, tone, own, brake, float(speed), tone == 0)


#: the give of the leg, how late the report is, how soon the pull comes and how slowly it goes, in moments
_GIVE, _LATE, _RISE, _FALL = 0.15, 0.8, 0.7, 5.0


def _follow(hand: Array, threshold: float, gain: float, tone: float) -> tuple[Array, Array, Array]:
    """Leg, report and pull at every step, by Heun's rule."""

    def change(leg: float, sensed: float, pull: float, led: float) -> tuple[float, float, float]:
        moves = (led - leg - tone - pull) / _GIVE
        passed = min(1.0, gain * max(0.0, sensed - threshold))
        return (
            moves,
            (max(moves, 0.0) - sensed) / _LATE,
            (passed - pull) / (_RISE if passed > pull else _FALL),
        )

    found = np.empty((3, len(hand)))
    leg, sensed, pull = -tone, 0.0, 0.0
    led = hand.tolist()
    for at, (now, then) in enumerate(zip(led, [*led[1:], led[-1]], strict=True)):
        found[:, at] = leg, sensed, pull
        a = change(leg, sensed, pull, now)
        b = change(leg + _STEP * a[0], sensed + _STEP * a[1], pull + _STEP * a[2], then)
        leg += _STEP * (a[0] + b[0]) / 2
        sensed += _STEP * (a[1] + b[1]) / 2
        pull += _STEP * (a[2] + b[2]) / 2
    return found[0], found[1], found[2]
