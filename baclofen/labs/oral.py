"""By mouth in real units: what dose, routine, kidneys and chance do to the level in the blood."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from baclofen.labs.base import Lab
from baclofen.labs.client import numbers
from baclofen.labs.controls import checklist, choice, slider
from baclofen.labs.prediction import Prediction
from baclofen.model.kinetics import oral_parameters, population
from baclofen.model.scenarios import oral_days
from baclofen.plots.oral import OralPicture, headline

_CLIENTS = {"adult": "k85", "child": "he14"}
_KIDNEYS = ("normal", "mild", "moderate", "severe")
_SPLITS = ("two", "three", "four")
_MISSED = ("none", "first", "second")
_PATIENTS = 250
_GUESSES = {"same": 1.0, "half_more": 1.5, "double": 2.0, "triple": 3.0}


def _client(
    table: dict[str, float], client: str, weight_kg: float, kidney: str
) -> oral_parameters.OralParameters:
    found = oral_parameters.from_table(table, _CLIENTS[client])
    if client == "child":
        found = found.for_weight(weight_kg)
    return found if kidney == "normal" else found.for_kidney(table[f"kidney_{kidney}_clearance_fraction"])


def _evaluation() -> Callable[..., oral_days.OralDays]:
    """The model behind the controls, with the spread of one client remembered."""
    oral_numbers = numbers("oral")
    spreads = {client: population.spread_from_table(oral_numbers, name) for client, name in _CLIENTS.items()}

    @cache
    def band_of_one_mg(client: str, kidney: str, doses: int | None, missed: int | None) -> oral_days.OralDays:
        """The spread for 1 mg (and 1 kg): levels are in proportion, so a new dose or weight costs nothing."""
        kind, spread = _client(oral_numbers, client, 1.0, kidney), spreads[client]
        return oral_days.days(
            kind,
            dose_mg=1,
            doses_per_day=doses,
            missed=missed,
            spread=spread,
            patients=_PATIENTS,
        )

    def evaluate(
        client, dose_mg, doses_per_day, kidney, weight_kg, missed, compare, spread
    ) -> oral_days.OralDays:
        doses = None if doses_per_day == "single" else _SPLITS.index(doses_per_day) + 2
        left_out = _MISSED.index(missed) or None
        kg = weight_kg if client == "child" else None
        result = oral_days.days(
            _client(oral_numbers, client, weight_kg, kidney),
            dose_mg=dose_mg,
            doses_per_day=doses,
            missed=left_out,
            other_doses_per_day=None if compare == "none" else _SPLITS.index(compare) + 2,
            weight_kg=kg,
        )
        if not spread:
            return result
        unit, scale = band_of_one_mg(client, kidney, doses, left_out), dose_mg / (kg or 1.0)
        return replace(result, low=unit.low * scale, high=unit.high * scale)

    return evaluate


def oral() -> Lab:
    """Plasma level over three days of tablets: client, dose, times, kidneys, missed dose, spread."""
    return Lab(
        "oral",
        controls={
            "client": choice("oral.control.client", ("adult", "child")),
            "weight_kg": slider("oral.child_weight_kg"),
            "dose_mg": slider("oral.dose_mg"),
            "doses_per_day": choice("oral.control.doses_per_day", ("single", *_SPLITS), "three"),
            "kidney": choice("oral.control.kidney", _KIDNEYS),
        },
        more={
            "missed": choice("oral.control.missed", _MISSED),
            "compare": choice("oral.control.compare", ("none", *_SPLITS)),
            "spread": checklist("oral.control.spread", ("yes",)),
        },
        only_with={"weight_kg": ("client", "child")},
        evaluate=_evaluation(),
        picture=OralPicture(),
        headline=headline,
        prediction=Prediction(
            "oral",
            answers=_GUESSES,
            before={"kidney": "normal"},
            after={"kidney": "severe"},
            measure=lambda result: result.mean,
            decimals=0,
        ),
    )
