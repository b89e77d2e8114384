"""The test dose: onset, peak, how long it lasts, the response rule, and the dose the pump starts with."""

from baclofen import content
from baclofen.labs.base import Lab
from baclofen.labs.client import fluid
from baclofen.labs.controls import choice, slider
from baclofen.labs.prediction import Prediction
from baclofen.model.scenarios import screening as model
from baclofen.plots.screening import ScreeningPicture, headline

_DAYS = ("one", "two", "three")
_RULES = ("us", "de")
_GUESSES = {"half": 0.5, "same": 1.0, "double": 2.0, "hundred": 100.0}


def screening() -> Lab:
    """Test doses on their days, the observation window, the response rule, and the starting dose rule."""
    facts = {p.id: p for p in content.parameters("nursing")}
    doses = dict(zip(_DAYS, (facts[f"test_dose_{n}"].value for n in (1, 2, 3)), strict=True))
    window = facts["test_dose_observe"]

    def evaluate(day: str, needed_mcg: float, csf_half_life_h: float, rule: str) -> model.ScreeningResult:
        answers = model.ResponseRule(
            window_h=window.high,
            shortest_h=content.parameter("screening.shortest_effect_h").value,
            long_effect_h=facts[f"pump_start_exception_{rule}"].value,
            usual_factor=facts["pump_start_factor"].value,
        )
        before = tuple(doses[one] for one in _DAYS[: _DAYS.index(day)])
        return model.trial(
            test_mcg=doses[day],
            needed_mcg=needed_mcg,
            rule=answers,
            fluid=fluid(csf_half_life_h),
            earlier_mcg=before,
        )

    return Lab(
        "screening",
        controls={
            "day": choice("screening.control.day", _DAYS),
            "needed_mcg": slider("screening.needed_mcg"),
            "rule": choice("screening.control.rule", _RULES),
        },
        more={"csf_half_life_h": slider("screening.csf_half_life_h")},
        evaluate=evaluate,
        picture=ScreeningPicture((window.low, window.high), last_mcg=doses[_DAYS[-1]]),
        headline=lambda result: headline(result, doses[_DAYS[-1]]),
        prediction=Prediction(
            "screening",
            answers=_GUESSES,
            before={},
            after={},
            measure=lambda result: result.answer.test_mcg,
            outcome=lambda result: result.start_mcg_per_day,
            decimals=0,
            veils=True,
        ),
    )
