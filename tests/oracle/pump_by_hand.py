"""A pump by hand, in whole fractions: what flows is looked at piece by piece.

Conventions a reader must know (they are the maker's or the bench's, not arithmetic):
- the programmer counts what it orders, whatever really flows; single tone at 2 mL counted, two at none;
- a prime or a bridge takes the program's place until its clock ends; a single dose flows on top;
- a rotor that stands lets time pass; a pump scanned while an alarm sounds waits until somebody reads it.
"""

from copy import deepcopy
from fractions import Fraction

from tests.oracle.line import Line, exact

DAY = Fraction(24)
TWO = {"empty", "stall", "stopped"}


class HandPump:
    """Hours count from the start, a Monday at midnight; volumes in mL, drug in mcg."""

    def __init__(self, numbers):
        self.n = {name: exact(value) for name, value in numbers.items()}
        self.line = Line(self.n["tubing_mL"], self.n["catheter_mL"])
        self.now = self.inside = self.strength = self.counted = Fraction(0)
        self.typed = self.day = self.filled = None  # day: [(hour, mcg per h)] of every day
        self.forced = None  # (kind, mL per h, until, strength it counts on)
        self.doses = []  # (from, until, mcg per h)
        self.stopped = None
        self.still = None  # (until or None, must be read)
        self.faults = {}
        self.alarms = {}  # name -> since
        self.given = []  # (from, until, mcg per h into the fluid, mcg per h ordered)
        self.put_in = self.to_fluid = self.astray = self.thrown = Fraction(0)

    # ---- what flows
    def dose_per_day(self):
        if self.day is None:
            return Fraction(0)
        ends = [hour for hour, _ in self.day[1:]] + [DAY]
        return sum(rate * (end - hour) for (hour, rate), end in zip(self.day, ends, strict=True))

    def _programmed(self):
        """mcg per h by the program now."""
        return [rate for hour, rate in self.day if hour <= self.now % DAY][-1] if self.day else Fraction(0)

    def ordered(self):
        """(mL per h, mcg per h) that the programmer counts as given now."""
        if not self.typed:
            return Fraction(0), Fraction(0)
        on_top = sum(rate for start, _, rate in self.doses if start <= self.now)
        if self.forced:
            kind, flow, _, counts_on = self.forced
            return flow + on_top / self.typed, on_top + (flow * counts_on if kind == "bridge" else 0)
        rate = self._programmed() + on_top
        return rate / self.typed, rate

    def real_flow(self):
        """mL per h that really moves."""
        if self.still or self.inside <= 0:
            return Fraction(0)
        return self.ordered()[0] * (1 - self.faults.get("kink", 0))

    def lost(self):
        """Share of what leaves the tip that goes astray."""
        kept = Fraction(1)
        for kind in ("leak", "disconnection", "migration"):
            kept *= 1 - self.faults.get(kind, 0)
        return 1 - kept

    # ---- time
    def _changes(self, until):
        """The next hour at which something is different, `until` at the latest."""
        times = [until]
        if self.day and len(self.day) > 1:
            start = self.now - self.now % DAY
            times += [start + shift + hour for hour, _ in self.day for shift in (0, DAY)]
        times += [edge for start, end, _ in self.doses for edge in (start, end)]
        if self.forced:
            times.append(self.forced[2])
        if self.still and self.still[0] is not None and not self.still[1]:
            times.append(self.still[0])
        if self.stopped is not None and "stopped" not in self.alarms:
            times.append(self.stopped + self.n["stopped_alarm_h"])
        flow, really = self.ordered()[0], self.real_flow()
        if flow > 0:
            times += [self.now + (self.counted - mark) / flow for mark in (self.n["low_alarm_mL"], 0)]
        if really > 0:
            times.append(self.now + self.inside / really)
        return min(time for time in times if time > self.now)

    def wait(self, hours):
        until = self.now + exact(hours)
        while True:
            self._happen()
            if self.now >= until:
                return
            self._piece(self._changes(until) - self.now)

    def _piece(self, hours):
        """Let hours pass in which nothing changes but what stands at the tip."""
        (flow, meant), really, kept = self.ordered(), self.real_flow(), 1 - self.lost()
        volume, at = really * hours, self.now
        if volume > 0:
            for part, strength in self.line.push(volume, self.strength):
                end = at + part / really
                self.given.append((at, end, really * strength * kept, meant))
                self.to_fluid += part * strength * kept
                self.astray += part * strength * (1 - kept)
                at = end
            self.inside -= volume
        else:
            self.given.append((at, at + hours, Fraction(0), meant))
        self.counted = max(self.counted - flow * hours, Fraction(0))
        self.now += hours

    def _happen(self):
        """What is due at this very hour."""
        self.doses = [dose for dose in self.doses if dose[1] > self.now]
        if self.forced and self.forced[2] <= self.now:
            self.forced = None
        if self.still and self.still[0] is not None and not self.still[1] and self.still[0] <= self.now:
            self.still = None
            self.alarms.pop("stall", None)
        if self.stopped is not None and self.now >= self.stopped + self.n["stopped_alarm_h"]:
            self.alarms.setdefault("stopped", self.now)
        if self.ordered()[0] > 0 and "empty" not in self.alarms:
            if self.counted <= 0:
                self.alarms.pop("low", None)
                self.alarms["empty"] = self.now
            elif self.counted <= self.n["low_alarm_mL"]:
                self.alarms.setdefault("low", self.now)

    # ---- dates
    def hours_to_count(self, mark):
        """Hours until the programmer counts this volume at what is ordered now; None: never."""
        pump = deepcopy(self)
        pump.still, pump.faults, pump.inside, pump.given = None, {}, Fraction(10**9), []
        while pump.counted > mark:
            settled = not pump.forced and not pump.doses
            flow = pump.ordered()[0]
            if settled and pump.dose_per_day() == 0:
                return None
            if settled:
                per_day = pump.dose_per_day() / pump.typed
                days = (pump.counted - mark) // per_day
                if days >= 1:
                    pump.now += days * DAY
                    pump.counted -= days * per_day
                    continue
            end = pump._changes(pump.now + DAY)
            if flow > 0:
                end = min(end, pump.now + (pump.counted - mark) / flow)
            pump.counted -= flow * (end - pump.now)
            pump.now = end
            pump.doses = [dose for dose in pump.doses if dose[1] > end]
            if pump.forced and pump.forced[2] <= end:
                pump.forced = None
        return pump.now - self.now

    # ---- books
    def missing(self):
        """What went in less all that is found again [mcg]; 0 or the arithmetic is wrong."""
        found = self.inside * self.strength + self.line.mcg + self.to_fluid + self.astray + self.thrown
        return self.put_in - found

    def tone(self):
        return "two" if TWO & set(self.alarms) else "single" if self.alarms else "none"
