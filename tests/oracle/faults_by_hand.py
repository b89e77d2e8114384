"""Each fault of the pump by hand: what reaches the fluid, the level where it works, hours off the band."""

from fractions import Fraction
from itertools import pairwise
from math import exp, log

from tests.oracle.acts_by_hand import do
from tests.oracle.line import exact
from tests.oracle.pump_by_hand import HandPump

GROWS_IN = 24  # a lump at the tip grows in this many equal steps
WEAK_FIRST = {"missed_bridge_weaker", "wrong_concentration", "mri_trap"}


def delivered(kind, n, hours):
    """[(from, until, mcg per h)] into the fluid, counted from the fault, if nobody helps."""
    n = {name: exact(value) for name, value in n.items()}
    weak, strong = n["strength_low_mcg_per_mL"], n["strength_high_mcg_per_mL"]
    pump = HandPump(n)
    do(pump, "fill", n["fill_mL"], weak if kind in WEAK_FIRST else strong)
    do(pump, "prime", pump.line.path_mL, n["prime_h"])
    pump.wait(n["prime_h"])
    do(pump, "steady", n["daily_dose_mcg_per_day"])
    pump.wait(24 * exact(n["story_days_before"]))
    if kind == "mri_trap":  # a scan while the low-reservoir alarm sounds
        pump.wait(pump.hours_to_count(pump.n["low_alarm_mL"]))
    begins, pump.given = pump.now, []
    _FAULTS[kind](pump, pump.n)
    pump.wait(max(begins + hours - pump.now, Fraction(0)))
    return [(float(a - begins), float(b - begins), float(rate)) for a, b, rate, _ in pump.given]


def _lump(pump, n):
    for step in range(1, GROWS_IN + 1):
        do(pump, "break", "leak", n["leak_fraction"] * step / GROWS_IN)
        pump.wait(n["tip_mass_grows_h"] / GROWS_IN)


def _empty(pump, n):
    pump.inside = pump.counted = Fraction(0)


def _pocket(pump, n):
    pump.inside = Fraction(0)
    pump.counted = n["fill_mL"]


def _wrong_vial(pump, n):
    do(pump, "refill", n["fill_mL"], n["strength_low_mcg_per_mL"], False)
    pump.strength = n["strength_high_mcg_per_mL"]


def _syringe(pump, n):
    """A whole filling goes through the catheter in minutes, while the pump waits; then the pump goes on."""
    strong, hours, catheter = n["strength_high_mcg_per_mL"], n["injection_h"], pump.line.catheter_mL
    rate = n["fill_mL"] / hours
    pump.given.append((pump.now, pump.now + hours, rate * strong, Fraction(0)))
    pump.line.put(0, catheter, strong)
    pump.now += hours


_FAULTS = {
    "leak": lambda pump, n: do(pump, "break", "leak", n["leak_fraction"]),
    "kink": lambda pump, n: do(pump, "break", "kink", 1),
    "disconnection": lambda pump, n: do(pump, "break", "disconnection", 1),
    "migration": lambda pump, n: do(pump, "break", "migration", 1),
    "tip_mass": _lump,
    "empty_reservoir": _empty,
    "stall": lambda pump, n: do(pump, "break", "stall", 1),
    "mri_late": lambda pump, n: do(pump, "scan", n["scan_h"], n["late_restart_h"]),
    "mri_trap": lambda pump, n: do(pump, "scan", n["scan_h"], 0),
    "battery_end": lambda pump, n: do(pump, "stop"),
    "wrong_concentration": _wrong_vial,
    "wrong_rate_unit": lambda pump, n: do(pump, "steady", 24 * n["daily_dose_mcg_per_day"]),
    "missed_bridge_weaker": lambda pump, n: do(
        pump, "refill", n["fill_mL"], n["strength_high_mcg_per_mL"], False
    ),
    "missed_bridge_stronger": lambda pump, n: do(
        pump, "refill", n["fill_mL"], n["strength_low_mcg_per_mL"], False
    ),
    "pocket_fill": _pocket,
    "side_port": _syringe,
}


def rates(n):
    """(k, ke) per hour: from the half-life in the fluid and the hour at which a bolus works most."""
    k, peak = log(2) / float(n["csf_half_life_h"]), float(n["effect_peak_h"])
    low, high = 1e-6, 100.0
    while high - low > 1e-14:
        ke = (low + high) / 2
        later = (log(k / ke) / (k - ke) if ke != k else 1 / k) > peak
        low, high = (ke, high) if later else (low, ke)
    return k, low


def curve(given, usual, n, step=0.05):
    """[(hour, % in the fluid, % where it works)]; both are 100 before the fault; exact for each piece."""
    k, ke = rates(n)
    fluid = works = float(usual)
    rows = [(0.0, 100.0, 100.0)]
    for start, end, rate in given:
        pieces = max(1, round((end - start) / step))
        dt = (end - start) / pieces
        a, b = exp(-k * dt), exp(-ke * dt)
        for piece in range(1, pieces + 1):
            works = rate + (fluid - rate) * ke / (ke - k) * (a - b) + (works - rate) * b
            fluid = rate + (fluid - rate) * a
            rows.append((start + piece * dt, 100 * fluid / usual, 100 * works / usual))
    return rows


def outside(rows, n, little_h, until, help_h=float("inf")):
    """Hours below and above the band; who would not live on until help comes stays outside for good."""
    band, below, above = float(n["band_percent"]), 0.0, 0.0
    since = {"much": None, "little": None}
    for (before, _, _), (hour, _, level) in pairwise(rows):
        far = {"much": level > float(n["much_percent"]), "little": level < float(n["little_percent"])}
        for side, lasts in (("much", float(n["much_h"])), ("little", little_h)):
            since[side] = (since[side] or before) if far[side] else None
            if since[side] is not None and since[side] + lasts <= hour < help_h:
                rest = max(until - hour, 0.0)
                return (below + rest, above) if side == "little" else (below, above + rest)
        if hour <= until:
            below += (hour - before) * (level < 100 - band)
            above += (hour - before) * (level > 100 + band)
    return below, above
