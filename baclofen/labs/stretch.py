"""Why a muscle holds against a fast hand: the loop through the cord, and the brake that baclofen presses."""

from baclofen import content
from baclofen.labs.base import Lab
from baclofen.labs.controls import choice, slider
from baclofen.labs.prediction import Prediction
from baclofen.model.scenarios import stretch as model
from baclofen.plots.stretch import StretchPicture, headline
from baclofen.plots.stretch_words import percent

_BRAKES = ("weak", "whole", "gone")
_LOOP = ("threshold", "threshold_rise", "gain", "gain_fall", "tone", "limp_at")
_GUESSES = {"same": 1.0, "half": 0.5, "little": 0.15}
_ENOUGH = 1.2


def stretch() -> Lab:
    """One stretch of the muscle behind the thigh: how fast, how much brake is left, how much baclofen."""
    reflex = model.Reflex(**{name: content.parameter(f"stretch.{name}").value for name in _LOOP})
    left = {name: content.parameter(f"stretch.brake_{name}").value for name in _BRAKES}

    def evaluate(own_brake: str, **values: float) -> model.StretchResult:
        return model.stretch(own_brake=left[own_brake], reflex=reflex, **values)

    return Lab(
        "stretch",
        controls={
            "speed": slider("stretch.speed", "stretch.ends.speed"),
            "drug_brake": slider("stretch.drug_brake", "stretch.ends.drug_brake"),
            "own_brake": choice("stretch.control.own_brake", _BRAKES),
        },
        evaluate=evaluate,
        picture=StretchPicture(),
        headline=headline,
        prediction=Prediction(
            "stretch",
            answers=_GUESSES,
            before={"drug_brake": 0},
            after={"drug_brake": _ENOUGH},
            measure=lambda result: result.push,
            said=percent,
        ),
    )
