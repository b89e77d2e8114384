"""The guess before a lab, on paper: what is asked, what can be answered, and what happens then."""

from dataclasses import dataclass
from typing import Any

from baclofen.labs.prediction import Prediction
from baclofen.labs.pump_fault_guess import FaultGuess, when


@dataclass(frozen=True)
class GuessOnPaper:
    """The questions with their answers to choose from, and the texts of the right ones."""

    asked: tuple[tuple[str, tuple[str, ...]], ...]
    answers: tuple[str, ...]


def settle(lab: Any) -> GuessOnPaper | None:
    """Bring the lab to where its guess is settled; returns the guess, or None where nothing is asked."""
    guess = getattr(lab, "prediction", None)
    if isinstance(guess, Prediction):
        return _prediction(lab, guess)
    return _fault(lab, guess) if isinstance(guess, FaultGuess) else None


#: where a lab asks for no guess but the lesson does: the boxes that its goal asks the learner to tick
_TICKED = {"tell_apart": {"observed": ("drowsiness", "lightheadedness")}}


def example(lab: Any) -> tuple[str, ...]:
    """Tick what the lesson's goal asks for; returns the words of the ticked boxes, none for other labs."""
    ticked = _TICKED.get(lab.name, {})
    if ticked:
        lab.move(**ticked)
    return tuple(dict(lab.controls[name].options)[key] for name, keys in ticked.items() for key in keys)


def _prediction(lab: Any, guess: Prediction) -> GuessOnPaper:
    before = guess.measure(lab.place(**{**lab.defaults, **guess.before}))
    lab.place(**guess.after)
    lab.redraw()
    factor = guess.outcome(lab.result) / before
    options = {key: guess.word(f"option.{key}") for key in guess.answers}
    nearest = min(guess.answers, key=lambda key: abs(guess.answers[key] - factor))
    return GuessOnPaper(((guess.word("question"), tuple(options.values())),), (options[nearest],))


def _fault(lab: Any, guess: FaultGuess) -> GuessOnPaper:
    """Two questions on a fault whose cause is hidden; it is told at the end of the hours."""
    course = lab.view_now().course
    lab.move(hour=lab.controls["hour"].high, show=("cause",))
    controls = (guess.direction, guess.when)
    words = [dict(control.options) for control in controls]
    asked = tuple(
        (control.label, tuple(texts.values())) for control, texts in zip(controls, words, strict=True)
    )
    return GuessOnPaper(asked, (words[0][course.direction], words[1][when(course)]))
