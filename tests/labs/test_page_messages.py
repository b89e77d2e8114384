"""What a page sends is checked where it enters: what does not fit is refused, and nothing else happens."""

import random
import traceback

import pytest

from baclofen import labs
from tests.support import page_messages

MAKERS = {
    **labs.REGISTRY,
    "pump": labs.pump,
    "dose_practice": labs.dose_practice,
    "refill": labs.refill,
    "quiz": lambda: labs.quiz("06"),
    "case": lambda: labs.case("stiff_and_hot"),
    "review": lambda: labs.review("06"),
    "claims": lambda: labs.claims("05"),
    "path": labs.path,
    "story": lambda: labs.story("first_grader"),
    "scene": lambda: labs.scene("02_one_tablet"),
    "scene of answers": lambda: labs.scene("05_two_days"),
}
MOVES, FORGERIES = 60, 300


@pytest.fixture(params=sorted(MAKERS))
def lab(request):
    return MAKERS[request.param]()


@pytest.fixture
def tracebacks(monkeypatch):
    """What would reach the learner in red: ipywidgets shows a traceback for whatever a message raises."""
    heard = []
    monkeypatch.setattr("ipywidgets.widgets.widget.get_ipython", lambda: Shell(heard))
    return heard


class Shell:
    """Stands where IPython does, and keeps what it is asked to show."""

    def __init__(self, heard):
        self.heard = heard

    def showtraceback(self):
        self.heard.append(traceback.format_exc())


def shown(lab):
    return lab.panel if hasattr(lab, "panel") else lab.widget


def still_answers(root, tracebacks, moves):
    """Controls take what a hand does, and no word of it is an exception."""
    draw = random.Random("hands")
    for _ in range(moves):
        draw.choice(
            [move for part in page_messages.parts(root) if (move := page_messages.hand(part, draw))]
        )()
        assert not tracebacks, tracebacks[0]


def test_what_no_hand_would_send_breaks_nothing(lab, tracebacks):
    root = shown(lab)
    for part, name, value in page_messages.forge(root, "forged", FORGERIES):
        assert not tracebacks, (type(part).__name__, name, str(value)[:60], tracebacks[0])
    still_answers(root, tracebacks, MOVES)


@pytest.mark.parametrize("value", page_messages.FORGED[:-1], ids=lambda value: repr(value)[:12])
def test_a_slider_and_its_scale_stand_after_a_forged_message(value):
    slider = next(part for part in labs.oral().controls.values() if type(part).__name__ == "Slider")
    for name in ("low", "high", "step", "start", "label", "unit", "words"):
        old = getattr(slider, name)
        page_messages.send(slider, {name: value})
        assert getattr(slider, name) == old
    page_messages.send(slider, {"value": value})
    assert slider.low <= slider.value <= slider.high


def test_what_is_refused_goes_back_to_the_page(monkeypatch):
    slider, sent = labs.oral().controls["dose_mg"], []
    monkeypatch.setattr(slider, "send_state", lambda key=None: sent.append(key))
    page_messages.send(slider, {"value": "far", "low": -5})
    assert {"value", "low"} <= set(sent)
