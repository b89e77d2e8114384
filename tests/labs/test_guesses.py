"""What each answer of a guess means as a number, written a second time from the words of the answer."""

import re

import pytest

from baclofen import content, labs

MEANT = {
    "alarms": {"one_morning": 12, "two_morning": 22, "two_now": 23},
    "oral": {"same": 1, "half_more": 1.5, "double": 2, "triple": 3},
    "parts": {"fill_port": 3, "side_port": 5, "catheter": 9},
    "pump_life": {"same": 1, "double": 2, "four": 4, "ten": 10},
    "routes": {"same": 1, "three_quarters": 0.75, "half": 0.5, "far_less": 0.15},
    "screening": {"half": 0.5, "same": 1, "double": 2, "hundred": 100},
    "spine": {"hundredth": 0.01, "same": 1, "ten": 10, "thirty": 50},
    "stretch": {"same": 1, "half": 0.5, "little": 0.15},
    "stopping": {"nearly_all": 0.95, "two_fifths": 0.4, "tenth": 0.1, "nothing": 0},
}


@pytest.mark.parametrize("name", MEANT)
def test_an_answer_means_what_it_says(name):
    prediction = labs.REGISTRY[name]().prediction
    assert prediction.answers == MEANT[name]
    said = {key: content.word(f"{name}.predict.option.{key}") for key in MEANT[name]}
    assert dict(prediction.choice.options) == said


def test_a_share_is_read_back_with_two_places():
    lab = labs.routes()
    lab.prediction.commit("half")
    assert re.findall(r"\d+\.\d+", lab.prediction.verdict.text) == ["0.53", "0.25", "0.26"]
