"""The guess before the curve: nothing is given away, then guess and answer stand together in numbers."""

from functools import cache

import pytest

from baclofen import labs
from baclofen.labs.prediction import Prediction
from tests.labs.test_every_lab import stops
from tests.support.opened import guessed

GUESSED = guessed()


@pytest.fixture(scope="module", params=GUESSED)
def shared(request):
    return labs.REGISTRY[request.param]()


@pytest.fixture
def lab(shared):
    return shared.reset()


def answer_text(lab) -> str:
    """The number that the prediction asks for, as the verdict tells it."""
    lab.prediction.commit(next(iter(lab.prediction.answers)))
    actual = lab.prediction.outcome(lab.result)
    return lab.prediction.said(actual)


@pytest.mark.parametrize("name", GUESSED)
def test_controls_are_closed_until_the_guess(name):
    lab = labs.REGISTRY[name]()
    assert lab.panel._gated.layout.display == "none"
    lab.prediction.commit()
    assert lab.panel._gated.layout.display == "none", "no answer was chosen"
    assert lab.prediction.verdict.text == lab.prediction.word("choose")
    lab.prediction.commit(next(iter(lab.prediction.answers)))
    assert lab.panel._gated.layout.display == ""


def test_the_opening_does_not_tell_the_answer(lab):
    opening = " ".join([lab.sentence.text, lab.figure.summary, str(lab.figure.table)])
    words = opening.replace(",", "").replace("%", " ").split()
    assert answer_text(lab).replace(",", "") not in words


def test_guess_and_answer_stand_together_in_words_and_the_guess_goes_when_a_control_moves(lab):
    for answer in lab.prediction.answers:
        lab.reset()
        lab.prediction.commit(answer)
        said = lab.prediction.verdict.text
        assert "{" not in said
        assert answer_text(lab) in said.replace("\N{NO-BREAK SPACE}", " ")
    sliders = [n for n, c in lab.controls.items() if type(c).__name__ == "Slider"]
    name = next(iter(sliders or lab.controls))
    other = next(value for value in reversed(stops(lab.controls[name])) if value != lab.values[name])
    lab.controls[name].value = other
    assert lab.values[name] == other
    assert not lab.prediction.committed


def test_exactly_one_answer_is_called_right(lab):
    verdicts = []
    for answer in lab.prediction.answers:
        lab.reset()
        lab.prediction.commit(answer)
        verdicts.append(lab.prediction._is_nearest(lab.prediction.outcome(lab.result) / before(lab.name)))
    assert sum(verdicts) == 1


@cache
def before(name: str) -> float:
    """The number the question starts from."""
    twin = labs.REGISTRY[name]()
    defaults = {name: control.default for name, control in twin.controls.items()}
    return twin.prediction.measure(twin.move(**{**defaults, **twin.prediction.before}).result)


def test_no_two_answers_are_nearly_equally_near(lab):
    """A debatable question is a bad question: the nearest answer beats the next by a clear margin."""
    lab.prediction.commit(next(iter(lab.prediction.answers)))
    factor = lab.prediction.outcome(lab.result) / before(lab.name)
    near, second, *_ = sorted(abs(value - factor) for value in lab.prediction.answers.values())
    assert second > 2 * near or second - near > 0.15 * max(factor, 1)


def test_skip_opens_and_shows_everything_and_reset_asks_again(lab):
    opening = lab.sentence.text
    lab.prediction.skip()
    assert lab.panel._gated.layout.display == ""
    assert lab.prediction.choice.layout.display == "none"
    lab.reset()
    assert lab.sentence.text == opening
    assert lab.prediction.choice.layout.display == ""
    assert isinstance(lab.prediction, Prediction)
