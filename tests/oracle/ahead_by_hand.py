"""What the fluid in the path will bring, if nobody touches the pump, beside what the programmer counts."""

from copy import deepcopy
from fractions import Fraction

from tests.oracle.acts_by_hand import TOLERANCE

LEAST_H = Fraction(1, 10)  # a shorter difference is nothing to a client


def coming(pump):
    """[(from, until, mcg per h that arrives, mcg per h ordered)], hours from now, until the path is changed.

    A rotor of which nobody knows when it turns again is looked at as if it turned now.
    """
    if not pump.typed or pump.day is None:
        return []
    free = deepcopy(pump)
    free.faults, free.given, free.inside = {}, [], Fraction(10**9)
    free.strength = free.typed
    free.counted = Fraction(10**9)
    if free.still:
        free.still = (free.still[0], False) if free.still[0] is not None else None
    end = free.line.left + free.line.path_mL
    while free.line.left < end and free.now < pump.now + 24 * 400:
        free.wait(Fraction(24))
    return [(a - pump.now, b - pump.now, got, meant) for a, b, got, meant in free.given]


def differences(pump):
    """The hours in which the client gets something else than the programmer counts, neighbours joined.

    Rows: [from, until, mcg that arrive, mcg that were ordered].
    """
    found, last = [], None
    for start, end, got, meant in coming(pump):
        if meant <= 0 or abs(got - meant) <= meant * TOLERANCE:
            continue
        if pump.still and pump.still[0] is not None and start < pump.still[0] - pump.now:
            continue  # the rotor stands: that is the alarm's to say, not the path's
        by_bridge = bool(pump.forced) and start < pump.forced[2] - pump.now
        now = (start, got / meant, by_bridge, meant)
        if last and now[:2] == last[:2] and (by_bridge == last[2] or meant == last[3]):
            row = found[-1]
            found[-1] = [row[0], end, row[2] + got * (end - start), row[3] + meant * (end - start)]
        else:
            found.append([start, end, got * (end - start), meant * (end - start)])
        last = (end, *now[1:])
    return [row for row in found if row[1] - row[0] > LEAST_H]
