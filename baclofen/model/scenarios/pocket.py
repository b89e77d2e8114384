"""Drug under the skin: how long the blood holds more than the largest usual dose by mouth puts there."""

from __future__ import annotations

import numpy as np

from baclofen.model.guards import positive
from baclofen.model.kinetics import oral
from baclofen.model.kinetics.oral_parameters import OralParameters
from baclofen.model.kinetics.regimen import every
from baclofen.model.kinetics.time_below import hours_below

_SPAN_H, _POINTS = 72.0, 2161


def too_much_h(amount_mg: float, largest_mg: float, client: OralParameters) -> float:
    """Hours [h] for which an amount under the skin is more, in the blood, than the largest usual single dose.

    Time with C(amount) above the greatest C(largest). Uptake as from a tablet: no uptake from a pocket under
    the skin is published.

    Valid range:
        A teaching approximation of a first phase that case reports tell in words only.

    Raises:
        ModelInputError: for an amount that is 0, negative or missing.

    Example:
        >>> adult = OralParameters(10.8, 28.8, 0.9, 12.93, 19.7)
        >>> round(too_much_h(40, 20, adult), 1), too_much_h(20, 20, adult)
        (4.8, 0.0)

    Reference:
        Superposition, see `oral.plasma`; the phase itself: PFMEMO.
    """
    amount, largest = positive("amount_mg", amount_mg), positive("largest_mg", largest_mg)
    time_h = np.linspace(0.0, _SPAN_H, _POINTS)
    of_one = oral.plasma(every(1.0, interval_h=_SPAN_H, count=1), time_h, client)
    return hours_below(time_h, -amount * of_one, -largest * float(of_one.max()))
