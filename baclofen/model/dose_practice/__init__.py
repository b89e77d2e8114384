"""Endless dose practice: seeded problems, worked and half-filled steps, a diagnosis for wrong answers.

    problem = generate("refill_days", seed=7, limits=parameters)
    diagnose(problem, "30")

`limits` are the parameter records of data/parameters/dose_practice.csv (by id): published ranges are
arguments here, never numbers in code. For learning only: nothing in here doses a real client.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from baclofen.model.dose_practice import conversion, oral, pump
from baclofen.model.dose_practice.bounds import Bounds, Draw
from baclofen.model.dose_practice.diagnosis import diagnose, explain, half_filled
from baclofen.model.dose_practice.finish import finish
from baclofen.model.dose_practice.record import Draft, Exercise, Quantity, RightAnswer, Slip, Step
from baclofen.model.guards import ModelInputError

#: Every kind of problem, from easy to hard, by mouth first.
KINDS: dict[str, Callable[[Draw, Bounds], Draft]] = {
    "tablets": oral.tablets,
    "liquid_volume": oral.liquid_volume,
    "liquid_swap": oral.liquid_swap,
    "child_dose": oral.child_dose,
    "child_volume": oral.child_volume,
    "titration_day": oral.titration_day,
    "titration_supply": oral.titration_supply,
    "taper_days": oral.taper_days,
    "mg_to_mcg": conversion.mg_to_mcg,
    "mcg_to_mg": conversion.mcg_to_mg,
    "screening_volume": conversion.screening_volume,
    "starting_dose": conversion.starting_dose,
    "pump_flow": pump.pump_flow,
    "refill_days": pump.refill_days,
    "refill_date": pump.refill_date,
    "pump_step_dose": pump.pump_step_dose,
    "pump_step_percent": pump.pump_step_percent,
    "bridge_dose": pump.bridge_dose,
    "bridge_hours": pump.bridge_hours,
    "spot_slip": conversion.spot_slip,
}


def generate(kind: str, seed: int, limits: Mapping[str, Any] | Bounds) -> Exercise:
    """One problem. The same kind, seed and limits give the same problem on every machine.

    Args:
        limits: parameter records by id; each has value, low, high and step (attributes or mapping). Wrap
            them in `Bounds` once to make many problems quickly.

    Raises:
        ModelInputError: if the kind is unknown, or a parameter is missing or incomplete.

    Example:
        >>> limits = {"pump_daily_dose_mcg": {"low": 300, "high": 300, "step": 5}}
        >>> generate("mcg_to_mg", 3, limits).answer.value
        0.3
    """
    if kind not in KINDS:
        raise ModelInputError(f"kind must be one of {', '.join(KINDS)}, but {kind!r} was given")
    bounds = limits if isinstance(limits, Bounds) else Bounds(limits)
    return finish(kind, seed, KINDS[kind](Draw(kind, seed), bounds))
