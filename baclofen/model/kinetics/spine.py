"""Where the drug is along the spine: highest at the catheter tip, less with every centimetre.

A teaching picture. The fall is a plain exponential whose length is set by one published ratio; the mean over
the canal is the level of the mixed pool. Real gradients depend on posture, on bolus or infusion, and on the
client, and are not known in detail.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from baclofen.model.guards import Array, ModelInputError, finite, not_negative, positive

_CERVICAL, _THORACIC, _LUMBAR = 7, 12, 5


@dataclass(frozen=True)
class Canal:
    """A spine drawn to scale: length of one level of each region, from the base of the skull down."""

    cervical_cm: float
    thoracic_cm: float
    lumbar_cm: float

    def __post_init__(self) -> None:
        for name in ("cervical_cm", "thoracic_cm", "lumbar_cm"):
            positive(name, getattr(self, name), high=10, hint="give centimetres per level")

    @property
    def length_cm(self) -> float:
        """From the base of the skull to the lowest lumbar level [cm]."""
        return self.position_cm("L5")

    def position_cm(self, level: str) -> float:
        """Distance of a level from the base of the skull; C0 is the base of the skull itself.

        >>> round(Canal(1.7, 2.0, 3.3).position_cm("T12") - Canal(1.7, 2.0, 3.3).position_cm("T2"), 6)
        20.0
        """
        region, number = _split(level)
        if region == "C":
            return number * self.cervical_cm
        neck = _CERVICAL * self.cervical_cm
        if region == "T":
            return neck + number * self.thoracic_cm
        return neck + _THORACIC * self.thoracic_cm + number * self.lumbar_cm


def profile(
    position_cm: ArrayLike, *, tip_cm: float, decay_length_cm: float, length_cm: float, mean_level: float
) -> Array:
    """Level along the canal for a catheter tip at one place, in the unit of `mean_level`.

    C(x) = mean exp(-|x - tip| / l) / m, m = l (2 - exp(-tip / l) - exp(-(L - tip) / l)) / L, with x and tip
    measured from the base of the skull, l the decay length and L the length of the canal [cm].

    Valid range:
        Places and tip inside the canal. Settled infusion; posture and movement are not modelled.

    Raises:
        ModelInputError: for a place outside the canal.

    Example:
        >>> l = 47.5 / math.log(4)  # Canadian monograph: lumbar to cisternal 4 to 1
        >>> low, high = profile([47.5, 0.0], tip_cm=47.5, decay_length_cm=l, length_cm=52.4, mean_level=417)
        >>> round(float(low / high), 3)
        4.0

    Reference:
        A teaching approximation. l = distance / ln(ratio): Kroin JS et al. Neurosurgery 1993;33:226-230 (T2
        had 43 % of T12, 20 cm higher); Canadian monograph (lumbar to cisternal 4 to 1).
    """
    long = positive("length_cm", length_cm, high=100, hint="give centimetres")
    fall = positive("decay_length_cm", decay_length_cm)
    tip = finite("tip_cm", tip_cm)
    place = np.asarray(position_cm, dtype=float)
    if not np.isfinite(place).all() or (place < 0).any() or (place > long).any() or not 0 <= tip <= long:
        raise ModelInputError(
            f"tip_cm and position_cm must lie in the canal, 0 to {long:g} cm from the skull"
        )
    share = fall * -(math.expm1(-tip / fall) + math.expm1(-(long - tip) / fall)) / long
    return not_negative("mean_level", mean_level) * np.exp(-np.abs(place - tip) / fall) / share


def _split(level: str) -> tuple[str, int]:
    region, digits = str(level)[:1].upper(), str(level)[1:]
    most = {"C": _CERVICAL, "T": _THORACIC, "L": _LUMBAR}.get(region)
    if most is None or not digits.isdigit() or not (0 if region == "C" else 1) <= int(digits) <= most:
        raise ModelInputError(f"level must be C0 to C7, T1 to T12 or L1 to L5, but {level!r} was given")
    return region, int(digits)
