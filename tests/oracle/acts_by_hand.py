"""What can be done to the pump by hand, and what a programmer or a wise clinic refuses."""

from fractions import Fraction

from tests.oracle.line import exact
from tests.oracle.pump_by_hand import DAY

TOLERANCE = Fraction(1, 20)  # a vial may differ from its label by this share


def unlike(one, other):
    """Two strengths that a label does not cover."""
    return abs(one - other) > other * TOLERANCE


def refused(pump, act, *values):
    """Whether this act must not be done now."""
    act, values = _as_program(act, values)
    return bool(_RULES[act](pump, *map(_tidy, values))) if act in _RULES else False


def do(pump, act, *values):
    """Do an act that is not refused."""
    act, values = _as_program(act, values)
    _ACTS[act](pump, *map(_tidy, values))
    pump._happen()


def _as_program(act, values):
    """One dose all day, or a day with changes: both are rates by the hour of the day."""
    if act == "steady":
        return "program", (((0, exact(values[0]) / DAY),),)
    return ("program", values) if act == "day" else (act, values)


def _tidy(value):
    return exact(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


# ---- refusals
def _waits_for_another(pump, strength):
    return bool(pump.doses) and strength != pump.typed


def _no_fill(pump, volume, strength):
    full = pump.inside + volume > pump.n["capacity_mL"]
    return full or pump.forced or _waits_for_another(pump, strength)


def _no_refill(pump, volume, strength, bridge):
    gap = abs(pump.inside - pump.counted)
    other = strength != pump.typed
    return (
        pump.typed is None
        or volume > pump.n["capacity_mL"]
        or pump.forced
        or gap > max(pump.n["residual_tolerance_mL"], pump.counted / 5)
        or _waits_for_another(pump, strength)
        or (bridge and other and pump.day is None)
    )


def nothing_flows(pump):
    return bool(pump.still) or "empty" in pump.alarms


def _no_prime(pump, volume, hours):
    fast = volume / hours * DAY > pump.n["flow_high_mL_per_day"]
    return not pump.typed or pump.forced or pump.doses or fast or nothing_flows(pump)


def _no_program(pump, rates):
    if not pump.typed:
        return True
    flows = [exact(rate) * DAY / pump.typed for _, rate in rates]
    return min(flows) < pump.n["flow_low_mL_per_day"] or max(flows) > pump.n["flow_high_mL_per_day"]


def _no_bolus(pump, mcg, hours, delay):
    return not pump.typed or pump.forced or mcg / hours * DAY / pump.typed > pump.n["flow_high_mL_per_day"]


def _no_bridge(pump):
    if not pump.typed or pump.doses or pump.day is None or (pump.forced and pump.forced[0] == "prime"):
        return True
    tip = pump.line.inside[0][1]
    wrong = [c for _, c in pump.line.inside if c > 0 and unlike(c, pump.typed)]
    if not wrong:
        return pump.forced is None  # a bridge that is not due any more may be ended
    return tip <= 0 or not unlike(tip, pump.typed)


_RULES = {
    "fill": _no_fill,
    "refill": _no_refill,
    "prime": _no_prime,
    "program": _no_program,
    "bolus": _no_bolus,
    "bridge": _no_bridge,
    "draw": lambda pump: pump.forced or pump.doses,
}


# ---- acts
def _new_count(pump, volume):
    pump.counted, pump.filled = volume, pump.now
    pump.alarms.pop("empty", None)
    pump.alarms.pop("low", None)
    if volume <= pump.n["low_alarm_mL"]:
        pump.alarms["low"] = pump.now


def _fill(pump, volume, strength):
    total = pump.inside + volume
    pump.strength = (pump.inside * pump.strength + volume * strength) / total
    pump.put_in += volume * strength
    pump.inside, pump.typed = total, strength
    _new_count(pump, pump.counted + volume)


def _refill(pump, volume, strength, bridge):
    old = pump.typed
    pump.thrown += pump.inside * pump.strength
    pump.inside, pump.strength, pump.typed = volume, strength, strength
    pump.put_in += volume * strength
    _new_count(pump, volume)
    if bridge and old != strength and pump.day:
        _bridge_for(pump, pump.line.path_mL, old)


def _bridge_for(pump, volume, strength):
    flow = pump.dose_per_day() / DAY / strength
    pump.forced = ("bridge", flow, pump.now + volume / flow, strength)


def _bridge(pump):
    if all(c <= 0 or not unlike(c, pump.typed) for _, c in pump.line.inside):
        pump.forced = None
        return
    _bridge_for(pump, *pump.line.inside[0])


def _prime(pump, volume, hours):
    pump.forced = ("prime", volume / hours, pump.now + hours, Fraction(0))


def _program(pump, rates):
    pump.day = [(exact(hour), exact(rate)) for hour, rate in rates]
    pump.stopped = None
    pump.alarms.pop("stopped", None)


def _bolus(pump, mcg, hours, delay):
    start = pump.now + delay
    pump.doses.append((start, start + hours, mcg / hours))


def _stop(pump):
    pump.day, pump.doses, pump.forced = None, [], None
    pump.stopped = pump.now if pump.stopped is None else pump.stopped


def _scan(pump, hours, late):
    must_be_read = bool(pump.alarms)
    until = pump.now + hours + late
    if pump.still and pump.still[0] is not None:
        pump.still = (max(pump.still[0], until), True)
    elif not pump.still and (pump.day or pump.forced or pump.doses):
        pump.still = (until, must_be_read)
        pump.alarms.setdefault("stall", pump.now)
    pump.wait(hours)


def _read(pump):
    if pump.still and pump.still[1]:
        pump.still = (max(pump.still[0] if pump.still[0] is not None else pump.now, pump.now), False)


def _draw(pump):
    pump.thrown += pump.line.put(0, pump.line.catheter_mL, 0)


def _replace(pump, primed_mL, strength):
    pump.thrown += pump.inside * pump.strength
    pump.thrown += pump.line.put(pump.line.catheter_mL, pump.line.path_mL, strength or 0)
    pump.inside = pump.counted = primed_mL - pump.line.tubing_mL if primed_mL else Fraction(0)
    pump.put_in += (primed_mL or 0) * (strength or 0)
    pump.strength, pump.typed = strength or Fraction(0), strength
    pump.filled = pump.now if primed_mL else None
    pump.day, pump.doses, pump.forced, pump.stopped, pump.still = None, [], None, None, None
    pump.alarms = {}


def _break(pump, kind, share):
    if kind == "stall":
        if not pump.still:
            pump.still = (None, False)
            pump.alarms.setdefault("stall", pump.now)
    else:
        pump.faults[kind] = share


def _mend(pump, kind):
    if kind == "stall":
        pump.still = None
        pump.alarms.pop("stall", None)
    pump.faults.pop(kind, None)


_ACTS = {
    "fill": _fill, "refill": _refill, "prime": _prime, "program": _program, "bolus": _bolus,
    "bridge": _bridge,
    "stop": _stop, "wait": lambda pump, hours: pump.wait(hours), "scan": _scan, "read": _read, "draw": _draw,
    "replace": _replace, "break": _break, "mend": _mend,
}  # fmt: skip
