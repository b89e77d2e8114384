"""What a pump delivered in all, counted from its record by the tests themselves."""

import numpy as np

from baclofen.model.pump import delivery


def dose_between_mcg(pump, start_h, end_h):
    """The drug that reached the spinal fluid between two hours: rate times overlap, summed [mcg]."""
    given = delivery(pump)
    overlap = np.clip(np.minimum(given.end_h, end_h) - np.maximum(given.start_h, start_h), 0.0, None)
    return float(np.sum(overlap * given.rate_mcg_per_h))


def misplaced(state):
    """(hours, mcg per h) of each stretch in which drug went to a wrong place."""
    return [(row[1] - row[0], row[3]) for row in state.record]
