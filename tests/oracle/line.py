"""Tubing and catheter by hand: every drop has a place on one long scale of volume, and nothing else is kept.

What enters at the pump is written down from `entered` on; what stands between `left` and `left + path` is in
the path. So what leaves is read off the scale; no plug is ever moved.
"""

from fractions import Fraction


def exact(number):
    """The decimal number that a hand wrote, without rounding."""
    return number if isinstance(number, Fraction) else Fraction(str(number))


class Line:
    """Fluid from pump to tip; strengths in mcg per mL by their place on the scale [mL]."""

    def __init__(self, tubing_mL, catheter_mL):
        self.tubing_mL, self.catheter_mL = exact(tubing_mL), exact(catheter_mL)
        self.left = Fraction(0)
        self.marks = [(Fraction(0), Fraction(0))]  # (from this place on, strength)
        self.entered = self.path_mL

    @property
    def path_mL(self):
        return self.tubing_mL + self.catheter_mL

    def between(self, start, end):
        """[(from, until, strength)] of a part of the scale, equal neighbours as one."""
        found = []
        for place, (begin, strength) in enumerate(self.marks):
            stop = self.marks[place + 1][0] if place + 1 < len(self.marks) else self.entered
            low, high = max(begin, start), min(stop, end)
            if low < high:
                if found and found[-1][2] == strength:
                    found[-1] = (found[-1][0], high, strength)
                else:
                    found.append((low, high, strength))
        return found

    @property
    def inside(self):
        """[(mL, mcg per mL)] from the tip to the pump."""
        return [(end - start, c) for start, end, c in self.between(self.left, self.left + self.path_mL)]

    @property
    def mcg(self):
        return sum(volume * strength for volume, strength in self.inside)

    def push(self, volume, strength):
        """Let a volume in; returns [(mL, mcg per mL)] of what left, in order."""
        self.marks.append((self.entered, exact(strength)))
        self.entered += volume
        gone = self.between(self.left, self.left + volume)
        self.left += volume
        kept = [mark for mark in self.marks if mark[0] > self.left]
        self.marks = [(self.left, self._at(self.left)), *kept]
        return [(end - start, c) for start, end, c in gone]

    def _at(self, place):
        """The strength that stands from this place on."""
        return [strength for begin, strength in self.marks if begin <= place][-1]

    def put(self, start, end, strength):
        """Exchange the fluid of a part of the path, from the tip on [mL]; returns what was there [mcg]."""
        low, high = self.left + start, self.left + end
        was = sum((stop - begin) * c for begin, stop, c in self.between(low, high))
        rest = [(begin, c) for begin, _, c in self.between(high, self.entered)]
        before = [(begin, c) for begin, _, c in self.between(self.left, low)]
        self.marks = [*before, (low, exact(strength)), *rest]
        return was
