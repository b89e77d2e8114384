"""What the pump team does for each fault: reads, tests, refills, bridges, waits, operates."""

from __future__ import annotations

from math import log

from baclofen.model.kinetics import intrathecal
from baclofen.model.pump import (
    Advance,
    FaultSettings,
    Interrogate,
    Prime,
    ProgramSteady,
    PumpSpec,
    Refill,
    Repair,
    Session,
    Stop,
    new_start,
    to_fluid,
)

_DAY_H = 24.0
_NEW_CATHETER = ("leak", "kink", "disconnection", "migration", "tip_mass")
_NEW_PUMP = ("stall", "battery_end")
_REFILL = ("empty_reservoir", "pocket_fill")


def mend(
    kind: str,
    session: Session,
    *,
    settings: FaultSettings,
    spec: PumpSpec,
    fluid: intrathecal.IntrathecalParameters,
    surgery_h: float,
    edge_percent: float,
) -> Session:
    """Let the team act now: the pump was read and the tests are done.

    A catheter or a pump waits `surgery_h` for its operation; what lies in the path is bridged, plug by plug;
    where there is more than `edge_percent` of the usual level, the pump waits until the fluid is back below.

    Raises:
        ValueError: when the pump model refuses an act of the team.

    Reference:
        First actions: data/faults.csv. Bridge: BP-DOSE.
    """
    if kind in _NEW_CATHETER:
        return act(session, Advance(surgery_h), Repair(kind))
    if kind in _NEW_PUMP:
        # all is primed before drug flows, so no empty tubing passes as a second gap
        return act(session, Advance(surgery_h), *new_start(settings, spec, new_catheter=True))
    if kind == "mri_late":
        return act(session, Interrogate())
    if kind == "mri_trap":
        again = Refill(settings.fill_mL, settings.low_mcg_per_mL, on_mismatch="go_on")
        return act(session, Interrogate(), again)
    if kind in _REFILL:
        return act(session, Refill(settings.fill_mL, settings.high_mcg_per_mL, on_mismatch="go_on"))
    if kind == "wrong_concentration":
        true = Refill(settings.fill_mL, settings.high_mcg_per_mL, bridge=False, on_mismatch="go_on")
        session = act(session, true)
    session = _wait_for_the_fluid(session, settings.dose_mcg_per_day, fluid, edge_percent)
    return _through_the_path(session, settings.dose_mcg_per_day, settings.prime_h)


def act(session: Session, *commands: object) -> Session:
    """Do commands that must not be refused; ValueError names the refusal."""
    for command in commands:
        after, said = session.do(command)
        if after is session:
            raise ValueError(f"the story cannot go on: {said[-1].key}")
        session = after
    return session


def _wait_for_the_fluid(
    session: Session, dose: float, fluid: intrathecal.IntrathecalParameters, edge_percent: float
) -> Session:
    """Stop until the fluid has fallen to the edge of the band: t = ln(level / edge) / k."""
    state = session.state
    level = float(intrathecal.levels(to_fluid(state), [state.time_h], fluid).csf_ng_per_mL[0])
    edge = float(intrathecal.steady_level(dose, fluid.clearance_mL_per_h)) * edge_percent / 100.0
    if level <= edge:
        return session
    return act(session, Stop(), Advance(log(level / edge) / fluid.rate_per_h))


def _through_the_path(session: Session, dose: float, prime_h: float) -> Session:
    """Bridge plug by plug: each at the flow that carries the dose, so that what arrives stays as ordered."""
    # flow = dose / strength of the plug at the tip, for volume / flow; fluid without drug is pushed through.
    typed = session.state.programmed_mcg_per_mL
    for volume_mL, strength in session.state.path:
        if strength <= 0:
            session = act(session, Prime(volume_mL, prime_h), Advance(prime_h))
        elif abs(strength - typed) > 1e-6 * typed:
            slow = ProgramSteady(dose * typed / strength)
            session = act(session, slow, Advance(volume_mL * strength / dose * _DAY_H))
        elif volume_mL < session.state.spec.path_mL * (1 - 1e-9):
            session = act(session, ProgramSteady(dose), Advance(volume_mL * strength / dose * _DAY_H))
    return act(session, ProgramSteady(dose))
