"""The step that is sent ahead is the step itself: for every lab, every slider, both ways."""

import asyncio
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import ipywidgets
import pytest
from ipywidgets.widgets import widget as registry

from baclofen import labs
from baclofen.labs import prefetch
from baclofen.widgets import Slider
from baclofen.widgets.prefetch import CannotTry
from tests.support.opened import opened

SLIDERS = [
    (name, control)
    for name, lab in opened().items()
    for control, one in lab.controls.items()
    if isinstance(one, Slider)
]


def told(lab):
    """A lab whose guess is behind the learner."""
    lab.unveil()
    lab.panel.open_gate()
    lab.redraw()
    return lab


def page() -> dict[str, dict]:
    """What a page holds of every part there is."""
    return {key: one.get_state() for key, one in registry._instances.items()}


@pytest.fixture(autouse=True)
def nothing_from_before(monkeypatch):
    monkeypatch.setattr(registry, "_instances", {})


@pytest.fixture
def sent(monkeypatch):
    """Every message that leaves for the page."""
    messages = []
    monkeypatch.setattr(
        ipywidgets.Widget, "_send", lambda self, content, **_: messages.append((self, content))
    )
    return messages


@pytest.mark.parametrize(("name", "control"), SLIDERS)
def test_what_is_sent_ahead_is_what_the_move_shows(name, control, sent):
    lab = told(labs.REGISTRY[name]())
    slider = lab.controls[control]
    if (name, control) == ("pump_fault", "case"):
        with pytest.raises(CannotTry):  # it asks for a new guess
            lab.tried(slider, slider.high)
        return
    start = page()
    sent.clear()
    steps = lab.tried(slider, *prefetch.next_to(slider))
    assert page() == start, "the lab has moved"
    assert sent == [], "the page has heard of what was only tried"
    assert list(steps) == prefetch.next_to(slider)
    for value, states in steps.items():
        slider.value = value
        ahead = {key: dict(state) for key, state in start.items()}
        ahead[slider.model_id]["value"] = value
        for part, state in states.items():
            ahead[part.model_id] |= state
        assert ahead == page()
        slider.value = slider.start
        assert page() == start


def test_two_steps_are_drawn_and_the_way_back_once(sent, monkeypatch):
    lab = told(labs.routes())
    slider, drawn = lab.controls["half_life_h"], []
    redraw = lab.redraw
    monkeypatch.setattr(lab, "redraw", lambda: drawn.append(lab.values["half_life_h"]) or redraw())
    lab._prefetch.give(slider)
    assert drawn == [*prefetch.next_to(slider), slider.value]


def test_a_scale_ends():
    slider = Slider("A", 5, 1, 5, 2)
    assert prefetch.next_to(slider) == [3]
    slider.value = 3
    assert prefetch.next_to(slider) == [5, 1]


def rest():
    return asyncio.sleep(prefetch.REST_S * 3)


def run(hand) -> None:
    """Run it in a loop of its own, in a thread of its own: a browser of other tests may hold this one's."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, hand()).result()


def steps(sent) -> list[dict]:
    return [message["content"] for _, message in sent if "next" in message.get("content", {})]


def test_a_hand_that_rests_gets_its_next_step_and_a_moving_one_does_not(sent):
    lab = told(labs.routes())
    slider = lab.controls["half_life_h"]
    first, second, third = (round(slider.value + n * slider.step, 9) for n in (1, 2, 3))

    async def hand():
        slider.value = first
        slider.value = second
        assert steps(sent) == []
        await rest()

    run(hand)
    (step,) = steps(sent)
    assert (step["control"], step["from"]) == (slider.model_id, second)
    assert [one["to"] for one in step["next"]] == [third, first]
    assert all("svg" not in one["parts"][lab.figure.model_id] for one in step["next"])


def test_what_a_page_may_have_from_ahead_is_sent_again_by_another_move(sent):
    """A hand took the step while something else moved: the page ends at what Python holds."""
    lab = told(labs.routes())
    slider = lab.controls["half_life_h"]
    prefetch_of = lab._prefetch
    prefetch_of.give(slider)
    given = {(part, name) for part, names in prefetch_of._given.items() for name in names}
    assert given
    sent.clear()
    lab.controls["step_hour"].value = lab.controls["step_hour"].high
    times = Counter(
        (part, name)
        for part, message in sent
        for name in message.get("state", {})
        if message["method"] == "update"
    )
    assert given <= times.keys()
    assert {times[one] for one in given} == {1}


def test_a_step_that_draws_the_whole_picture_anew_is_not_tried_twice(sent, monkeypatch):
    lab = told(labs.routes())
    slider = lab.controls["half_life_h"]
    monkeypatch.setattr(lab, "tried", lambda *_: {slider.high: {lab.figure: {"svg": "<svg/>"}}})
    prefetch_of = lab._prefetch
    prefetch_of.give(slider)
    assert steps(sent) == []

    async def hand():
        slider.value = slider.high
        await rest()

    monkeypatch.setattr(lab, "tried", lambda *_: pytest.fail("tried once more"))
    run(hand)
