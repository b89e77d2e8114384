"""When the drug stops: how fast the level falls by mouth and by pump, and when trouble was reported."""

from baclofen import content
from baclofen.labs.base import Lab
from baclofen.labs.client import adult, fluid, numbers
from baclofen.labs.controls import choice, slider
from baclofen.labs.prediction import Prediction
from baclofen.model.scenarios import stopping as model
from baclofen.plots.stopping import Reported, StoppingPicture, headline

_REPORTED = (
    ("mouth", "oral_withdrawal_first_case"),
    ("mouth", "oral_withdrawal_usual"),
    ("pump", "pump_withdrawal_onset"),
    ("pump", "pump_withdrawal_severe"),
)
_GUESSES = {"nearly_all": 0.95, "two_fifths": 0.4, "tenth": 0.1, "nothing": 0.0}
_CASE_H = "nursing.pump_withdrawal_case"


def _reported(route: str, name: str) -> Reported:
    p = content.parameter(f"nursing.{name}")
    hours = 24 if p.unit == "days" else 1
    return Reported(name, route, (p.low or 0) * hours, p.high * hours)


def _fixed() -> dict:
    """Client, fluid and concept, from data."""
    n = numbers("intrathecal")
    concept = model.Concept(
        n["half_effect_level"], n["steepness"], n["lean_percent"] / 100, n["lean_half_time_h"]
    )
    return {"client": adult(), "fluid": fluid(), "concept": concept}


def stopping() -> Lab:
    """Stop at once, miss for a while, or taper: level and stiffness by mouth and by pump."""
    fixed, case_h = _fixed(), content.parameter(_CASE_H).value

    def evaluate(**values: float) -> model.StoppingResult:
        return model.fall(**fixed, **values)

    return Lab(
        "stopping",
        controls={
            "route": choice("stopping.control.route", model.ROUTES, "pump"),
            "way": choice("stopping.control.way", model.WAYS),
            "gap_h": slider("stopping.gap_h"),
            "taper_days": slider("stopping.taper_days"),
        },
        only_with={"gap_h": ("way", "gap"), "taper_days": ("way", "taper")},
        evaluate=evaluate,
        picture=StoppingPicture([_reported(*place) for place in _REPORTED]),
        headline=headline,
        prediction=Prediction(
            "stopping",
            answers=_GUESSES,
            before={},
            after={},
            measure=lambda result: result.percent_at(0),
            outcome=lambda result: result.percent_at(case_h),
            decimals=0,
            veils=True,
        ),
    )
