"""From implant to replacement on one strip: refills counted by strength, reservoir and dose."""

from baclofen import content
from baclofen.labs.base import Lab
from baclofen.labs.client import numbers
from baclofen.labs.controls import slider
from baclofen.labs.prediction import Prediction
from baclofen.labs.pump.form import strengths
from baclofen.model.pump import spec_from
from baclofen.model.scenarios.pump_life import life
from baclofen.model.units import dose_text
from baclofen.plots.pump_life import LifeView, PumpLifePicture, headline, word
from baclofen.widgets import Choice

_GUESSES = {"same": 1.0, "double": 2.0, "four": 4.0, "ten": 10.0}


def _numbers_choice(name: str, keys: tuple[str, ...], unit: str, start: str) -> Choice:
    pairs = [(key, dose_text(float(key), unit)) for key in keys]
    return Choice(word(f"control.{name}.label"), pairs, start)


def pump_life() -> Lab:
    """How many refills one pump asks for, and when it has to be replaced."""
    n = numbers("pump")
    capacity = content.parameter("pump.capacity_mL")
    unit = content.parameter("pump.strength_low_mcg_per_mL").unit
    sizes = (f"{capacity.low:g}", f"{capacity.high:g}")

    def evaluate(dose: float, strength: str, reservoir: str, alarm_mL: float) -> LifeView:
        size = float(reservoir)
        spec = spec_from(n, capacity_mL=size, low_alarm_mL=alarm_mL)
        lives = tuple(
            life(spec, dose_mcg_per_day=dose, strength_mcg_per_mL=float(key), reservoir_mL=size,
                 early_days=n["book_early_low_days"])
            for key in strengths()
        )  # fmt: skip
        return LifeView(lives, strengths().index(strength), dose, size)

    return Lab(
        "pump_life",
        controls={
            "dose": slider("pump.daily_dose_mcg_per_day"),
            "strength": _numbers_choice("strength", strengths(), unit, strengths()[-1]),
            "reservoir": _numbers_choice("reservoir", sizes, capacity.unit, sizes[0]),
        },
        more={"alarm_mL": slider("pump.low_alarm_mL")},
        evaluate=evaluate,
        picture=PumpLifePicture(
            [float(key) for key in strengths()], (n["battery_short_years"], n["battery_long_years"])
        ),
        headline=headline,
        prediction=Prediction(
            "pump_life",
            answers=_GUESSES,
            before={"strength": strengths()[-1]},
            after={"strength": strengths()[0]},
            measure=lambda result: float(result.life.visits),
            decimals=0,
            veils=True,
        ),
    )
