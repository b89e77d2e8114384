"""The two alarms of a pump, heard and seen: which is it, and how soon must someone act?"""

from baclofen import content
from baclofen.labs.base import Lab
from baclofen.labs.controls import choice
from baclofen.labs.how_soon import sorting
from baclofen.labs.prediction import Prediction
from baclofen.model.scenarios import alarms as model
from baclofen.plots.alarms import AlarmsPicture, headline

_SIGNS = ("none", "itching", "return_of_spasticity")
_EVENTS = {"one": "one_tone", "two": "two_tones"}
#: each answer as a number: tens for the tones, ones for how soon
_TONES = {"one": 10, "two": 20}
_SPEEDS = {speed: len(content.URGENCIES) - at for at, speed in enumerate(content.URGENCIES)}
_GUESSES = {"one_morning": 12, "two_morning": 22, "two_now": 23}


def _number(result: model.HeardAlarm) -> float:
    """Which alarm it is, and how soon someone must act, as one number."""
    return float(_TONES[result.tone] + _SPEEDS[result.urgency])


def _said(number: float) -> str:
    """The words of such a number."""
    tone = next((name for name, tens in _TONES.items() if 0 < number - tens < 10), "")
    if not tone:
        return ""
    speed = next(name for name, ones in _SPEEDS.items() if ones == number - _TONES[tone])
    return content.word(f"alarms.judged.{tone}", speed=content.word(f"how_soon.level.{speed}.pump"))


def alarms() -> Lab:
    """One tone or two, with or without a sign of too little: what it sounds like, and what to do at once."""
    length = {name: content.parameter(f"nursing.alarm_{name}_length").value for name in ("single", "double")}

    def evaluate(tone: str, sign: str) -> model.HeardAlarm:
        there = [_EVENTS[tone], *([] if sign == "none" else [sign])]
        return model.HeardAlarm(
            tone=tone,
            notes=model.notes(tone, length["single"], length["double"]),
            flows=tone == "one",
            sign=sign,
            urgency=sorting().speeds.judge("pump", there).urgency,
        )

    return Lab(
        "alarms",
        controls={
            "tone": choice("alarms.control.tone", model.TONES, "two"),
            "sign": choice("alarms.control.sign", _SIGNS),
        },
        evaluate=evaluate,
        picture=AlarmsPicture(),
        headline=headline,
        prediction=Prediction(
            "alarms",
            answers=_GUESSES,
            before={},
            after={},
            measure=lambda result: 1.0,
            outcome=_number,
            said=_said,
            veils=True,
        ),
    )
