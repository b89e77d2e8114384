"""The test dose: does this client respond inside the observation window, and which daily dose follows?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from baclofen.model.guards import Array, positive
from baclofen.model.kinetics import intrathecal
from baclofen.model.kinetics.delivery import bolus, infusion
from baclofen.model.kinetics.intrathecal import IntrathecalParameters

_SPAN_H, _POINTS_PER_H = 48.0, 12


@dataclass(frozen=True)
class ResponseRule:
    """When a test dose counts as answered, and what follows.

    window_h: end of the observation window. shortest_h: an effect shorter than this is no useful answer.
    long_effect_h: an effect longer than this is not doubled. usual_factor: starting dose over test dose.
    """

    window_h: float
    shortest_h: float
    long_effect_h: float
    usual_factor: float

    def __post_init__(self) -> None:
        positive("window_h", self.window_h, high=_SPAN_H)
        for name in ("shortest_h", "long_effect_h", "usual_factor"):
            positive(name, getattr(self, name))


@dataclass(frozen=True)
class DoseAnswer:
    """What one test dose does: onset and duration are None where the effect never reaches the need."""

    test_mcg: float
    onset_h: float | None
    duration_h: float | None
    responds: bool
    factor: float


@dataclass(frozen=True, eq=False)
class ScreeningResult:
    """Effect of a test dose and of the infusion that follows, as a share of what this client needs (1).

    ``used`` is the answer that the starting dose comes from: an earlier, smaller dose where that one did.
    """

    time_h: Array
    test_effect: Array
    infusion_effect: Array
    answer: DoseAnswer
    used: DoseAnswer
    peak: float
    peak_h: float

    @property
    def earlier(self) -> bool:
        """True where an earlier dose had answered, so that this one is not given."""
        return self.used.test_mcg < self.answer.test_mcg

    @property
    def start_mcg_per_day(self) -> float | None:
        """Starting dose: factor x the test dose that answered; None without an answer."""
        return self.used.factor * self.used.test_mcg if self.used.responds else None


def trial(
    *,
    test_mcg: float,
    needed_mcg: float,
    rule: ResponseRule,
    fluid: IntrathecalParameters,
    earlier_mcg: tuple[float, ...] = (),
) -> ScreeningResult:
    """One test dose in a client whose tone gives way at a known need; 48 h, a point every 5 minutes.

    The need is the greatest effect of `needed_mcg`; the client responds if the test dose reaches it inside
    the window, for long enough. Starting dose = factor x the first dose that answers (smaller ones of the
    days before come first), per day; factor 1 after a long effect.

    Raises:
        ModelInputError: for a dose that is 0, negative or missing.

    Reference:
        Doses, window and rule as on the labels in data/parameters/nursing.csv.
    """
    needed = positive("needed_mcg", needed_mcg, high=1000, hint="give mcg, not mg")
    time_h = np.linspace(0, _SPAN_H, round(_SPAN_H * _POINTS_PER_H) + 1)
    per_mcg = intrathecal.levels(bolus(1.0), time_h, fluid).effect_ng_per_mL
    unit = float(per_mcg.max()) * needed
    per_mcg = per_mcg / unit
    answers = [_answer(dose, time_h, per_mcg, rule) for dose in (*earlier_mcg, test_mcg)]
    answer, used = answers[-1], next((one for one in answers if one.responds), answers[-1])
    effect = per_mcg * answer.test_mcg
    steady = intrathecal.levels(infusion(used.factor * used.test_mcg), time_h, fluid).effect_ng_per_mL / unit
    peak = int(effect.argmax())
    return ScreeningResult(time_h, effect, steady, answer, used, float(effect[peak]), float(time_h[peak]))


def _answer(test_mcg: float, time_h: Array, per_mcg: Array, rule: ResponseRule) -> DoseAnswer:
    """Onset, duration and factor of one dose."""
    test = positive("test_mcg", test_mcg, high=1000, hint="give mcg, not mg")
    above = np.flatnonzero(per_mcg * test >= 1 - 1e-9)
    if not above.size:
        return DoseAnswer(test, None, None, False, rule.usual_factor)
    onset, duration = float(time_h[above[0]]), float(time_h[above[-1]] - time_h[above[0]])
    responds = onset <= rule.window_h and duration >= rule.shortest_h
    return DoseAnswer(
        test, onset, duration, responds, 1.0 if duration > rule.long_effect_h else rule.usual_factor
    )


def looseness(effect: Array) -> Array:
    """How a body sits at an effect: 0.9 is stiff, 0 at ease where the need is met, -1 limp. A concept.

    Args:
        effect: effect as a share of what this client needs (1), shape (n,).

    Returns:
        shape (n,), from 0.9 down to -1.

    Valid range:
        0 and above.

    Example:
        >>> looseness(np.array([0.0, 1.0, 4.0])).tolist()
        [0.9, 0.0, -1.0]

    Reference:
        None: chosen for teaching. No measure of tone is drawn.
    """
    return np.interp(effect, [0.0, 1.0, 1.6, 4.0], [0.9, 0.0, 0.0, -1.0])
