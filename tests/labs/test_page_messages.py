"""What a page sends is checked where it enters: what does not fit is refused, and nothing else happens."""

import re
from pathlib import Path

import pytest

from baclofen import labs
from baclofen.widgets import Button, Search, Slider, Status
from baclofen.widgets.boxes import Row
from baclofen.widgets.figure import unwatched
from baclofen.widgets.files import Download, File
from tests.support import page_messages
from tests.support.all_labs import EVERY, ONE_OF_EACH
from tests.support.attacked_lab import attacked, different, play

MOVES, FORGERIES, TWIN_MOVES = 30, 300, 15
#: labs of which a hand of the test gets steps ahead for certain
SENT_AHEAD = ("routes", "spine", "stretch", "volumes")
NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


@pytest.mark.parametrize("name", sorted(ONE_OF_EACH))
def test_what_no_hand_would_send_breaks_nothing(name):
    with unwatched(), attacked(ONE_OF_EACH[name]) as lab:  # pictures are compared below
        play(lab, lambda: lab.forge(f"forged {name}", FORGERIES), lambda: lab.move(f"hands {name}", MOVES))
        assert not lab.heard, lab.heard
        assert lab.begun_again() == ""


@pytest.mark.parametrize("name", sorted(labs.REGISTRY))
def test_a_lab_whose_steps_are_sent_ahead_is_the_lab_without(name, monkeypatch):
    with attacked(ONE_OF_EACH[name]) as ahead, attacked(ONE_OF_EACH[name]) as plain:
        monkeypatch.setattr(plain.lab._prefetch, "_prepare", lambda control: None)

        async def both():
            for at in range(TWIN_MOVES):
                await ahead.move(f"{name} {at}", 1)
                await plain.move(f"{name} {at}", 1)
                assert ahead.state() == plain.state(), (at, different(ahead.state(), plain.state()))

        play(ahead, both)
        assert not plain.heard, plain.heard
        assert plain.steps_sent or name not in SENT_AHEAD, "no step was sent ahead, so nothing was tried"


def test_every_lab_that_a_lesson_opens_is_among_them():
    texts = [file.read_text("utf-8") for file in NOTEBOOKS.glob("*.ipynb")]
    opened = {call for text in texts for call in re.findall(r"labs\.(\w+)\(", text)}
    assert "routes" in opened
    assert opened <= {name.split()[0] for name in EVERY}
    assert opened <= {name.split()[0] for name in ONE_OF_EACH}


@pytest.fixture(scope="module")
def slider():
    """A slider as its lab has it."""
    return next(part for part in labs.oral().controls.values() if isinstance(part, Slider))


@pytest.mark.parametrize("value", page_messages.FORGED[:-1], ids=lambda value: repr(value)[:12])
def test_a_slider_and_its_scale_stand_after_a_forged_message(slider, value):
    slider.reset()
    for name in ("low", "high", "step", "start", "label", "unit", "words"):
        old = getattr(slider, name)
        page_messages.send(slider, {name: value})
        assert getattr(slider, name) == old
    page_messages.send(slider, {"value": value})
    assert slider.low <= slider.value <= slider.high


def test_what_is_refused_goes_back_to_the_page(slider, monkeypatch):
    sent = []
    monkeypatch.setattr(slider, "send_state", lambda key=None: sent.append(key))
    page_messages.send(slider, {"value": "far", "low": -5})
    assert {"value", "low"} <= set(sent)


@pytest.fixture
def heard():
    """What would reach the learner in red."""
    with attacked(labs.start) as lab:
        yield lab.heard


NO_MESSAGES = [None, [], {}, {"method": []}, {"method": "update", "state": [1]}, {"method": "custom"}]


@pytest.mark.parametrize("make", [lambda: Slider("A", 5, 1, 9, 1), lambda: Row([]), lambda: Row([]).layout])
@pytest.mark.parametrize("data", NO_MESSAGES, ids=str)
def test_what_is_no_message_is_dropped(make, data, heard):
    page_messages.raw(make(), data)
    assert not heard


def test_a_place_for_bytes_that_is_not_there_is_dropped(heard):
    slider = Slider("A", 5, 1, 9, 1)
    update = {"method": "update", "state": {"value": 6}, "buffer_paths": [["x", 0, "y"]]}
    page_messages.raw(slider, update, [memoryview(b"12")])
    assert not heard
    assert slider.value == 6


def test_a_page_does_not_change_how_a_part_lies(heard):
    for part in (Status("there"), Row([])):
        page_messages.send(part.layout, {"display": "none", "width": {}})
        assert part.layout.display != "none"
        assert part.layout.width is None
    assert not heard


def test_half_a_letter_is_no_text(heard):
    """It cannot leave for the page again: a field that held it would end in red."""
    field = Search("Find")
    page_messages.send(field, {"value": "a"})
    page_messages.send(field, {"value": "\ud83d"})
    page_messages.custom(field, {"value": "\ud83d"})
    assert field.value == "a"
    assert not heard


@pytest.mark.parametrize("value", page_messages.FORGED, ids=lambda value: type(value).__name__)
def test_what_comes_back_from_python_fits_into_a_message(value, heard):
    head = labs.case_pair().panel.head
    page_messages.custom(head, {"ping": value})
    file = Download("Take it", lambda: File("a.txt", "a"))
    page_messages.custom(file, {"press": value})
    page_messages.custom(file, {"handed": value})
    page_messages.custom(Button("Go"), {"press": value})
    assert not heard


def test_an_hour_without_end_moves_no_clock(heard):
    lab = labs.pump_fault()
    lab.prediction.skip()
    hour = lab.values["hour"]
    page_messages.custom(lab.figure, {"hour": 10**400, "number": 1})
    assert not heard
    assert lab.values["hour"] == hour
