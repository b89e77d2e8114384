"""The chart: two days by mouth and by pump. How often does each leave the comfort band?"""

from baclofen import content
from baclofen.labs.base import Lab
from baclofen.labs.controls import choice, slider
from baclofen.labs.prediction import Prediction
from baclofen.model.scenarios import routes as model
from baclofen.plots.routes import RoutesPicture, headline

_FIXED = ("pump_half_life_h", "pump_delay_half_life_h", "band_low", "band_high")
_MISSED = ("none", "first", "second")
_GUESSES = {"same": 1.0, "three_quarters": 0.75, "half": 0.5, "far_less": 0.15}


def routes() -> Lab:
    """Level by mouth and by pump over two days, against a comfort band (relative units)."""
    fixed = {name: content.parameter(f"routes.{name}").value for name in _FIXED}
    half_life = content.parameter("routes.half_life_h")

    def evaluate(missed_dose: str, **values: float) -> model.RoutesResult:
        missed = _MISSED.index(missed_dose) or None
        return model.levels(**fixed, **values, missed_dose=missed)

    return Lab(
        "routes",
        controls={
            "missed_dose": choice("routes.control.missed_dose", _MISSED),
            "doses_per_day": slider("routes.doses_per_day"),
            "half_life_h": slider("routes.half_life_h"),
            "pump_mode": choice("routes.control.pump_mode", model.PUMP_MODES),
            "step_hour": slider("routes.step_hour"),
            "step_factor": slider("routes.step_factor"),
        },
        more={"absorption_half_life_h": slider("routes.absorption_half_life_h")},
        only_with={"step_hour": ("pump_mode", "step"), "step_factor": ("pump_mode", "step")},
        evaluate=evaluate,
        picture=RoutesPicture(),
        headline=headline,
        prediction=Prediction(
            "routes",
            answers=_GUESSES,
            before={},
            after={"half_life_h": half_life.low},
            measure=lambda result: result.oral.trough,
            returns=True,
        ),
    )
