"""What the pump orders, what really flows, and how plugs of fluid move through tubing and catheter."""

from __future__ import annotations

from baclofen.model.pump.run import Run
from baclofen.model.pump.state import Fault, Plug, PumpState

TO_TISSUE = ("leak", "disconnection", "migration", "tip_mass")


def ordered(run: Run | PumpState) -> tuple[float, float, float]:
    """Return what the programmer believes it gives: dose rate [mcg per h], flow [mL per h], inflow strength.

    flow = dose rate / programmed concentration. A prime, bridge or injection takes the program's place.
    """
    override = run.override
    if override and override.kind == "side_port":
        return 0.0, 0.0, override.concentration_mcg_per_mL
    typed = run.programmed_mcg_per_mL
    if run.ended or not typed:
        return 0.0, 0.0, run.reservoir_mcg_per_mL
    extra = sum(bolus.rate_mcg_per_h for bolus in run.boluses if bolus.start_h <= run.time_h + 1e-9)
    if override:
        flow_mL_per_h = override.flow_mL_per_h + extra / typed
        return _override_dose(run) + extra, flow_mL_per_h, run.reservoir_mcg_per_mL
    base = run.program.rate_mcg_per_h(run.start_clock_h + run.time_h) if run.program else 0.0
    return base + extra, (base + extra) / typed, run.reservoir_mcg_per_mL


def _override_dose(run: Run | PumpState) -> float:
    """A bridge orders its flow of the strength it counts on, a prime no dose to the client [mcg per h]."""
    bridging = run.override is not None and run.override.kind == "bridge"
    return run.override.flow_mL_per_h * run.override.concentration_mcg_per_mL if bridging else 0.0


def from_reservoir(run: Run | PumpState) -> bool:
    """True unless the fluid comes from a syringe at the side port."""
    return not (run.override and run.override.kind == "side_port")


def actual(run: Run) -> float:
    """Return what really moves in a run [mL per h]."""
    return moves(run, run.ordered_mL_per_h)


def moves(run: Run | PumpState, ordered_mL_per_h: float) -> float:
    """Return what really moves [mL per h]: ordered * accuracy * open share; 0 when stalled or dry."""
    if run.override and not from_reservoir(run):
        return run.override.flow_mL_per_h
    if run.stall is not None or run.reservoir_mL <= 0:
        return 0.0
    return ordered_mL_per_h * run.spec.flow_factor * open_share(run.faults)


def open_share(faults: tuple[Fault, ...]) -> float:
    """Return the share of the flow that a kink lets through [ratio]."""
    share = 1.0
    for fault in faults:
        share *= 1.0 - fault.fraction if fault.kind == "kink" else 1.0
    return share


def csf_share(faults: tuple[Fault, ...]) -> float:
    """Return the share of what leaves the path that reaches the spinal fluid [ratio]."""
    share = 1.0
    for fault in faults:
        share *= 1.0 - fault.fraction if fault.kind in TO_TISSUE else 1.0
    return share


def shift(plugs: list[Plug], volume_mL: float, inflow_mcg_per_mL: float) -> None:
    """Push fluid in at the pump end and out at the tip, in place; at most the tip plug leaves.

    >>> plugs = [(0.4, 500.0)]
    >>> shift(plugs, 0.1, 2000.0); [(round(v, 3), c) for v, c in plugs]
    [(0.3, 500.0), (0.1, 2000.0)]
    """
    tip_mL, tip = plugs[0]
    if plugs[-1][1] == inflow_mcg_per_mL and len(plugs) > 1:
        plugs[-1] = (plugs[-1][0] + volume_mL, inflow_mcg_per_mL)
    else:
        plugs.append((volume_mL, inflow_mcg_per_mL))
    if tip_mL - volume_mL <= 0:
        plugs.pop(0)
    else:
        plugs[0] = (tip_mL - volume_mL, tip)


def split(path: tuple[Plug, ...], tip_mL: float) -> tuple[tuple[Plug, ...], tuple[Plug, ...]]:
    """Cut the path into the part nearest the tip and the rest.

    >>> split(((0.3, 500.0), (0.1, 0.0)), 0.2)
    (((0.2, 500.0),), ((0.09999999999999998, 500.0), (0.1, 0.0)))
    """
    near: list[Plug] = []
    far: list[Plug] = []
    left = tip_mL
    for volume, concentration in path:
        part = min(volume, max(left, 0.0))
        if part > 0:
            near.append((part, concentration))
        if volume - part > 0:
            far.append((volume - part, concentration))
        left -= part
    return tuple(near), tuple(far)


def join(*paths: tuple[Plug, ...]) -> tuple[Plug, ...]:
    """Put path parts end to end, tip first; equal neighbours become one plug."""
    plugs: list[Plug] = []
    for volume, concentration in (plug for path in paths for plug in path):
        if plugs and plugs[-1][1] == concentration:
            plugs[-1] = (plugs[-1][0] + volume, concentration)
        else:
            plugs.append((volume, concentration))
    return tuple(plugs)
